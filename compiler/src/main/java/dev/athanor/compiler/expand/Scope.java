package dev.athanor.compiler.expand;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atoms;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple3;
import dev.athanor.term.Tuple4;

/**
 * Where in a piece of code the expander is: the environment, the variables, and which of the special names may be used. It
 * changes as expressions are expanded one after the other; code with an inside (clauses, patterns, comprehensions) sets it
 * for the inside and puts it back.
 */
public final class Scope {
  private static final String ABOUT_GUARDS =
      " To learn more about guards, visit: https://hexdocs.pm/elixir/patterns-and-guards.html#guards";

  /** The world around: loaded modules, modules being defined, diagnostics. */
  final Session session;

  /** The environment here. */
  Env env;

  /** The variables here. */
  final Variables variables;

  /** What a pattern may refer to, while one is expanded. */
  Prematch prematch = Prematch.NONE;

  /** Whether {@code __CALLER__} may be used. */
  boolean hasCaller;

  /** Whether {@code __STACKTRACE__} may be used. */
  boolean hasStacktrace;

  private int depth;

  /** The scope of code in an environment. */
  public Scope(Session session, Env env) {
    this.session = session;
    this.env = env;
    this.variables = new Variables(env.versionedVars());
    if (env.inMatch()) {
      prematch = new Prematch.Pattern(variables.read, variables.next(), null);
    }
  }

  /** The scope of a macro's body, which knows its caller. */
  public static Scope ofMacro(Session session, Env env) {
    var scope = new Scope(session, env);
    scope.hasCaller = true;
    return scope;
  }

  /** The expanded form of an expression. */
  public Object expand(Object quoted) {
    return Expander.expand(this, quoted);
  }

  /**
   * Expands a clause of a function, on its own.
   *
   * @param patterns a list
   * @param guards a list, any of which lets the clause match
   * @return {@code {meta, patterns, guards, body}}
   */
  public Tuple4 expandClause(Object meta, Object patterns, Object guards, Object body) {
    var expandedPatterns = Match.patterns(this, meta, Lists.toArray(patterns), new Tuple3(env.functionName(), meta, patterns));
    var expandedGuards = Ast.map(guards, guard -> Clauses.guard(this, guard));
    var expandedBody = expand(body);
    checkUnused();
    return new Tuple4(meta, expandedPatterns, expandedGuards, expandedBody);
  }

  /** The environment with the variables as they are now. */
  public Env env() {
    return env.withVersionedVars(variables.read);
  }

  /** The environment at a line, as a macro called there sees it. */
  public Env caller(int line) {
    return env.withLine(line).withVersionedVars(variables.read);
  }

  /** Warns of the variables that were bound and never read. */
  public void checkUnused() {
    warnUnused(0);
  }

  void warnUnused(int from) {
    for (var binding : variables.takeUnused(from)) {
      warn(Span.of(binding.meta(), binding.variable().e0), VariableForms.unused(binding));
    }
  }

  /** A mark of what an inside may not change. */
  record Mark(Env env, Variables.Visible visible, Prematch prematch, boolean hasStacktrace) {}

  Mark mark() {
    return new Mark(env, variables.visible(), prematch, hasStacktrace);
  }

  void restore(Mark mark) {
    env = mark.env;
    variables.restore(mark.visible);
    prematch = mark.prematch;
    hasStacktrace = mark.hasStacktrace;
  }

  /** Goes one level deeper into nested code, which has a limit. */
  void enter(Object meta) {
    if (++depth > Expander.DEEPEST) {
      depth = 0;
      throw fail(meta, "expression is nested too deeply to be compiled");
    }
  }

  /** Back from a level. */
  void leave() {
    depth--;
  }

  /** A warning about the code at hand. */
  void warn(Object meta, String message) {
    session.diagnostics().warn(meta, env, message);
  }

  /** An error that ends the expansion of the whole file or module body: the exception to throw. */
  public ErlangException fail(Object meta, String message) {
    session.diagnostics().error(meta, env, message);
    return Failures.errorsLogged(session, env);
  }

  /** An error after which a function's expansion goes on to find more; the module cannot be compiled any more. Elsewhere like {@link #fail}. */
  void complain(Object meta, String message) {
    if (!env.inFunction()) {
      throw fail(meta, message);
    }
    session.diagnostics().error(meta, env, message);
    session.definitions().markBroken(env.module());
  }

  /** As {@link #fail}, about what is wrong wherever it stands: names the file alone, no module or function. */
  ErlangException failInFile(Object meta, String message) {
    var file = fileEnv();
    session.diagnostics().error(meta, file, message);
    return Failures.errorsLogged(session, file);
  }

  /** A warning that names the file alone. */
  void warnInFile(Object meta, String message) {
    session.diagnostics().warn(meta, fileEnv(), message);
  }

  private Env fileEnv() {
    return env.withModule(Atoms.NIL).withFunction(Atoms.NIL);
  }

  /** A term as messages show it. */
  public String inspect(Object term) {
    return Text.inspect(session, term);
  }

  /** Code as messages show it. */
  String source(Object quoted) {
    return Text.source(session, quoted);
  }

  /** The error of something that patterns do not allow, or that guards do not. */
  void assertNoMatch(Object meta, String what) {
    if (env.inMatch()) {
      throw failInFile(meta, "invalid pattern in match, " + what + " is not allowed in matches");
    }
  }

  /** Fails in guards. */
  void assertNoGuard(Object meta, String what) {
    if (!env.inGuard()) {
      return;
    }
    throw failInFile(
        meta,
        inBitSize()
            ? what
                + " is not allowed inside a bitstring size specifier. The size specifier in matches works like guards."
                + ABOUT_GUARDS
            : "invalid expression in guards, " + what + " is not allowed in guards." + ABOUT_GUARDS);
  }

  /** Fails in patterns and guards. */
  void assertNoMatchOrGuard(Object meta, String what) {
    assertNoMatch(meta, what);
    assertNoGuard(meta, what);
  }

  /** What a guard is called here: the size of a bitstring's segment in a pattern has the same rules. */
  String guardContext() {
    return inBitSize() ? "bitstring size specifier" : "guard";
  }

  private boolean inBitSize() {
    return prematch instanceof Prematch.Pattern pattern && pattern.beforeBits() != null;
  }

  /** What a pattern may refer to. */
  sealed interface Prematch {
    /** No pattern. */
    Prematch NONE = new Outside(false);

    /** Under the pin operator. */
    Prematch PIN = new Outside(true);

    /** Not in a pattern itself. */
    record Outside(boolean pinned) implements Prematch {}

    /**
     * In a pattern.
     *
     * @param read the variables from before, which pins may name
     * @param first the version of the pattern's first new variable
     * @param beforeBits while the size of a bitstring's segment is expanded, the variables that were known before the bitstring; or {@code null}
     */
    record Pattern(MapTerm read, int first, MapTerm beforeBits) implements Prematch {}
  }
}
