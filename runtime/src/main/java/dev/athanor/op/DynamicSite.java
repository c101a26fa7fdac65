package dev.athanor.op;

import dev.athanor.code.FunctionRef;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Fun;
import dev.athanor.term.Lists;

/**
 * A call {@code module.function(...)} at one place of the code, where the module is known only when it is made. Remembers the links used last, so
 * that the few modules a place usually sees cost no table.
 */
public final class DynamicSite {
  private static final int MOST = 4;

  private final Atom function;
  private final int arity;

  /** Replaced as a whole, never changed. */
  private FunctionRef[] seen = {};

  /** A place that calls the function of that name with that many arguments. */
  public DynamicSite(Atom function, int arity) {
    this.function = function;
    this.arity = arity;
  }

  /** The function in a module. For a term that is no module, a fun that raises {@code badarg} when it is called. */
  public Fun of(Object module) {
    for (var ref : seen) {
      if (ref.module() == module) {
        return ref;
      }
    }
    return module instanceof Atom name ? remember(FunctionRef.of(name, function, arity)) : new NoModule(module, function, arity);
  }

  /** What {@link #of} gives, for a place that remembers nothing. */
  public static Fun find(Object module, Atom function, int arity) {
    return module instanceof Atom name ? FunctionRef.of(name, function, arity) : new NoModule(module, function, arity);
  }

  private Fun remember(FunctionRef ref) {
    var before = seen;
    int keep = Math.min(before.length, MOST - 1);
    var now = new FunctionRef[keep + 1];
    System.arraycopy(before, 0, now, 1, keep);
    now[0] = ref;
    seen = now;
    return ref;
  }

  /** Stands in for a function of something that is no module. */
  private static final class NoModule extends Fun {
    private final Object module;
    private final Atom function;
    private final int arity;

    NoModule(Object module, Atom function, int arity) {
      this.module = module;
      this.function = function;
      this.arity = arity;
    }

    @Override
    public int arity() {
      return arity;
    }

    @Override
    public Atom module() {
      return function;
    }

    private Object fail(Object... arguments) {
      throw Calls.badApply(module, function, Lists.of(arguments));
    }

    @Override
    public Object call(Process self) {
      return fail();
    }

    @Override
    public Object call(Process self, Object a) {
      return fail(a);
    }

    @Override
    public Object call(Process self, Object a, Object b) {
      return fail(a, b);
    }

    @Override
    public Object call(Process self, Object a, Object b, Object c) {
      return fail(a, b, c);
    }

    @Override
    public Object call(Process self, Object a, Object b, Object c, Object d) {
      return fail(a, b, c, d);
    }

    @Override
    public Object call(Process self, Object a, Object b, Object c, Object d, Object e) {
      return fail(a, b, c, d, e);
    }

    @Override
    public Object call(Process self, Object a, Object b, Object c, Object d, Object e, Object f) {
      return fail(a, b, c, d, e, f);
    }

    @Override
    protected Object callMany(Process self, Object[] arguments) {
      return fail(arguments);
    }
  }
}
