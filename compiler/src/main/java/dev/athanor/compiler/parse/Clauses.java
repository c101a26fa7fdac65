package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.Token;
import dev.athanor.compiler.lex.TokenKind;
import dev.athanor.term.Atoms;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.List;

/**
 * Where clauses may stand: between parentheses, in {@code fn} and in blocks. Whether what has been read is an expression or the head of a
 * clause turns out with what follows it.
 */
abstract class Clauses extends Frame {
  private enum Part {
    /** An expression, or the first argument of a head. */
    START,
    /** An argument of a head after the first. */
    HEAD,
    /** The guard of a head in parentheses. */
    GUARD,
    /** The first expression of a body. */
    BODY
  }

  /** The section that is read. */
  Section section = new Section();

  private Part part = Part.START;
  private Arguments head = new Arguments();
  private Token comma;

  /** The parentheses around a head, and {@code when} after them. */
  private Token opening;

  private Token closing;
  private Token when;
  private Object guard;
  private Token stab;
  private int newlines;

  Clauses(Frame outer) {
    super(outer);
  }

  /** Whether the section may end with a token. */
  abstract boolean endsWith(Token next);

  /** Ends the section; its end is the next token. */
  abstract void end(Parsing parsing);

  @Override
  final Context context() {
    if (part != Part.HEAD) {
      return Context.ANY;
    }
    return head.pendingKey() == null && head.hasKeywords() ? Context.PLAIN : Context.ARGUMENT;
  }

  @Override
  final boolean takesKey() {
    return head.pendingKey() == null && (part == Part.START || part == Part.HEAD);
  }

  @Override
  final void key(Object key, Token token) {
    head.key(key, token);
    part = Part.HEAD;
  }

  /** Whether a parenthesis now would open the head of a clause. */
  final boolean isAtStart() {
    return part == Part.START;
  }

  @Override
  boolean begin(Parsing parsing, Token next) {
    if (part == Part.BODY && !parsing.mayBegin(next)) {
      emptyBody(parsing, next);
      return true;
    }
    if (part != Part.START) {
      return false;
    }
    if (next.kind() == TokenKind.STAB_OP) {
      beginBody(parsing);
      return true;
    }
    if (endsWith(next) && mayEndHere()) {
      end(parsing);
      return true;
    }
    return false;
  }

  /** Whether the section may end where an expression is expected. */
  boolean mayEndHere() {
    return !section.isEmpty();
  }

  private void emptyBody(Parsing parsing, Token next) {
    parsing.warnings.emptyClause(stab);
    addClause(parsing, parsing.nodes.literal(Atoms.NIL, stab));
    proceed(parsing, next);
  }

  @Override
  final void complete(Parsing parsing, Operand value, Token next) {
    switch (part) {
      case START -> completeStart(parsing, value, next);
      case HEAD -> completeArgument(parsing, value, next);
      case GUARD -> {
        if (next.kind() != TokenKind.STAB_OP) {
          throw Faults.unexpected(next);
        }
        guard = value.quoted();
        beginBody(parsing);
      }
      case BODY -> {
        addClause(parsing, value.quoted());
        proceed(parsing, next);
      }
    }
  }

  private void completeStart(Parsing parsing, Operand value, Token next) {
    switch (next.kind()) {
      case STAB_OP -> {
        if (value.shape() == Operand.Shape.BLOCK) {
          throw Faults.unexpected(next);
        }
        head.add(value.quoted());
        beginBody(parsing);
      }
      case COMMA -> {
        if (!value.isMatched()) {
          throw Faults.unexpected(next);
        }
        head.add(value.quoted());
        nextArgument(parsing);
      }
      default -> {
        section.addExpression(value.quoted());
        proceed(parsing, next);
      }
    }
  }

  private void nextArgument(Parsing parsing) {
    comma = parsing.take();
    part = Part.HEAD;
    parsing.expectOperand();
  }

  private void completeArgument(Parsing parsing, Operand value, Token next) {
    if (head.pendingKey() != null) {
      if (value.isAmbiguous()) {
        parsing.warnings.ambiguousKeyword(head.key(), value.quoted());
      }
    } else if (head.hasKeywords()) {
      if (!Nodes.isCursor(value.quoted())) {
        throw Faults.afterKeywordsInCall(comma);
      }
    } else if (value.isAmbiguous()) {
      throw Faults.ambiguousArgument(value.quoted());
    }
    head.add(value.quoted());
    switch (next.kind()) {
      case COMMA -> nextArgument(parsing);
      case STAB_OP -> beginBody(parsing);
      default -> endHead(parsing, next);
    }
  }

  /** Arguments of a head have ended without an arrow; only parentheses around them allow that. */
  void endHead(Parsing parsing, Token next) {
    throw Faults.unexpected(next);
  }

  /** The arguments read as the head of a clause. */
  final Arguments head() {
    return head;
  }

  /** Takes a head in parentheses; the arrow or a guard must come next. */
  final void takeHead(Parsing parsing, Arguments arguments, Token opening, Token closing) {
    head = arguments;
    this.opening = opening;
    this.closing = closing;
    switch (parsing.peek().kind()) {
      case STAB_OP -> beginBody(parsing);
      case WHEN_OP -> {
        when = parsing.take();
        part = Part.GUARD;
        parsing.expectOperand();
      }
      default -> throw Faults.unexpected(parsing.peek());
    }
  }

  private void beginBody(Parsing parsing) {
    stab = parsing.take();
    newlines = parsing.takeEndOfLine();
    part = Part.BODY;
    parsing.expectOperand();
  }

  private void addClause(Parsing parsing, Object body) {
    var metadata = parsing.nodes.metadata;
    var meta = metadata.withNewlines(newlines > 0 ? newlines : stab.newlines(), metadata.at(stab));
    if (opening != null) {
      meta = metadata.withParens(opening, closing, meta);
    }
    section.addClause(quotedHead(metadata), meta, body);
    head = new Arguments();
    opening = null;
    closing = null;
    when = null;
  }

  private Object quotedHead(Metadata metadata) {
    var arguments = withoutBlock(head.withKeywordList());
    if (when != null) {
      arguments = new ArrayList<>(arguments);
      arguments.add(guard);
      return Lists.of(Nodes.node(Keys.WHEN, metadata.at(when), Lists.of(arguments)));
    }
    return Lists.of(opening == null ? withGuardOutside(arguments) : arguments);
  }

  /** {@code (unquote_splicing(a))} as it stands without the parentheses. */
  private static List<Object> withoutBlock(List<Object> arguments) {
    return arguments.size() == 1
            && arguments.getFirst() instanceof Tuple3 block
            && block.e0 == Keys.BLOCK
            && Lists.length(block.e2) == 1
            && Nodes.isSplicing(Lists.toJava(block.e2).getFirst())
        ? Lists.toJava(block.e2)
        : arguments;
  }

  /** {@code a, b when c} has been read as {@code a, (b when c)}; the guard belongs to the whole head. */
  private static List<Object> withGuardOutside(List<Object> arguments) {
    if (arguments.isEmpty()
        || !(arguments.getLast() instanceof Tuple3 guarded)
        || guarded.e0 != Keys.WHEN
        || Lists.length(guarded.e2) != 2) {
      return arguments;
    }
    var all = new ArrayList<>(arguments.subList(0, arguments.size() - 1));
    all.addAll(Lists.toJava(guarded.e2));
    return List.of(Nodes.node(Keys.WHEN, guarded.e1, Lists.of(all)));
  }

  /** After an expression: goes on with the next one, or ends the section. */
  private void proceed(Parsing parsing, Token next) {
    part = Part.START;
    switch (next.kind()) {
      case EOL, SEMICOLON -> {
        section.endedBy(parsing.nodes.metadata, parsing.takeEndOfExpression());
        parsing.expectOperand();
      }
      default -> {
        if (!endsWith(next)) {
          checkBeforeFault();
          throw Faults.unexpected(next);
        }
        end(parsing);
      }
    }
  }

  /** Throws where the section itself is wrong, if that is to be said before what follows it is. */
  void checkBeforeFault() {}

  /** Begins another section. */
  final void beginSection(Parsing parsing) {
    section = new Section();
    parsing.takeEndOfExpression();
    parsing.expectOperand();
  }
}
