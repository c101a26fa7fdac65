package dev.athanor.bif;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Data being expanded: {@code HEADER -> BODY -> TRAILER -> END}, where only gzip has something to do in {@code HEADER} and {@code TRAILER}. What follows
 * {@code END} is dropped, read as another stream, or an error.
 */
final class ZlibInflate {
  /** What happens with data behind the end. */
  enum AfterEnd {
    /** It is dropped. */
    CUT,
    /** It is another stream. */
    RESET,
    /** It is an error. */
    ERROR
  }

  private enum Part {
    HEADER,
    BODY,
    TRAILER,
    END
  }

  private final ZlibWrapper wanted;
  private final AfterEnd afterEnd;
  private final byte[] buffer = new byte[8192];
  private final CRC32 crc = new CRC32();
  private ZlibWrapper wrapper;
  private Inflater inflater;
  private Part part = Part.HEADER;

  /** The input that is not used up. In the body the inflater has it and knows how much of its end is left; elsewhere it is what is left. */
  private byte[] input = {};

  ZlibInflate(ZlibWrapper wrapper, AfterEnd afterEnd) {
    this.wanted = wrapper;
    this.afterEnd = afterEnd;
    reset();
  }

  /** Forgets everything but the wrapper. */
  void reset() {
    end();
    wrapper = wanted;
    part = Part.HEADER;
    input = new byte[0];
    crc.reset();
    inflater = wanted == ZlibWrapper.DETECT ? null : new Inflater(wanted != ZlibWrapper.ZLIB);
  }

  /** Takes more input. */
  void add(byte[] data) {
    var left = part == Part.BODY ? lastInput(inflater.getRemaining()) : input;
    input = Arrays.copyOf(left, left.length + data.length);
    System.arraycopy(data, 0, input, left.length, data.length);
    if (part == Part.BODY) {
      inflater.setInput(input);
    }
  }

  private byte[] lastInput(int count) {
    return Arrays.copyOfRange(input, input.length - count, input.length);
  }

  /** Expands until the input is used up or so many bytes came out. */
  byte[] inflate(int most) throws DataFormatException {
    var out = new ByteArrayOutputStream();
    while (out.size() < most && step(out, most)) {
      // Each step goes on to the next part, or expands a buffer full.
    }
    return out.toByteArray();
  }

  private boolean step(ByteArrayOutputStream out, int most) throws DataFormatException {
    return switch (part) {
      case HEADER -> header();
      case BODY -> body(out, most);
      case TRAILER -> trailer();
      case END -> behind();
    };
  }

  private boolean header() throws DataFormatException {
    if (input.length == 0) {
      return false;
    }
    if (wrapper == ZlibWrapper.DETECT) {
      wrapper = input[0] == 0x1f ? ZlibWrapper.GZIP : ZlibWrapper.ZLIB;
      inflater = new Inflater(wrapper == ZlibWrapper.GZIP);
    }
    if (wrapper == ZlibWrapper.GZIP) {
      int size = ZlibWrapper.gzipHeaderSize(input);
      check(size >= 0);
      if (size == 0) {
        return false;
      }
      input = lastInput(input.length - size);
    }
    inflater.setInput(input);
    part = Part.BODY;
    return true;
  }

  private boolean body(ByteArrayOutputStream out, int most) throws DataFormatException {
    int count = inflater.inflate(buffer, 0, Math.min(buffer.length, most - out.size()));
    out.write(buffer, 0, count);
    crc.update(buffer, 0, count);
    if (inflater.finished()) {
      input = lastInput(inflater.getRemaining());
      part = wrapper == ZlibWrapper.GZIP ? Part.TRAILER : Part.END;
      return true;
    }
    return count > 0;
  }

  private boolean trailer() throws DataFormatException {
    if (input.length < ZlibWrapper.GZIP_TRAILER) {
      return false;
    }
    var trailer = ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN);
    check(trailer.getInt() == (int) crc.getValue() && trailer.getInt() == (int) inflater.getBytesWritten());
    input = lastInput(input.length - ZlibWrapper.GZIP_TRAILER);
    part = Part.END;
    return true;
  }

  private boolean behind() throws DataFormatException {
    if (input.length == 0 || afterEnd == AfterEnd.CUT) {
      input = new byte[0];
      return false;
    }
    check(afterEnd == AfterEnd.RESET);
    var rest = input;
    reset();
    input = rest;
    return true;
  }

  /** Whether the data goes on with what only a dictionary tells. */
  boolean needsDictionary() {
    return part == Part.BODY && inflater.needsDictionary();
  }

  /** The Adler-32 checksum of the dictionary that is needed. */
  long dictionaryNeeded() {
    return Integer.toUnsignedLong(inflater.getAdler());
  }

  /** Sets what the data repeats; {@code false} where it is another dictionary than the one needed. */
  boolean dictionary(byte[] dictionary) {
    try {
      inflater.setDictionary(dictionary);
      return true;
    } catch (IllegalArgumentException wrong) {
      return false;
    }
  }

  /** Whether there may be more to expand without more input. */
  boolean hasMore() {
    return part == Part.BODY ? !inflater.needsInput() || inflater.getRemaining() > 0 : input.length > 0;
  }

  /** Whether the data has come to its end. */
  boolean isAtEnd() {
    return part == Part.END;
  }

  void end() {
    if (inflater != null) {
      inflater.end();
    }
  }

  private static void check(boolean isRight) throws DataFormatException {
    if (!isRight) {
      throw new DataFormatException();
    }
  }
}
