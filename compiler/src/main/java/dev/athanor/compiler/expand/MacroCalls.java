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

/** Calls macros and expands what they give. */
final class MacroCalls {
  private static final Object EXPANDING = Lists.of(Tuple.of(Atoms.FILE, charlist("expanding macro")));

  private MacroCalls() {}

  /** The expanded form of what the macro gives for the arguments. */
  static Object expand(Scope s, Object meta, Target.Macro macro, Object[] arguments) {
    try {
      return s.expand(once(s.session, s.caller(Meta.line(meta)), meta, macro, arguments));
    } catch (ErlangException raised) {
      throw located(s, meta, macro, raised);
    }
  }

  /** What the macro gives for the arguments, with lines and hygiene counters. */
  static Object once(Session session, Env caller, Object meta, Target.Macro macro, Object[] arguments) {
    var counter = session.definitions().nextCounter(caller.module());
    var quoted = macro.code().expand(caller.toTerm(), arguments);
    return Linify.expansion(quoted, meta, macro.module(), counter);
  }

  /** The exception with a trace that says which macro was expanded where, in place of what lies below the macro. */
  private static ErlangException located(Scope s, Object meta, Target.Macro macro, ErlangException raised) {
    hideCompiler(raised);
    var trace = new ListBuilder();
    var function = ModuleInfo.macroFunction(macro.name());
    Object rest = raised.stacktrace();
    while (rest instanceof Cons cell
        && !(cell.head instanceof Tuple4 entry && entry.e0 == macro.module() && entry.e1 == function)) {
      trace.add(cell.head);
      rest = cell.tail();
    }
    trace.add(new Tuple4(macro.module(), macro.name(), (long) macro.arity(), EXPANDING));
    trace.add(callerEntry(s.env, Meta.line(meta)));
    return ErlangException.again(raised.kind(), raised.reason(), trace.toList());
  }

  /** Cuts off the frames below this class: they are those of whoever has code compiled. */
  private static void hideCompiler(ErlangException raised) {
    var frames = raised.getStackTrace();
    for (int i = 0; i < frames.length; i++) {
      if (frames[i].getClassName().equals(MacroCalls.class.getName())) {
        raised.setStackTrace(Arrays.copyOf(frames, i));
        return;
      }
    }
  }

  /** The entry that stands for the place of a macro call in a trace. */
  private static Tuple4 callerEntry(Env env, int line) {
    var location = Lists.of(Tuple.of(Atoms.FILE, charlist(SourcePaths.relative(env.file()).text())), Tuple.of(Atoms.LINE, (long) line));
    if (env.inFunction()) {
      return new Tuple4(env.module(), env.functionName(), (long) env.functionArity(), location);
    }
    return env.inModule()
        ? new Tuple4(env.module(), Names.MODULE_NODE, 0L, location)
        : new Tuple4(Atom.of("elixir_compiler_0"), Names.FILE_NODE, 1L, location);
  }

  private static Object charlist(String text) {
    return Lists.of(text.codePoints().mapToObj(c -> (Object) (long) c).toArray());
  }
}
