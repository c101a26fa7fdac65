package dev.athanor.compiler.lex;

import dev.athanor.compiler.source.Source;
import dev.athanor.compiler.source.SyntaxException;
import dev.athanor.compiler.source.SyntaxFault;
import dev.athanor.compiler.source.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a text into tokens in one pass over its code points. This class knows what each first code point leads to; what
 * follows is read by a class for each sort of token, all of which share this one's state.
 *
 * <p>Nothing here calls itself: the texts around an interpolation wait on a list ({@link Strings}) while its inside is
 * read by the same loop, so nesting is limited by memory alone.
 */
public final class Lexer {
  final Cursor in;
  final LexOptions options;
  final Terminators terminators;
  final Atoms atoms;
  final Strings strings;

  /** The tokens so far, of the whole text or of the interpolation being read. */
  ArrayList<Token> tokens = new ArrayList<>();

  private final Names names;
  private final Comments comments;
  private final Dots dots;
  private final ArrayList<LexWarning> warnings = new ArrayList<>();

  /** How many blanks the current line begins with. */
  private int indentation;

  private Lexer(Source source, LexOptions options) {
    this.in = new Cursor(source.codePoints(), options.line(), options.column(), options.lineColumn());
    this.options = options;
    this.terminators = new Terminators(options.terminators() != LexOptions.TerminatorCheck.NONE);
    this.atoms = new Atoms(this);
    this.strings = new Strings(this);
    this.names = new Names(this);
    this.comments = new Comments(this);
    this.dots = new Dots(this);
  }

  /** The tokens of a text. Throws {@link SyntaxException} where it has none. */
  public static LexResult tokenize(Source source, LexOptions options) {
    return new Lexer(source, options).run();
  }

  private LexResult run() {
    while (!in.atEnd()) {
      next(in.peek());
    }
    if (!forCursor()) {
      strings.checkFinished();
      checkTerminators();
    }
    warnOfConfusables();
    if (forCursor()) {
      CursorTokens.complete(this);
    }
    return new LexResult(tokens, warnings, comments.all(), List.copyOf(terminators.open()), in.line, in.column());
  }

  private void checkTerminators() {
    if (!terminators.isEmpty()) {
      throw terminators.missing(in.line, in.column());
    }
  }

  /** Whether the text is one that somebody is still writing. */
  boolean forCursor() {
    return options.terminators() == LexOptions.TerminatorCheck.CURSOR;
  }

  private void next(int c) {
    switch (c) {
      case ' ', '\t' -> blanks();
      case '\n', '\r' -> endOfLine(c);
      case '#' -> comments.read();
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> Numbers.read(this);
      case '?' -> Chars.read(this);
      case '"', '\'' -> strings.open();
      case ':' -> colon();
      case '~' -> tilde();
      case '.' -> dots.read();
      case ',' -> single(TokenKind.COMMA);
      case ';' -> semicolon();
      case '(' -> open(TokenKind.OPEN_PAREN);
      case '[' -> open(TokenKind.OPEN_BRACKET);
      case '{' -> brace();
      case ')' -> close(TokenKind.CLOSE_PAREN);
      case ']' -> close(TokenKind.CLOSE_BRACKET);
      case '}' -> closeBrace();
      case '%' -> percent();
      case '\\' -> backslash();
      case '&', '!', '^', '@', '+', '-', '*', '/', '<', '>', '=', '|' -> operator();
      default -> other(c);
    }
  }

  private void other(int c) {
    if (Cursor.isLower(c) || Cursor.isUpper(c) || c == '_' || c >= 0x80) {
      names.read();
    } else {
      throw unexpected();
    }
  }

  // Blanks and line ends

  private void blanks() {
    in.skipBlanks();
    var last = last();
    if (last == null || last.kind() != TokenKind.IDENTIFIER) {
      return;
    }
    if (in.atEnd() && forCursor()) {
      CursorTokens.openCall(this);
    } else if (signOfArgument()) {
      tokens.set(tokens.size() - 1, last.withKind(TokenKind.OP_IDENTIFIER));
      var sign = Operator.next(in, 0, Operator.PLAIN);
      add(new Token(TokenKind.DUAL_OP, in.line, in.column(), null, sign.atom()));
      in.at++;
    }
  }

  /** Whether a sign is next that belongs to what follows it, as in {@code a -1}: an argument, not a subtraction. */
  private boolean signOfArgument() {
    int sign = in.peek();
    if (sign != '+' && sign != '-') {
      return false;
    }
    int after = in.peek(1);
    return switch (after) {
      case Cursor.END, ' ', '\t', '\n', '\r', '/', '>' -> false;
      case ':' -> !Cursor.isSpace(in.peek(2));
      default -> after != sign;
    };
  }

  private void endOfLine(int c) {
    int length = in.endOfLine(0);
    if (length == 0) {
      throw unexpected();
    }
    addEndOfLine();
    in.at += length;
    newLine();
  }

  /** Begins a line after its predecessor's end has been read. */
  void newLine() {
    in.newLine();
    indentation = in.skipBlanks();
  }

  private void addEndOfLine() {
    var last = last();
    if (last == null) {
      add(new Token(TokenKind.EOL, in.line, in.column(), 1, null));
      return;
    }
    switch (last.kind()) {
      case COMMA, SEMICOLON, EOL -> tokens.set(tokens.size() - 1, last.withExtra(last.newlines() + 1));
      default -> add(new Token(TokenKind.EOL, in.line, in.column(), 1, null));
    }
  }

  private void backslash() {
    int length = in.endOfLine(1);
    if (in.peek(1 + length) == Cursor.END) {
      throw SyntaxException.unexpected(in.line, in.column(), "invalid escape \\ at end of file", "");
    } else if (length > 0) {
      in.at += 1 + length;
      newLine();
    } else if (in.peek(1) == '\\') {
      operator();
    } else {
      throw unexpected();
    }
  }

  // Punctuation

  private void single(TokenKind kind) {
    add(new Token(kind, in.line, in.column(), 0, null));
    in.at++;
  }

  private void semicolon() {
    var last = last();
    if (last != null && last.kind() == TokenKind.SEMICOLON) {
      throw unexpected();
    }
    single(TokenKind.SEMICOLON);
  }

  private void colon() {
    if (atoms.read()) {
      return;
    }
    if (in.peek(1) == ':') {
      operator();
    } else {
      endHere();
    }
  }

  private void tilde() {
    int next = in.peek(1);
    if (Cursor.isLower(next) || Cursor.isUpper(next)) {
      Sigils.open(this);
    } else if (forCursor() && next == Cursor.END) {
      endHere();
    } else {
      operator();
    }
  }

  /** At a sign that begins nothing: ends a text that somebody is still writing; any other must not have it. */
  void endHere() {
    if (!forCursor()) {
      throw unexpected();
    }
    in.skipUncounted(in.text.length - in.at);
  }

  private void brace() {
    if (nameBeforeColon()) {
      return;
    }
    var last = last();
    if (last != null && last.kind() == TokenKind.PERCENT) {
      throw SyntaxException.unexpected(in.line, in.column(), Message.SPACE_IN_MAP, "{");
    }
    open(TokenKind.OPEN_CURLY);
  }

  private void percent() {
    if (nameBeforeColon()) {
      return;
    }
    int next = in.peek(1);
    if (next == '(' || next == '[') {
      throw SyntaxException.unexpected(
          in.line, in.column(), "expected %{ to define a map, got: ", "%" + Character.toString(next));
    }
    add(new Token(next == '{' ? TokenKind.MAP : TokenKind.PERCENT, in.line, in.column(), null, null));
    if (next == '{') {
      openAt(TokenKind.OPEN_CURLY, in.column());
      in.at += 2;
    } else {
      in.at++;
    }
  }

  void open(TokenKind kind) {
    openAt(kind, in.column());
    in.at += kind.atom().name().length();
  }

  void openAt(TokenKind kind, int column) {
    terminators.open(new OpenDelimiter(kind, in.line, column, indentation));
    add(new Token(kind, in.line, column, null, null));
  }

  private void close(TokenKind kind) {
    terminators.close(kind, in.line, in.column(), indentation);
    add(new Token(kind, in.line, in.column(), newlinesBefore(), null));
    in.at += kind.atom().name().length();
  }

  /** Closes {@code do} or {@code fn}, or throws. */
  void end() {
    terminators.close(TokenKind.END, in.line, in.column(), indentation);
    add(new Token(TokenKind.END, in.line, in.column(), null, null));
    in.at += 3;
  }

  private void closeBrace() {
    if (terminators.isEmpty() && strings.insideInterpolation()) {
      strings.resume();
    } else {
      close(TokenKind.CLOSE_CURLY);
    }
  }

  // Operators

  private void operator() {
    if (nameBeforeColon()) {
      return;
    }
    var operator = Operator.next(in, 0, Operator.PLAIN);
    if (operator == null) {
      throw unexpected();
    }
    switch (operator.kind()) {
      case OPEN_BIT -> open(TokenKind.OPEN_BIT);
      case CLOSE_BIT -> close(TokenKind.CLOSE_BIT);
      case ARROW_OP -> {
        checkConflictMarker();
        add(operator);
      }
      default -> add(operator);
    }
  }

  /** Reads {@code +: }, {@code {}: } and their like; tells whether it did. */
  boolean nameBeforeColon() {
    var name = Operator.next(in, 0, Operator.KEY);
    if (name == null || in.peek(name.length()) != ':' || !Cursor.isSpace(in.peek(name.length() + 1))) {
      return false;
    }
    add(new Token(TokenKind.KW_IDENTIFIER, in.line, in.column(), null, name.atom()));
    in.at += name.length() + 1;
    return true;
  }

  /** Whether an operator of that length is a function's name here, as it is before {@code /2}. */
  private boolean isNameBeforeSlash(Operator operator) {
    int slash = operator.length() + in.blanks(operator.length());
    if ((operator.modes() & Operator.CAPTURE) == 0 || in.peek(slash) != '/') {
      return false;
    }
    return operator.kind() != TokenKind.CAPTURE_OP || in.peek(slash + 1 + in.blanks(slash + 1)) != '/';
  }

  void add(Operator operator) {
    warnOf(operator);
    int column = in.column();
    if (isNameBeforeSlash(operator)) {
      add(new Token(TokenKind.IDENTIFIER, in.line, column, null, operator.atom()));
      in.at += operator.length();
      return;
    }
    in.at += operator.length();
    addOperator(captured(operator), column, operator.atom());
    if (operator.kind() == TokenKind.XOR_OP) {
      warn(column, "^^^ is deprecated. It is typically used as xor but it has the wrong precedence, use Bitwise.bxor/2 instead");
    } else if (operator.text().equals("<|>")) {
      warn(column, "<|> is deprecated. Use another pipe-like operator");
    }
  }

  private TokenKind captured(Operator operator) {
    boolean number = operator.kind() == TokenKind.CAPTURE_OP && Cursor.isDigit(in.peek());
    return number ? TokenKind.CAPTURE_INT : operator.kind();
  }

  private void warnOf(Operator operator) {
    int last = operator.text().charAt(operator.length() - 1);
    boolean tripled = operator.length() == 3 && switch (operator.kind()) {
      case AND_OP, OR_OP, CONCAT_OP, XOR_OP -> true;
      default -> false;
    };
    if (tripled && in.peek(3) == last) {
      var sign = Character.toString(last);
      warn(
          in.column(),
          "found \"" + operator.text() + "\" followed by \"" + sign + "\", please use a space between \""
              + operator.text() + "\" and the next \"" + sign + "\"");
    }
  }

  private void checkConflictMarker() {
    if (in.column() != 1 || !in.threeOf('<')) {
      return;
    }
    for (int i = 3; i < 7; i++) {
      if (in.peek(i) != '<') {
        return;
      }
    }
    int end = in.at;
    while (end < in.text.length && in.text[end] != '\n' && in.text[end] != '\r') {
      end++;
    }
    throw SyntaxException.unexpected(
        in.line,
        in.column(),
        "found an unexpected version control marker, please resolve the conflicts: ",
        in.slice(in.at, end));
  }

  /** Adds an operator's token. One that can only stand between operands takes the line end before it. */
  void addOperator(TokenKind kind, int column, Object value) {
    switch (kind) {
      case AT_OP, UNARY_OP, CAPTURE_OP, CAPTURE_INT, DUAL_OP, ELLIPSIS_OP ->
          add(new Token(kind, in.line, column, null, value));
      default -> add(new Token(kind, in.line, column, takeEndOfLine(), value));
    }
  }

  /** Removes the line end that is last, if one is, and gives how many line ends there were. */
  Integer takeEndOfLine() {
    var newlines = newlinesBefore();
    if (newlines != null && last().kind() == TokenKind.EOL) {
      tokens.removeLast();
    }
    return newlines;
  }

  /** How many line ends the separator before holds; {@code null} where there is none or it holds none. */
  Integer newlinesBefore() {
    var last = last();
    if (last == null) {
      return null;
    }
    return switch (last.kind()) {
      case COMMA, SEMICOLON, EOL -> last.newlines() > 0 ? (Integer) last.newlines() : null;
      default -> null;
    };
  }

  // What the other classes use

  void add(Token token) {
    tokens.add(token);
  }

  /** The token before; {@code null} at the beginning. */
  Token last() {
    return tokens.isEmpty() ? null : tokens.getLast();
  }

  void warn(int column, String message) {
    warn(in.line, column, message);
  }

  void warn(int line, int column, String message) {
    warnings.add(new LexWarning(line, column, message));
  }

  void warnOfConfusables() {
    warnings.addAll(names.confusables());
  }

  int indentation() {
    return indentation;
  }

  Names names() {
    return names;
  }

  Comments comments() {
    return comments;
  }

  /** For a code point that cannot stand where it is. */
  SyntaxException unexpected() {
    return SyntaxException.unexpected(
        in.line, in.column(), Message.UNEXPECTED_TOKEN, Message.codePoint(in.peek(), in.column()));
  }

  /** For a fault whose message goes on after the token. */
  static SyntaxException unexpected(int line, int column, String message, String suffix, String token) {
    return new SyntaxException(new SyntaxFault.Unexpected(new Position(line, column), message, suffix, token, token));
  }
}
