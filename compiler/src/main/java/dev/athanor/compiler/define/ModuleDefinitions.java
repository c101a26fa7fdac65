package dev.athanor.compiler.define;

import dev.athanor.code.FunctionKey;
import dev.athanor.compiler.expand.Definitions;
import dev.athanor.compiler.expand.Env;
import dev.athanor.compiler.expand.Scope;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The modules being defined, as the expander sees them. */
public final class ModuleDefinitions implements Definitions {
  private static final AtomicLong OUTSIDE = new AtomicLong();

  private final Process self;
  private final Backend backend;

  /** For a process that compiles with that backend. */
  public ModuleDefinitions(Process self, Backend backend) {
    this.self = self;
    this.backend = backend;
  }

  @Override
  public boolean isOpen(Atom module) {
    return OpenModules.get(module) != null;
  }

  @Override
  public boolean isOpenElsewhere(Atom module) {
    var open = OpenModules.get(module);
    return open != null && !open.tables.belongTo(self);
  }

  @Override
  public void markBroken(Atom module) {
    var open = OpenModules.get(module);
    if (open != null) {
      open.broken = true;
    }
  }

  @Override
  public Object nextCounter(Atom module) {
    var open = OpenModules.get(module);
    return open == null ? (Object) OUTSIDE.decrementAndGet() : open.nextCounter();
  }

  @Override
  public Macro localMacro(Object meta, Atom name, int arity, Env env) {
    var open = OpenModules.get(env.module());
    var definition = open == null ? null : open.definition(new FunctionKey(name, arity));
    if (definition == null || !definition.isMacro() || definition.clauses.isEmpty()) {
      return null;
    }
    return (caller, arguments) -> {
      var all = new Object[arguments.length + 1];
      all[0] = caller;
      System.arraycopy(arguments, 0, all, 1, arguments.length);
      return self.apply(open.compiled.fun(backend, definition), all);
    };
  }

  @Override
  public boolean isDefined(Atom module, Atom name, int arity) {
    var open = OpenModules.get(module);
    return open != null && open.definition(new FunctionKey(name, arity)) != null;
  }

  @Override
  public void useLocal(Object meta, Atom name, int arity, boolean isMacro, Env env) {
    var open = OpenModules.get(env.module());
    if (open != null && env.inFunction()) {
      open.locals.use(function(env), new FunctionKey(name, arity), meta, isMacro);
    }
  }

  @Override
  public void useImport(Object meta, Atom from, Atom name, int arity, Env env) {
    var open = OpenModules.get(env.module());
    if (open != null) {
      open.locals.useImport(new FunctionKey(name, arity), from);
    }
  }

  private static FunctionKey function(Env env) {
    return new FunctionKey(env.functionName(), env.functionArity());
  }

  @Override
  public Super superOf(Scope scope, Object meta) {
    var env = scope.env();
    var open = OpenModules.get(env.module());
    var key = function(env);
    var target = open.overridables.use(key);
    if (target == null) {
      throw scope.fail(
          meta,
          "no super defined for "
              + FunctionNames.of(key)
              + " in module "
              + scope.inspect(env.module())
              + ". Overridable functions available are: "
              + StreamSupport.stream(open.overridables.keys().spliterator(), false)
                  .map(FunctionNames::of)
                  .collect(Collectors.joining(", ")));
    }
    open.locals.use(key, new FunctionKey(target.name(), key.arity()), meta, isMacro(target.kind()));
    return target;
  }

  private static boolean isMacro(Atom kind) {
    return kind == Atoms.DEFMACRO || kind == Atoms.DEFMACROP;
  }

  @Override
  public Object callLocal(Atom module, Atom name, Object... arguments) {
    var open = OpenModules.get(module);
    var definition = open == null ? null : open.definition(new FunctionKey(name, arguments.length));
    if (definition == null || definition.kind != Atoms.DEF || definition.clauses.isEmpty()) {
      return null;
    }
    var struct = name == Atoms.STRUCT ? KnownStruct.of(open, definition, arguments) : null;
    return struct != null ? struct : self.apply(open.compiled.fun(backend, definition), arguments);
  }

  @Override
  public Object structInfo(Atom module) {
    var open = OpenModules.get(module);
    return open == null ? null : open.tables.struct();
  }
}
