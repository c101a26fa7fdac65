package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.Set;
import java.util.function.Supplier;

/** {@code try}. */
final class Tries {
  private static final String FORM = "try";
  private static final Atom ORIGIN = Atom.of("origin");
  private static final Set<Atom> OPTIONS =
      Set.of(Atoms.DO, Atoms.RESCUE, Atoms.CATCH, Atoms.ELSE, Atoms.AFTER);

  private Tries() {}

  static Object expand(Scope s, Tuple3 node, Object[] arguments) {
    s.assertNoMatchOrGuard(node.e1, FORM);
    var options = arguments[0];
    checkPresence(s, node.e1, options);
    return Ast.withArguments(
        node,
        Clauses.options(
            s, node.e1, FORM, options, OPTIONS, (option, value) -> option(s, node.e1, option, value)));
  }

  private static void checkPresence(Scope s, Object meta, Object options) {
    if (!Ast.isKeyword(options)) {
      return;
    }
    if (options == EmptyList.EMPTY) {
      throw s.fail(meta, "missing :do option in \"try\"");
    }
    if (isOnly(options, Atoms.DO)) {
      throw s.fail(meta, "missing :catch/:rescue/:after option in \"try\"");
    }
    if (Lists.length(options) == 2 && has(options, Atoms.DO) && has(options, Atoms.ELSE)) {
      s.warn(meta, "\"else\" shouldn't be used as the only clause in \"" + form(meta) + "\", use \"case\" instead");
    }
    if (comesBefore(options, Atoms.CATCH, Atoms.RESCUE)) {
      s.warn(meta, "\"catch\" should always come after \"rescue\" in try");
    }
  }

  private static boolean isOnly(Object options, Atom key) {
    return Lists.length(options) == 1 && has(options, key);
  }

  private static boolean has(Object options, Atom key) {
    return Ast.keyword(options, key) != null;
  }

  private static boolean comesBefore(Object options, Atom first, Atom second) {
    boolean seen = false;
    var rest = options;
    while (rest instanceof Cons cell) {
      var key = ((Tuple2) cell.head).e0;
      if (key == second && seen) {
        return true;
      }
      seen |= key == first;
      rest = cell.tail();
    }
    return false;
  }

  /** The form that the code had: the body of a definition with {@code rescue} is a {@code try} too. */
  private static String form(Object meta) {
    return Meta.get(meta, ORIGIN) instanceof Atom kind ? kind.name() : FORM;
  }

  private static Object option(Scope s, Object meta, Atom option, Object value) {
    var form = form(meta);
    return switch (option.name()) {
      case "do", "after" -> body(s, value);
      case "else" -> Clauses.all(s, meta, form, option, value, Clauses.singlePattern(s, form, option));
      case "catch" -> traced(s, () -> Clauses.all(s, meta, form, option, value, (at, head) -> caught(s, at, head, form)));
      default ->
          traced(s, () -> Clauses.all(s, meta, form, option, value, (at, head) -> Rescues.head(s, at, head, form)));
    };
  }

  private static Object body(Scope s, Object expression) {
    var mark = s.mark();
    int from = s.variables.next();
    var expanded = s.expand(expression);
    s.warnUnused(from);
    s.restore(mark);
    return expanded;
  }

  /** Code that knows the trace of what was caught. */
  private static Object traced(Scope s, Supplier<Object> expansion) {
    boolean before = s.hasStacktrace;
    s.hasStacktrace = true;
    var expanded = expansion.get();
    s.hasStacktrace = before;
    return expanded;
  }

  /** {@code kind, value}; a value alone is one that was thrown. */
  private static Object caught(Scope s, Object clauseMeta, Object arguments, String form) {
    return switch (Clauses.arity(arguments)) {
      case 1 -> Clauses.patterns(s, clauseMeta, withThrow(arguments));
      case 2 -> Clauses.patterns(s, clauseMeta, arguments);
      default -> throw Clauses.wrongArity(s, clauseMeta, form, Atoms.CATCH, "one or two args");
    };
  }

  private static Object withThrow(Object arguments) {
    if (!Clauses.isGuarded(arguments)) {
      return new Cons(Atoms.THROW, arguments);
    }
    var when = (Tuple3) ((Cons) arguments).head;
    return Lists.of(new Tuple3(when.e0, when.e1, new Cons(Atoms.THROW, when.e2)));
  }
}
