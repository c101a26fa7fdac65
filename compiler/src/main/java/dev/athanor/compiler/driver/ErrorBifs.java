package dev.athanor.compiler.driver;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.code.FunctionRef;
import dev.athanor.compiler.expand.SourcePaths;
import dev.athanor.compiler.expand.Env;
import dev.athanor.compiler.expand.Failures;
import dev.athanor.compiler.expand.Meta;
import dev.athanor.compiler.expand.Sessions;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;

/** {@code :elixir_errors}: diagnostics that the library's half of the compiler gives. */
@BifModule("elixir_errors")
public final class ErrorBifs {
  private static final Atom SPAN = Atom.of("span");
  private static final Atom READ_SNIPPET = Atom.of("read_snippet");
  private static final Atom GENERATED = Atom.of("generated");
  private static final Atom FORMAT_ERROR = Atom.of("format_error");

  private ErrorBifs() {}

  /** Gives a diagnostic to whoever collects them, or prints it; options {@code :read_snippet} and {@code :span}. */
  @Bif
  public static Object emitDiagnostic(
      Process self, Object severity, Object position, Object file, Object message, Object stacktrace, Object options) {
    var span = Lists.keyword(options, SPAN, Atoms.NIL);
    var report = new Report((Atom) severity, position, file, (Bitstring) message, stacktrace, span);
    new Reports(self).emit(report, Lists.keyword(options, READ_SNIPPET, Atoms.FALSE) == Atoms.TRUE);
    return Atoms.OK;
  }

  /** Prints a diagnostic given as a map. */
  @Bif
  public static Object printDiagnostic(Process self, Object diagnostic, Object withSnippet) {
    new Reports(self).print(Report.of((MapTerm) diagnostic), withSnippet == Atoms.TRUE);
    return Atoms.OK;
  }

  /** Prints a warning. */
  @Bif
  public static Object printWarning(Process self, Object position, Object file, Object message) {
    new Reports(self)
        .print(
            new Report(Report.WARNING, position, file, (Bitstring) message, EmptyList.EMPTY, Atoms.NIL), false);
    return Atoms.OK;
  }

  /** A warning whose text {@code module.format_error(reason)} gives. */
  @Bif
  public static Object fileWarn(Process self, Object meta, Object envOrFile, Object module, Object reason) {
    if (Meta.get(meta, GENERATED) != Atoms.TRUE) {
      Sessions.of(self).diagnostics().warn(meta, env(envOrFile), message(self, module, reason));
    }
    return Atoms.OK;
  }

  /** Raises {@code CompileError} with the text that {@code module.format_error(reason)} gives. */
  @Bif
  public static Object fileError(Process self, Object meta, Object envOrFile, Object module, Object reason) {
    var report = ProcessDiagnostics.report(Atoms.ERROR, meta, env(envOrFile), message(self, module, reason));
    var file = SourcePaths.relative((Bitstring) report.file());
    throw Failures.compileError(file, report.place().line(), report.message().text());
  }

  /** Reports an error of the module being defined, which fails at its end. */
  @Bif
  @Bif("function_error")
  public static Object moduleError(Process self, Object meta, Object env, Object module, Object reason) {
    var session = Sessions.of(self);
    var place = Env.of(env);
    session.diagnostics().error(meta, place, message(self, module, reason));
    session.definitions().markBroken(place.module());
    return Atoms.OK;
  }

  /** Raises the {@code CompileError} that stands for errors already reported. */
  @Bif
  public static Object compileError(Process self, Object env) {
    throw Failures.errorsLogged(Sessions.of(self), Env.of(env));
  }

  /** The word that a diagnostic begins with. */
  @Bif
  public static Object prefix(Object severity) {
    return Bitstring.of(((Atom) severity).name() + ":");
  }

  private static Env env(Object envOrFile) {
    return envOrFile instanceof Bitstring file ? Env.empty().withFile(file) : Env.of(envOrFile);
  }

  private static String message(Process self, Object module, Object reason) {
    var text = self.apply(FunctionRef.of((Atom) module, FORMAT_ERROR, 1), reason);
    return ((Bitstring) self.apply(FunctionRef.of(Atoms.ERLANG, Atom.of("iolist_to_binary"), 1), text)).text();
  }
}
