package dev.athanor.code;

import dev.athanor.process.Process;
import dev.athanor.term.Atom;

/** Code that stands before functions of any arity and treats all calls alike. It has no functions of its own. */
abstract class AnyArity extends ModuleCode {
  /** Code of the module of that name. */
  AnyArity(Atom module) {
    super(module);
  }

  /** What every call comes to; the result as of {@link ModuleCode#call(Process, int)}. */
  abstract Object called(Process self, Object... arguments);

  @Override
  public final FunctionInfo[] functions() {
    return new FunctionInfo[0];
  }

  @Override
  public final Object call(Process self, int function) {
    return called(self);
  }

  @Override
  public final Object call(Process self, int function, Object a) {
    return called(self, a);
  }

  @Override
  public final Object call(Process self, int function, Object a, Object b) {
    return called(self, a, b);
  }

  @Override
  public final Object call(Process self, int function, Object a, Object b, Object c) {
    return called(self, a, b, c);
  }

  @Override
  public final Object call(Process self, int function, Object a, Object b, Object c, Object d) {
    return called(self, a, b, c, d);
  }

  @Override
  public final Object call(Process self, int function, Object a, Object b, Object c, Object d, Object e) {
    return called(self, a, b, c, d, e);
  }

  @Override
  public final Object call(Process self, int function, Object a, Object b, Object c, Object d, Object e, Object f) {
    return called(self, a, b, c, d, e, f);
  }

  @Override
  public final Object callMany(Process self, int function, Object[] arguments) {
    return called(self, arguments);
  }
}
