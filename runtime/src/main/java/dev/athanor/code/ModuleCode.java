package dev.athanor.code;

import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Fun;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The code of one version of a module: numbered functions and a way to call each by its number. Compiled modules and
 * the groups of builtins have one generated subclass each. Code that knows the function when it is compiled
 * calls the static method behind it instead; this is the way for {@code apply}, for {@code &Mod.fun/1} and for tail
 * calls that were parked.
 *
 * <p>A call may return {@link Process#PARKED}, as in {@link dev.athanor.term.Fun}.
 */
public abstract class ModuleCode {
  /** The function of a compiled module that gives what it stores about itself: {@code attributes} and {@code compile}. */
  public static final FunctionKey STORED_INFO = new FunctionKey(Atom.of("-info-"), 1);

  private final Atom module;
  private FunctionInfo[] known;
  private LocalFunction[] locals;

  /** Code of the module of that name. */
  protected ModuleCode(Atom module) {
    this.module = module;
  }

  /** The module's name. */
  public final Atom module() {
    return module;
  }

  /** The functions, each at the place of its number, in a new array. */
  public abstract FunctionInfo[] functions();

  /** The number of the function that runs when the module has been loaded; -1 where there is none. */
  public int onLoad() {
    return -1;
  }

  /** The functions, each at the place of its number; the array must not be changed. */
  final FunctionInfo[] known() {
    var infos = known;
    return infos != null ? infos : (known = functions());
  }

  /** A fun that calls a function of this version: what a parked tail call of a local function goes through. */
  public final Fun local(int function) {
    var made = locals;
    if (made == null) {
      locals = made = new LocalFunction[known().length];
    }
    var fun = made[function];
    return fun != null ? fun : (made[function] = new LocalFunction(this, function, known()[function]));
  }

  /** The method of a function if it is called in the way of compiled functions with one parameter per argument, otherwise {@code null}. */
  final MethodHandle method(int function, MethodType type) {
    var info = known()[function];
    if (!info.isCompiled() || info.arity() > FunctionInfo.MOST_PARAMETERS) {
      return null;
    }
    try {
      var owner = Class.forName(info.owner(), false, getClass().getClassLoader());
      return MethodHandles.publicLookup().findStatic(owner, info.method(), type);
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError(module + "." + info.key(), impossible);
    }
  }

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
