package dev.athanor.bif;

import dev.athanor.term.Atom;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A cipher of OTP and how the JDK calls it.
 *
 * @param name OTP's name
 * @param transformation the JDK's name
 * @param keySize the bytes of a key
 * @param ivSize the bytes of an initialisation vector
 * @param blockSize the bytes of a block; 1 for a stream
 * @param mode what {@code cipher_info} says
 * @param number OpenSSL's number, or 0 where OTP does not know it
 */
record CryptoCipher(Atom name, String transformation, int keySize, int ivSize, int blockSize, String mode, int number) {
  private static final Map<Atom, CryptoCipher> CIPHERS = new LinkedHashMap<>();

  static {
    int[][] aesNumbers = {{418, 419, 421, 420, 650, 895}, {422, 423, 425, 424, 651, 898}, {426, 427, 429, 428, 652, 901}};
    for (int i = 0; i < 3; i++) {
      int key = 16 + 8 * i;
      var aes = "aes_" + 8 * key + "_";
      var numbers = aesNumbers[i];
      add(aes + "ecb", "AES/ECB/NoPadding", key, 0, 16, "ecb_mode", numbers[0]);
      add(aes + "cbc", "AES/CBC/NoPadding", key, 16, 16, "cbc_mode", numbers[1]);
      add(aes + "cfb128", "AES/CFB/NoPadding", key, 16, 1, "cfb_mode", numbers[2]);
      add(aes + "ofb", "AES/OFB/NoPadding", key, 16, 1, "ofb_mode", numbers[3]);
      add(aes + "cfb8", "AES/CFB8/NoPadding", key, 16, 1, "cfb_mode", numbers[2]);
      add(aes + "ctr", "AES/CTR/NoPadding", key, 16, 1, "ctr_mode", 0);
      add(aes + "gcm", "AES/GCM/NoPadding", key, 12, 1, "gcm_mode", numbers[5]);
    }
    add("chacha20", "ChaCha20", 32, 16, 1, "stream_cipher", 0);
    add("chacha20_poly1305", "ChaCha20-Poly1305", 32, 12, 1, "stream_cipher", 0);
    add("des_ecb", "DES/ECB/NoPadding", 8, 0, 8, "ecb_mode", 29);
    add("des_cbc", "DES/CBC/NoPadding", 8, 8, 8, "cbc_mode", 31);
    add("des_ede3_cbc", "DESede/CBC/NoPadding", 24, 8, 8, "cbc_mode", 44);
    add("blowfish_cbc", "Blowfish/CBC/NoPadding", 16, 8, 8, "cbc_mode", 91);
    add("rc4", "RC4", 16, 0, 1, "stream_cipher", 5);
  }

  private static void add(String name, String transformation, int key, int iv, int block, String mode, int number) {
    var atom = Atom.of(name);
    CIPHERS.put(atom, new CryptoCipher(atom, transformation, key, iv, block, mode, number));
  }

  /** The names of all. */
  static Iterable<Atom> names() {
    return CIPHERS.keySet();
  }

  /** The cipher of a name; one such as {@code :aes_cbc} goes by the size of the key. {@code null} where there is none. */
  static CryptoCipher of(Object name, int keySize) {
    if (!(name instanceof Atom atom)) {
      return null;
    }
    var known = CIPHERS.get(atom);
    if (known != null) {
      return known;
    }
    return atom.name().startsWith("aes_") ? CIPHERS.get(Atom.of("aes_" + 8 * keySize + atom.name().substring(3))) : null;
  }

  boolean isCbc() {
    return mode.equals("cbc_mode");
  }

  /** Whether it also protects the data against changes. */
  boolean isAuthenticated() {
    return mode.equals("gcm_mode") || transformation.endsWith("Poly1305");
  }

  /** The JDK's cipher with key and initialisation vector. */
  Cipher start(boolean encrypt, byte[] key, AlgorithmParameterSpec parameters) throws GeneralSecurityException {
    var cipher = Cipher.getInstance(transformation);
    int slash = transformation.indexOf('/');
    int dash = transformation.indexOf('-');
    int end = slash >= 0 ? slash : dash >= 0 ? dash : transformation.length();
    cipher.init(
        encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE,
        new SecretKeySpec(key, transformation.substring(0, end)),
        parameters);
    return cipher;
  }

  /** What the JDK wants to know besides the key, for a cipher that is not authenticated. */
  AlgorithmParameterSpec parameters(byte[] iv) {
    if (ivSize == 0) {
      return null;
    }
    // OpenSSL's vector for ChaCha20 begins with the block counter.
    return transformation.equals("ChaCha20")
        ? new ChaCha20ParameterSpec(
            Arrays.copyOfRange(iv, 4, 16), ByteBuffer.wrap(iv).order(ByteOrder.LITTLE_ENDIAN).getInt())
        : new IvParameterSpec(iv);
  }
}
