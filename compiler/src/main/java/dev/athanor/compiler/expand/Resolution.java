package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;

/** Finds the function or macro behind a name, by imports, by {@code require} and among the local macros. */
public final class Resolution {
  private static final Atom IMPORTED_FUNCTION = Atom.of("imported_function");
  private static final Atom IMPORTED_MACRO = Atom.of("imported_macro");
  private static final Atom LOCAL_MACRO = Atom.of("local_macro");
  private static final Atom REMOTE_FUNCTION = Atom.of("remote_function");
  private static final Atom REMOTE_MACRO = Atom.of("remote_macro");
  private static final Atom DEPRECATED = Atom.of("deprecated");

  private final Session session;
  private final Object meta;
  private final Atom name;
  private final int arity;
  private final Env env;
  private final boolean tracing;

  private Resolution(Session session, Object meta, Atom name, int arity, Env env, boolean tracing) {
    this.session = session;
    this.meta = meta;
    this.name = name;
    this.arity = arity;
    this.env = env;
    this.tracing = tracing;
  }

  /**
   * What a plain name leads to; {@code null} where it is neither imported nor a local macro.
   *
   * @param extra {@code [{module, [{name, arity}]}]} of macros to look at before the imported ones
   * @param ignoringLocals whether the macros of the module being defined are out of question
   */
  static Target imported(
      Session session, Object meta, Atom name, int arity, Env env, Object extra, boolean ignoringLocals, boolean tracing) {
    return new Resolution(session, meta, name, arity, env, tracing).imported(extra, ignoringLocals);
  }

  /** The macro that {@code module.name(...)} calls; {@code null} where there is none or the module is not required. */
  static Target.Macro required(
      Session session, Object meta, Atom module, Atom name, int arity, Env env, boolean tracing) {
    var resolution = new Resolution(session, meta, name, arity, env, tracing);
    if (module == Names.KERNEL && module == env.module()) {
      return resolution.ownMacro();
    }
    return Imports.isRequired(env, module) || Meta.isSet(meta, Names.REQUIRED) ? resolution.macroOf(module) : null;
  }

  /** The macros of {@code Kernel} name each other in full, also while it is compiled. */
  private Target.Macro ownMacro() {
    var local = env.inFunction() ? session.definitions().localMacro(meta, name, arity, env) : null;
    return local == null ? null : (Target.Macro) localMacro(local);
  }

  /** What {@code &name/arity} refers to; a macro means that it is no reference. {@code null} for local functions. */
  static Target captured(Session session, Object meta, Atom name, int arity, Env env) {
    var resolution = new Resolution(session, meta, name, arity, env, true);
    return switch (Imports.find(meta, name, arity, EmptyList.EMPTY, env)) {
      case Imports.Found.Ambiguous clash -> new Target.Ambiguous(clash.first(), clash.second(), clash.isMacro());
      case Imports.Found.Quoted quoted -> resolution.quoted(quoted.module());
      case Imports.Found.Import imported when imported.isMacro() -> new Target.Macro(imported.module(), name, arity, null);
      case Imports.Found.Import imported -> resolution.imported(imported);
      case null -> resolution.capturedLocal();
    };
  }

  private Target capturedLocal() {
    if (env.module() == Names.KERNEL && function(Names.KERNEL) instanceof Target.Function inlined && inlined.module() != Names.KERNEL) {
      return inlined;
    }
    boolean recursive = env.functionName() == name && env.functionArity() == arity;
    boolean isMacro = env.inFunction() && !recursive && session.definitions().localMacro(meta, name, arity, env) != null;
    return isMacro ? new Target.Macro(env.module(), name, arity, null) : null;
  }

  /** What {@code &module.name/arity} refers to; a macro means that it is no reference. */
  static Target capturedRemote(Session session, Object meta, Atom module, Atom name, int arity, Env env) {
    var resolution = new Resolution(session, meta, name, arity, env, true);
    if (Imports.isRequired(env, module) && ModuleInfo.hasMacro(session.modules(), module, name, arity)) {
      return new Target.Macro(module, name, arity, null);
    }
    resolution.trace(REMOTE_FUNCTION, module);
    if (!env.inFunction()) {
      checkDeprecated(session, meta, module, name, arity, env);
    }
    return resolution.function(module);
  }

  private Target imported(Object extra, boolean ignoringLocals) {
    var found = Imports.find(meta, name, arity, extra, env);
    if (found instanceof Imports.Found.Ambiguous clash) {
      return new Target.Ambiguous(clash.first(), clash.second(), clash.isMacro());
    }
    if (found instanceof Imports.Found.Quoted quoted) {
      return quoted(quoted.module());
    }
    var local = ignoringLocals || !env.inFunction() ? null : session.definitions().localMacro(meta, name, arity, env);
    if (local != null) {
      return found instanceof Imports.Found.Import other && other.module() != env.module()
          ? new Target.Conflict(other.module())
          : localMacro(local);
    }
    return found instanceof Imports.Found.Import imported ? imported(imported) : null;
  }

  private Target imported(Imports.Found.Import imported) {
    var module = imported.module();
    useImport(module);
    if (!imported.isMacro()) {
      trace(IMPORTED_FUNCTION, module);
      return function(module);
    }
    checkDeprecated(module);
    trace(IMPORTED_MACRO, module);
    return new Target.Macro(module, name, arity, remote(module));
  }

  /** What code that was quoted elsewhere has imported there is no import of this module, which may define that name itself. */
  private Target quoted(Atom module) {
    if (module == env.module()) {
      return ownOf(module);
    }
    if (session.modules().ensureLoaded(module) && ModuleInfo.hasMacro(session.modules(), module, name, arity)) {
      checkDeprecated(module);
      trace(IMPORTED_MACRO, module);
      return new Target.Macro(module, name, arity, remote(module));
    }
    trace(IMPORTED_FUNCTION, module);
    return function(module);
  }

  /** Code quoted elsewhere that imports from the module being defined means what that defines. */
  private Target ownOf(Atom module) {
    var local = session.definitions().localMacro(meta, name, arity, env);
    return local != null ? localMacro(local) : function(module);
  }

  private Target localMacro(Definitions.Macro local) {
    session.definitions().useLocal(meta, name, arity, true, env);
    if (tracing) {
      Trace.event(session, env, () -> Tuple.of(LOCAL_MACRO, meta, name, (long) arity));
    }
    return new Target.Macro(env.module(), name, arity, local);
  }

  private Target function(Atom module) {
    var inlined = Rewrite.inlined(module, name, arity);
    return inlined != null ? new Target.Function(inlined.module(), inlined.function()) : new Target.Function(module, name);
  }

  private void useImport(Atom module) {
    if (tracing && env.inModule()) {
      session.definitions().useImport(meta, module, name, arity, env);
    }
  }

  private Target.Macro macroOf(Atom module) {
    if (!ModuleInfo.hasMacro(session.modules(), module, name, arity)) {
      return null;
    }
    checkDeprecated(module);
    trace(REMOTE_MACRO, module);
    return new Target.Macro(module, name, arity, remote(module));
  }

  private Definitions.Macro remote(Atom module) {
    var function = ModuleInfo.macroFunction(name);
    return (caller, arguments) -> {
      var all = new Object[arguments.length + 1];
      all[0] = caller;
      System.arraycopy(arguments, 0, all, 1, arguments.length);
      return session.modules().call(module, function, all);
    };
  }

  private void trace(Atom event, Atom module) {
    if (tracing) {
      Trace.event(session, env, () -> Tuple.of(event, meta, module, name, (long) arity));
    }
  }

  private void checkDeprecated(Atom module) {
    checkDeprecated(session, meta, module, name, arity, env);
  }

  /** Warns where a function or macro is marked as deprecated. */
  static void checkDeprecated(Session session, Object meta, Atom module, Atom name, int arity, Env env) {
    if (module == env.module() || Rewrite.isFree(module)) {
      return;
    }
    var message = deprecation(session, module, name, arity);
    if (message != null) {
      session
          .diagnostics()
          .warn(
              meta,
              env,
              Text.inspect(session, module)
                  + "."
                  + name.name()
                  + "/"
                  + arity
                  + " is deprecated. "
                  + Text.plain(message));
    }
  }

  /** Whether the loaded module has a macro of that name and arity. */
  public static boolean hasMacro(Session session, Atom module, Atom name, int arity) {
    return ModuleInfo.hasMacro(session.modules(), module, name, arity);
  }

  /** What is said of a deprecated function or macro, a binary; {@code null} where it is not deprecated. */
  public static Object deprecation(Session session, Atom module, Atom name, int arity) {
    if (!session.modules().exports(module, Atom.of("__info__"), 1)) {
      return null;
    }
    Object rest = Imports.orEmpty(ModuleInfo.of(session.modules(), module, DEPRECATED));
    while (rest instanceof Cons cell) {
      if (cell.head instanceof Tuple2 entry
          && entry.e0 instanceof Tuple2 function
          && function.e0 == name
          && function.e1.equals((long) arity)) {
        return entry.e1;
      }
      rest = cell.tail();
    }
    return null;
  }
}
