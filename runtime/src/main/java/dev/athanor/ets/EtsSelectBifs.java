package dev.athanor.ets;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.ets.spec.MatchSpec;
import dev.athanor.ets.spec.SpecCompiler;
import dev.athanor.process.Process;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple3;

/** {@code :ets}: rows by match specifications and patterns. Java because it reads tables that processes share. */
@BifModule("ets")
public final class EtsSelectBifs {
  private EtsSelectBifs() {}

  /** A selection from a table that the process may read. The arguments are those of the function; the first is the table. */
  private static Selection reading(Process self, MatchSpec spec, String function, Object... arguments) {
    return selection(self, Tables.toRead(self, arguments[0]), spec, function, arguments);
  }

  private static Selection writing(Process self, MatchSpec spec, String function, Object... arguments) {
    return selection(self, Tables.toWrite(self, arguments[0]), spec, function, arguments);
  }

  private static Selection selection(Process self, Table table, MatchSpec spec, String function, Object... arguments) {
    if (table == null) {
      throw EtsErrors.denied(function, arguments);
    }
    if (spec == null) {
      throw EtsErrors.badArgument(function, arguments);
    }
    return new Selection(self, table, spec);
  }

  private static long limit(Object limit, String function, Object... arguments) {
    if (limit instanceof Long number && number > 0) {
      return number;
    }
    throw EtsErrors.badArgument(function, arguments);
  }

  /** What all rows give, in ordered sets in their order. */
  @Bif
  public static Object select(Process self, Object table, Object spec) {
    return reading(self, SpecCompiler.compile(spec), "select", table, spec).all(false);
  }

  /** What the first rows give, as many as {@code limit}, and a continuation. */
  @Bif
  public static Object select(Process self, Object table, Object spec, Object limit) {
    var selection = reading(self, SpecCompiler.compile(spec), "select", table, spec, limit);
    return selection.some(limit(limit, "select", table, spec, limit), false);
  }

  /** What the next rows give. */
  @Bif
  public static Object select(Process self, Object continuation) {
    return resume(self, "select", continuation);
  }

  /** What all rows give, in ordered sets in reverse. */
  @Bif
  public static Object selectReverse(Process self, Object table, Object spec) {
    return reading(self, SpecCompiler.compile(spec), "select_reverse", table, spec).all(true);
  }

  /** What the last rows give, as many as {@code limit}, and a continuation. */
  @Bif
  public static Object selectReverse(Process self, Object table, Object spec, Object limit) {
    var selection = reading(self, SpecCompiler.compile(spec), "select_reverse", table, spec, limit);
    return selection.some(limit(limit, "select_reverse", table, spec, limit), true);
  }

  /** What the rows before those give. */
  @Bif
  public static Object selectReverse(Process self, Object continuation) {
    return resume(self, "select_reverse", continuation);
  }

  /** How many rows give {@code true}. */
  @Bif
  public static Object selectCount(Process self, Object table, Object spec) {
    return reading(self, SpecCompiler.compile(spec), "select_count", table, spec).count();
  }

  /** Removes the rows that give {@code true}; gives how many there were. */
  @Bif
  public static Object selectDelete(Process self, Object table, Object spec) {
    return writing(self, SpecCompiler.compile(spec), "internal_select_delete", table, spec).delete();
  }

  /** Puts what rows give in their place; that must be a tuple with the same key, which is to be seen from the specification. */
  @Bif
  public static Object selectReplace(Process self, Object table, Object spec) {
    var compiled = SpecCompiler.compile(spec);
    var known = Tables.toWrite(self, table);
    if (known != null && known.options.kind == Kind.BAG) {
      throw EtsErrors.because(EtsErrors.TYPE, "select_replace", table, spec);
    }
    boolean keeps = compiled != null && (known == null || SpecCompiler.keepsKey(spec, known.options.keyIndex));
    return selection(self, known, keeps ? compiled : null, "select_replace", table, spec).replace();
  }

  /** The variables of the pattern, of all rows that are like it. */
  @Bif
  public static Object match(Process self, Object table, Object pattern) {
    return reading(self, SpecCompiler.bindingsOf(pattern), "match", table, pattern).all(false);
  }

  /** The variables of the pattern, of as many rows as {@code limit} that are like it, and a continuation. */
  @Bif
  public static Object match(Process self, Object table, Object pattern, Object limit) {
    var selection = reading(self, SpecCompiler.bindingsOf(pattern), "match", table, pattern, limit);
    return selection.some(limit(limit, "match", table, pattern, limit), false);
  }

  /** The variables of the next rows. */
  @Bif
  public static Object match(Process self, Object continuation) {
    return resume(self, "match", continuation);
  }

  /** All rows that are like the pattern. */
  @Bif
  public static Object matchObject(Process self, Object table, Object pattern) {
    return reading(self, SpecCompiler.wholeOf(pattern), "match_object", table, pattern).all(false);
  }

  /** As many rows as {@code limit} that are like the pattern, and a continuation. */
  @Bif
  public static Object matchObject(Process self, Object table, Object pattern, Object limit) {
    var selection = reading(self, SpecCompiler.wholeOf(pattern), "match_object", table, pattern, limit);
    return selection.some(limit(limit, "match_object", table, pattern, limit), false);
  }

  /** The next rows. */
  @Bif
  public static Object matchObject(Process self, Object continuation) {
    return resume(self, "match_object", continuation);
  }

  /** Removes all rows that are like the pattern. */
  @Bif
  public static Object matchDelete(Process self, Object table, Object pattern) {
    writing(self, SpecCompiler.truthOf(pattern), "match_delete", table, pattern).delete();
    return Atoms.TRUE;
  }

  private static Object resume(Process self, String function, Object term) {
    if (term == EtsOrderBifs.END_OF_TABLE) {
      return term;
    }
    var continuation = continuation(term);
    if (continuation == null || !continuation.table().isReadableBy(self)) {
      throw EtsErrors.badArgument(function, term);
    }
    if (continuation.table().isDeleted()) {
      throw gone(function, term);
    }
    return continuation.resume(self);
  }

  private static ErlangException gone(String function, Object continuation) {
    return EtsErrors.denied(function, continuation);
  }

  private static Selection.Continuation continuation(Object term) {
    return term instanceof Tuple3 triple
            && triple.e2 instanceof Reference reference
            && reference.resource() instanceof Selection.Continuation continuation
        ? continuation
        : null;
  }

  /** The continuation as it is: those of this runtime need no repair. */
  @Bif
  public static Object repairContinuation(Object continuation, Object spec) {
    if (continuation != EtsOrderBifs.END_OF_TABLE && continuation(continuation) == null) {
      throw EtsErrors.badArgument("repair_continuation", continuation, spec);
    }
    return continuation;
  }

  /** A specification, checked and ready to be run. */
  @Bif
  public static Object matchSpecCompile(Object spec) {
    var compiled = SpecCompiler.compile(spec);
    if (compiled == null) {
      throw EtsErrors.badArgument("match_spec_compile", spec);
    }
    return Reference.make(compiled);
  }

  /** Whether the term is what {@link #matchSpecCompile} gave. */
  @Bif("is_compiled_ms")
  public static boolean isCompiledMatchSpec(Object term) {
    return compiled(term) != null;
  }

  private static MatchSpec compiled(Object term) {
    return term instanceof Reference reference && reference.resource() instanceof MatchSpec spec ? spec : null;
  }

  /** What the terms of a list give that match. */
  @Bif
  public static Object matchSpecRun(Process self, Object list, Object compiled) {
    return Lists.reverse(run(self, "match_spec_run", list, compiled, EmptyList.EMPTY), EmptyList.EMPTY);
  }

  /** What the terms of a list give that match, the last first, in front of {@code rest}. */
  @Bif("match_spec_run_r")
  public static Object matchSpecRunReversed(Process self, Object list, Object compiled, Object rest) {
    return run(self, "match_spec_run_r", list, compiled, rest);
  }

  private static Object run(Process self, String function, Object list, Object compiled, Object rest) {
    var spec = compiled(compiled);
    if (spec == null || !Lists.isProper(list)) {
      throw BadArgument.plain(Atoms.BADARG, "ets", function, list, compiled);
    }
    var runner = spec.runner(self);
    var results = rest;
    for (var terms = list; terms instanceof Cons cell; terms = cell.tail()) {
      self.reduce(1);
      var result = runner.run(cell.head);
      results = result == null ? results : new Cons(result, results);
    }
    return results;
  }

  /** What one term gives: {@code {:ok, result}}, {@code {:ok, false}} where it does not match, or {@code {:error, errors}}. */
  @Bif("test_ms")
  public static Object testMatchSpec(Process self, Object term, Object spec) {
    var outcome = SpecCompiler.explain(spec);
    if (outcome.spec() == null) {
      return Tuple.of(Atoms.ERROR, errors(outcome));
    }
    var result = outcome.spec().runner(self).run(term);
    return Tuple.of(Atoms.OK, result == null ? Atoms.FALSE : result);
  }

  static Object errors(SpecCompiler.Outcome outcome) {
    var list = new ListBuilder();
    outcome.errors().forEach(text -> list.add(Tuple.of(Atoms.ERROR, Lists.of(text.codePoints().mapToObj(c -> (long) c).toArray()))));
    return list.toList();
  }
}
