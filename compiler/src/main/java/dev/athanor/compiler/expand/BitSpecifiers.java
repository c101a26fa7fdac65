package dev.athanor.compiler.expand;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple3;
import java.util.ArrayDeque;
import java.util.Deque;

/** What stands behind {@code ::} in a bitstring: {@code integer-size(8)-unit(2)-little}, macros included. */
final class BitSpecifiers {
  static final String UNSIZED =
      """
      a binary field without size is only allowed at the end of a binary pattern, at the right side of binary \
      concatenation and never allowed in binary generators. The following examples are invalid:

          rest <> "foo"
          <<rest::binary, "foo">>

      They are invalid because there is a bits/bitstring component not at the end. However, the "reverse" would work:

          "foo" <> rest
          <<"foo", rest::binary>>

      """;

  private static final Atom SIZE = Atom.of("size");
  private static final Atom BYTE_SIZE = Atom.of("byte_size");
  private static final Atom BIT_SIZE = Atom.of("bit_size");
  private static final Atom UNIT = Atom.of("unit");

  private final Scope s;

  /** The variables from before the bitstring. */
  private final MapTerm beforeBits;

  private Object meta;
  private Object size;
  private Object unit;
  private BitType type;
  private Atom sign;
  private Atom endianness;

  BitSpecifiers(Scope s, MapTerm beforeBits) {
    this.s = s;
    this.beforeBits = beforeBits;
  }

  /**
   * The specifiers of a segment.
   *
   * @param quoted expanded, a chain of {@code -}
   * @param alignment how many bits beyond whole bytes the segment has, {@code null} where that is not known
   */
  record Specified(Object quoted, Long alignment) {}

  /**
   * Expands the specifiers of a segment.
   *
   * @param value the expanded value
   * @param needsSize whether something follows, so that the size must be known
   * @param before what was visible before the first segment, {@code null} in patterns
   */
  Specified expand(Object segmentMeta, Object value, Object written, boolean needsSize, Variables.Visible before) {
    var literal = BitType.ofLiteral(value);
    meta = segmentMeta;
    size = null;
    unit = null;
    type = BitType.DEFAULT;
    sign = null;
    endianness = null;
    collect(written, before);
    var declared = literal.declared(type);
    if (declared == null) {
      throw conflict("type", type.atom(), literal.atom());
    }
    if (needsSize && literal == BitType.DEFAULT && declared.isBits() && size == null) {
      size = pinnedSize(value, declared);
    }
    checkLiteral(literal);
    return new Specified(built(declared), alignment(declared));
  }

  /** A pinned variable has a size of its own. */
  private Object pinnedSize(Object value, BitType declared) {
    if (!Ast.isCall(value, Names.PIN, 1)) {
      s.complain(meta, UNSIZED);
      return null;
    }
    var function = declared == BitType.BINARY ? BYTE_SIZE : BIT_SIZE;
    return Ast.remote(Atoms.ERLANG, function, EmptyList.EMPTY, Ast.argument((Tuple3) value, 0));
  }

  private ErlangException conflict(String what, Object now, Object earlier) {
    return s.fail(
        meta,
        "conflicting "
            + what
            + " specification for bit field: \""
            + shown(now)
            + "\" and \""
            + shown(earlier)
            + "\"");
  }

  private String shown(Object value) {
    return value instanceof Atom atom ? atom.name() : s.source(value);
  }

  private void collect(Object written, Variables.Visible before) {
    var todo = new ArrayDeque<Object>();
    unpack(written, todo);
    while (!todo.isEmpty()) {
      var specifier = todo.removeFirst();
      if (!(specifier instanceof Tuple3 node && node.e0 instanceof Atom name)) {
        throw s.fail(meta, "unknown bitstring specifier: " + s.source(specifier));
      }
      var arguments = node.e2 instanceof Atom ? null : Lists.toArray(node.e2);
      if (!apply(name, arguments, before)) {
        unpack(macro(node, arguments), todo);
      }
    }
  }

  /** Takes {@code a-b*c} apart and puts the parts in front of what is still to do. */
  private static void unpack(Object written, Deque<Object> todo) {
    if (Ast.isCall(written, Names.MINUS, 2)) {
      unpack(Ast.argument((Tuple3) written, 1), todo);
      unpack(Ast.argument((Tuple3) written, 0), todo);
    } else if (Ast.isCall(written, Names.TIMES, 2)) {
      var first = Ast.argument((Tuple3) written, 0);
      todo.addFirst(Ast.call(UNIT, EmptyList.EMPTY, Ast.argument((Tuple3) written, 1)));
      if (!Ast.isUnderscore(first)) {
        todo.addFirst(Ast.call(SIZE, EmptyList.EMPTY, first));
      }
    } else {
      todo.addFirst(written instanceof Long ? Ast.call(SIZE, EmptyList.EMPTY, written) : written);
    }
  }

  /** Takes in a specifier; false where the name is none. */
  private boolean apply(Atom name, Object[] arguments, Variables.Visible before) {
    if (arguments != null && arguments.length == 1) {
      if (name == SIZE) {
        setSize(argument(arguments[0], before));
        return true;
      }
      if (name == UNIT) {
        setUnit(argument(arguments[0], before));
        return true;
      }
      return false;
    }
    return (arguments == null || arguments.length == 0) && applyPlain(name, arguments != null);
  }

  private boolean applyPlain(Atom name, boolean parentheses) {
    var named = BitType.named(name);
    boolean isSign = name.name().equals("signed") || name.name().equals("unsigned");
    boolean isEndianness = switch (name.name()) {
      case "big", "little", "native" -> true;
      default -> false;
    };
    if (named == null && !isSign && !isEndianness) {
      return false;
    }
    if (parentheses) {
      s.warn(
          meta,
          "extra parentheses on a bitstring specifier \""
              + name
              + "()\" have been deprecated. Please remove the parentheses: \""
              + name
              + "\".\nYou may run \"mix format --migrate\" to fix this warning automatically.");
    }
    if (named != null) {
      setType(named);
    } else if (isSign) {
      sign = consistent("sign", sign, name);
    } else {
      endianness = consistent("endianness", endianness, name);
    }
    return true;
  }

  private Atom consistent(String what, Atom before, Atom now) {
    if (before != null && before != now) {
      throw conflict(what, now, before);
    }
    return now;
  }

  private void setType(BitType now) {
    if (type != BitType.DEFAULT && type != now) {
      throw conflict("type", now.atom(), type.atom());
    }
    type = now;
  }

  private void setSize(Object now) {
    if (size != null && !size.equals(now)) {
      throw conflict("size", now, size);
    }
    size = now;
  }

  private void setUnit(Object now) {
    if (!(now instanceof Long)) {
      throw s.fail(meta, "unit in bitstring expects an integer as argument, got: " + s.source(now));
    }
    if (unit != null && !unit.equals(now)) {
      throw conflict("unit", now, unit);
    }
    unit = now;
  }

  /** The argument of {@code size} or {@code unit}, in patterns under the rules of guards. */
  private Object argument(Object written, Variables.Visible before) {
    if (written instanceof Atom || written instanceof Long) {
      return written;
    }
    if (s.env.inMatch() && s.prematch instanceof Scope.Prematch.Pattern pattern) {
      s.prematch = new Scope.Prematch.Pattern(pattern.read(), pattern.first(), beforeBits);
      s.env = s.env.withContext(Names.GUARD);
      var expanded = s.expand(written);
      s.env = s.env.withContext(Names.MATCH);
      s.prematch = pattern;
      return expanded;
    }
    if (before != null) {
      s.variables.nextPart(before);
    }
    return s.expand(written);
  }

  private Object macro(Tuple3 node, Object[] arguments) {
    var call = node;
    if (arguments == null) {
      s.warn(
          meta,
          "bitstring specifier \""
              + s.source(node)
              + "\" does not exist and is being expanded to \""
              + s.source(node)
              + "()\", please use parentheses to remove the ambiguity.\nYou may run \"mix format --migrate\" to fix this "
              + "warning automatically.");
      call = new Tuple3(node.e0, node.e1, EmptyList.EMPTY);
    }
    var expanded = MacroExpansion.all(s, call);
    if (expanded == call) {
      throw s.fail(meta, "unknown bitstring specifier: " + s.source(node));
    }
    return expanded;
  }

  private void checkLiteral(BitType literal) {
    if (size == null && unit == null) {
      return;
    }
    if (literal == BitType.BITSTRING) {
      throw s.fail(
          meta,
          "literal <<>> in bitstring supports only type specifiers, which must be one of: binary or bitstring");
    }
    if (literal == BitType.BINARY) {
      throw s.fail(
          meta,
          "literal string in bitstring supports only endianness and type specifiers, which must be one of: little, big, "
              + "native, utf8, utf16, utf32, bits, bytes, binary or bitstring");
    }
  }

  private Object built(BitType declared) {
    check(declared);
    Object chain = plain(declared.atom());
    if (endianness != null && !declared.isBits()) {
      chain = then(chain, plain(endianness));
    }
    if (sign != null) {
      chain = then(chain, plain(sign));
    }
    if (unit != null) {
      chain = then(chain, Ast.call(UNIT, EmptyList.EMPTY, unit));
    }
    return size == null ? chain : then(chain, Ast.call(SIZE, EmptyList.EMPTY, size));
  }

  private void check(BitType declared) {
    if (declared.isUtf() && (size != null || unit != null)) {
      throw s.fail(meta, "size and unit are not supported on utf types");
    }
    if (declared == BitType.BITSTRING && size != null && unit != null && !unit.equals(1L)) {
      throw conflict("unit", unit, 1L);
    }
    if (sign != null && (declared.isUtf() || declared.isBits())) {
      throw s.fail(meta, "signed and unsigned specifiers are supported only on integer and float types");
    }
    if (declared == BitType.INTEGER || declared == BitType.FLOAT) {
      checkNumber(declared);
    }
  }

  private void checkNumber(BitType declared) {
    if (unit != null && size == null) {
      throw s.fail(meta, "integer and float types require a size specifier if the unit specifier is given");
    }
    if (declared == BitType.FLOAT && size instanceof Long number) {
      long bits = number * (unit instanceof Long factor ? factor : 1);
      if (bits != 16 && bits != 32 && bits != 64) {
        throw s.fail(meta, "float requires size*unit to be 16, 32, or 64 (default), got: " + bits);
      }
    }
  }

  private Object plain(Atom name) {
    return new Tuple3(name, EmptyList.EMPTY, Atoms.NIL);
  }

  private Object then(Object chain, Object specifier) {
    return Ast.call(Names.MINUS, meta, chain, specifier);
  }

  private Long alignment(BitType declared) {
    if (declared == BitType.BINARY || declared.isUtf()) {
      return 0L;
    }
    long factor = unit instanceof Long number ? number : 1;
    if (size instanceof Long number) {
      return number * factor % 8;
    }
    return size == null && declared != BitType.BITSTRING ? 0L : null;
  }

  /** What kind of specifier a name with arguments is, for {@code :elixir_bitstring.validate_spec/2}: {@code {kind, value}}, or {@code null}. */
  static Object classify(Atom name, Object arguments) {
    if (arguments instanceof Cons list && list.tail() == EmptyList.EMPTY && (name == SIZE || name == UNIT)) {
      return Tuple.of(name, list.head);
    }
    if (arguments instanceof Cons) {
      return null;
    }
    var type = BitType.named(name);
    return type != null
        ? Tuple.of(Atom.of("type"), type.atom())
        : switch (name.name()) {
          case "big", "little", "native" -> Tuple.of(Atom.of("endianness"), name);
          case "signed", "unsigned" -> Tuple.of(Atom.of("sign"), name);
          default -> null;
        };
  }
}
