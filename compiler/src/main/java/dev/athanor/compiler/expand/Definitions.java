package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.Tuple3;

/** The modules being defined, as far as code that is expanded inside them has to know them. */
public interface Definitions {
  /** Whether the module is being defined now. */
  boolean isOpen(Atom module);

  /** Whether the module is being defined now by another process, which may still be on its way to what is asked for. */
  default boolean isOpenElsewhere(Atom module) {
    return false;
  }

  /** An error was reported in the module: it will not be compiled. */
  void markBroken(Atom module);

  /** The next number for telling apart the expansions of macros in a module, or outside any ({@code nil}). */
  Object nextCounter(Atom module);

  /** The macro of that name and arity defined so far in the environment's module, if code there may call it; else {@code null}. */
  Macro localMacro(Object meta, Atom name, int arity, Env env);

  /** Whether the module has a definition of that name and arity so far. */
  boolean isDefined(Atom module, Atom name, int arity);

  /** Notes that the function being defined calls or captures a local function or macro. */
  void useLocal(Object meta, Atom name, int arity, boolean isMacro, Env env);

  /** Notes that code in the environment calls an imported function or macro. */
  void useImport(Object meta, Atom from, Atom name, int arity, Env env);

  /**
   * The name by which the function being defined calls the one it overrides, which becomes a definition of its own
   * on the first use. Fails in the scope where it overrides nothing.
   */
  Super superOf(Scope scope, Object meta);

  /** Calls a public function that a module being defined has so far, compiled for this; {@code null} where there is none. */
  Object callLocal(Atom module, Atom name, Object... arguments);

  /** What {@code __info__(:struct)} of a module being defined will give; {@code null} where it has no struct so far. */
  Object structInfo(Atom module);

  /** A function or macro that is overridden: its kind ({@code :def}, {@code :defmacro}, ...) and the name it goes by now. */
  record Super(Atom kind, Atom name, int arity) {
    /** A call of it from its own module. */
    public Tuple3 call(Object meta, Object arguments) {
      return localCall(kind, name, meta, arguments);
    }
  }

  /** A call of a function or macro of the same module as a function; a macro is given the caller that the calling macro has. */
  static Tuple3 localCall(Atom kind, Atom name, Object meta, Object arguments) {
    boolean isMacro = kind == Atoms.DEFMACRO || kind == Atoms.DEFMACROP;
    return isMacro
        ? new Tuple3(
            ModuleInfo.macroFunction(name), meta, new Cons(new Tuple3(Names.CALLER, meta, Atoms.NIL), arguments))
        : new Tuple3(name, meta, arguments);
  }

  /** A macro that can be called. */
  @FunctionalInterface
  interface Macro {
    /** Calls it with the caller's environment as a {@code %Macro.Env{}} and the quoted arguments. */
    Object expand(Object caller, Object[] arguments);
  }
}
