package dev.athanor.compiler.expand;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.Arrays;
import java.util.Set;

/** Clauses, {@code head -> body}: each has variables of its own. */
final class Clauses {
  private Clauses() {}

  /** Expands what stands left of the arrow; gives the new list of arguments. */
  @FunctionalInterface
  interface Head {
    Object expand(Object clauseMeta, Object arguments);
  }

  /** Expands all clauses of an option such as {@code do:}. */
  static Object all(Scope s, Object meta, String form, Atom option, Object clauses, Head head) {
    if (!(clauses instanceof Cons)) {
      throw missing(s, meta, form, option);
    }
    var expanded = new ListBuilder();
    var rest = clauses;
    while (rest instanceof Cons cell) {
      if (!Ast.isCall(cell.head, Names.ARROW, 2)) {
        throw missing(s, meta, form, option);
      }
      expanded.add(one(s, (Tuple3) cell.head, head));
      rest = cell.tail();
    }
    return expanded.toList();
  }

  private static ErlangException missing(Scope s, Object meta, String form, Atom option) {
    return s.fail(meta, "expected -> clauses for :" + option.name() + " in \"" + form + "\"");
  }

  /** Expands one clause. */
  static Tuple3 one(Scope s, Tuple3 clause, Head head) {
    var given = Ast.argument(clause, 0);
    if (!Lists.isProper(given) || isGuarded(given) && !Lists.isProper(((Tuple3) ((Cons) given).head).e2)) {
      throw Expander.invalid(s, clause);
    }
    var mark = s.mark();
    int from = s.variables.next();
    var arguments = head.expand(clause.e1, given);
    var body = s.expand(Ast.argument(clause, 1));
    s.warnUnused(from);
    s.restore(mark);
    return Ast.withArguments(clause, arguments, body);
  }

  /** Expands patterns, {@code [pattern, ...]} or {@code [{:when, _, [pattern, ..., guard]}]}. */
  static Object patterns(Scope s, Object meta, Object arguments) {
    if (!isGuarded(arguments)) {
      return Match.patterns(s, meta, Lists.toArray(arguments), arguments);
    }
    var when = (Tuple3) ((Cons) arguments).head;
    var parts = Lists.toArray(when.e2);
    var given = Arrays.copyOf(parts, parts.length - 1);
    var patterns = Lists.toJava(Match.patterns(s, meta, given, Lists.of(given)));
    patterns.add(guard(s, parts[parts.length - 1]));
    return Lists.of(new Tuple3(when.e0, when.e1, Lists.of(patterns)));
  }

  /** Whether the arguments are {@code [{:when, _, [_ | _]}]}. */
  static boolean isGuarded(Object arguments) {
    return arguments instanceof Cons list
        && list.tail() == EmptyList.EMPTY
        && list.head instanceof Tuple3 when
        && when.e0 == Names.WHEN
        && when.e2 instanceof Cons;
  }

  /** How many patterns there are. */
  static int arity(Object arguments) {
    return isGuarded(arguments)
        ? Lists.length(((Tuple3) ((Cons) arguments).head).e2) - 1
        : Lists.length(arguments);
  }

  /** Expands a guard, whose alternatives are divided by further {@code when}s. */
  static Object guard(Scope s, Object guard) {
    var context = s.env.context();
    s.env = s.env.withContext(Names.GUARD);
    var expanded = alternatives(s, guard);
    s.env = s.env.withContext(context);
    return expanded;
  }

  private static Object alternatives(Scope s, Object guard) {
    if (Ast.isCall(guard, Names.WHEN, 2)) {
      var when = (Tuple3) guard;
      var first = alternatives(s, Ast.argument(when, 0));
      return Ast.withArguments(when, first, alternatives(s, Ast.argument(when, 1)));
    }
    var expanded = s.expand(guard);
    warnLength(s, expanded);
    return expanded;
  }

  /** Testing a list's length against zero walks the whole list. */
  private static void warnLength(Scope s, Object guard) {
    if (!(guard instanceof Tuple3 test
        && Lists.length(test.e2) == 2
        && isZero(Ast.argument(test, 1))
        && Ast.argument(test, 0) instanceof Tuple3 length
        && isErlang(length, "length", 1))) {
      return;
    }
    var list = s.source(Ast.argument(length, 0));
    if (isErlang(test, "==", 2)) {
      warnLength(
          s, test.e1, list, "==", "empty", "an empty list or use \"" + list + " == []\" as a guard");
    } else if (isErlang(test, ">", 2)) {
      warnLength(
          s,
          test.e1,
          list,
          ">",
          "not empty",
          "a non-empty list, such as [_ | _], or use \"" + list + " != []\" as a guard");
    }
  }

  private static void warnLength(Scope s, Object meta, String list, String operator, String state, String instead) {
    s.warn(
        meta,
        "do not use \"length("
            + list
            + ") "
            + operator
            + " 0\" to check if a list is "
            + state
            + " since length always traverses the whole list. Prefer to pattern match on "
            + instead);
  }

  private static boolean isErlang(Tuple3 call, String function, int arity) {
    return Lists.length(call.e2) == arity
        && Ast.isCall(call.e0, Names.DOT, 2)
        && Ast.argument((Tuple3) call.e0, 0) == Atoms.ERLANG
        && Ast.argument((Tuple3) call.e0, 1) instanceof Atom name
        && name.name().equals(function);
  }

  private static boolean isZero(Object quoted) {
    return quoted instanceof Long number && number == 0;
  }

  /** Heads of exactly one pattern, with or without a guard. */
  static Head singlePattern(Scope s, String form, Atom option) {
    return (clauseMeta, arguments) -> {
      if (arity(arguments) != 1) {
        throw wrongArity(s, clauseMeta, form, option, "one argument");
      }
      return patterns(s, clauseMeta, arguments);
    };
  }

  static ErlangException wrongArity(Scope s, Object meta, String form, Atom option, String expected) {
    return s.fail(meta, "expected " + expected + " for :" + option.name() + " clauses (->) in \"" + form + "\"");
  }

  /** Checks that options are pairs, that those with clauses come once, and calls the function for each. */
  static Object options(Scope s, Object meta, String form, Object options, Set<Atom> known, OptionExpansion expansion) {
    if (!Ast.isKeyword(options)) {
      throw s.fail(meta, "invalid arguments for \"" + form + "\"");
    }
    for (var option : known) {
      assertOnce(s, meta, form, options, option);
    }
    return Ast.map(
        options,
        entry -> {
          var pair = (Tuple2) entry;
          if (!known.contains(pair.e0)) {
            throw s.fail(meta, "unexpected option " + s.inspect(pair.e0) + " in \"" + form + "\"");
          }
          return Tuple.of(pair.e0, expansion.expand((Atom) pair.e0, pair.e1));
        });
  }

  /** Expands the value of one option. */
  @FunctionalInterface
  interface OptionExpansion {
    Object expand(Atom option, Object value);
  }

  private static void assertOnce(Scope s, Object meta, String form, Object options, Atom option) {
    int count = 0;
    var rest = options;
    while (rest instanceof Cons cell) {
      if (((Tuple2) cell.head).e0 == option && ++count > 1) {
        throw s.fail(meta, "duplicate :" + option.name() + " clauses given for \"" + form + "\"");
      }
      rest = cell.tail();
    }
  }
}
