package dev.athanor.code;

import dev.athanor.process.Process;
import dev.athanor.term.Atom;

/**
 * The code of one version of a module: numbered functions and a way to call each by its number. Compiled modules and
 * the groups of builtins have one generated subclass each. Code that knows the function when it is compiled
 * calls the static method behind it instead; this is the way for {@code apply}, for {@code &Mod.fun/1} and for tail
 * calls that were parked.
 *
 * <p>A call may return {@link Process#PARKED}, as in {@link dev.athanor.term.Fun}.
 */
public abstract class ModuleCode {
  private final Atom module;

  /** Code of the module of that name. */
  protected ModuleCode(Atom module) {
    this.module = module;
  }

  /** The module's name. */
  public final Atom module() {
    return module;
  }

  /** The functions, each at the place of its number. */
  public abstract FunctionInfo[] functions();

  /** Calls a function without parameters. */
  public Object call(Process self, int function) {
    throw noSuchFunction(function, 0);
  }

  /** Calls a function of one parameter. */
  public Object call(Process self, int function, Object a) {
    throw noSuchFunction(function, 1);
  }

  /** Calls a function of two parameters. */
  public Object call(Process self, int function, Object a, Object b) {
    throw noSuchFunction(function, 2);
  }

  /** Calls a function of three parameters. */
  public Object call(Process self, int function, Object a, Object b, Object c) {
    throw noSuchFunction(function, 3);
  }

  /** Calls a function of four parameters. */
  public Object call(Process self, int function, Object a, Object b, Object c, Object d) {
    throw noSuchFunction(function, 4);
  }

  /** Calls a function of five parameters. */
  public Object call(Process self, int function, Object a, Object b, Object c, Object d, Object e) {
    throw noSuchFunction(function, 5);
  }

  /** Calls a function of six parameters. */
  public Object call(
      Process self, int function, Object a, Object b, Object c, Object d, Object e, Object f) {
    throw noSuchFunction(function, 6);
  }

  /** Calls a function of more than six parameters. */
  public Object callMany(Process self, int function, Object[] arguments) {
    throw noSuchFunction(function, arguments.length);
  }

  private IllegalArgumentException noSuchFunction(int function, int arity) {
    return new IllegalArgumentException(
        "no function " + function + " of arity " + arity + " in " + module);
  }
}
