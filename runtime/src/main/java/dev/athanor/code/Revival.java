package dev.athanor.code;

import dev.athanor.term.Atom;
import dev.athanor.term.Fun;

/** Makes funs anew from what was written of them, in the version of their module that is current. */
public final class Revival {
  private Revival() {}

  /** The fun of a number in a module, with these values of its free variables; {@code null} where there is no such fun now. */
  public static Fun fun(Atom module, int index, int arity, Object[] environment) {
    var current = CodeServer.entry(module).current();
    return current == null ? null : fun(current.code().getClass(), index, arity, environment);
  }

  private static Fun fun(Class<?> module, int index, int arity, Object[] environment) {
    try {
      var maker = Class.forName(module.getName() + "$f" + index, true, module.getClassLoader()).getDeclaredConstructors()[0];
      if (maker.getParameterCount() != environment.length) {
        return null;
      }
      maker.setAccessible(true);
      var fun = (Fun) maker.newInstance(environment);
      return fun.arity() == arity ? fun : null;
    } catch (ClassNotFoundException unknown) {
      return null;
    } catch (ReflectiveOperationException broken) {
      throw new LinkageError(module.getName(), broken);
    }
  }
}
