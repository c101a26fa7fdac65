package dev.athanor.regex;

import static dev.athanor.regex.PatternReader.END;

/** Reads the escapes that stand for one character, which are the same inside and outside a class. The backslash has been taken. */
final class EscapeParser {
  private static final String TOO_LARGE = "character value in \\x{} or \\o{} is too large";
  private static final String NOT_SUPPORTED = "PCRE does not support \\L, \\l, \\N{name}, \\U, or \\u";

  private final PatternReader in;
  private final boolean unicode;

  EscapeParser(PatternReader in, boolean unicode) {
    this.in = in;
    this.unicode = unicode;
  }

  /** The code point that the escape stands for; letters without a meaning stand for themselves unless {@code strict}. */
  int point(boolean strict) {
    if (in.atEnd()) {
      throw in.error("\\ at end of pattern");
    }
    int start = in.offset();
    int letter = in.next();
    return switch (letter) {
      case 'a' -> 7;
      case 'e' -> 0x1B;
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'c' -> control();
      case 'x' -> hexadecimal();
      case 'o' -> braced(start);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(letter - '0', start);
      case 'L', 'l', 'U', 'u' -> throw in.errorAt(NOT_SUPPORTED, start);
      default -> {
        if (strict && letter < 0x80 && PatternReader.isWord(letter) && letter != '_' && !PatternReader.isDigit(letter)) {
          throw in.errorAt("unrecognized character follows \\", start);
        }
        yield letter;
      }
    };
  }

  static PatternError notSupported(PatternReader in, int offset) {
    return in.errorAt(NOT_SUPPORTED, offset);
  }

  private int control() {
    if (in.atEnd()) {
      throw in.error("\\c at end of pattern");
    }
    int letter = in.peek();
    if (letter > 0x7F) {
      throw in.error("\\c must be followed by an ASCII character");
    }
    in.skip(1);
    return (letter >= 'a' && letter <= 'z' ? letter - 32 : letter) ^ 0x40;
  }

  private int octal(int first, int start) {
    int value = first;
    for (int i = 0; i < 2 && in.peek() >= '0' && in.peek() <= '7'; i++) {
      value = value * 8 + in.peek() - '0';
      in.skip(1);
    }
    if (value > 0xFF && !unicode) {
      throw in.errorAt("octal value is greater than \\377 in 8-bit non-UTF-8 mode", start + 2);
    }
    return value;
  }

  private int hexadecimal() {
    if (in.peek() == '{') {
      in.skip(1);
      return inBraces(16, "non-hex character in \\x{} (closing brace missing?)", in.offset());
    }
    int value = 0;
    for (int i = 0; i < 2 && Character.digit(in.peek(), 16) >= 0; i++) {
      value = value * 16 + Character.digit(in.peek(), 16);
      in.skip(1);
    }
    return value;
  }

  private int braced(int start) {
    if (in.peek() != '{') {
      throw in.errorAt("missing opening brace after \\o", start);
    }
    in.skip(1);
    return inBraces(8, "non-octal character in \\o{} (closing brace missing?)", start);
  }

  private int inBraces(int base, String wrong, int emptyOffset) {
    if (in.peek() == '}') {
      throw in.errorAt("digits missing in \\x{} or \\o{}", emptyOffset);
    }
    long value = 0;
    while (in.peek() != END && in.peek() < 0x80 && Character.digit(in.peek(), base) >= 0) {
      value = Math.min(value * base + Character.digit(in.peek(), base), 1L << 40);
      in.skip(1);
    }
    if (in.peek() != '}') {
      throw in.error(wrong);
    }
    if (value > (unicode ? 0x10FFFF : 0xFF)) {
      throw in.error(TOO_LARGE);
    }
    if (value >= 0xD800 && value <= 0xDFFF) {
      throw in.error("disallowed Unicode code point (>= 0xd800 && <= 0xdfff)");
    }
    in.skip(1);
    return (int) value;
  }

  /** The property after {@code \p} or {@code \P}, whose letter has been taken. */
  CharSet.Kind property(boolean negated) {
    if (in.atEnd()) {
      throw in.error("malformed \\P or \\p sequence");
    }
    if (in.peek() != '{') {
      int at = in.offset();
      return known(CharKinds.property(String.valueOf((char) in.next()), negated), at);
    }
    int close = in.find('}');
    int start = in.offset() + 1;
    if (close < 0) {
      throw in.errorAt("malformed \\P or \\p sequence", in.length());
    }
    boolean inverted = in.peek(1) == '^';
    var name = in.text(inverted ? start + 1 : start, close);
    in.seek(close);
    var kind = known(CharKinds.property(name, negated != inverted), close);
    in.skip(1);
    return kind;
  }

  private CharSet.Kind known(CharSet.Kind kind, int offset) {
    if (kind == null) {
      throw in.errorAt("unknown property name after \\P or \\p", offset);
    }
    return kind;
  }
}
