package dev.athanor.compiler.lex;

/**
 * The place in the text that the lexer has reached. Columns cost nothing: they are the distance from an origin that moves at
 * each end of line.
 */
final class Cursor {
  /** What {@link #peek} gives beyond the end of the text. */
  static final int END = -1;

  final int[] text;

  /** Index of the next code point. */
  int at;

  /** The line, from 1 on. */
  int line;

  /** What to subtract from an index to get the column. */
  private int origin;

  private final int firstColumn;

  /**
   * At the beginning of a text.
   *
   * @param column the column of the first code point of the text
   * @param firstColumn the column of the first code point of every other line
   */
  Cursor(int[] text, int line, int column, int firstColumn) {
    this.text = text;
    this.line = line;
    this.origin = -column;
    this.firstColumn = firstColumn;
  }

  /** The column of the next code point. */
  int column() {
    return at - origin;
  }

  /** The column of an index in the current line. */
  int column(int index) {
    return index - origin;
  }

  /** The next code point. */
  int peek() {
    return at < text.length ? text[at] : END;
  }

  /** The code point that many after the next. */
  int peek(int ahead) {
    int index = at + ahead;
    return index < text.length ? text[index] : END;
  }

  boolean atEnd() {
    return at >= text.length;
  }

  /** Whether these three come next, all the same. */
  boolean threeOf(int codePoint) {
    return peek() == codePoint && peek(1) == codePoint && peek(2) == codePoint;
  }

  /** Counts the last {@code count} code points as one column. */
  void mergeColumns(int count) {
    origin += count - 1;
  }

  /** Skips code points without a change of column. */
  void skipUncounted(int count) {
    at += count;
    origin += count;
  }

  /** Leaves out that many columns. */
  void widen(int columns) {
    origin -= columns;
  }

  /** Begins a new line at the current index. */
  void newLine() {
    line++;
    beginColumns();
  }

  /** Makes the current index the first column. */
  void beginColumns() {
    origin = at - firstColumn;
  }

  /** How many code points an end of line takes here: 0 where there is none. */
  int endOfLine(int ahead) {
    int next = peek(ahead);
    return next == '\n' ? 1 : next == '\r' && peek(ahead + 1) == '\n' ? 2 : 0;
  }

  /** Skips spaces and tabs, and tells how many. */
  int skipBlanks() {
    int start = at;
    while (at < text.length && (text[at] == ' ' || text[at] == '\t')) {
      at++;
    }
    return at - start;
  }

  /** How many spaces and tabs there are from {@code ahead} on. */
  int blanks(int ahead) {
    int count = 0;
    while (isBlank(peek(ahead + count))) {
      count++;
    }
    return count;
  }

  /** The text between two indexes. */
  String slice(int from, int to) {
    return new String(text, from, to - from);
  }

  static boolean isBlank(int codePoint) {
    return codePoint == ' ' || codePoint == '\t';
  }

  /** Whether it is a space, a tab or part of an end of line. */
  static boolean isSpace(int codePoint) {
    return codePoint == ' ' || codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
  }

  static boolean isDigit(int codePoint) {
    return codePoint >= '0' && codePoint <= '9';
  }

  static boolean isUpper(int codePoint) {
    return codePoint >= 'A' && codePoint <= 'Z';
  }

  static boolean isLower(int codePoint) {
    return codePoint >= 'a' && codePoint <= 'z';
  }
}
