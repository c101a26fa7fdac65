package dev.athanor.compiler.lex;

import dev.athanor.term.Bitstring;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Backslash escapes: what they stand for. Works on bytes, as strings need not be UTF-8. */
public final class Escapes {
  private static final String HEX_EXPECTED =
      "invalid hex escape character, expected \\xHH where H is a hexadecimal digit";
  private static final String UNICODE_EXPECTED =
      "invalid Unicode escape character, expected \\uHHHH or \\u{H*} where H is a hexadecimal digit";
  private static final String DEPRECATED =
      " inside strings/sigils/chars is deprecated, please use \\xHH (byte) or \\uHHHH (code point) instead";
  private static final int MOST_DIGITS = 6;

  private final byte[] bytes;
  private final int end;
  private int at;
  private final byte[] result;
  private int length;
  private final Rules rules;
  private final Consumer<String> warnings;

  private Escapes(Bitstring text, Rules rules, Consumer<String> warnings) {
    this.bytes = text.isAligned() ? text.bytes : text.toBytes();
    this.at = text.isAligned() ? text.offset : 0;
    this.end = at + text.size;
    this.result = new byte[text.size];
    this.rules = rules;
    this.warnings = warnings;
  }

  /** What each escape stands for. */
  public interface Rules {
    /** What strings do. */
    Rules OF_STRINGS =
        new Rules() {
          @Override
          public int character(int character) {
            return simple(character);
          }

          @Override
          public boolean newline() {
            return true;
          }

          @Override
          public boolean hex() {
            return true;
          }

          @Override
          public boolean unicode() {
            return true;
          }
        };

    /** The byte that a backslash and this byte stand for, or -1 where they stand for themselves. */
    int character(int character);

    /** Whether a backslash takes the line end after it away. */
    boolean newline();

    /** Whether {@code \xHH} is a byte. */
    boolean hex();

    /** Whether {@code \}{@code uHHHH} is a code point. */
    boolean unicode();
  }

  /** Thrown for an escape that stands for nothing. */
  public static final class InvalidEscape extends RuntimeException {
    private final String escape;

    private InvalidEscape(String message, String escape) {
      super(message, null, false, false);
      this.escape = escape;
    }

    /** The beginning of the escape: {@code \x} or {@code \}{@code u}. */
    public String escape() {
      return escape;
    }
  }

  /** The text with the escapes of strings replaced by what they stand for. */
  public static Bitstring unescape(Bitstring text, Consumer<String> warnings) {
    return unescape(text, Rules.OF_STRINGS, warnings);
  }

  /** The text with escapes replaced. Throws {@link InvalidEscape}. */
  public static Bitstring unescape(Bitstring text, Rules rules, Consumer<String> warnings) {
    return hasBackslash(text) ? new Escapes(text, rules, warnings).run() : text;
  }

  /** What a backslash and the character stand for in strings, apart from {@code \x} and {@code \}{@code u}. */
  public static int simple(int character) {
    return switch (character) {
      case '0' -> 0;
      case 'a' -> 7;
      case 'b' -> '\b';
      case 'd' -> 127;
      case 'e' -> 27;
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 's' -> ' ';
      case 't' -> '\t';
      case 'v' -> 11;
      default -> character;
    };
  }

  /** The escape that {@link #simple} takes to a character: the other way round. */
  static String of(int character) {
    for (var letter : List.of('0', 'a', 'b', 'd', 'e', 'f', 'n', 'r', 's', 't', 'v')) {
      if (simple(letter) == character) {
        return "\\" + letter;
      }
    }
    return Character.toString(character);
  }

  private static boolean hasBackslash(Bitstring text) {
    for (int i = 0; i < text.size; i++) {
      if (text.byteAt(i) == '\\') {
        return true;
      }
    }
    return false;
  }

  private Bitstring run() {
    while (at < end) {
      if (bytes[at] == '\\' && at + 1 < end) {
        at++;
        escape();
      } else {
        result[length++] = bytes[at++];
      }
    }
    return Bitstring.of(result, 0, length);
  }

  private void escape() {
    int lineEnd = endOfLine();
    if (lineEnd > 0) {
      if (rules.newline()) {
        at += lineEnd;
      } else {
        keep(lineEnd);
      }
    } else if (bytes[at] == 'x') {
      hex();
    } else if (bytes[at] == 'u') {
      unicode();
    } else {
      character();
    }
  }

  private int endOfLine() {
    return bytes[at] == '\n' ? 1 : bytes[at] == '\r' && at + 1 < end && bytes[at + 1] == '\n' ? 2 : 0;
  }

  private void character() {
    int value = rules.character(bytes[at] & 0xff);
    if (value < 0) {
      keep(1);
    } else {
      result[length++] = (byte) value;
      at++;
    }
  }

  /** Keeps a backslash and what follows as they are. */
  private void keep(int count) {
    result[length++] = '\\';
    for (int i = 0; i < count; i++) {
      result[length++] = bytes[at++];
    }
  }

  private void hex() {
    if (!rules.hex()) {
      keep(1);
      return;
    }
    int digits = digits(at + 1, 2);
    if (digits > 0) {
      if (digits == 1) {
        warnings.accept("\\xH" + DEPRECATED);
      }
      result[length++] = (byte) number(at + 1, digits);
      at += 1 + digits;
    } else {
      braced(HEX_EXPECTED, "\\x", "\\x{H*}" + DEPRECATED);
    }
  }

  private void unicode() {
    if (!rules.unicode()) {
      keep(1);
    } else if (digits(at + 1, 4) == 4) {
      codePoint(at + 1, 4);
      at += 5;
    } else {
      braced(UNICODE_EXPECTED, "\\u", null);
    }
  }

  private void braced(String expected, String escape, String warning) {
    int digits = at + 1 < end && bytes[at + 1] == '{' ? digits(at + 2, MOST_DIGITS) : 0;
    int close = at + 2 + digits;
    if (digits == 0 || close >= end || bytes[close] != '}') {
      throw new InvalidEscape(expected, escape);
    }
    if (warning != null) {
      warnings.accept(warning);
    }
    codePoint(at + 2, digits);
    at = close + 1;
  }

  /** How many hexadecimal digits there are from an index on, at most {@code most}. */
  private int digits(int from, int most) {
    int count = 0;
    while (count < most && from + count < end && Character.digit(bytes[from + count], 16) >= 0) {
      count++;
    }
    return count;
  }

  private int number(int from, int digits) {
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      value = value << 4 | Character.digit(bytes[i], 16);
    }
    return value;
  }

  private void codePoint(int from, int digits) {
    int value = number(from, digits);
    if (value > Character.MAX_CODE_POINT || (value >= 0xd800 && value <= 0xdfff)) {
      var shown = new String(bytes, from, digits, StandardCharsets.US_ASCII);
      throw new InvalidEscape("invalid or reserved Unicode code point \\u{" + shown + "}", "\\u");
    }
    var encoded = Bitstring.of(Character.toString(value));
    encoded.copyTo(result, length);
    length += encoded.size;
  }
}
