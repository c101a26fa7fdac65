package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.Token;
import dev.athanor.compiler.lex.TokenKind;
import dev.athanor.compiler.parse.Operand.Shape;
import dev.athanor.term.Lists;
import java.util.ArrayList;

/** The elements of a map or struct: {@code key => value}, then keywords, after an optional map to update. */
final class MapFrame extends Frame {
  /** {@code %} and the name after it. */
  record Struct(Token percent, Object name) {}

  /** The map to update and the operator after it. */
  private record Updated(Object map, Token operator, int newlines) {}

  private final Struct struct;
  private final Token opening;
  private final int newlines;
  private final ArrayList<Object> elements = new ArrayList<>();
  private final Arguments keywords = new Arguments();
  private Updated updated;
  private Token comma;

  /** The key whose value comes next, and the arrow between them. */
  private Object key;

  private Token arrow;

  private MapFrame(Parsing parsing, Struct struct) {
    super(parsing.frame());
    this.struct = struct;
    if (struct == null) {
      parsing.take();
    }
    this.opening = parsing.take();
    this.newlines = parsing.takeEndOfLine();
  }

  static void open(Parsing parsing, Struct struct) {
    parsing.open(new MapFrame(parsing, struct));
  }

  @Override
  Context context() {
    if (keywords.pendingKey() != null) {
      return Context.ANY;
    }
    return keywords.hasKeywords() ? Context.PLAIN : Context.MAP_ELEMENT;
  }

  @Override
  boolean takesKey() {
    return arrow == null && keywords.pendingKey() == null;
  }

  @Override
  void key(Object key, Token token) {
    keywords.key(key, token);
  }

  @Override
  boolean begin(Parsing parsing, Token next) {
    boolean empty = elements.isEmpty() && !keywords.hasKeywords() && updated == null;
    boolean betweenElements = arrow == null && keywords.pendingKey() == null && (empty || comma != null);
    if (next.kind() != TokenKind.CLOSE_CURLY || !betweenElements) {
      return false;
    }
    close(parsing);
    return true;
  }

  @Override
  Frame operator(Operand left, Token operator, int newlines) {
    boolean first = elements.isEmpty() && arrow == null && updated == null && takesKey() && !keywords.hasKeywords();
    return first && operator.kind() == TokenKind.PIPE_OP
        ? new MapUpdate(this, left, operator, newlines)
        : super.operator(left, operator, newlines);
  }

  /** What has been read was the map to update. */
  void update(Operand map, Token operator, int newlines) {
    updated = new Updated(map.quoted(), operator, newlines);
  }

  @Override
  void complete(Parsing parsing, Operand value, Token next) {
    if (keywords.pendingKey() != null) {
      if (value.isAmbiguous()) {
        throw Faults.ambiguousElement(value.quoted());
      }
      keywords.add(value.quoted());
    } else if (keywords.hasKeywords()) {
      if (!Nodes.isCursor(value.quoted())) {
        throw Faults.afterKeywordsInData(comma);
      }
      elements.add(value.quoted());
    } else if (value.isAmbiguous()) {
      throw Faults.unexpected(next);
    } else if (arrow != null) {
      elements.add(parsing.nodes.association(key, arrow, value.quoted()));
      arrow = null;
    } else if (next.kind() == TokenKind.ASSOC_OP) {
      key = value.quoted();
      arrow = parsing.take();
      parsing.takeEndOfLine();
      parsing.expectOperand();
      return;
    } else if (isElement(value, next)) {
      elements.add(value.quoted());
    } else {
      throw Faults.unexpected(next);
    }
    proceed(parsing, next);
  }

  /** Whether an expression may stand for a whole element, as macros that make some do. */
  static boolean isElement(Operand value, Token next) {
    return value.isSimple() && switch (next.kind()) {
      case COMMA, CLOSE_CURLY, EOL -> true;
      default -> false;
    };
  }

  private void proceed(Parsing parsing, Token next) {
    if (next.kind() == TokenKind.COMMA) {
      comma = parsing.take();
      parsing.expectOperand();
      return;
    }
    parsing.takeEndOfLine();
    if (!parsing.isNext(TokenKind.CLOSE_CURLY)) {
      throw Faults.unexpected(parsing.peek());
    }
    close(parsing);
  }

  private void close(Parsing parsing) {
    var closing = parsing.take();
    var nodes = parsing.nodes;
    elements.addAll(keywords.withPairs());
    var content = Lists.of(elements);
    if (updated != null) {
      content = Lists.of(nodes.update(updated.map, updated.operator, updated.newlines, content));
    }
    var map = nodes.container(Keys.MAP, opening, newlines, closing, content);
    if (struct != null) {
      map = Nodes.node(Keys.STRUCT, nodes.metadata.at(struct.percent), Lists.of(struct.name, map));
    }
    parsing.close(new Operand(map, Shape.ACCESS));
  }
}
