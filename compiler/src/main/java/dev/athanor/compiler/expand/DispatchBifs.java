package dev.athanor.compiler.expand;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Fun;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;

/** {@code :elixir_dispatch}: what names lead to. */
@BifModule("elixir_dispatch")
public final class DispatchBifs {
  private static final Atom MACRO = Atom.of("macro");
  private static final Atom CONFLICT = Atom.of("conflict");
  private static final Atom AMBIGUOUS = Atom.of("ambiguous");

  private DispatchBifs() {}

  /** What a plain name leads to: {@code {:macro, module, expander}}, {@code {:function, module, name}}, {@code :error} or {@code {:error, reason}}. */
  @Bif
  public static Object expandImport(
      Process self,
      Object meta,
      Object name,
      Object arity,
      Object env,
      Object extra,
      Object allowLocals,
      Object tracing) {
    var session = Sessions.of(self);
    int count = ((Long) arity).intValue();
    var given = Env.of(env);
    boolean ignoring = ignoresLocals(self, allowLocals, given, (Atom) name, count);
    var target =
        Resolution.imported(session, meta, (Atom) name, count, given, extra, ignoring, tracing == Atoms.TRUE);
    return switch (target) {
      case Target.Macro macro -> Tuple.of(MACRO, macro.module(), new Expansion(session, given, meta, macro));
      case Target.Function function -> Tuple.of(Atoms.FUNCTION, function.module(), function.name());
      case Target.Conflict conflict -> Tuple.of(Atoms.ERROR, Tuple.of(CONFLICT, conflict.module()));
      case Target.Ambiguous clash ->
          Tuple.of(Atoms.ERROR, Tuple.of(AMBIGUOUS, Lists.of(clash.first(), clash.second())));
      case null -> Atoms.ERROR;
    };
  }

  private static boolean ignoresLocals(Process self, Object allow, Env env, Atom name, int arity) {
    if (allow instanceof Fun fun) {
      return self.apply(fun) != Atoms.TRUE;
    }
    return allow != Atoms.TRUE || env.functionName() == name && env.functionArity() == arity;
  }

  /** What {@code module.name(...)} leads to: {@code {:macro, module, expander}}, or {@code :error} where it is no macro. */
  @Bif
  public static Object expandRequire(
      Process self, Object meta, Object module, Object name, Object arity, Object env, Object tracing) {
    var session = Sessions.of(self);
    var given = Env.of(env);
    var macro =
        Resolution.required(
            session, meta, (Atom) module, (Atom) name, ((Long) arity).intValue(), given, tracing == Atoms.TRUE);
    return macro == null ? Atoms.ERROR : Tuple.of(MACRO, module, new Expansion(session, given, meta, macro));
  }

  /** Warns where a function or macro is deprecated. */
  @Bif
  public static Object checkDeprecated(
      Process self, Object kind, Object meta, Object module, Object name, Object arity, Object env) {
    Resolution.checkDeprecated(
        Sessions.of(self), meta, (Atom) module, (Atom) name, ((Long) arity).intValue(), Env.of(env));
    return Atoms.OK;
  }

  /** The fun that expands a macro call, given the list of its arguments. */
  private static final class Expansion extends Fun {
    private final Session session;
    private final Env env;
    private final Object meta;
    private final Target.Macro macro;

    Expansion(Session session, Env env, Object meta, Target.Macro macro) {
      this.session = session;
      this.env = env;
      this.meta = meta;
      this.macro = macro;
    }

    @Override
    public int arity() {
      return 1;
    }

    @Override
    public Atom module() {
      return macro.module();
    }

    @Override
    public Atom name() {
      return macro.name();
    }

    @Override
    public Object call(Process self, Object arguments) {
      int line = Meta.line(meta);
      return MacroCalls.once(session, env.withLine(line), meta, macro, Lists.toArray(arguments));
    }
  }
}
