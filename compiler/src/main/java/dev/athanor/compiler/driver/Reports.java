package dev.athanor.compiler.driver;

import dev.athanor.code.CodeServer;
import dev.athanor.code.FunctionRef;
import dev.athanor.process.Names;
import dev.athanor.process.Process;
import dev.athanor.process.WorkingDirectory;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where diagnostics go: to whoever collects them in this process ({@code Code.with_diagnostics/2}), to the parallel compiler that the
 * process works for, and to standard error.
 */
final class Reports {
  private static final Atom COLLECTED = Atom.of("elixir_code_diagnostics");
  private static final Atom GROUP = Atom.of("group");
  private static final Atom STANDARD_ERROR = Atom.of("standard_error");
  private static final Atom IO = Atom.of("io");
  private static final Atom PUT_CHARS = Atom.of("put_chars");
  private static final Atom EXCEPTION = Atom.of("Elixir.Exception");
  private static final Atom FORMAT_ENTRY = Atom.of("format_stacktrace_entry");

  private static volatile boolean plain;

  private final Process self;

  /** From now on nothing of the library is called to word a diagnostic: it is what is being built. */
  static void useNoLibrary() {
    plain = true;
  }

  Reports(Process self) {
    this.self = self;
  }

  /** Gives a diagnostic to all whom it concerns. The first pass of the library's own build is no place for warnings: the second has them again. */
  void emit(Report report, boolean withSnippet) {
    if (ConfigBifs.isBootstrap() && report.severity() == Report.WARNING) {
      return;
    }
    if (tell(report.toTerm(), withSnippet)) {
      print(report, withSnippet);
    }
  }

  /** Gives diagnostics that say the same of several places: they are printed as one. */
  void emitGroup(List<Report> reports) {
    boolean printed = false;
    for (var report : reports) {
      printed |= tell(report.toTerm().put(GROUP, Atoms.TRUE), true);
    }
    if (printed) {
      var first = reports.getFirst();
      write(ReportText.of(first, snippet(first), reports.stream().map(this::location).toList()));
    }
  }

  /** Collects and passes on; whether it is to be printed too. */
  private boolean tell(MapTerm diagnostic, boolean withSnippet) {
    var compiler = ParallelCompiler.of(self);
    if (compiler != null) {
      compiler.diagnostic(diagnostic, withSnippet);
    }
    if (self.dictionary().get(COLLECTED) instanceof Tuple2 collected) {
      self.dictionary().put(COLLECTED, Tuple.of(new Cons(diagnostic, collected.e0), collected.e1));
      return collected.e1 == Atoms.TRUE;
    }
    return true;
  }

  /** Prints a diagnostic. */
  void print(Report report, boolean withSnippet) {
    write(ReportText.of(report, withSnippet ? snippet(report) : null, locations(report, withSnippet)));
  }

  /** Without a file all that is known is the stack trace; where no line is to be shown, it is what is asked for. */
  private List<String> locations(Report report, boolean withSnippet) {
    if (report.file() instanceof Bitstring && (withSnippet || !(report.stacktrace() instanceof Cons))) {
      return List.of(location(report));
    }
    var lines = new ArrayList<String>();
    var rest = report.stacktrace();
    while (rest instanceof Cons cell) {
      lines.add("  " + entry(cell.head));
      rest = cell.tail();
    }
    return lines;
  }

  private String location(Report report) {
    var place =
        report.stacktrace() instanceof Cons trace && !plain
            ? entry(trace.head)
            : ReportText.place((Bitstring) report.file(), report.place());
    return "└─ " + place;
  }

  private String entry(Object entry) {
    if (CodeServer.ensureLoaded(self, EXCEPTION)
        && self.apply(FunctionRef.of(EXCEPTION, FORMAT_ENTRY, 1), entry) instanceof Bitstring text) {
      return text.text();
    }
    return entry.toString();
  }

  /** The line that a diagnostic is about; {@code null} where it cannot be read. */
  private static String snippet(Report report) {
    return report.file() instanceof Bitstring file && report.place().line() > 0
        ? line(file.text(), report.place().line())
        : null;
  }

  private static String line(String file, int number) {
    try (var lines = Files.lines(WorkingDirectory.resolve(file), StandardCharsets.UTF_8)) {
      return lines.skip(number - 1L).findFirst().orElse(null);
    } catch (IOException | InvalidPathException | java.io.UncheckedIOException _) {
      return null;
    }
  }

  /** Writes to standard error, whoever that is at the moment. */
  void write(String text) {
    if (plain || Names.whereis(STANDARD_ERROR) == null || !CodeServer.ensureLoaded(self, IO)) {
      System.err.print(text);
      return;
    }
    self.apply(FunctionRef.of(IO, PUT_CHARS, 2), STANDARD_ERROR, Bitstring.of(text));
  }

  /** The stack trace of a place in code: the function or module it is in, empty outside of modules. */
  static Object trace(Object module, Object function, Object arity, Bitstring file, Object position) {
    if (module == Atoms.NIL) {
      return EmptyList.EMPTY;
    }
    var line = position instanceof Tuple2 pair ? pair.e0 : position;
    Object location = new Cons(Tuple.of(Atoms.LINE, line), EmptyList.EMPTY);
    if (position instanceof Tuple2 pair) {
      location = new Cons(Tuple.of(Atoms.COLUMN, pair.e1), location);
    }
    return new Cons(
        Tuple.of(module, function, arity, new Cons(Tuple.of(Atoms.FILE, file), location)), EmptyList.EMPTY);
  }
}
