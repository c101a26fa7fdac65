package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code <<segment, ...>>}. Every segment gets its specifiers in a fixed order; bitstrings inside bitstrings are laid out flat where they are
 * known to be whole bytes.
 */
final class Bitstrings {
  private static final Atom TO_STRING = Atom.of("to_string");
  private static final Atom STRING_CHARS = Atom.of("Elixir.String.Chars");
  private static final Atom UNKNOWN = Atom.of("unknown");
  private static final Atom INFERRED = Atom.of("inferred_bitstring_spec");

  private final Scope s;
  private final Tuple3 node;

  /** Whether every segment must have a known size, as in generators, where the pattern is repeated. */
  private final boolean sized;

  /** What was visible before the first segment; {@code null} in patterns. */
  private final Variables.Visible before;

  private final BitSpecifiers specifiers;
  private final List<Object> segments = new ArrayList<>();

  /** How many bits beyond whole bytes there are so far; {@code null} when that is not known. */
  private Long alignment = 0L;

  private Bitstrings(Scope s, Tuple3 node, boolean sized) {
    this.s = s;
    this.node = node;
    this.sized = sized;
    this.specifiers = new BitSpecifiers(s, s.variables.read);
    this.before = s.env.inMatch() ? null : s.variables.splitWrites();
  }

  static Object expand(Scope s, Tuple3 node, Object[] segments) {
    return new Bitstrings(s, node, false).expand(segments);
  }

  /** The pattern of a generator. */
  static Object expandSized(Scope s, Tuple3 node, Object[] segments) {
    return new Bitstrings(s, node, true).expand(segments);
  }

  private Object expand(Object[] written) {
    for (int i = 0; i < written.length; i++) {
      segment(written[i], sized || s.env.inMatch() && i < written.length - 1);
    }
    if (before != null) {
      s.variables.joinWrites(before);
    } else {
      checkNestedMatch();
    }
    return new Tuple3(
        node.e0,
        Meta.with(node.e1, Names.ALIGNMENT, alignment == null ? UNKNOWN : alignment),
        Lists.of(segments));
  }

  private void checkNestedMatch() {
    for (var segment : segments) {
      var match = matchIn(segment);
      if (match != null) {
        throw s.fail(
            node.e1,
            "cannot pattern match inside a bitstring that is already in match, got: " + s.source(match));
      }
    }
  }

  private static Object matchIn(Object quoted) {
    return switch (quoted) {
      case Tuple3 match when Ast.isCall(match, Names.EQUALS, 2) -> match;
      case Tuple3 inner -> either(inner.e0, inner.e2);
      case Tuple2 pair -> either(pair.e0, pair.e1);
      case Cons list -> either(list.head, list.tail());
      default -> null;
    };
  }

  private static Object either(Object a, Object b) {
    var found = matchIn(a);
    return found != null ? found : matchIn(b);
  }

  private void segment(Object written, boolean needsSize) {
    if (Ast.isCall(written, Names.TYPE, 2)) {
      var typed = (Tuple3) written;
      var value = value(Ast.argument(typed, 0));
      var spec = specifiers.expand(typed.e1, value, Ast.argument(typed, 1), needsSize, before);
      add(typed.e1, value, spec.quoted(), needsSize);
      alignment = aligned(alignment, spec.alignment());
      return;
    }
    var meta = written instanceof Tuple3 inner ? inner.e1 : node.e1;
    var value = value(written);
    var type = new Tuple3(BitType.ofLiteral(value).inferred(), meta, Atoms.NIL);
    add(Meta.with(meta, INFERRED, Atoms.TRUE), value, type, needsSize);
  }

  private static Long aligned(Long total, Long more) {
    return total == null || more == null ? null : (Long) ((total + more) % 8);
  }

  private Object value(Object written) {
    if (before != null) {
      s.variables.nextPart(before);
    }
    var literal = interpolatedLiteral(written);
    return literal != null ? literal : s.expand(written);
  }

  /** The text of {@code "#{"text"}"}. */
  private static Object interpolatedLiteral(Object written) {
    return written instanceof Tuple3 call
            && Ast.isCall(call.e0, Names.DOT, 2)
            && Ast.argument((Tuple3) call.e0, 1) == TO_STRING
            && isStringModule(Ast.argument((Tuple3) call.e0, 0))
            && Lists.length(call.e2) == 1
            && Ast.argument(call, 0) instanceof Bitstring literal
        ? literal
        : null;
  }

  private static boolean isStringModule(Object module) {
    return module == Names.KERNEL || module == STRING_CHARS;
  }

  private void add(Object meta, Object value, Object specifier, boolean needsSize) {
    if (!Ast.isCall(value, Names.BITS)) {
      segments.add(Ast.call(Names.TYPE, meta, value, specifier));
      return;
    }
    var inner = (Tuple3) value;
    if (inner.e2 == EmptyList.EMPTY) {
      return;
    }
    if (needsSize && s.env.inMatch()) {
      checkLastIsSized(inner);
    }
    if (isFlat(meta, inner, specifier)) {
      segments.addAll(Lists.toJava(inner.e2));
    } else {
      segments.add(Ast.call(Names.TYPE, meta, value, specifier));
    }
  }

  private void checkLastIsSized(Tuple3 inner) {
    var last = (Tuple3) Ast.last(inner.e2);
    var type = Ast.argument(last, 1);
    boolean open =
        isType(type, BitType.BINARY) && !(Ast.argument(last, 0) instanceof Bitstring) || isType(type, BitType.BITSTRING);
    if (open) {
      throw s.fail(last.e1, BitSpecifiers.UNSIZED);
    }
  }

  private static boolean isType(Object specifier, BitType type) {
    return specifier instanceof Tuple3 name && name.e0 == type.inferred() && name.e2 == Atoms.NIL;
  }

  private boolean isFlat(Object meta, Tuple3 inner, Object specifier) {
    if (isType(specifier, BitType.BITSTRING)) {
      return true;
    }
    if (!isType(specifier, BitType.BINARY)) {
      return false;
    }
    var bits = Meta.get(inner.e1, Names.ALIGNMENT);
    if (bits instanceof Long number && number != 0) {
      throw s.fail(
          meta,
          "cannot verify size of binary expression, got: " + s.source(inner) + ". Binary expressions must have a size multiple of 8");
    }
    return bits instanceof Long;
  }
}
