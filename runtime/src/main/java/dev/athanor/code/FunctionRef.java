package dev.athanor.code;

import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Fun;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;

/**
 * The link to the exported function of a name in the newest version of a module; as a term it is {@code &Mod.fun/arity}. There is one for each
 * module, name and arity, whether the function exists or not, so {@code &M.f/1 == &M.f/1} is identity.
 *
 * <p>States: unlinked (a call first looks for the module, and raises {@code undef} where there is no such function) -> linked -> linked anew
 * with each version that is loaded -> unlinked when the module is deleted. Calls go through {@link #target}, which is replaced as a whole;
 * call sites of compiled code are one {@link MutableCallSite} per function, retargeted with it, so that the JIT sees a constant.
 */
public final class FunctionRef extends Fun {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private final Atom module;
  private final FunctionKey key;
  private final Target undefined;

  /** Where calls go. Read without synchronisation: a call that overlaps a load may reach either version, as on BEAM. */
  private Target target;

  private MutableCallSite site;

  /** What happens at its calls, or {@code null}. */
  private CallTracer tracer;

  /** A function by number in one version of a module. */
  record Target(ModuleCode code, int index) {}

  FunctionRef(Atom module, FunctionKey key) {
    this.module = module;
    this.key = key;
    this.undefined = new Target(new UndefinedFunction(this), 0);
    this.target = undefined;
  }

  /** The link to a function. */
  public static FunctionRef of(Atom module, Atom name, int arity) {
    return CodeServer.entry(module).ref(new FunctionKey(name, arity));
  }

  @Override
  public Atom module() {
    return module;
  }

  @Override
  public Atom name() {
    return key.name();
  }

  @Override
  public int arity() {
    return key.arity();
  }

  /** The name and arity. */
  public FunctionKey key() {
    return key;
  }

  /** Whether the function is there, without looking for its module on the code path. Waits for a version that is being linked. */
  boolean isLinked() {
    synchronized (CodeServer.LINKING) {
      return target != undefined;
    }
  }

  /** Points to the function's code, or to none. The caller holds the lock under which modules are replaced. */
  void link(ModuleCode code, int index) {
    target = code == null ? undefined : new Target(code, index);
    tracer = null;
    relink();
  }

  /** Sets what happens at calls of the function in its present version; {@code null} for nothing. The caller holds the lock. */
  void trace(CallTracer changed) {
    var now = target;
    if (now == undefined) {
      return;
    }
    var plain = now.code instanceof TracedFunction traced ? traced.behind() : now;
    tracer = changed;
    target = changed == null ? plain : new Target(new TracedFunction(this, plain.code, plain.index, changed), 0);
    relink();
  }

  /** What happens at its calls, or {@code null}. */
  public CallTracer tracer() {
    synchronized (CodeServer.LINKING) {
      return tracer;
    }
  }

  private void relink() {
    if (site != null) {
      site.setTarget(handle(site.type()));
      MutableCallSite.syncAll(new MutableCallSite[] {site});
    }
  }

  /** The call site that all calls of the function from reloadable code share. */
  MutableCallSite site(MethodType type) {
    synchronized (CodeServer.LINKING) {
      if (site == null) {
        // Not one of the type alone: the handle that a site without a target has is a class or two that the JDK writes.
        site = new MutableCallSite(handle(type));
      }
      return site;
    }
  }

  /** The function's own method where it takes what compiled calls give; otherwise, and while it is undefined, a call of this. */
  private MethodHandle handle(MethodType type) {
    var now = target;
    if (now == undefined || now.code instanceof TracedFunction) {
      return through(type);
    }
    var direct = now.code.method(now.index, type);
    return direct != null ? direct : through(type);
  }

  private MethodHandle through(MethodType type) {
    try {
      int arity = type.parameterCount() - 1;
      if (arity <= MOST_DIRECT) {
        return LOOKUP.findVirtual(Fun.class, "call", type).bindTo(this);
      }
      var many = MethodType.methodType(Object.class, Process.class, Object[].class);
      return LOOKUP.findVirtual(Fun.class, "call", many).bindTo(this).asCollector(Object[].class, arity).asType(type);
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError(toString(), impossible);
    }
  }

  @Override
  public Object call(Process self) {
    var to = target;
    return key.arity() == 0 ? to.code.call(self, to.index) : super.call(self);
  }

  @Override
  public Object call(Process self, Object a) {
    var to = target;
    return key.arity() == 1 ? to.code.call(self, to.index, a) : super.call(self, a);
  }

  @Override
  public Object call(Process self, Object a, Object b) {
    var to = target;
    return key.arity() == 2 ? to.code.call(self, to.index, a, b) : super.call(self, a, b);
  }

  @Override
  public Object call(Process self, Object a, Object b, Object c) {
    var to = target;
    return key.arity() == 3 ? to.code.call(self, to.index, a, b, c) : super.call(self, a, b, c);
  }

  @Override
  public Object call(Process self, Object a, Object b, Object c, Object d) {
    var to = target;
    return key.arity() == 4 ? to.code.call(self, to.index, a, b, c, d) : super.call(self, a, b, c, d);
  }

  @Override
  public Object call(Process self, Object a, Object b, Object c, Object d, Object e) {
    var to = target;
    return key.arity() == 5 ? to.code.call(self, to.index, a, b, c, d, e) : super.call(self, a, b, c, d, e);
  }

  @Override
  public Object call(Process self, Object a, Object b, Object c, Object d, Object e, Object f) {
    var to = target;
    return key.arity() == 6 ? to.code.call(self, to.index, a, b, c, d, e, f) : super.call(self, a, b, c, d, e, f);
  }

  @Override
  protected Object callMany(Process self, Object[] arguments) {
    var to = target;
    return key.arity() == arguments.length ? to.code.callMany(self, to.index, arguments) : super.callMany(self, arguments);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return module.hashCode() * 31 + key.hashCode();
  }

  @Override
  public String toString() {
    return "&" + module + "." + key;
  }
}
