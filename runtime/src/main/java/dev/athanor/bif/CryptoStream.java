package dev.athanor.bif;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;

/** A cipher at work on a stream of data. Padding is done here, since OTP knows more kinds than the JDK. */
final class CryptoStream {
  /** What fills up the last block. */
  enum Padding {
    /** Nothing: what is no whole block is left out. */
    UNDEFINED,
    /** Nothing: there may only be whole blocks. */
    NONE,
    /** PKCS #7: the number of bytes added, in each of them. */
    PKCS,
    /** Zeros. */
    ZERO,
    /** Random bytes. */
    RANDOM
  }

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Cipher cipher;
  private final boolean encrypt;
  private final Padding padding;
  private final int blockSize;

  /** The last block of plain text when decrypting, which may be padding. */
  private byte[] heldBack = {};

  private int pending;

  CryptoStream(Cipher cipher, boolean encrypt, Padding padding, int blockSize) {
    this.cipher = cipher;
    this.encrypt = encrypt;
    this.padding = padding;
    this.blockSize = blockSize;
  }

  /** Takes more data and gives what is ready. */
  synchronized byte[] update(byte[] data) {
    pending = (pending + data.length) % blockSize;
    var out = cipher.update(data);
    var ready = out == null ? new byte[0] : out;
    if (encrypt || padding != Padding.PKCS || blockSize == 1 || ready.length == 0) {
      return ready;
    }
    var all = Arrays.copyOf(heldBack, heldBack.length + ready.length);
    System.arraycopy(ready, 0, all, heldBack.length, ready.length);
    heldBack = Arrays.copyOfRange(all, all.length - blockSize, all.length);
    return Arrays.copyOf(all, all.length - blockSize);
  }

  /** Ends the stream and gives the rest; {@code null} where the padding is wrong. */
  synchronized byte[] end() throws GeneralSecurityException {
    if (blockSize == 1) {
      return cipher.doFinal();
    }
    return switch (padding) {
      case UNDEFINED -> new byte[0];
      case NONE -> pending == 0 ? new byte[0] : null;
      case PKCS -> encrypt ? padded() : unpadded();
      case ZERO, RANDOM -> encrypt ? padded() : new byte[0];
    };
  }

  private byte[] padded() {
    int missing = blockSize - pending;
    if (missing == blockSize && padding != Padding.PKCS) {
      return new byte[0];
    }
    var fill = new byte[missing];
    switch (padding) {
      case PKCS -> Arrays.fill(fill, (byte) missing);
      case RANDOM -> RANDOM.nextBytes(fill);
      default -> {}
    }
    return cipher.update(fill);
  }

  private byte[] unpadded() {
    if (pending != 0 || heldBack.length == 0) {
      return null;
    }
    int added = heldBack[blockSize - 1] & 0xff;
    if (added == 0 || added > blockSize) {
      return null;
    }
    for (int i = blockSize - added; i < blockSize; i++) {
      if (heldBack[i] != added) {
        return null;
      }
    }
    return Arrays.copyOf(heldBack, blockSize - added);
  }
}
