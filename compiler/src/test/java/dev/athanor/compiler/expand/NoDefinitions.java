package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;

/** No module is being defined. */
final class NoDefinitions implements Definitions {
  private long counter;

  @Override
  public boolean isOpen(Atom module) {
    return false;
  }

  @Override
  public void markBroken(Atom module) {}

  @Override
  public Object nextCounter(Atom module) {
    return ++counter;
  }

  @Override
  public Macro localMacro(Object meta, Atom name, int arity, Env env) {
    return null;
  }

  @Override
  public boolean isDefined(Atom module, Atom name, int arity) {
    return false;
  }

  @Override
  public void useLocal(Object meta, Atom name, int arity, boolean isMacro, Env env) {}

  @Override
  public void useImport(Object meta, Atom from, Atom name, int arity, Env env) {}

  @Override
  public Super superOf(Scope scope, Object meta) {
    return null;
  }

  @Override
  public Object callLocal(Atom module, Atom name, Object... arguments) {
    return null;
  }

  @Override
  public Object structInfo(Atom module) {
    return null;
  }
}
