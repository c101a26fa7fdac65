package dev.athanor.trace;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.code.CallTracer;
import dev.athanor.code.CodeServer;
import dev.athanor.code.FunctionRef;
import dev.athanor.error.BadArgument;
import dev.athanor.process.Process;
import dev.athanor.process.Trace;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple3;

/**
 * {@code :erlang.trace_pattern}: which calls and messages of traced processes are told. Java because calls are linked there.
 *
 * <p>Calls are seen where they go through a function's link: those of exported functions by module and name. With {@code :local} it is the same, as calls inside of a module are
 * linked for good.
 */
@BifModule("erlang")
public final class TracePatternBifs {
  private static final Atom BADOPT = Atom.of("badopt");
  private static final Atom NONE = Atom.of("none");
  private static final Atom MATCH_SPEC = Atom.of("match_spec");
  private static final Atom ANY = Atom.of("_");
  private static final Atom SEND = Atom.of("send");
  private static final Atom RECEIVE = Atom.of("receive");
  private static final Atom GLOBAL = Atom.of("global");
  private static final Atom LOCAL = Atom.of("local");
  private static final Atom CALL_COUNT = Atom.of("call_count");
  private static final Atom RESTART = Atom.of("restart");

  private static volatile CallSpec sends = CallSpec.ALL;
  private static volatile CallSpec receives = CallSpec.ALL;

  private TracePatternBifs() {}

  /** Chooses the functions whose calls are told, or the messages; gives how many functions there are. */
  @Bif
  public static Object tracePattern(Process self, Object what, Object how) {
    return set(what, how, EmptyList.EMPTY, what, how);
  }

  /** As {@code trace_pattern/2}, with the options {@code :global}, {@code :local} and {@code :call_count}. */
  @Bif
  public static Object tracePattern(Process self, Object what, Object how, Object options) {
    return set(what, how, options, what, how, options);
  }

  private static long set(Object what, Object how, Object options, Object... arguments) {
    boolean event = what == SEND || what == RECEIVE;
    if (!event && !isPattern(what)) {
      throw BadArgument.ertsFor(NONE, "erlang", "trace_pattern", arguments);
    }
    var items = Lists.toJava(options);
    if (items == null || !items.stream().allMatch(item -> item == GLOBAL || item == LOCAL || item == CALL_COUNT)) {
      throw BadArgument.ertsFor(BADOPT, "erlang", "trace_pattern", arguments);
    }
    boolean counting = items.contains(CALL_COUNT);
    boolean off = how == Atoms.FALSE;
    var spec = off ? null : counting && how == RESTART ? CallSpec.ALL : CallSpec.compile(how);
    if (!off && spec == null) {
      throw BadArgument.ertsFor(MATCH_SPEC, "erlang", "trace_pattern", arguments);
    }
    if (event) {
      setEvent(what, off ? null : spec);
      return 1;
    }
    var pattern = (Tuple3) what;
    return CodeServer.trace(
        name(pattern.e0), name(pattern.e1), pattern.e2 instanceof Long arity ? (int) (long) arity : -1,
        off ? null : new TracedCalls(counting ? null : spec, items.contains(LOCAL), counting));
  }

  private static boolean isPattern(Object what) {
    return what instanceof Tuple3 pattern
        && pattern.e0 instanceof Atom
        && pattern.e1 instanceof Atom
        && (pattern.e2 == ANY || pattern.e2 instanceof Long arity && arity >= 0 && arity < 256 && pattern.e1 != ANY)
        && (pattern.e0 != ANY || pattern.e1 == ANY);
  }

  private static Atom name(Object atom) {
    return atom == ANY ? null : (Atom) atom;
  }

  private static void setEvent(Object what, CallSpec spec) {
    Trace.Filter filter = particulars -> spec != null && spec.takes(null, particulars);
    if (what == SEND) {
      sends = spec;
      Trace.sends(filter);
    } else {
      receives = spec;
      Trace.receives(filter);
    }
  }

  /** An item of a function or event for {@code trace_info}; {@code null} where there is no such item. */
  static Object info(Object what, Object item) {
    if (what == SEND || what == RECEIVE) {
      var spec = what == SEND ? sends : receives;
      return item != MATCH_SPEC ? null : spec == null ? Atoms.FALSE : spec == CallSpec.ALL ? Atoms.TRUE : spec.written();
    }
    if (!(what instanceof Tuple3 key && key.e0 instanceof Atom module && key.e1 instanceof Atom name && key.e2 instanceof Long arity)) {
      return null;
    }
    if (!CodeServer.isExported(module, name, (int) (long) arity)) {
      return item instanceof Atom of && isItem(of) ? Atoms.UNDEFINED : null;
    }
    var tracer = FunctionRef.of(module, name, (int) (long) arity).tracer();
    return item instanceof Atom of ? item(of, tracer) : null;
  }

  private static boolean isItem(Atom item) {
    return item(item, null) != null;
  }

  private static Object item(Atom item, CallTracer tracer) {
    var calls = tracer instanceof TracedCalls known ? known : null;
    boolean told = calls != null && calls.spec() != null;
    return switch (item.name()) {
      case "traced" -> !told ? Atoms.FALSE : calls.isLocal() ? LOCAL : GLOBAL;
      case "match_spec" -> told ? calls.spec().written() : Atoms.FALSE;
      case "call_count" -> calls == null || calls.count() < 0 ? Atoms.FALSE : (Object) calls.count();
      case "meta", "meta_match_spec", "call_memory", "call_time" -> Atoms.FALSE;
      case "all" -> calls == null ? Atoms.FALSE : all(tracer);
      default -> null;
    };
  }

  private static Object all(CallTracer tracer) {
    var items = new String[] {"traced", "match_spec", "meta", "meta_match_spec", "call_memory", "call_time", "call_count"};
    var list = new Object[items.length];
    for (int i = 0; i < items.length; i++) {
      list[i] = Tuple.of(Atom.of(items[i]), item(Atom.of(items[i]), tracer));
    }
    return Lists.of(list);
  }
}
