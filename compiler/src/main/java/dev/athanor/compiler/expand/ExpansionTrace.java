package dev.athanor.compiler.expand;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple4;
import java.util.Arrays;

/** Entries of stack traces that say what was expanded where, in place of the compiler's own frames. */
final class ExpansionTrace {
  private ExpansionTrace() {}

  /** The entry of what was expanded: {@code (expanding macro) Module.function/arity}. */
  static Tuple4 entry(String what, Atom module, Atom function, int arity) {
    return new Tuple4(module, function, (long) arity, Lists.of(Tuple.of(Atoms.FILE, charlist(what))));
  }

  /** The entry of the place in code where that was. */
  static Tuple4 caller(Env env, int line) {
    var location = Lists.of(Tuple.of(Atoms.FILE, charlist(SourcePaths.relative(env.file()).text())), Tuple.of(Atoms.LINE, (long) line));
    if (env.inFunction()) {
      return new Tuple4(env.module(), env.functionName(), (long) env.functionArity(), location);
    }
    return env.inModule()
        ? new Tuple4(env.module(), Names.MODULE_NODE, 0L, location)
        : new Tuple4(Atom.of("elixir_compiler_0"), Names.FILE_NODE, 1L, location);
  }

  /** The exception with what was called up to an entry of that function, then what was expanded, then where. */
  static ErlangException located(ErlangException raised, Atom module, Atom function, Tuple4 expanded, Tuple4 caller) {
    var trace = new ListBuilder();
    Object rest = raised.stacktrace();
    while (rest instanceof Cons cell && !(cell.head instanceof Tuple4 entry && entry.e0 == module && entry.e1 == function)) {
      trace.add(cell.head);
      rest = cell.tail();
    }
    trace.add(expanded);
    trace.add(caller);
    return ErlangException.again(raised.kind(), raised.reason(), trace.toList());
  }

  /** Cuts off the frames below a class of the compiler: they are those of whoever has code compiled. */
  static void hideCompiler(ErlangException raised, Class<?> expander) {
    var frames = raised.getStackTrace();
    for (int i = 0; i < frames.length; i++) {
      if (frames[i].getClassName().equals(expander.getName())) {
        raised.setStackTrace(Arrays.copyOf(frames, i));
        return;
      }
    }
  }

  private static Object charlist(String text) {
    return Lists.of(text.codePoints().mapToObj(c -> (Object) (long) c).toArray());
  }
}
