package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.Token;
import dev.athanor.compiler.lex.TokenKind;
import dev.athanor.compiler.parse.Operand.Shape;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import java.util.List;

/**
 * One run of the parser: an operator-precedence parser with an explicit stack of {@link Frame}s.
 *
 * <p>It is always in one of two states. Where an operand is expected, the next token begins one, is an operator before one, or
 * opens a frame. After an operand, the next token continues it (a dot, brackets, a block, an operator between operands) or ends it;
 * then the innermost frame takes it and either is complete itself, which makes its expression the operand, or goes on.
 *
 * <p>Where a text is wrong, the token named is the first with which no program begins like that. Faults in parts already read
 * come first, as frames take their parts before anybody asks whether the next token may follow.
 */
final class Parsing {
  final Nodes nodes;
  final Warnings warnings;
  private List<Token> tokens;
  private int index;

  /** The innermost frame. */
  private Frame frame;

  /** The expression just read; {@code null} where one is expected. */
  private Operand operand;

  private Object result;

  Parsing(List<Token> tokens, ParseOptions options) {
    this.tokens = tokens;
    this.warnings = new Warnings();
    this.nodes = new Nodes(options, warnings);
  }

  /** The quoted expression of all tokens. */
  Object run() {
    frame = new Sequence(null);
    while (frame != null) {
      if (operand == null) {
        begin(peek());
      } else {
        proceed(operand, peek());
      }
    }
    return result;
  }

  // Tokens

  Token peek() {
    return index < tokens.size() ? tokens.get(index) : Faults.end(tokens.isEmpty() ? null : tokens.getLast());
  }

  Token take() {
    return tokens.get(index++);
  }

  /** Takes the next token, which must be of that kind. */
  Token take(TokenKind kind) {
    var token = peek();
    if (token.kind() != kind) {
      throw Faults.unexpected(token);
    }
    index++;
    return token;
  }

  boolean isNext(TokenKind kind) {
    return index < tokens.size() && tokens.get(index).kind() == kind;
  }

  /** Takes line ends, if some are next, and gives how many they are. */
  int takeEndOfLine() {
    return isNext(TokenKind.EOL) ? take().newlines() : 0;
  }

  /** Takes line ends or a semicolon, if some are next, and gives the first of their tokens; otherwise {@code null}. */
  Token takeEndOfExpression() {
    if (isNext(TokenKind.EOL)) {
      var end = take();
      if (isNext(TokenKind.SEMICOLON)) {
        take();
      }
      return end;
    }
    return isNext(TokenKind.SEMICOLON) ? take() : null;
  }

  /** Goes on with other tokens, and gives what {@link #leave} needs to come back. */
  Place enter(List<Token> inner) {
    var place = new Place(tokens, index);
    tokens = inner;
    index = 0;
    return place;
  }

  void leave(Place place) {
    tokens = place.tokens;
    index = place.index;
  }

  /** A place among tokens. */
  record Place(List<Token> tokens, int index) {}

  // Frames

  Frame frame() {
    return frame;
  }

  /** Makes a frame the innermost one; it waits for an expression. */
  void open(Frame inner) {
    frame = inner;
    operand = null;
  }

  /** The innermost frame is complete: its expression is one for the frame around it. */
  void close(Operand value) {
    frame = frame.outer;
    operand = value;
  }

  /** The innermost frame, which was no expression, is complete. */
  void close() {
    frame = frame.outer;
    operand = null;
  }

  /** The outermost frame is complete. */
  void finish(Object quoted) {
    result = quoted;
    frame = null;
  }

  /** An expression has been read. */
  void read(Operand value) {
    operand = value;
  }

  /** The innermost frame waits for another expression. */
  void expectOperand() {
    operand = null;
  }

  // Where an operand is expected

  private void begin(Token next) {
    if (frame.begin(this, next)) {
      return;
    }
    switch (next.kind()) {
      case KW_IDENTIFIER, KW_IDENTIFIER_SAFE, KW_IDENTIFIER_UNSAFE -> key(next);
      case INT, FLT, CHAR -> literal(nodes.number(take()));
      case TRUE -> literal(nodes.literal(Atoms.TRUE, take()));
      case FALSE -> literal(nodes.literal(Atoms.FALSE, take()));
      case NIL -> literal(nodes.literal(Atoms.NIL, take()));
      case ATOM, ATOM_QUOTED -> literal(nodes.atom(take()));
      case ALIAS -> literal(nodes.alias(take()));
      case BIN_STRING, LIST_STRING, BIN_HEREDOC, LIST_HEREDOC, SIGIL, ATOM_SAFE, ATOM_UNSAFE ->
          open(new Text(frame, take()));
      case IDENTIFIER, OP_IDENTIFIER, PAREN_IDENTIFIER, BRACKET_IDENTIFIER, DO_IDENTIFIER ->
          name(new Callee(next.value(), take(), false));
      case OPEN_PAREN -> Parens.open(this);
      case OPEN_BRACKET -> Container.openList(this);
      case OPEN_CURLY -> Container.openTuple(this);
      case OPEN_BIT -> Container.openBits(this);
      case MAP -> MapFrame.open(this, null);
      case PERCENT -> open(new StructName(frame, take()));
      case FN -> Function.open(this);
      case CAPTURE_INT -> capture(take());
      case AT_OP, UNARY_OP, DUAL_OP, TERNARY_OP, CAPTURE_OP -> prefix(take());
      case ELLIPSIS_OP -> ellipsis(take());
      case RANGE_OP -> nullary(take());
      default -> throw Faults.unexpected(next);
    }
  }

  /** Whether an expression may begin with a token. */
  boolean mayBegin(Token next) {
    return switch (next.kind()) {
      case KW_IDENTIFIER, KW_IDENTIFIER_SAFE, KW_IDENTIFIER_UNSAFE -> false;
      case OPEN_CURLY, RANGE_OP -> true;
      default -> mayBeginArgument(next, true);
    };
  }

  private void literal(Object quoted) {
    operand = new Operand(quoted, Shape.ACCESS);
  }

  private void key(Token token) {
    if (!frame.takesKey()) {
      throw Faults.unexpected(token);
    }
    take();
    if (token.kind() == TokenKind.KW_IDENTIFIER) {
      frame.key(nodes.key(token), token);
      takeEndOfLine();
    } else {
      open(new Text(frame, token));
    }
  }

  private void capture(Token token) {
    var number = take(TokenKind.INT);
    literal(Nodes.node(Keys.CAPTURE, nodes.metadata.at(token), Lists.of(number.value())));
  }

  private void prefix(Token operator) {
    takeEndOfLine();
    open(new Prefix(frame, operator));
  }

  private void ellipsis(Token token) {
    if (mayBeginArgument(peek(), true)) {
      open(new Prefix(frame, token));
    } else {
      nullary(token);
    }
  }

  /** {@code ..} and {@code ...} without operands. */
  private void nullary(Token token) {
    operand = new Operand(Nodes.node(token.value(), nodes.metadata.at(token), EmptyList.EMPTY), Shape.PREFIXED);
  }

  // Names

  private void name(Callee callee) {
    switch (callee.token().kind()) {
      case PAREN_IDENTIFIER -> Container.openCall(this, callee);
      case BRACKET_IDENTIFIER -> operand = new Operand(nodes.name(callee), Shape.BRACKET_NAME);
      case DO_IDENTIFIER -> operand = new Operand(nodes.name(callee), Shape.DO_NAME, callee);
      case OP_IDENTIFIER -> open(new NoParensCall(frame, callee));
      default -> {
        if (mayBeginArgument(peek(), false)) {
          open(new NoParensCall(frame, callee));
        } else {
          operand = new Operand(nodes.name(callee), Shape.NAME);
        }
      }
    }
  }

  /** Whether an argument without parentheses may begin with a token; {@code signs} count only where no operator can be meant. */
  private boolean mayBeginArgument(Token next, boolean signs) {
    return switch (next.kind()) {
      case INT, FLT, CHAR, TRUE, FALSE, NIL, ATOM, ATOM_QUOTED, ATOM_SAFE, ATOM_UNSAFE, ALIAS, BIN_STRING, LIST_STRING,
              BIN_HEREDOC, LIST_HEREDOC, SIGIL, IDENTIFIER, OP_IDENTIFIER, PAREN_IDENTIFIER, BRACKET_IDENTIFIER,
              DO_IDENTIFIER, OPEN_PAREN, OPEN_BRACKET, OPEN_BIT, MAP, PERCENT, FN, CAPTURE_INT, AT_OP, UNARY_OP,
              CAPTURE_OP, ELLIPSIS_OP ->
          true;
      case KW_IDENTIFIER, KW_IDENTIFIER_SAFE, KW_IDENTIFIER_UNSAFE -> !signs;
      case OPEN_CURLY -> signs ? !isStructName() : frame.context() != Context.PLAIN;
      case DUAL_OP, TERNARY_OP -> signs;
      default -> false;
    };
  }

  /** Whether the name of a struct is expected, and no call that it could be part of. */
  private boolean isStructName() {
    var around = frame;
    while (around instanceof Prefix) {
      around = around.outer;
    }
    return around instanceof StructName;
  }

  // After an operand

  private void proceed(Operand value, Token next) {
    switch (next.kind()) {
      case DOT -> dot(value);
      case DOT_CALL_OP -> dotCall(value);
      case OPEN_BRACKET -> brackets(value, next);
      case DO -> block(value, next);
      case KW_IDENTIFIER -> {
        if (value.shape() == Shape.ACCESS || value.shape() == Shape.PAREN_CALL) {
          throw Faults.unexpectedKey(next);
        }
        frame.complete(this, value, next);
      }
      default -> {
        if (Precedence.ofBinary(next.kind()) > 0) {
          operator(value, next);
        } else {
          frame.complete(this, value, next);
        }
      }
    }
  }

  private void operator(Operand value, Token next) {
    boolean complete = frame instanceof OperatorFrame waiting && waiting.bindsTighterThan(next.kind(), value);
    if (complete || value.isAmbiguous()) {
      frame.complete(this, value, next);
    } else {
      take();
      open(frame.operator(value, next, takeEndOfLine()));
    }
  }

  private void dot(Operand value) {
    if (!takesDot(value)) {
      frame.complete(this, value, peek());
      return;
    }
    var dot = take();
    var next = peek();
    switch (next.kind()) {
      case IDENTIFIER, OP_IDENTIFIER, PAREN_IDENTIFIER, BRACKET_IDENTIFIER, DO_IDENTIFIER ->
          name(new Callee(nodes.dot(dot, value.quoted(), next.value()), take(), true));
      case ALIAS -> literal(nodes.alias(value.quoted(), dot, take()));
      case OPEN_CURLY -> Container.openDotTuple(this, value.quoted(), dot);
      default -> throw Faults.unexpected(next);
    }
  }

  private boolean takesDot(Operand value) {
    return value.isMatched()
        && !(frame instanceof OperatorFrame waiting && waiting.bindsTighterThan(Precedence.DOT));
  }

  private void dotCall(Operand value) {
    if (!takesDot(value)) {
      frame.complete(this, value, peek());
      return;
    }
    var dot = take();
    Container.openCall(this, new Callee(nodes.dot(dot, value.quoted()), dot, true));
  }

  private void brackets(Operand value, Token next) {
    if (!value.takesBrackets()) {
      frame.complete(this, value, next);
    } else if (frame instanceof Prefix prefix && prefix.isAttribute()) {
      operand = new Operand(prefix.quoted(this, value), Shape.ACCESS);
      frame = frame.outer;
    } else {
      Container.openAccess(this, value.quoted());
    }
  }

  /** A block belongs to the outermost call without parentheses, or to the operand where there is none. */
  private void block(Operand value, Token next) {
    NoParensCall call = null;
    for (var around = frame; around instanceof OperatorFrame || around instanceof CallFrame; around = around.outer) {
      if (around instanceof NoParensCall found) {
        call = found;
      }
    }
    if (call == null) {
      directBlock(value, next);
    } else if (frame != call || !call.outer.context().allowsBlock()) {
      frame.complete(this, value, next);
    } else {
      call.completeWithBlock(this, value);
    }
  }

  private void directBlock(Operand value, Token next) {
    if (value.takesBlock() && frame.context().allowsBlock()) {
      var callee = value.callee();
      operand = null;
      DoBlock.open(this, callee == null ? value.quoted() : nodes.callWithBlock(callee, EmptyList.EMPTY));
    } else {
      frame.complete(this, value, next);
    }
  }
}
