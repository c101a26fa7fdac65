package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The types of bitstring segments. */
enum BitType {
  /** Not said. */
  DEFAULT,
  INTEGER,
  FLOAT,
  BINARY,
  BITSTRING,
  UTF8,
  UTF16,
  UTF32;

  private static final Set<BitType> UTF = EnumSet.of(UTF8, UTF16, UTF32);

  private final Atom name = Atom.of(name().toLowerCase(Locale.ROOT));

  /** The type that an expanded value has by itself. */
  static BitType ofLiteral(Object value) {
    return switch (value) {
      case Long _ -> INTEGER;
      case BigInteger _ -> INTEGER;
      case Double _ -> FLOAT;
      case Bitstring _ -> BINARY;
      default -> Ast.isCall(value, Names.BITS) ? BITSTRING : DEFAULT;
    };
  }

  /** The type of that name, {@code null} where it is none. */
  static BitType named(Atom name) {
    return switch (name.name()) {
      case "integer" -> INTEGER;
      case "float" -> FLOAT;
      case "binary", "bytes" -> BINARY;
      case "bitstring", "bits" -> BITSTRING;
      case "utf8" -> UTF8;
      case "utf16" -> UTF16;
      case "utf32" -> UTF32;
      default -> null;
    };
  }

  /** The atom. */
  Atom atom() {
    return name;
  }

  /** The name of the type of a segment without specifiers. */
  Atom inferred() {
    return this == DEFAULT ? INTEGER.name : name;
  }

  boolean isUtf() {
    return UTF.contains(this);
  }

  boolean isBits() {
    return this == BINARY || this == BITSTRING;
  }

  /** The type of a segment whose value is of this type and that was declared so; {@code null} where the two do not go together. */
  BitType declared(BitType type) {
    if (type == DEFAULT) {
      return this == DEFAULT ? INTEGER : this;
    }
    boolean fits =
        switch (this) {
          case DEFAULT -> true;
          case BINARY -> type.isBits() || type.isUtf();
          case BITSTRING -> type.isBits();
          case INTEGER -> type == INTEGER || type == FLOAT || type.isUtf();
          case FLOAT -> type == FLOAT;
          case UTF8, UTF16, UTF32 -> false;
        };
    return fits ? type : null;
  }
}
