package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.Token;
import dev.athanor.compiler.lex.TokenKind;
import dev.athanor.compiler.parse.Operand.Shape;
import dev.athanor.term.Lists;

/** Elements between delimiters: a list, a tuple, a bitstring, arguments in parentheses, a key in brackets. */
final class Container extends Frame {
  private enum Kind {
    LIST(TokenKind.CLOSE_BRACKET),
    TUPLE(TokenKind.CLOSE_CURLY),
    BITS(TokenKind.CLOSE_BIT),
    CALL(TokenKind.CLOSE_PAREN),
    SECOND_CALL(TokenKind.CLOSE_PAREN),
    ACCESS(TokenKind.CLOSE_BRACKET),
    DOT_TUPLE(TokenKind.CLOSE_CURLY);

    final TokenKind closing;

    Kind(TokenKind closing) {
      this.closing = closing;
    }

    boolean isCall() {
      return this == CALL || this == SECOND_CALL;
    }
  }

  private final Kind kind;
  private final Token opening;
  private final int newlines;

  /** What is called. */
  private final Callee callee;

  /** What is accessed, called again, or stands before the dot; and that dot. */
  private final Object left;

  private final Token dot;
  private final Arguments arguments = new Arguments();
  private Token comma;
  private Token firstComma;

  private Container(Parsing parsing, Kind kind, Callee callee, Object left, Token dot) {
    super(parsing.frame());
    this.kind = kind;
    this.callee = callee;
    this.left = left;
    this.dot = dot;
    this.opening = parsing.take();
    this.newlines = parsing.takeEndOfLine();
  }

  static void openList(Parsing parsing) {
    parsing.open(new Container(parsing, Kind.LIST, null, null, null));
  }

  static void openTuple(Parsing parsing) {
    parsing.open(new Container(parsing, Kind.TUPLE, null, null, null));
  }

  static void openBits(Parsing parsing) {
    parsing.open(new Container(parsing, Kind.BITS, null, null, null));
  }

  static void openCall(Parsing parsing, Callee callee) {
    parsing.open(new Container(parsing, Kind.CALL, callee, null, null));
  }

  static void openAccess(Parsing parsing, Object value) {
    parsing.open(new Container(parsing, Kind.ACCESS, null, value, null));
  }

  static void openDotTuple(Parsing parsing, Object left, Token dot) {
    parsing.open(new Container(parsing, Kind.DOT_TUPLE, null, left, dot));
  }

  @Override
  Context context() {
    return arguments.pendingKey() == null && arguments.hasKeywords() ? Context.PLAIN : Context.ANY;
  }

  @Override
  boolean takesKey() {
    if (arguments.pendingKey() != null) {
      return false;
    }
    return switch (kind) {
      case DOT_TUPLE -> !arguments.isEmpty();
      case ACCESS -> arguments.positional() != 1;
      default -> true;
    };
  }

  @Override
  void key(Object key, Token token) {
    arguments.key(key, token);
  }

  @Override
  boolean begin(Parsing parsing, Token next) {
    if (next.kind() != kind.closing || arguments.pendingKey() != null || !mayCloseHere(parsing)) {
      return false;
    }
    close(parsing);
    return true;
  }

  /** Whether it may close where an element is expected: when it is empty, or after a last comma. */
  private boolean mayCloseHere(Parsing parsing) {
    if (comma == null) {
      return kind != Kind.ACCESS;
    }
    if (!kind.isCall()) {
      return true;
    }
    if (arguments.hasKeywords()) {
      parsing.warnings.trailingComma(comma);
    }
    return arguments.hasKeywords();
  }

  @Override
  void complete(Parsing parsing, Operand value, Token next) {
    check(value, next);
    arguments.add(value.quoted());
    if (next.kind() == TokenKind.COMMA) {
      comma = parsing.take();
      firstComma = firstComma == null ? comma : firstComma;
      parsing.expectOperand();
    } else {
      if (!isOnlyKeywords()) {
        parsing.takeEndOfLine();
      }
      if (!parsing.isNext(kind.closing)) {
        throw Faults.unexpected(parsing.peek());
      }
      close(parsing);
    }
  }

  /** Whether it is a tuple or bitstring of nothing but keywords, which is a fault. */
  private boolean isOnlyKeywords() {
    return (kind == Kind.TUPLE || kind == Kind.BITS) && arguments.hasKeywords() && arguments.positional() == 0;
  }

  private void check(Operand value, Token next) {
    if (arguments.pendingKey() == null && arguments.hasKeywords()) {
      if (!Nodes.isCursor(value.quoted())) {
        throw kind.isCall() ? Faults.afterKeywordsInCall(comma) : Faults.afterKeywordsInData(comma);
      }
    } else if (value.isAmbiguous() && !isOnlyArgument(next)) {
      throw kind.isCall() && arguments.pendingKey() == null
          ? Faults.ambiguousArgument(value.quoted())
          : Faults.ambiguousElement(value.quoted());
    }
  }

  /** Whether it is the one argument of a call, where nothing is ambiguous. */
  private boolean isOnlyArgument(Token next) {
    return kind.isCall()
        && arguments.isEmpty()
        && arguments.pendingKey() == null
        && (next.kind() == kind.closing || next.kind() == TokenKind.EOL);
  }

  private void close(Parsing parsing) {
    var closing = parsing.take();
    var nodes = parsing.nodes;
    switch (kind) {
      case LIST -> access(parsing, nodes.list(opening, newlines, closing, Lists.of(arguments.withPairs())));
      case TUPLE -> {
        checkKeywords("tuple");
        access(parsing, nodes.tuple(opening, newlines, closing, arguments.withKeywordList()));
      }
      case BITS -> {
        checkKeywords("bitstring");
        var elements = Lists.of(arguments.withKeywordList());
        access(parsing, nodes.container(Keys.BITS, opening, newlines, closing, elements));
      }
      case DOT_TUPLE -> {
        var elements = Lists.of(arguments.withKeywordList());
        access(parsing, nodes.dotTuple(left, dot, newlines, closing, elements));
      }
      case ACCESS -> access(parsing, nodes.access(left, opening, newlines, closing, accessKey()));
      case CALL -> closeCall(parsing, closing);
      case SECOND_CALL -> {
        var call = nodes.callAgain(left, newlines, closing, Lists.of(arguments.withKeywordList()));
        parsing.close(new Operand(call, Shape.PAREN_CALL));
      }
    }
  }

  private static void access(Parsing parsing, Object quoted) {
    parsing.close(new Operand(quoted, Shape.ACCESS));
  }

  private void checkKeywords(String name) {
    if (isOnlyKeywords()) {
      throw Faults.onlyKeywords(opening, name);
    }
  }

  private Object accessKey() {
    if (arguments.positional() == 0) {
      return arguments.keywords();
    }
    if (arguments.count() > 1) {
      throw Faults.manyAccessArguments(firstComma);
    }
    return arguments.withKeywordList().getFirst();
  }

  private void closeCall(Parsing parsing, Token closing) {
    var call = parsing.nodes.call(callee, newlines, closing, Lists.of(arguments.withKeywordList()));
    parsing.close(new Operand(call, Shape.PAREN_CALL));
    if (parsing.isNext(TokenKind.OPEN_PAREN)) {
      parsing.open(new Container(parsing, Kind.SECOND_CALL, null, call, null));
    }
  }
}
