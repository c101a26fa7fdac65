package dev.athanor.compiler.core;

import dev.athanor.error.MatchErrors;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple3;

/**
 * What stands behind {@code ::} in a segment of {@code <<...>>}.
 *
 * @param type the segment's type
 * @param size the expression for its size, or {@code null}
 * @param unit bits in a unit of size; the type's own where none is given
 * @param signed whether an integer is read with a sign
 * @param little whether the low bytes come first
 */
record Specifiers(BitsType type, Object size, int unit, boolean signed, boolean little) {
  private static final Atom MINUS = Atom.of("-");
  private static final Atom TIMES = Atom.of("*");

  /** Reads a chain of specifiers {@code {:-, _, [specifiers, specifier]}}. */
  static Specifiers of(Object quoted) {
    var reader = new Reader();
    reader.read(quoted);
    return reader.result();
  }

  /** The default size of the type in units, or -1 where it has none. */
  int defaultSize() {
    return switch (type) {
      case INTEGER -> 8;
      case FLOAT -> 64;
      default -> -1;
    };
  }

  private static final class Reader {
    private BitsType type = BitsType.INTEGER;
    private int typeUnit = 1;
    private int unit;
    private Object size;
    private boolean signed;
    private boolean little;

    void read(Object quoted) {
      if (Quoted.call(quoted, MINUS) instanceof Tuple3 chain) {
        Quoted.arguments(chain).forEach(this::read);
      } else if (Quoted.call(quoted, TIMES) instanceof Tuple3 product) {
        size = Quoted.arguments(product).get(0);
        unit = unit(Quoted.arguments(product).get(1));
      } else {
        var node = (Tuple3) quoted;
        specifier(((Atom) node.e0).name(), node.e2 instanceof Cons arguments ? arguments.head : EmptyList.EMPTY);
      }
    }

    private void specifier(String name, Object argument) {
      switch (name) {
        case "integer" -> type(BitsType.INTEGER, 1);
        case "float" -> type(BitsType.FLOAT, 1);
        case "binary", "bytes" -> type(BitsType.BITS, 8);
        case "bitstring", "bits" -> type(BitsType.BITS, 1);
        case "utf8" -> type(BitsType.UTF8, 1);
        case "utf16" -> type(BitsType.UTF16, 1);
        case "utf32" -> type(BitsType.UTF32, 1);
        case "signed" -> signed = true;
        case "unsigned" -> signed = false;
        case "little", "native" -> little = true;
        case "big" -> little = false;
        case "size" -> size = Quoted.unpinned(argument);
        case "unit" -> unit = unit(argument);
        default -> throw new IllegalArgumentException("unknown specifier " + name);
      }
    }

    /** A unit has 1 to 256 bits; with others the expander has no quarrel, as on BEAM, but the compiler has. */
    private static int unit(Object bits) {
      if (bits instanceof Long count && count >= 1 && count <= 256) {
        return count.intValue();
      }
      var undefined = Tuple.of(Atom.of("undefined_bittype"), Tuple.of(Atom.of("unit"), bits));
      throw MatchErrors.badMatch(Tuple.of(Atoms.ERROR, undefined));
    }

    private void type(BitsType newType, int ownUnit) {
      type = newType;
      typeUnit = ownUnit;
    }

    Specifiers result() {
      return new Specifiers(type, size, unit == 0 ? typeUnit : unit, signed, little);
    }
  }
}
