package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.Token;
import dev.athanor.compiler.lex.TokenKind;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.List;

/** Builds quoted expressions. */
final class Nodes {
  final Metadata metadata;
  private final ParseOptions.LiteralEncoder encoder;
  private final Warnings warnings;

  Nodes(ParseOptions options, Warnings warnings) {
    this.metadata = new Metadata(options);
    this.encoder = options.literalEncoder();
    this.warnings = warnings;
  }

  static Object node(Object name, Object metadata, Object arguments) {
    return Tuple.of(name, metadata, arguments);
  }

  // Literals

  /** A literal, or what the encoder makes of it. */
  Object literal(Object value, Token token, Object meta) {
    if (encoder == null) {
      return value;
    }
    try {
      return encoder.encode(value, meta);
    } catch (ParseOptions.LiteralRefused refusal) {
      throw Faults.refusedLiteral(token, refusal.getMessage());
    }
  }

  Object literal(Object value, Token token) {
    return encoder == null ? value : literal(value, token, metadata.at(token));
  }

  /** A number with its spelling in the metadata. */
  Object number(Token token) {
    if (encoder == null) {
      return token.value();
    }
    var spelling = dev.athanor.term.Bitstring.of((String) token.extra());
    return literal(token.value(), token, metadata.withToken(Keys.TOKEN, spelling, metadata.at(token)));
  }

  /** An atom or a quoted one. */
  Object atom(Token token) {
    return encoder == null
        ? token.value()
        : literal(token.value(), token, metadata.withQuote(token, metadata.at(token)));
  }

  /** The key of a keyword pair. */
  Object key(Token token) {
    if (encoder == null) {
      return token.value();
    }
    var meta = Metadata.with(Keys.FORMAT, Keys.KEYWORD, metadata.at(token));
    return literal(token.value(), token, metadata.withQuote(token, meta));
  }

  // Names and calls

  /** A variable, or a remote call without arguments and parentheses. */
  Object name(Callee callee) {
    var token = callee.token();
    if (!callee.remote()) {
      return node(callee.name(), metadata.at(token), Atoms.NIL);
    }
    var meta = Metadata.with(Keys.NO_PARENS, Atoms.TRUE, calleeMeta(callee));
    return node(callee.name(), meta, EmptyList.EMPTY);
  }

  private Object calleeMeta(Callee callee) {
    return metadata.withQuote(callee.token(), metadata.at(callee.token()));
  }

  /** A call without parentheses. */
  Object call(Callee callee, Object arguments) {
    var meta = calleeMeta(callee);
    boolean one = arguments instanceof Cons cell && cell.tail() == EmptyList.EMPTY;
    if (one && !callee.remote() && callee.token().kind() == TokenKind.OP_IDENTIFIER) {
      meta = Metadata.with(Keys.AMBIGUOUS_OP, Atoms.NIL, meta);
    }
    return node(callee.name(), meta, arguments);
  }

  /** A call without parentheses that has a block. */
  Object callWithBlock(Callee callee, Object arguments) {
    return node(callee.name(), calleeMeta(callee), arguments);
  }

  /** A call with parentheses. */
  Object call(Callee callee, int newlines, Token closing, Object arguments) {
    return node(callee.name(), metadata.withPair(newlines, closing, calleeMeta(callee)), arguments);
  }

  /** A second pair of parentheses after a call: {@code f(a)(b)}. */
  Object callAgain(Object call, int newlines, Token closing, Object arguments) {
    return node(call, metadata.withPair(newlines, closing, ((Tuple3) call).e1), arguments);
  }

  /** {@code {:., meta, [left, name]}}. */
  Object dot(Token dot, Object... parts) {
    return node(Keys.DOT, metadata.at(dot), Lists.of(parts));
  }

  /** {@code {A, B}} after a dot. */
  Object dotTuple(Object left, Token dot, int newlines, Token closing, Object arguments) {
    var callee = dot(dot, left, Keys.TUPLE);
    var meta = metadata.at(dot);
    return node(callee, arguments == EmptyList.EMPTY ? meta : metadata.withPair(newlines, closing, meta), arguments);
  }

  /** {@code value[key]}. */
  Object access(Object value, Token opening, int newlines, Token closing, Object key) {
    var meta =
        Metadata.with(
            Keys.FROM_BRACKETS, Atoms.TRUE, metadata.withPair(newlines, closing, metadata.at(opening)));
    var get = node(Keys.DOT, meta, Lists.of(Keys.ACCESS, Keys.GET));
    return node(get, meta, Lists.of(value, key));
  }

  // Aliases

  /** {@code Name}. */
  Object alias(Token token) {
    var meta = metadata.at(token);
    return node(Keys.ALIASES, metadata.withToken(Keys.LAST, meta, meta), Lists.of(token.value()));
  }

  /** {@code left.Name}. */
  Object alias(Object left, Token dot, Token token) {
    var last = metadata.at(token);
    if (left instanceof Tuple3 node && node.e0 == Keys.ALIASES) {
      var names = Lists.toJava(node.e2);
      names.add(token.value());
      return node(Keys.ALIASES, metadata.ofTokens() ? withLast(node.e1, last) : node.e1, Lists.of(names));
    }
    if (left instanceof Atom) {
      throw Faults.atomBeforeAlias(token);
    }
    var meta = metadata.withToken(Keys.LAST, last, metadata.at(dot));
    return node(Keys.ALIASES, meta, Lists.of(left, token.value()));
  }

  /** The metadata of an alias with another place of its last name. */
  private static Object withLast(Object meta, Object place) {
    var entries = Lists.toJava(meta);
    entries.replaceAll(
        entry -> entry instanceof Tuple2 pair && pair.e0 == Keys.LAST ? Tuple.of(Keys.LAST, place) : entry);
    return Lists.of(entries);
  }

  // Operators

  /** An operator before its operand. */
  Object unary(Token operator, Object operand) {
    var meta = metadata.at(operator);
    if (operator.kind() == TokenKind.TERNARY_OP) {
      var slash = node(Keys.SLASH, meta, Atoms.NIL);
      var second = metadata.at(operator.line(), operator.column() + 1);
      return node(Keys.SLASH, second, Lists.of(slash, operand));
    }
    return node(operator.value(), meta, Lists.of(operand));
  }

  /** An operator between its operands. */
  Object binary(Object left, Token operator, int newlines, Object right) {
    return switch (operator.kind()) {
      case IN_OP -> membership(left, operator, newlines, right);
      case TERNARY_OP -> step(left, operator, right);
      default -> node(operator.value(), operatorMeta(operator, newlines), Lists.of(left, right));
    };
  }

  private Object operatorMeta(Token operator, int newlines) {
    return metadata.withNewlines(newlines > 0 ? newlines : operator.newlines(), metadata.at(operator));
  }

  private Object membership(Object left, Token operator, int newlines, Object right) {
    var meta = metadata.at(operator);
    if (operator.value() == Keys.NOT_IN) {
      return node(Keys.NOT, meta, Lists.of(node(Keys.IN, meta, Lists.of(left, right))));
    }
    if (left instanceof Tuple3 node && (node.e0 == Keys.NOT || node.e0 == Keys.BANG)
        && node.e2 instanceof Cons arguments && arguments.tail() == EmptyList.EMPTY) {
      warnings.oldNotIn(operator);
      return node(node.e0, meta, Lists.of(node(Keys.IN, meta, Lists.of(arguments.head, right))));
    }
    return node(Keys.IN, operatorMeta(operator, newlines), Lists.of(left, right));
  }

  private static Object step(Object left, Token operator, Object right) {
    if (left instanceof Tuple3 range && range.e0 == Keys.RANGE && Lists.length(range.e2) == 2) {
      var ends = Lists.toJava(range.e2);
      return node(Keys.STEP, range.e1, Lists.of(ends.get(0), ends.get(1), right));
    }
    throw Faults.loneStep(operator);
  }

  // Containers

  Object list(Token opening, int newlines, Token closing, Object elements) {
    return encoder == null
        ? elements
        : literal(elements, opening, metadata.withPair(newlines, closing, metadata.at(opening)));
  }

  Object tuple(Token opening, int newlines, Token closing, List<Object> elements) {
    if (elements.size() != 2) {
      return container(Keys.TUPLE, opening, newlines, closing, Lists.of(elements));
    }
    var pair = Tuple.of(elements.get(0), elements.get(1));
    return encoder == null
        ? pair
        : literal(pair, opening, metadata.withPair(newlines, closing, metadata.at(opening)));
  }

  Object container(Atom name, Token opening, int newlines, Token closing, Object elements) {
    return node(name, metadata.withPair(newlines, closing, metadata.at(opening)), elements);
  }

  /** {@code key => value} in a map. */
  Object association(Object key, Token operator, Object value) {
    var marked = key;
    if (metadata.ofTokens() && key instanceof Tuple3 node && (node.e1 instanceof Cons || node.e1 == EmptyList.EMPTY)) {
      marked = Tuple.of(node.e0, Metadata.with(Keys.ASSOC, metadata.at(operator), node.e1), node.e2);
    }
    return Tuple.of(marked, value);
  }

  /** {@code map | elements} in a map. */
  Object update(Object map, Token operator, int newlines, Object elements) {
    return node(operator.value(), operatorMeta(operator, newlines), Lists.of(map, elements));
  }

  /** Whether it is the place of a cursor, which may stand where nothing else may. */
  static boolean isCursor(Object quoted) {
    return quoted instanceof Tuple3 node && node.e0 == Keys.CURSOR && node.e2 == EmptyList.EMPTY;
  }

  // Blocks

  /** Several expressions as one, at the beginning of a text or of a section of a block. */
  static Object block(List<Object> expressions) {
    return expressions.size() == 1 && !isSplicing(expressions.getFirst())
        ? expressions.getFirst()
        : node(Keys.BLOCK, EmptyList.EMPTY, Lists.of(expressions));
  }

  static boolean isSplicing(Object expression) {
    return expression instanceof Tuple3 node
        && node.e0 == Keys.UNQUOTE_SPLICING
        && node.e2 instanceof Cons arguments
        && arguments.tail() == EmptyList.EMPTY;
  }

  /** {@code (a)} and {@code (a; b)}. */
  Object parenthesized(Token opening, Token closing, List<Object> expressions) {
    var only = expressions.getFirst();
    if (expressions.size() == 1 && !isSplicing(only)) {
      return isNegation(only)
          ? node(Keys.BLOCK, EmptyList.EMPTY, Lists.of(only))
          : metadata.inParens(opening, closing, only);
    }
    return container(Keys.BLOCK, opening, 0, closing, Lists.of(expressions));
  }

  /** Whether it is {@code not a} or {@code !a}; in parentheses those are kept apart from {@code not a in b}. */
  private static boolean isNegation(Object expression) {
    return expression instanceof Tuple3 node
        && (node.e0 == Keys.NOT || node.e0 == Keys.BANG)
        && node.e2 instanceof Cons arguments
        && arguments.tail() == EmptyList.EMPTY;
  }
}
