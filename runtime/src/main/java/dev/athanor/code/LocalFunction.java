package dev.athanor.code;

import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Fun;

/** A function of one version of a module, exported or not, as a fun. Programs never see it; parked tail calls go through it. */
final class LocalFunction extends Fun {
  private final ModuleCode code;
  private final int index;
  private final FunctionInfo info;

  LocalFunction(ModuleCode code, int index, FunctionInfo info) {
    this.code = code;
    this.index = index;
    this.info = info;
  }

  ModuleCode code() {
    return code;
  }

  @Override
  public int arity() {
    return info.arity();
  }

  @Override
  public Atom module() {
    return code.module();
  }

  @Override
  public Atom name() {
    return info.name();
  }

  @Override
  public Object call(Process self) {
    return code.call(self, index);
  }

  @Override
  public Object call(Process self, Object a) {
    return code.call(self, index, a);
  }

  @Override
  public Object call(Process self, Object a, Object b) {
    return code.call(self, index, a, b);
  }

  @Override
  public Object call(Process self, Object a, Object b, Object c) {
    return code.call(self, index, a, b, c);
  }

  @Override
  public Object call(Process self, Object a, Object b, Object c, Object d) {
    return code.call(self, index, a, b, c, d);
  }

  @Override
  public Object call(Process self, Object a, Object b, Object c, Object d, Object e) {
    return code.call(self, index, a, b, c, d, e);
  }

  @Override
  public Object call(Process self, Object a, Object b, Object c, Object d, Object e, Object f) {
    return code.call(self, index, a, b, c, d, e, f);
  }

  @Override
  protected Object callMany(Process self, Object[] arguments) {
    return code.callMany(self, index, arguments);
  }
}
