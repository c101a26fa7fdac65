package dev.athanor.compiler.driver;

import dev.athanor.compiler.source.Position;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;

/**
 * A diagnostic: what {@code Code.with_diagnostics/2} gives and the compiler prints.
 *
 * @param severity {@code :warning} or {@code :error}
 * @param position a line, {@code {line, column}}, or 0 where nothing is known
 * @param file a binary or {@code nil}
 * @param message a binary
 * @param stacktrace a list of its entries
 * @param span {@code {line, column}} of the end, or {@code nil}
 */
record Report(Atom severity, Object position, Object file, Bitstring message, Object stacktrace, Object span) {
  private static final Atom SEVERITY = Atom.of("severity");
  private static final Atom POSITION = Atom.of("position");
  private static final Atom SOURCE = Atom.of("source");
  private static final Atom MESSAGE = Atom.of("message");
  private static final Atom STACKTRACE = Atom.of("stacktrace");
  private static final Atom SPAN = Atom.of("span");

  static final Atom WARNING = Atom.of("warning");

  /** The diagnostic of a map. */
  static Report of(MapTerm map) {
    return new Report(
        (Atom) map.get(SEVERITY),
        map.get(POSITION),
        map.get(Atoms.FILE),
        (Bitstring) map.get(MESSAGE),
        map.get(STACKTRACE),
        map.get(SPAN));
  }

  /** The diagnostic as a map. */
  MapTerm toTerm() {
    return MapTerm.of(
        SEVERITY, severity,
        POSITION, position,
        Atoms.FILE, file,
        SOURCE, file,
        MESSAGE, message,
        STACKTRACE, stacktrace,
        SPAN, span);
  }

  /** The position; line 0 where there is none. */
  Position place() {
    return switch (position) {
      case Long line -> Position.ofLine(line.intValue());
      case Tuple2 pair when pair.e0 instanceof Long line && pair.e1 instanceof Long column ->
          new Position(line.intValue(), column.intValue());
      default -> Position.ofLine(0);
    };
  }

  /** How many columns are marked from the position on. */
  int length() {
    var from = place();
    return span instanceof Tuple2 end
            && end.e0 instanceof Long line
            && line == from.line()
            && end.e1 instanceof Long column
            && column > from.column()
        ? (int) (column - from.column())
        : 1;
  }

  /** A position as a term. */
  static Object position(int line, Long column) {
    return column == null ? (Object) (long) line : Tuple.of((long) line, column);
  }
}
