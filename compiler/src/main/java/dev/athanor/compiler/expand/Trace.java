package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import java.util.function.Supplier;

/** Tells the compilation tracers of an environment what happens. */
public final class Trace {
  private static final Atom TRACE = Atom.of("trace");
  private static final Atom LEXICAL = Atom.of("elixir_lexical");

  private Trace() {}

  static void event(Scope s, Supplier<Object> event) {
    if (s.env.tracers() != EmptyList.EMPTY) {
      event(s.session, s.env(), event);
    }
  }

  /** Tells of an event, which is made only if somebody listens. */
  public static void event(Session session, Env env, Supplier<Object> event) {
    var rest = env.tracers();
    if (rest == EmptyList.EMPTY) {
      return;
    }
    var told = event.get();
    Object caller = null;
    while (rest instanceof Cons cell) {
      if (cell.head == LEXICAL) {
        LexicalTracker.trace(env, told);
      } else if (cell.head instanceof Atom tracer) {
        caller = caller == null ? env.toTerm() : caller;
        session.modules().call(tracer, TRACE, told, caller);
      }
      rest = cell.tail();
    }
  }
}
