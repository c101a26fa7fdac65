package dev.athanor.bif;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What stands around compressed data. */
enum ZlibWrapper {
  /** Nothing. */
  RAW,
  /** The header and Adler-32 checksum of zlib, which the JDK writes and reads. */
  ZLIB,
  /** The header, CRC-32 and size of gzip, which are written and read here. */
  GZIP,
  /** Zlib's or gzip's, as the first byte says. */
  DETECT;

  static final int GZIP_HEADER = 10;
  static final int GZIP_TRAILER = 8;

  private static final int MAGIC_1 = 0x1f;
  private static final int MAGIC_2 = 0x8b;
  private static final int UNIX = 3;
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  /** The wrapper that {@code windowBits} asks for; {@code null} where the number is none that zlib takes. */
  static ZlibWrapper of(long windowBits) {
    if (windowBits >= 8 && windowBits <= 15 || windowBits == 0) {
      return ZLIB;
    }
    if (windowBits >= 24 && windowBits <= 31) {
      return GZIP;
    }
    if (windowBits >= 40 && windowBits <= 47) {
      return DETECT;
    }
    return windowBits >= -15 && windowBits <= -8 ? RAW : null;
  }

  /** Gzip's header for data compressed at a level. */
  static byte[] gzipHeader(int level) {
    byte effort = (byte) (level == 9 ? 2 : level == 1 ? 4 : 0);
    return new byte[] {MAGIC_1, (byte) MAGIC_2, 8, 0, 0, 0, 0, 0, effort, UNIX};
  }

  /** Gzip's trailer. */
  static byte[] gzipTrailer(long crc, long size) {
    return ByteBuffer.allocate(GZIP_TRAILER).order(ByteOrder.LITTLE_ENDIAN).putInt((int) crc).putInt((int) size).array();
  }

  /** The size of the gzip header that the bytes begin with: 0 where they end inside it, -1 where they begin with none. */
  static int gzipHeaderSize(byte[] bytes) {
    if (bytes.length > 0 && (bytes[0] & 0xff) != MAGIC_1
        || bytes.length > 1 && (bytes[1] & 0xff) != MAGIC_2
        || bytes.length > 2 && bytes[2] != 8) {
      return -1;
    }
    if (bytes.length < GZIP_HEADER) {
      return 0;
    }
    int flags = bytes[3];
    int at = GZIP_HEADER;
    if ((flags & EXTRA) != 0) {
      if (bytes.length < at + 2) {
        return 0;
      }
      at += 2 + (bytes[at] & 0xff) + ((bytes[at + 1] & 0xff) << 8);
    }
    at = (flags & NAME) != 0 ? afterZero(bytes, at) : at;
    at = (flags & COMMENT) != 0 ? afterZero(bytes, at) : at;
    at += (flags & HEADER_CRC) != 0 ? 2 : 0;
    return at <= bytes.length ? at : 0;
  }

  /** The index behind the next zero; beyond the end where there is none. */
  private static int afterZero(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != 0) {
      at++;
    }
    return at + 1;
  }
}
