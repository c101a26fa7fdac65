package dev.athanor.compiler.core;

import dev.athanor.term.BitReader;
import dev.athanor.term.Bitstring;
import dev.athanor.term.BitstringBuilder;
import dev.athanor.term.Equality;
import dev.athanor.term.Numbers;

/** The bits that literal segments of {@code <<...>>} stand for. */
final class LiteralBits {
  private static final int LONGEST = 1 << 16;

  private LiteralBits() {}

  /** The bits of a literal string: as it is, or its characters in another encoding. */
  static Bitstring text(Bitstring text, Specifiers specifiers) {
    return switch (specifiers.type()) {
      case UTF16, UTF32 -> {
        var encoded = new BitstringBuilder(4 * text.size);
        text.text().codePoints().forEach(c -> character(encoded, (long) c, specifiers));
        yield encoded.toBitstring();
      }
      default -> text;
    };
  }

  /** The bits that a number is found as when it is matched: {@code null} where it is never found, because reading them gives another number. */
  static Bitstring number(Object literal, Specifiers specifiers, long bits) {
    var built = built(literal, specifiers, bits);
    if (built == null || specifiers.type().isCharacter()) {
      return built;
    }
    if (specifiers.type() == BitsType.FLOAT) {
      double read = BitReader.floating(built, 0, (int) bits, specifiers.little());
      return Equality.exact(read, Numbers.toFloat(literal)) ? built : null;
    }
    return Equality.exact(BitReader.integer(built, 0, bits, specifiers.signed(), specifiers.little()), literal) ? built : null;
  }

  /** The bits that a number makes when a bitstring is built; {@code null} where that raises or makes very many. */
  static Bitstring built(Object literal, Specifiers specifiers, long bits) {
    if (bits > LONGEST) {
      return null;
    }
    var builder = new BitstringBuilder(0);
    return switch (specifiers.type()) {
      case INTEGER -> Numbers.isInteger(literal) ? builder.integer(literal, bits, specifiers.little(), 1).toBitstring() : null;
      case FLOAT -> isFloatSize(bits) && Numbers.toFloat(literal) != null ? builder.floating(literal, (int) bits, specifiers.little(), 1).toBitstring() : null;
      case UTF8, UTF16, UTF32 -> isCodePoint(literal) ? character(builder, literal, specifiers).toBitstring() : null;
      case BITS -> null;
    };
  }

  private static boolean isFloatSize(long bits) {
    return bits == 16 || bits == 32 || bits == 64;
  }

  private static boolean isCodePoint(Object literal) {
    return literal instanceof Long c
        && c >= 0
        && c <= Character.MAX_CODE_POINT
        && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
  }

  private static BitstringBuilder character(BitstringBuilder into, Object codePoint, Specifiers specifiers) {
    return switch (specifiers.type()) {
      case UTF16 -> into.utf16(codePoint, specifiers.little(), 1);
      case UTF32 -> into.utf32(codePoint, specifiers.little(), 1);
      default -> into.utf8(codePoint, 1);
    };
  }
}
