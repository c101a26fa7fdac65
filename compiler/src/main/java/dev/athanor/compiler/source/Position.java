package dev.athanor.compiler.source;

/**
 * A place in a source.
 *
 * @param line from 1 on
 * @param column from 1 on, counted in code points; 0 where only the line is known
 */
public record Position(int line, int column) implements Comparable<Position> {
  /** A line whose column is not known. */
  public static Position ofLine(int line) {
    return new Position(line, 0);
  }

  /** Whether the column is known. */
  public boolean hasColumn() {
    return column > 0;
  }

  @Override
  public int compareTo(Position other) {
    return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
  }
}
