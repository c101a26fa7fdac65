package dev.athanor.trace;

import dev.athanor.error.ErlangException;
import dev.athanor.ets.spec.MatchSpec;
import dev.athanor.ets.spec.SpecCompiler;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple1;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.List;

/**
 * A match specification for tracing: which calls count, and what is done about them.
 *
 * <p>It is compiled as one for tables. The actions in the bodies, which only tracing knows ({@code {:return_trace}}, {@code {:message, term}}, ...), are taken out: each
 * body becomes a tuple of the clause's number and of the terms that its actions need, so that matching tells which clause it was and what they are.
 */
final class CallSpec {
  private static final Atom RETURN_TRACE = Atom.of("return_trace");
  private static final Atom EXCEPTION_TRACE = Atom.of("exception_trace");
  private static final Atom MESSAGE = Atom.of("message");
  private static final Atom SILENT = Atom.of("silent");
  private static final Atom CALLER = Atom.of("caller");

  /** Stands for the caller in guards and bodies; the highest variable there may be. */
  private static final Atom CALLER_VARIABLE = Atom.of("$999999999");

  private static final Atom WHOLE = Atom.of("$_");

  /** Matches every call. */
  static final CallSpec ALL = new CallSpec(EmptyList.EMPTY, null, List.of(), false);

  private final Object written;
  private final MatchSpec spec;
  private final List<List<Action>> actions;
  private final boolean asksCaller;

  private CallSpec(Object written, MatchSpec spec, List<List<Action>> actions, boolean asksCaller) {
    this.written = written;
    this.spec = spec;
    this.actions = actions;
    this.asksCaller = asksCaller;
  }

  /** What an action does with its term. */
  private enum Action {
    RETURN_TRACE,
    EXCEPTION_TRACE,
    MESSAGE,
    SILENT
  }

  /**
   * What is done about a call.
   *
   * @param message {@code true} for a message of the usual form, {@code false} for none, any other term for one that has it at its end
   * @param silent {@code true} or {@code false} where the process is to fall silent or to speak, otherwise {@code null}
   */
  record Verdict(Object message, boolean returns, boolean raises, Object silent) {
    static final Verdict TOLD = new Verdict(Atoms.TRUE, false, false, null);
  }

  /** The specification as it was written: {@code []} for one that matches all. */
  Object written() {
    return written;
  }

  /** Compiles {@code [{head, guards, body}, ...]}; {@code null} if it is not right. */
  static CallSpec compile(Object written) {
    if (written == EmptyList.EMPTY || written == Atoms.TRUE) {
      return ALL;
    }
    var clauses = Lists.toJava(written);
    return clauses == null ? null : new Compiler().compile(written, clauses);
  }

  /** What is done about a call with these arguments, or {@code null} where it does not count. */
  Verdict judge(Process self, Object[] arguments) {
    if (spec == null) {
      return Verdict.TOLD;
    }
    var term = Lists.of(arguments);
    var found = spec.runner(self).run(asksCaller ? Tuple.of(term, caller()) : term);
    return found instanceof Tuple values ? verdict(actions.get((int) (long) (Long) values.get(0)), values) : null;
  }

  private static Object caller() {
    if (!(ErlangException.error(Atoms.UNDEFINED).stacktrace() instanceof Cons trace)) {
      return Atoms.UNDEFINED;
    }
    var entry = (Tuple) trace.head;
    return Tuple.of(entry.get(0), entry.get(1), entry.get(2));
  }

  /** Whether an event with these particulars counts, where only that is asked. */
  boolean takes(Process self, Object particulars) {
    return spec == null || spec.runner(self).run(particulars) != null;
  }

  private static Verdict verdict(List<Action> actions, Tuple values) {
    Object message = Atoms.TRUE;
    Object silent = null;
    boolean returns = false;
    boolean raises = false;
    int next = 1;
    for (var action : actions) {
      switch (action) {
        case RETURN_TRACE -> returns = true;
        case EXCEPTION_TRACE -> raises = true;
        case MESSAGE -> message = values.get(next++);
        case SILENT -> silent = values.get(next++);
      }
    }
    return new Verdict(message, returns, raises, silent);
  }

  /** Takes the actions out of the bodies. */
  private static final class Compiler {
    private final List<List<Action>> actions = new ArrayList<>();
    private boolean asksCaller;

    CallSpec compile(Object written, List<Object> clauses) {
      var plain = new ArrayList<Object>();
      for (var clause : clauses) {
        if (!(clause instanceof Tuple3 parts) || !isHead(parts.e0)) {
          return null;
        }
        plain.add(clause(parts));
      }
      var spec = SpecCompiler.compile(Lists.of(asksCaller ? plain.stream().map(this::withCaller).toList() : plain));
      return spec == null ? null : new CallSpec(written, spec, actions, asksCaller);
    }

    private static boolean isHead(Object head) {
      return head instanceof Atom || Lists.isProper(head);
    }

    private Object clause(Tuple3 parts) {
      var known = new ArrayList<Action>();
      var values = new ArrayList<Object>();
      values.add((long) actions.size());
      actions.add(known);
      var body = Lists.toJava(parts.e2);
      if (body == null) {
        return parts;
      }
      var others = new ArrayList<Object>();
      for (var expression : body) {
        if (!isAction(expression, known, values)) {
          others.add(replaced(expression));
        }
      }
      values.addAll(others);
      return Tuple.of(parts.e0, replaced(parts.e1), Lists.of(Tuple.of(new Object[] {Tuple.of(values.toArray())})));
    }

    /** What is no action is compiled with the rest, so that it is checked, and has no effect. */
    private boolean isAction(Object expression, List<Action> known, List<Object> values) {
      if (expression instanceof Tuple1 call && call.e0 == RETURN_TRACE) {
        known.add(Action.RETURN_TRACE);
      } else if (expression instanceof Tuple1 call && call.e0 == EXCEPTION_TRACE) {
        known.add(Action.EXCEPTION_TRACE);
      } else if (expression instanceof Tuple2 call && (call.e0 == MESSAGE || call.e0 == SILENT)) {
        known.add(call.e0 == MESSAGE ? Action.MESSAGE : Action.SILENT);
        values.add(replaced(call.e1));
      } else {
        return false;
      }
      return true;
    }

    private Object replaced(Object expression) {
      if (expression instanceof Tuple1 call && call.e0 == CALLER) {
        asksCaller = true;
        return CALLER_VARIABLE;
      }
      if (expression instanceof Tuple tuple) {
        var elements = new Object[tuple.size()];
        for (int i = 0; i < elements.length; i++) {
          elements[i] = replaced(tuple.get(i));
        }
        return Tuple.of(elements);
      }
      var items = Lists.toJava(expression);
      return items == null ? expression : Lists.of(items.stream().map(this::replaced).toArray());
    }

    private Object withCaller(Object clause) {
      var parts = (Tuple3) clause;
      return Tuple.of(Tuple.of(parts.e0, CALLER_VARIABLE), arguments(parts.e1), arguments(parts.e2));
    }

    /** The arguments are the first of a pair now. */
    private Object arguments(Object expression) {
      if (expression == WHOLE) {
        return Tuple.of(Atom.of("element"), 1L, WHOLE);
      }
      if (expression instanceof Tuple tuple) {
        var elements = new Object[tuple.size()];
        for (int i = 0; i < elements.length; i++) {
          elements[i] = arguments(tuple.get(i));
        }
        return Tuple.of(elements);
      }
      var items = Lists.toJava(expression);
      return items == null ? expression : Lists.of(items.stream().map(this::arguments).toArray());
    }
  }
}
