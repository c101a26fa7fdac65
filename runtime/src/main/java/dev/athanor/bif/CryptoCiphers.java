package dev.athanor.bif;

import dev.athanor.bif.CryptoErrors.Place;
import dev.athanor.bif.CryptoStream.Padding;
import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.BitstringBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;

/** The ciphers of {@code :crypto}. Java because the JDK has them. */
@BifModule("crypto")
public final class CryptoCiphers {
  private static final Atom ENCRYPT = Atom.of("encrypt");
  private static final Atom PADDING = Atom.of("padding");
  private static final Atom PKCS_PADDING = Atom.of("pkcs_padding");
  private static final Atom ZERO = Atom.of("zero");
  private static final Atom RANDOM = Atom.of("random");
  private static final Atom NONE = Atom.of("none");

  private static final int TAG_SIZE = 16;

  /** The shortest tag that the JDK makes itself. */
  private static final int SHORTEST_TAG = 12;

  private CryptoCiphers() {}

  /** Encrypts or decrypts with a cipher that needs no initialisation vector. */
  @Bif
  public static Object cryptoOneTime(Object cipher, Object key, Object data, Object options) {
    var stream = stream("crypto_one_time", cipher, key, Bitstring.EMPTY, options, cipher, key, data, options);
    return whole(stream, data, 3, cipher, key, data, options);
  }

  /** Encrypts or decrypts; options are {@code true} (encrypt) or {@code false}, or {@code encrypt} and {@code padding} in a list. */
  @Bif
  public static Object cryptoOneTime(Object cipher, Object key, Object iv, Object data, Object options) {
    var stream = stream("crypto_one_time", cipher, key, iv, options, cipher, key, iv, data, options);
    return whole(stream, data, 4, cipher, key, iv, data, options);
  }

  private static Object whole(CryptoStream stream, Object data, int number, Object... arguments) {
    var bytes = CryptoErrors.bytesOrNull(data);
    if (bytes == null) {
      throw CryptoErrors.bad(new Place("api_ng.c", 849), "expected binary as data", "crypto_one_time", number, arguments);
    }
    var out = new BitstringBuilder(bytes.length + TAG_SIZE).literal(Bitstring.of(stream.update(bytes)));
    return out.literal(end(stream, "crypto_one_time", arguments)).toBitstring();
  }

  private static Bitstring end(CryptoStream stream, String function, Object... arguments) {
    try {
      var rest = stream.end();
      if (rest != null) {
        return Bitstring.of(rest);
      }
    } catch (GeneralSecurityException failed) {
      // Falls through: all that can be told is that it cannot be finished.
    }
    throw CryptoErrors.failed(Atoms.ERROR, new Place("api_ng.c", 634), "Can't finalize", function, 0, arguments);
  }

  /** A state for {@link #cryptoUpdate}, of a cipher that needs no initialisation vector. */
  @Bif
  public static Object cryptoInit(Object cipher, Object key, Object options) {
    return Reference.make(stream("crypto_init", cipher, key, Bitstring.EMPTY, options, cipher, key, options));
  }

  /** A state for {@link #cryptoUpdate}. */
  @Bif
  public static Object cryptoInit(Object cipher, Object key, Object iv, Object options) {
    return Reference.make(stream("crypto_init", cipher, key, iv, options, cipher, key, iv, options));
  }

  /** Takes more data and gives what is ready of the result. */
  @Bif
  public static Object cryptoUpdate(Object state, Object data) {
    var stream = state(state, "crypto_update", state, data);
    return Bitstring.of(stream.update(CryptoErrors.bytes(data)));
  }

  /** Ends the stream and gives the rest of the result. */
  @Bif
  public static Object cryptoFinal(Object state) {
    return end(state(state, "crypto_final", state), "crypto_final", state);
  }

  private static CryptoStream state(Object state, String function, Object... arguments) {
    if (state instanceof Reference reference && reference.resource() instanceof CryptoStream stream) {
      return stream;
    }
    throw CryptoErrors.bad(new Place("api_ng.c", 692), "Bad State", function, 1, arguments);
  }

  private static CryptoStream stream(
      String function, Object name, Object key, Object iv, Object options, Object... arguments) {
    var keyBytes = CryptoErrors.bytes(key);
    var ivBytes = CryptoErrors.bytes(iv);
    var cipher = CryptoCipher.of(name, keyBytes.length);
    if (cipher == null || cipher.isAuthenticated()) {
      throw CryptoErrors.bad(new Place("api_ng.c", 242), "Unknown cipher", function, 1, arguments);
    }
    if (keyBytes.length != cipher.keySize()) {
      throw CryptoErrors.bad(new Place("api_ng.c", 244), "Bad key size", function, 2, arguments);
    }
    if (ivBytes.length != cipher.ivSize() && cipher.ivSize() > 0) {
      throw CryptoErrors.bad(new Place("api_ng.c", 307), "Bad iv size", function, 3, arguments);
    }
    boolean encrypt = encrypts(options);
    try {
      var started = cipher.start(encrypt, keyBytes, cipher.parameters(ivBytes));
      return new CryptoStream(started, encrypt, padding(options, function, arguments), cipher.blockSize());
    } catch (GeneralSecurityException failed) {
      throw CryptoErrors.failed(
          Atoms.ERROR, new Place("api_ng.c", 329), "Can't initialize context, key or iv", function, 0, arguments);
    }
  }

  private static boolean encrypts(Object options) {
    return options == Atoms.TRUE || Lists.keyword(options, ENCRYPT, Atoms.FALSE) == Atoms.TRUE;
  }

  private static Padding padding(Object options, String function, Object... arguments) {
    var padding = Lists.keyword(options, PADDING, Atoms.UNDEFINED);
    if (padding == Atoms.UNDEFINED || padding == NONE) {
      return padding == NONE ? Padding.NONE : Padding.UNDEFINED;
    }
    if (padding == PKCS_PADDING) {
      return Padding.PKCS;
    }
    if (padding == ZERO || padding == RANDOM) {
      return padding == ZERO ? Padding.ZERO : Padding.RANDOM;
    }
    throw CryptoErrors.bad(new Place("api_ng.c", 379), "Bad padding type", function, arguments.length, arguments);
  }

  /** Encrypts with authentication: {@code {encrypted, tag}}. */
  @Bif
  public static Object cryptoOneTimeAead(
      Object cipher, Object key, Object iv, Object plain, Object associated, Object encrypt) {
    return aead(cipher, key, iv, plain, associated, (long) TAG_SIZE, encrypt);
  }

  /** Encrypts with a tag of some size, or decrypts with a tag: the data, or {@code :error} where the tag is wrong. */
  @Bif
  public static Object cryptoOneTimeAead(
      Object cipher, Object key, Object iv, Object data, Object associated, Object tag, Object encrypt) {
    return aead(cipher, key, iv, data, associated, tag, encrypt);
  }

  private static Object aead(
      Object name, Object key, Object iv, Object data, Object associated, Object tag, Object encrypt) {
    var arguments = new Object[] {name, key, iv, data, associated, tag, encrypt};
    var keyBytes = CryptoErrors.bytes(key);
    var cipher = CryptoCipher.of(name, keyBytes.length);
    if (cipher == null || !cipher.isAuthenticated() || keyBytes.length != cipher.keySize()) {
      throw aeadError(90, "Unknown cipher or invalid key size", 1, arguments);
    }
    var ivBytes = CryptoErrors.bytes(iv);
    var dataBytes = CryptoErrors.bytesOrNull(data);
    var associatedBytes = CryptoErrors.bytesOrNull(associated);
    if (dataBytes == null || associatedBytes == null) {
      throw aeadError(dataBytes == null ? 131 : 143, "non-binary data", dataBytes == null ? 4 : 5, arguments);
    }
    try {
      return encrypt == Atoms.TRUE
          ? sealed(cipher, keyBytes, ivBytes, dataBytes, associatedBytes, tag, arguments)
          : opened(cipher, keyBytes, ivBytes, dataBytes, associatedBytes, tag, arguments);
    } catch (AEADBadTagException wrong) {
      return Atoms.ERROR;
    } catch (GeneralSecurityException failed) {
      throw aeadError(172, "Bad IV length", 3, arguments);
    }
  }

  private static ErlangException aeadError(int line, String text, int number, Object... arguments) {
    return CryptoErrors.bad(new Place("aead.c", line), text, "crypto_one_time_aead", number, arguments);
  }

  private static Object sealed(
      CryptoCipher cipher, byte[] key, byte[] iv, byte[] plain, byte[] associated, Object size, Object... arguments)
      throws GeneralSecurityException {
    if (!(size instanceof Long tagSize && tagSize >= 1 && tagSize <= TAG_SIZE)) {
      throw aeadError(115, "Bad tag length", 6, arguments);
    }
    var sealed = sealed(cipher, key, iv, plain, associated);
    var tag = Arrays.copyOfRange(sealed, plain.length, plain.length + tagSize.intValue());
    return Tuple.of(Bitstring.of(Arrays.copyOf(sealed, plain.length)), Bitstring.of(tag));
  }

  /** The encrypted data followed by a whole tag. */
  private static byte[] sealed(CryptoCipher cipher, byte[] key, byte[] iv, byte[] plain, byte[] associated)
      throws GeneralSecurityException {
    var started = cipher.start(true, key, parameters(cipher, iv, TAG_SIZE));
    started.updateAAD(associated);
    return started.doFinal(plain);
  }

  private static Object opened(
      CryptoCipher cipher, byte[] key, byte[] iv, byte[] encrypted, byte[] associated, Object tag, Object... arguments)
      throws GeneralSecurityException {
    if (!(BinaryBifs.binary(tag) instanceof Bitstring given && given.size >= SHORTEST_TAG && given.size <= TAG_SIZE)) {
      throw aeadError(105, "non-binary tag or too short", 6, arguments);
    }
    var started = cipher.start(false, key, parameters(cipher, iv, given.size));
    started.updateAAD(associated);
    var sealed = Arrays.copyOf(encrypted, encrypted.length + given.size);
    given.copyTo(sealed, encrypted.length);
    return Bitstring.of(started.doFinal(sealed));
  }

  private static AlgorithmParameterSpec parameters(CryptoCipher cipher, byte[] iv, int tagSize) {
    return cipher.mode().equals("gcm_mode") ? new GCMParameterSpec(8 * tagSize, iv) : new IvParameterSpec(iv);
  }

  /** What is known of a cipher. */
  @Bif
  public static Object cipherInfo(Object name) {
    var cipher = CryptoCipher.of(name, 0);
    if (cipher == null) {
      throw CryptoErrors.plain("cipher_info", name);
    }
    return MapTerm.of(
        Atom.of("type"), cipher.number() == 0 ? Atoms.UNDEFINED : (Object) (long) cipher.number(),
        Atom.of("mode"), Atom.of(cipher.mode()),
        Atom.of("block_size"), (long) cipher.blockSize(),
        Atom.of("iv_length"), (long) cipher.ivSize(),
        Atom.of("key_length"), (long) cipher.keySize(),
        Atom.of("prop_aead"), Atom.of(cipher.isAuthenticated()));
  }
}
