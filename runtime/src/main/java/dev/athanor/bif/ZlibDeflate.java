package dev.athanor.bif;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Data being compressed: {@code INITIALISED -> (deflate)* -> FINISHED}, and by {@link #reset} to the start again. Windows are always of 32 KB, which
 * the JDK does not let one choose.
 */
final class ZlibDeflate {
  /** No flush, and the end of the data; the others are the JDK's numbers. */
  static final int FINISH = -1;

  private final Deflater deflater;
  private final ZlibWrapper wrapper;
  private final byte[] buffer = new byte[8192];
  private final CRC32 crc = new CRC32();
  private int level;
  private boolean hasHeader;

  ZlibDeflate(int level, int strategy, ZlibWrapper wrapper) {
    this.level = level;
    this.wrapper = wrapper;
    deflater = new Deflater(level, wrapper != ZlibWrapper.ZLIB);
    deflater.setStrategy(strategy);
  }

  /** Compresses more; the flush mode is the JDK's, or {@link #FINISH}. Gives what is ready. */
  byte[] deflate(byte[] data, int flush) {
    var out = new ByteArrayOutputStream();
    if (wrapper == ZlibWrapper.GZIP && !hasHeader) {
      out.writeBytes(ZlibWrapper.gzipHeader(level));
      hasHeader = true;
    }
    crc.update(data);
    deflater.setInput(data);
    if (flush == FINISH) {
      deflater.finish();
    }
    int count;
    do {
      count = deflater.deflate(buffer, 0, buffer.length, flush == FINISH ? Deflater.NO_FLUSH : flush);
      out.write(buffer, 0, count);
    } while (count == buffer.length || !deflater.needsInput() && !deflater.finished());
    if (wrapper == ZlibWrapper.GZIP && deflater.finished()) {
      out.writeBytes(ZlibWrapper.gzipTrailer(crc.getValue(), deflater.getBytesRead()));
    }
    return out.toByteArray();
  }

  /** Whether the end was written. */
  boolean isFinished() {
    return deflater.finished();
  }

  /** Whether nothing was compressed yet. */
  boolean isFresh() {
    return deflater.getBytesRead() == 0 && deflater.getBytesWritten() == 0;
  }

  void reset() {
    deflater.reset();
    crc.reset();
    hasHeader = false;
  }

  /** Changes level and strategy from here on. */
  void parameters(int changedLevel, int strategy) {
    level = changedLevel;
    deflater.setLevel(changedLevel);
    deflater.setStrategy(strategy);
  }

  /** Sets what the data is expected to repeat; gives its Adler-32 checksum. */
  long dictionary(byte[] dictionary) {
    deflater.setDictionary(dictionary);
    return Integer.toUnsignedLong(deflater.getAdler());
  }

  void end() {
    deflater.end();
  }
}
