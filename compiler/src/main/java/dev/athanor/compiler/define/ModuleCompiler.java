package dev.athanor.compiler.define;

import dev.athanor.code.CodeServer;
import dev.athanor.compiler.expand.SourcePaths;
import dev.athanor.compiler.expand.Env;
import dev.athanor.compiler.expand.Failures;
import dev.athanor.compiler.expand.LexicalTracker;
import dev.athanor.compiler.expand.Meta;
import dev.athanor.compiler.expand.Session;
import dev.athanor.compiler.expand.Text;
import dev.athanor.error.ErlangException;
import dev.athanor.error.MatchErrors;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.MapTerm;
import dev.athanor.term.TermOrder;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.util.Arrays;

/**
 * What {@code defmodule} does when it runs: opens the module, runs its body, closes it, and has it compiled and loaded. The stages are those of
 * "Life of a module" in {@code docs/compiler-builtins.md}.
 */
final class ModuleCompiler {
  private static final Atom BEFORE_COMPILE = Atom.of("before_compile");
  private static final Atom AFTER_COMPILE = Atom.of("after_compile");
  private static final Atom AFTER_VERIFY = Atom.of("after_verify");
  private static final Atom COMPILE = Atom.of("compile");
  private static final Atom MODULE = Atom.of("module");
  private static final Atom LEXICAL_TRACER = Atom.of("elixir_lexical");

  private final Compilation compilation;
  private final Session session;
  private final OpenModule module;
  private final Object meta;

  /** What is to be checked of the module, once it is defined. */
  private RemoteChecks.Report report;

  private ModuleCompiler(Compilation compilation, OpenModule module, Object meta) {
    this.compilation = compilation;
    this.session = compilation.session();
    this.module = module;
    this.meta = meta;
  }

  /**
   * Defines a module.
   *
   * @param meta metadata with the line of {@code defmodule}
   * @param body the quoted body
   * @param values the values of the environment's variables, in the order of their names
   * @return {@code {:module, name, binary, value of the body}}
   */
  static Object compile(Compilation compilation, Object meta, Object name, Object body, Object values, Env env) {
    var session = compilation.session();
    var atom = checkedName(session, name);
    // Evaluated code has no tracker: then each module watches its own aliases and imports.
    var own = LexicalTracker.of(env.lexicalTracker()) == null ? LexicalTracker.make() : null;
    var outside = own == null ? env : env.withTracking(own, new Cons(LEXICAL_TRACER, env.tracers()));
    var inside = outside.withModule(atom).withFunction(Atoms.NIL).withLine(Meta.line(meta));
    var module = new OpenModule(atom, inside, new AttributeTables(session.self()));
    var other = OpenModules.add(module);
    if (other != null) {
      throw Problems.fail(
          session,
          meta,
          env,
          "cannot define module "
              + Text.inspect(session, atom)
              + " because it is currently being defined in "
              + SourcePaths.relative(other.env.file()).text()
              + ":"
              + other.env.line());
    }
    var compiler = new ModuleCompiler(compilation, module, meta);
    Object result;
    try {
      result = compiler.define(body, values);
    } finally {
      OpenModules.remove(module);
      module.tables.delete();
      if (own != null) {
        LexicalTracker.of(own).forget();
      }
    }
    if (own != null) {
      LexicalTracker.of(own).warnUnused(session);
    }
    compiler.report();
    return result;
  }

  /** Has the module checked: when all modules of the file are there, or at once where no file is compiled. */
  private void report() {
    if (compilation.checks() == null) {
      RemoteChecks.runAlone(session, report);
    } else {
      compilation.checks().add(report);
    }
  }

  private static Atom checkedName(Session session, Object name) {
    if (name instanceof Atom atom && atom != Atoms.NIL && atom != Atoms.TRUE && atom != Atoms.FALSE && atom != Atoms.EMPTY) {
      return atom;
    }
    throw Failures.argumentError("invalid module name: " + Text.inspect(session, name));
  }

  private Object define(Object body, Object values) {
    warnRedefinition();
    Hooks.opened(session, module);
    var result = Evaluation.run(compilation, body, module.env, bound(values));
    var env = runBeforeCompile(result.env());
    module.overridables.storeNotOverridden();
    module.state = OpenModule.State.READ_ONLY;
    var closed = Hooks.closed(session, env);
    check(env);
    var output = compiled(env, closed);
    load(output);
    var code = output.code();
    var binary = Bitstring.of(code.toBytes());
    compilation.events().defined(env, module.name, code);
    runCallbacks(module.tables.accumulated(AFTER_COMPILE), env, env.toTerm(), binary);
    var claims = Hooks.verified(session, env);
    report = new RemoteChecks.Report(
        module.name, RemoteUses.of(module, env), module.tables.accumulated(COMPILE), claims, module.tables.accumulated(AFTER_VERIFY));
    return Tuple.of(MODULE, module.name, binary, result.value());
  }

  /** Each check looks at what those before it have found right. */
  private void check(Env env) {
    stopIfBroken(env);
    var checks = new LocalChecks(session, module, env);
    checks.checkDefinitions();
    stopIfBroken(env);
    var reached = checks.checkCalls();
    stopIfBroken(env);
    UnreachableClauses.warn(session, module, env, reached);
  }

  private void stopIfBroken(Env env) {
    if (module.broken) {
      throw Failures.errorsLogged(session, env);
    }
  }

  private MapTerm bound(Object values) {
    var bound = MapTerm.EMPTY;
    var variables = module.env.versionedVars().keys();
    Arrays.sort(variables, TermOrder.EXACT);
    var rest = values;
    for (var variable : variables) {
      var cell = (Cons) rest;
      bound = bound.put(variable, cell.head);
      rest = cell.tail();
    }
    return bound;
  }

  private void warnRedefinition() {
    var origin = compilation.events().loadedFrom(module.name);
    if (origin != null) {
      session
          .diagnostics()
          .warn(
              meta,
              module.env,
              "redefining module " + Text.inspect(session, module.name) + " (current version " + origin + ")");
    }
  }

  private Env runBeforeCompile(Env env) {
    return runCallbacks(module.tables.accumulated(BEFORE_COMPILE), env.withVersionedVars(MapTerm.EMPTY), (Object[]) null);
  }

  private Env runCallbacks(Object hooks, Env env, Object... arguments) {
    var now = env;
    var rest = hooks;
    while (rest instanceof Cons cell) {
      if (!(cell.head instanceof Tuple2 hook && hook.e0 instanceof Atom owner && hook.e1 instanceof Atom function)) {
        throw MatchErrors.functionClause(cell.head);
      }
      var given = arguments == null ? new Object[] {now.toTerm()} : arguments;
      now = Callbacks.run(compilation, Meta.line(meta), owner, function, given, now);
      rest = cell.tail();
    }
    return now;
  }

  private Backend.Output compiled(Env env, Object closed) {
    var facts = closed instanceof MapTerm map ? map : MapTerm.EMPTY;
    var functions = module.definitions.values().stream().map(Forms::function).toList();
    return new ClosedModule(module.name, SourcePaths.relative(env.file()).text(), Meta.line(meta), facts, functions)
        .compile(session.self(), compilation.backend());
  }

  private void load(Backend.Output output) {
    var failure = CodeServer.load(session.self(), output.code(), output.constants().toArray());
    if (failure != null) {
      throw ErlangException.error(Tuple.of(failure, module.name));
    }
  }
}
