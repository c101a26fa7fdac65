package dev.athanor.bif;

import dev.athanor.bif.CryptoErrors.Place;
import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Reference;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The message authentication codes of {@code :crypto} ({@code :hmac} and {@code :cmac} with AES), and keys from passwords. Java because the JDK has them. */
@BifModule("crypto")
public final class CryptoMacs {
  private static final Atom HMAC = Atom.of("hmac");
  private static final Atom CMAC = Atom.of("cmac");

  private CryptoMacs() {}

  /** A code of a kind without subtype, of which there is none here. */
  @Bif
  public static Object mac(Object type, Object key, Object data) {
    return mac(type, Atoms.UNDEFINED, key, data);
  }

  /** The authentication code of data. */
  @Bif
  public static Object mac(Object type, Object subtype, Object key, Object data) {
    return Bitstring.of(code(type, subtype, key, data, type, subtype, key, data));
  }

  /** The first bytes of the authentication code of data. */
  @Bif("macN")
  public static Object shortMac(Object type, Object subtype, Object key, Object data, Object size) {
    var code = mac(type, subtype, key, data);
    return ErlangBinaries.binaryPart(code, 0L, size);
  }

  private static byte[] code(Object type, Object subtype, Object key, Object data, Object... arguments) {
    var keyBytes = CryptoErrors.bytes(key);
    var bytes = CryptoErrors.bytesOrNull(data);
    if (bytes == null) {
      throw CryptoErrors.bad(new Place("mac.c", 176), "Bad text", "mac", 4, arguments);
    }
    if (type == HMAC) {
      return hmac(subtype, keyBytes, "mac", arguments).doFinal(bytes);
    }
    if (type != CMAC) {
      throw CryptoErrors.bad(new Place("mac.c", 234), "Unknown mac algorithm", "mac", 1, arguments);
    }
    var cipher = CryptoCipher.of(subtype, keyBytes.length);
    if (cipher == null || !cipher.isCbc()) {
      throw CryptoErrors.bad(new Place("mac.c", 317), "Bad key size", "mac", 3, arguments);
    }
    return cmac(keyBytes, bytes);
  }

  private static Mac hmac(Object subtype, byte[] key, String function, Object... arguments) {
    var algorithm = CryptoHashes.algorithm(subtype);
    if (algorithm == null) {
      throw CryptoErrors.bad(new Place("mac.c", 264), "Bad digest algorithm for HMAC", function, 2, arguments);
    }
    try {
      var mac = Mac.getInstance(algorithm.hmac());
      // The JDK refuses an empty key; HMAC fills keys up with zeros, so one zero is the same key.
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, algorithm.hmac()));
      return mac;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this Java platform lacks " + algorithm.hmac(), missing);
    }
  }

  /** A state for {@link #macUpdate}. */
  @Bif
  public static Object macInit(Object type, Object subtype, Object key) {
    if (type != HMAC) {
      throw CryptoErrors.bad(new Place("mac.c", 492), "Unknown mac algorithm", "mac_init", 1, type, subtype, key);
    }
    return Reference.make(hmac(subtype, CryptoErrors.bytes(key), "mac_init", type, subtype, key));
  }

  /** The state with more data; it is the same state. */
  @Bif
  public static Object macUpdate(Object state, Object data) {
    if (!(state instanceof Reference reference && reference.resource() instanceof Mac mac)) {
      throw CryptoErrors.bad(new Place("mac.c", 676), "Bad ref", "mac_update", 1, state, data);
    }
    var bytes = CryptoErrors.bytes(data);
    synchronized (mac) {
      mac.update(bytes);
    }
    return state;
  }

  /** The authentication code of all data of a state. */
  @Bif
  public static Object macFinal(Object state) {
    if (!(state instanceof Reference reference && reference.resource() instanceof Mac mac)) {
      throw CryptoErrors.bad(new Place("mac.c", 727), "Bad ref", "mac_final", 1, state);
    }
    synchronized (mac) {
      return Bitstring.of(mac.doFinal());
    }
  }

  /**
   * CMAC (NIST SP 800-38B): the last block of a CBC encryption of the data, whose own last block has one of two keys added that are made by
   * encrypting zeros: one for a full block, one for a padded one.
   */
  private static byte[] cmac(byte[] key, byte[] data) {
    try {
      var aes = Cipher.getInstance("AES/ECB/NoPadding");
      aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
      int blocks = Math.max(1, (data.length + 15) / 16);
      var subkey = doubled(aes.doFinal(new byte[16]));
      var padded = Arrays.copyOf(data, 16 * blocks);
      if (data.length != padded.length) {
        padded[data.length] = (byte) 0x80;
        subkey = doubled(subkey);
      }
      var state = new byte[16];
      for (int i = 0; i < blocks; i++) {
        for (int k = 0; k < 16; k++) {
          state[k] ^= padded[16 * i + k];
          state[k] ^= i == blocks - 1 ? subkey[k] : 0;
        }
        state = aes.doFinal(state);
      }
      return state;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java platform has AES", missing);
    }
  }

  /** Twice a polynomial of GF(2^128). */
  private static byte[] doubled(byte[] block) {
    var result = new byte[16];
    for (int i = 0; i < 16; i++) {
      result[i] = (byte) (block[i] << 1 | (i < 15 ? (block[i + 1] & 0xff) >>> 7 : 0));
    }
    result[15] ^= (byte) (block[0] < 0 ? 0x87 : 0);
    return result;
  }

  /** A key from a password (PKCS #5, PBKDF2 with HMAC). */
  @Bif
  public static Object pbkdf2Hmac(Object digest, Object password, Object salt, Object iterations, Object size) {
    var arguments = new Object[] {digest, password, salt, iterations, size};
    var algorithm = CryptoHashes.algorithm(digest);
    if (algorithm == null || !algorithm.name().startsWith("SHA-")) {
      throw algorithm == null
          ? pbkdf2Error(34, "Bad digest type", 1, arguments)
          : pbkdf2Error(38, "Not eligible digest type", 1, arguments);
    }
    if (!(BinaryBifs.binary(password) instanceof Bitstring secret)) {
      throw pbkdf2Error(40, "Not binary", 2, arguments);
    }
    if (!(BinaryBifs.binary(salt) instanceof Bitstring grains)) {
      throw pbkdf2Error(42, "Not binary", 3, arguments);
    }
    if (!(iterations instanceof Long rounds && rounds >= 1)) {
      throw pbkdf2Error(44, "Not integer", 4, arguments);
    }
    if (!(size instanceof Long bytes && bytes >= 1 && bytes <= Integer.MAX_VALUE)) {
      throw pbkdf2Error(48, "Not integer", 5, arguments);
    }
    var mac = hmac(digest, secret.toBytes(), "pbkdf2_hmac", arguments);
    return Bitstring.of(pbkdf2(mac, grains.toBytes(), rounds, bytes.intValue()));
  }

  private static ErlangException pbkdf2Error(int line, String text, int number, Object[] arguments) {
    return CryptoErrors.bad(new Place("pbkdf2_hmac.c", line), text, "pbkdf2_hmac", number, arguments);
  }

  private static byte[] pbkdf2(Mac mac, byte[] salt, long rounds, int size) {
    var key = new byte[size];
    for (int block = 1, at = 0; at < size; block++, at += mac.getMacLength()) {
      mac.update(salt);
      mac.update(new byte[] {(byte) (block >>> 24), (byte) (block >>> 16), (byte) (block >>> 8), (byte) block});
      var round = mac.doFinal();
      var sum = round.clone();
      for (long i = 1; i < rounds; i++) {
        round = mac.doFinal(round);
        for (int k = 0; k < sum.length; k++) {
          sum[k] ^= round[k];
        }
      }
      System.arraycopy(sum, 0, key, at, Math.min(sum.length, size - at));
    }
    return key;
  }
}
