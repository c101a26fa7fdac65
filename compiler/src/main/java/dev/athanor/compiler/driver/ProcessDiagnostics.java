package dev.athanor.compiler.driver;

import dev.athanor.compiler.expand.SourcePaths;
import dev.athanor.compiler.expand.Diagnostics;
import dev.athanor.compiler.expand.Env;
import dev.athanor.compiler.expand.Meta;
import dev.athanor.compiler.expand.Span;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Tuple2;
import java.util.List;

/** The diagnostics of code that a process compiles. */
final class ProcessDiagnostics implements Diagnostics {
  private static final Atom IN_MODULE = Atom.of("__MODULE__");

  private final Reports reports;

  ProcessDiagnostics(Process self) {
    this.reports = new Reports(self);
  }

  @Override
  public void warn(List<Place> places, String message) {
    reports.emitGroup(
        places.stream().map(place -> report(Report.WARNING, place.meta(), place.env(), message)).toList());
  }

  @Override
  public void warn(Object meta, Env env, String message) {
    reports.emit(report(Report.WARNING, meta, env, message), true);
  }

  @Override
  public void error(Object meta, Env env, String message) {
    reports.emit(report(Atoms.ERROR, meta, env, message), true);
  }

  /** Code that a macro took from another file says so in its metadata. */
  static Report report(Atom severity, Object meta, Env env, String message) {
    boolean kept = Meta.get(meta, Atoms.FILE) instanceof Tuple2;
    var file = kept ? (Bitstring) ((Tuple2) Meta.get(meta, Atoms.FILE)).e0 : env.file();
    var line = kept ? ((Long) ((Tuple2) Meta.get(meta, Atoms.FILE)).e1).intValue() : Meta.line(meta);
    var column = !kept && Meta.get(meta, Atoms.COLUMN) instanceof Long known ? known : null;
    var position = Report.position(line, column);
    var end = Span.end(meta);
    return new Report(
        severity, position, file, Bitstring.of(message), trace(env, file, position), end == null ? Atoms.NIL : end);
  }

  private static Object trace(Env env, Bitstring file, Object position) {
    var relative = SourcePaths.relative(file);
    return env.function() instanceof Tuple2 function
        ? Reports.trace(env.module(), function.e0, function.e1, relative, position)
        : Reports.trace(env.module(), IN_MODULE, 0L, relative, position);
  }
}
