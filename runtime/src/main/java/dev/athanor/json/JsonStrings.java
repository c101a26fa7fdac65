package dev.athanor.json;

import dev.athanor.term.Bitstring;
import dev.athanor.text.Utf8;
import dev.athanor.text.Utf8Builder;
import java.nio.charset.StandardCharsets;

/** Strings as they are written. */
final class JsonStrings {
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  private JsonStrings() {}

  /** Adds a binary in quotes. */
  static void quote(Bitstring binary, Utf8Builder out) {
    var text = Utf8.aligned(binary);
    var bytes = text.bytes;
    int end = text.offset + text.size;
    int plain = text.offset;
    out.add('"');
    int index = PlainText.end(bytes, plain, end);
    while (index < end) {
      if (bytes[index] < 0) {
        throw wrongBytes(text, index);
      }
      out.add(bytes, plain, index);
      escape(bytes[index], out);
      plain = index + 1;
      index = PlainText.end(bytes, plain, end);
    }
    out.add(bytes, plain, end).add('"');
  }

  /** Adds an aligned binary in quotes, with escapes for all that is not ASCII. */
  static void quoteAsAscii(Bitstring text, Utf8Builder out) {
    var bytes = text.bytes;
    int end = text.offset + text.size;
    out.add('"');
    for (int index = text.offset; index < end; ) {
      int point = Utf8.decode(bytes, index, end);
      if (point < 0) {
        throw JsonError.invalidByte(index - text.offset, bytes[index]);
      }
      if (point < 0x80) {
        addAscii(point, out);
      } else {
        addUnits(point, out);
      }
      index += Utf8.width(point);
    }
    out.add('"');
  }

  private static void addAscii(int point, Utf8Builder out) {
    if (point < ' ' || point == '"' || point == '\\') {
      escape(point, out);
    } else {
      out.add(point);
    }
  }

  private static void addUnits(int point, Utf8Builder out) {
    if (point >= 0x10000) {
      addUnit(Character.highSurrogate(point), out);
      addUnit(Character.lowSurrogate(point), out);
    } else {
      addUnit(point, out);
    }
  }

  private static void escape(int octet, Utf8Builder out) {
    switch (octet) {
      case '"' -> out.add("\\\"");
      case '\\' -> out.add("\\\\");
      case '\b' -> out.add("\\b");
      case '\f' -> out.add("\\f");
      case '\n' -> out.add("\\n");
      case '\r' -> out.add("\\r");
      case '\t' -> out.add("\\t");
      default -> addUnit(octet, out);
    }
  }

  private static void addUnit(int unit, Utf8Builder out) {
    out.add("\\u").add(HEX[unit >>> 12]).add(HEX[unit >>> 8 & 15]).add(HEX[unit >>> 4 & 15]).add(HEX[unit & 15]);
  }

  private static JsonError wrongBytes(Bitstring text, int from) {
    int end = text.offset + text.size;
    int wrong = PlainText.wrongAt(text.bytes, from, end);
    return wrong == end
        ? JsonError.unexpectedEnd(text.size)
        : JsonError.invalidByte(wrong - text.offset, text.bytes[wrong]);
  }
}
