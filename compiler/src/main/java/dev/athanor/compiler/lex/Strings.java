package dev.athanor.compiler.lex;

import dev.athanor.compiler.source.Position;
import dev.athanor.compiler.source.SyntaxException;
import dev.athanor.compiler.source.SyntaxFault;
import java.util.ArrayDeque;
import java.util.ArrayList;

/**
 * Reads the text of every literal in quotes: strings, heredocs, sigils, quoted atoms, keys and calls.
 *
 * <p>At {@code #{} the literal is put on {@link #waiting} and the lexer goes on with tokens in a list of their own; the brace
 * that closes the interpolation brings it back ({@link #resume}).
 */
final class Strings {
  private final Lexer lexer;
  private final Cursor in;
  private final Literals literals;

  /** The literals around the place being read, innermost first. */
  private final ArrayDeque<Literal> waiting = new ArrayDeque<>();

  Strings(Lexer lexer) {
    this.lexer = lexer;
    this.in = lexer.in;
    this.literals = new Literals(lexer);
  }

  // Beginnings

  /** At a quote that begins a string, a heredoc or a quoted key. */
  void open() {
    int quote = in.peek();
    if (in.threeOf(quote)) {
      openHeredoc(in.column(), null);
    } else {
      begin(new Literal(Literal.Use.STRING, in.line, in.column(), in.column(), quote, false, null));
    }
  }

  /** At the colon of {@code :"}. */
  void openAtom() {
    int column = in.column();
    in.at++;
    begin(new Literal(Literal.Use.ATOM, in.line, column, in.column(), in.peek(), false, null));
  }

  /** At the quote of {@code value."}. */
  void openCall() {
    begin(new Literal(Literal.Use.CALL, in.line, in.column(), in.column(), in.peek(), false, null));
  }

  /** At the delimiter of a sigil. */
  void openSigil(int column, String name) {
    if (in.threeOf('"') || in.threeOf('\'')) {
      openHeredoc(column, name);
    } else {
      begin(new Literal(Literal.Use.SIGIL, in.line, column, in.column(), in.peek(), false, name));
    }
  }

  private void openHeredoc(int column, String sigil) {
    var literal = new Literal(Literal.Use.HEREDOC, in.line, column, in.column(), in.peek(), true, sigil);
    in.at += 3;
    int afterQuotes = in.column();
    in.skipBlanks();
    int lineEnd = in.endOfLine(0);
    if (lineEnd == 0) {
      throw notAlone(literal, afterQuotes);
    }
    in.at += lineEnd;
    in.newLine();
    if (!closesHeredoc(literal)) {
      scan(literal);
    }
  }

  private SyntaxException notAlone(Literal literal, int column) {
    return SyntaxException.unexpected(
        in.line,
        column,
        "heredoc allows only whitespace characters followed by a new line after opening ",
        literal.openingText());
  }

  private void begin(Literal literal) {
    in.at++;
    scan(literal);
  }

  // The text

  private void scan(Literal literal) {
    while (true) {
      int c = in.peek();
      if (c == literal.closing && !literal.heredoc) {
        in.at++;
        finish(literal);
        return;
      }
      switch (c) {
        case Cursor.END -> {
          finishAtEnd(literal);
          return;
        }
        case '\\' -> {
          if (escape(literal)) {
            return;
          }
        }
        case '\n' -> {
          if (newLine(literal)) {
            return;
          }
        }
        case '#' -> {
          if (literal.interpolates && in.peek(1) == '{') {
            interpolate(literal);
            return;
          }
          appendCluster(literal);
        }
        default -> appendCluster(literal);
      }
    }
  }

  /** At the end of the text: a literal that is being written counts as closed, any other lacks its delimiter. */
  private void finishAtEnd(Literal literal) {
    if (!lexer.forCursor()) {
      throw missing(literal);
    }
    literal.indentation = in.column() - 4;
    finish(literal);
  }

  /** Appends a grapheme cluster, which is one column. */
  private void appendCluster(Literal literal) {
    int length = Graphemes.length(in.text, in.at);
    for (int i = 0; i < length; i++) {
      append(literal);
    }
    in.mergeColumns(length);
  }

  private void append(Literal literal) {
    int c = in.peek();
    if (Bidi.isFormatting(c)) {
      var escape = Bidi.escape(c);
      throw Lexer.unexpected(
          in.line,
          in.column(),
          "invalid bidirectional formatting character in string: ",
          ". If you want to use such character, use it in its escaped " + escape + " form instead",
          escape);
    }
    literal.append(c, in.line);
    in.at++;
  }

  /** Reads an end of line; tells whether the heredoc ends after it. */
  private boolean newLine(Literal literal) {
    append(literal);
    in.newLine();
    return literal.heredoc && closesHeredoc(literal);
  }

  /** At the beginning of a line: if it closes the heredoc, finishes it. */
  private boolean closesHeredoc(Literal literal) {
    int blanks = in.blanks(0);
    for (int i = 0; i < 3; i++) {
      if (in.peek(blanks + i) != literal.closing) {
        return false;
      }
    }
    in.at += blanks + 3;
    literal.indentation = blanks;
    finish(literal);
    return true;
  }

  /** Reads a backslash and what it escapes; tells whether the heredoc ends after that. */
  private boolean escape(Literal literal) {
    int next = in.peek(1);
    if (literal.heredoc ? closingThree(literal) : next == literal.closing) {
      escapedDelimiter(literal);
      return false;
    }
    append(literal);
    if (next == '#' && literal.interpolates && in.peek(1) == '{') {
      append(literal);
      append(literal);
    } else if (next == '\r' && in.peek(1) == '\n') {
      append(literal);
      return newLine(literal);
    } else if (next == '\n') {
      return newLine(literal);
    } else if (next != Cursor.END) {
      append(literal);
    }
    return false;
  }

  private boolean closingThree(Literal literal) {
    return in.peek(1) == literal.closing && in.peek(2) == literal.closing && in.peek(3) == literal.closing;
  }

  private void escapedDelimiter(Literal literal) {
    if (!literal.interpolates && !literal.heredoc) {
      lexer.warn(
          in.column(),
          "using \\" + literal.closingText() + " to escape the closing of an uppercase sigil is deprecated, please use "
              + "another delimiter or a lowercase sigil instead");
    }
    in.at++;
    for (int i = literal.heredoc ? 3 : 1; i > 0; i--) {
      append(literal);
    }
  }

  private SyntaxException missing(Literal literal) {
    return new SyntaxException(
        new SyntaxFault.MissingTerminator(
            new Position(literal.line, literal.delimiterColumn),
            new Position(in.line, in.column()),
            literal.openingText(),
            literal.closingText(),
            "missing terminator: " + literal.closingText() + where(literal)));
  }

  private static String where(Literal literal) {
    var what = literal.use.name;
    if (literal.use == Literal.Use.SIGIL) {
      what += " ~" + literal.sigil.charAt(0) + literal.openingText();
    }
    return " (for " + what + " starting at line " + literal.line + ")";
  }

  // Interpolation

  private void interpolate(Literal literal) {
    literal.flush();
    literal.interpolationLine = in.line;
    literal.interpolationColumn = in.column();
    literal.outerTokens = lexer.tokens;
    literal.outerDelimiters = lexer.terminators.enter();
    lexer.tokens = new ArrayList<>();
    waiting.push(literal);
    in.at += 2;
  }

  boolean insideInterpolation() {
    return !waiting.isEmpty();
  }

  /** Where an interpolation ends: at its closing brace, or at the end of the text. */
  void resume() {
    var literal = waiting.pop();
    literal.parts.add(
        new StringPart.Interpolation(
            literal.interpolationLine, literal.interpolationColumn, in.line, in.column(), lexer.tokens));
    lexer.tokens = literal.outerTokens;
    lexer.terminators.leave(literal.outerDelimiters);
    if (!in.atEnd()) {
      in.at++;
    }
    scan(literal);
  }

  /** At the end of the text: throws where it is inside an interpolation that lacks nothing but its brace. */
  void checkFinished() {
    if (!waiting.isEmpty() && lexer.terminators.isEmpty()) {
      var literal = waiting.peek();
      throw new SyntaxException(
          new SyntaxFault.MissingTerminator(
              new Position(literal.line, literal.delimiterColumn),
              new Position(literal.interpolationLine, literal.interpolationColumn),
              literal.openingText(),
              literal.closingText(),
              "missing interpolation terminator: \"}\"" + where(literal)));
    }
  }

  private void finish(Literal literal) {
    literal.flush();
    literals.finish(literal);
  }
}
