package dev.athanor.compiler.driver;

import dev.athanor.compiler.expand.SourcePaths;
import dev.athanor.compiler.source.Position;
import dev.athanor.term.Bitstring;
import java.util.List;

/**
 * How a diagnostic is printed: with the line of source, where that can be read, in a frame.
 *
 * <pre>
 *     warning: variable "x" is unused
 *     │
 *  10 │ x = 1
 *     │ ~
 *     │
 *     └─ lib/a.ex:10:1: A.b/0
 * </pre>
 */
final class ReportText {
  private static final int LEAST_NUMBER_WIDTH = 3;
  private static final String TAB = " ".repeat(8);

  private final Report report;
  private final List<String> locations;
  private final StringBuilder text = new StringBuilder();

  private ReportText(Report report, List<String> locations) {
    this.report = report;
    this.locations = locations;
  }

  /**
   * The text, ended by an empty line.
   *
   * @param line the line of source; {@code null} where it is not shown
   * @param locations the places named below, one for each time the same thing was found
   */
  static String of(Report report, String line, List<String> locations) {
    var made = new ReportText(report, locations);
    if (line == null) {
      made.plain();
    } else {
      made.framed(line);
    }
    return made.text.append('\n').toString();
  }

  private String title() {
    return report.severity().name() + ": " + report.message().text();
  }

  private void plain() {
    text.append(title()).append('\n');
    locations.forEach(location -> text.append(location).append('\n'));
  }

  private void framed(String line) {
    var place = report.place();
    int width = Math.max(LEAST_NUMBER_WIDTH, String.valueOf(place.line()).length() + 1);
    var gutter = " ".repeat(width + 1);
    for (var part : title().split("\n", -1)) {
      text.append(part.isEmpty() ? "" : gutter + part).append('\n');
    }
    text.append(gutter).append("│\n");
    var number = String.valueOf(place.line());
    text.append(" ".repeat(width - number.length())).append(number).append(" │ ").append(line).append('\n');
    text.append(gutter).append("│ ").append(marks(place, line)).append('\n');
    text.append(gutter).append("│\n");
    locations.forEach(location -> text.append(gutter).append(location).append('\n'));
  }

  private String marks(Position place, String line) {
    char mark = report.severity() == Report.WARNING ? '~' : '^';
    if (!place.hasColumn()) {
      int start = line.substring(0, line.length() - line.stripLeading().length()).replace("\t", TAB).length();
      return " ".repeat(start) + String.valueOf(mark).repeat(Math.max(1, line.strip().length()));
    }
    return " ".repeat(Math.max(0, place.column() - 1)) + String.valueOf(mark).repeat(report.length());
  }

  /** {@code file:line:column} as messages name it; without the parts that are not known. */
  static String place(Bitstring file, Position place) {
    var text = new StringBuilder(SourcePaths.relative(file).text());
    if (place.line() > 0) {
      text.append(':').append(place.line());
      if (place.hasColumn()) {
        text.append(':').append(place.column());
      }
    }
    return text.toString();
  }
}
