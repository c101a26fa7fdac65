package dev.athanor.trace;

import dev.athanor.code.CallTracer;
import dev.athanor.code.FunctionRef;
import dev.athanor.process.Process;
import dev.athanor.process.Trace;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import java.util.concurrent.atomic.LongAdder;

/** What {@code trace_pattern} has asked for: messages about the calls made by processes that are traced with the flag {@code call}, or a count of all calls. */
final class TracedCalls implements CallTracer {
  private static final Atom CALL = Atom.of("call");
  private static final Atom RETURN_FROM = Atom.of("return_from");
  private static final Atom EXCEPTION_FROM = Atom.of("exception_from");

  private final CallSpec spec;
  private final boolean local;
  private final LongAdder count;

  /** Messages as the specification says, where there is one, and a count where that is asked for; {@code local} is only told. */
  TracedCalls(CallSpec spec, boolean local, boolean counting) {
    this.spec = spec;
    this.local = local;
    this.count = counting ? new LongAdder() : null;
  }

  /** The specification, or {@code null} where calls are only counted. */
  CallSpec spec() {
    return spec;
  }

  boolean isLocal() {
    return local;
  }

  /** How many calls there were, or -1 where they are not counted. */
  long count() {
    return count == null ? -1 : count.sum();
  }

  @Override
  public Afterwards called(Process self, FunctionRef function, Object[] arguments) {
    if (count != null) {
      count.increment();
    }
    var trace = Trace.of(self);
    var verdict = trace == null || spec == null || !trace.has(Trace.CALL) ? null : spec.judge(self, arguments);
    if (verdict == null) {
      return Afterwards.NOTHING;
    }
    if (verdict.silent() != null) {
      trace = silenced(self, trace, verdict.silent() == Atoms.TRUE);
    }
    tell(self, trace, function, arguments, verdict.message());
    if (verdict.raises()) {
      return Afterwards.RESULT_OR_EXCEPTION;
    }
    return verdict.returns() ? Afterwards.RESULT : Afterwards.NOTHING;
  }

  private static Trace silenced(Process self, Trace trace, boolean silent) {
    int flags = silent ? trace.flags() | Trace.SILENT : trace.flags() & ~Trace.SILENT;
    var changed = new Trace(trace.tracer(), flags);
    Trace.set(self, changed);
    return changed;
  }

  private static void tell(Process self, Trace trace, FunctionRef function, Object[] arguments, Object message) {
    if (message == Atoms.FALSE || trace.has(Trace.SILENT)) {
      return;
    }
    var last = trace.has(Trace.ARITY) ? (Object) (long) arguments.length : Lists.of(arguments);
    var call = Tuple.of(function.module(), function.name(), last);
    if (message == Atoms.TRUE) {
      trace.tell(self, CALL, call);
    } else {
      trace.tell(self, CALL, call, message);
    }
  }

  @Override
  public void returned(Process self, FunctionRef function, Object result) {
    tellEnd(self, RETURN_FROM, function, result);
  }

  @Override
  public void raised(Process self, FunctionRef function, Object kind, Object reason) {
    tellEnd(self, EXCEPTION_FROM, function, Tuple.of(kind, reason));
  }

  private static void tellEnd(Process self, Atom event, FunctionRef function, Object outcome) {
    var trace = Trace.of(self);
    if (trace != null && trace.has(Trace.CALL) && !trace.has(Trace.SILENT)) {
      trace.tell(self, event, Tuple.of(function.module(), function.name(), (long) function.arity()), outcome);
    }
  }
}
