package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.Sigil;
import dev.athanor.compiler.lex.StringPart;
import dev.athanor.compiler.lex.Token;
import dev.athanor.compiler.lex.TokenTerms;
import dev.athanor.compiler.parse.Operand.Shape;
import dev.athanor.compiler.source.Source;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import java.util.List;

/** A text literal: goes through its parts, and has the tokens of its interpolations parsed. */
final class Text extends Frame {
  private final Token token;
  private final List<StringPart> parts;
  private int index;
  private final ListBuilder quoted = new ListBuilder();
  private Parsing.Place place;

  Text(Frame outer, Token token) {
    super(outer);
    this.token = token;
    this.parts = parts(token);
  }

  @SuppressWarnings("unchecked")
  private static List<StringPart> parts(Token token) {
    return token.value() instanceof Sigil sigil ? sigil.parts() : (List<StringPart>) token.value();
  }

  @Override
  Context context() {
    throw new IllegalStateException("a text waits for no expression");
  }

  @Override
  void complete(Parsing parsing, Operand value, Token next) {
    throw new IllegalStateException("a text waits for no expression");
  }

  /** Goes on with the next part. */
  @Override
  boolean begin(Parsing parsing, Token next) {
    while (index < parts.size()) {
      switch (parts.get(index)) {
        case StringPart.Text(var text) -> {
          quoted.add(text);
          index++;
        }
        case StringPart.Interpolation part -> {
          place = parsing.enter(part.tokens());
          parsing.open(new Sequence(this));
          return true;
        }
      }
    }
    finish(parsing);
    return true;
  }

  /** Takes the expressions of an interpolation. */
  void take(Parsing parsing, Object expressions) {
    parsing.leave(place);
    var part = (StringPart.Interpolation) parts.get(index++);
    var metadata = parsing.nodes.metadata;
    var meta = metadata.at(part.line(), part.column());
    var toString = Nodes.node(Keys.DOT, meta, Lists.of(Keys.KERNEL, Keys.TO_STRING));
    var callMeta =
        Metadata.with(
            Keys.FROM_INTERPOLATION,
            Atoms.TRUE,
            metadata.withToken(Keys.CLOSING, metadata.at(part.endLine(), part.endColumn()), meta));
    var call = Nodes.node(toString, callMeta, Lists.of(expressions));
    quoted.add(isCharlist() ? call : Nodes.node(Keys.TYPE, meta, Lists.of(call, Nodes.node(Keys.BINARY, meta, Atoms.NIL))));
  }

  private boolean isCharlist() {
    return switch (token.kind()) {
      case LIST_STRING, LIST_HEREDOC -> true;
      default -> false;
    };
  }

  private void finish(Parsing parsing) {
    var nodes = parsing.nodes;
    switch (token.kind()) {
      case BIN_STRING -> close(parsing, string(nodes, "\""));
      case BIN_HEREDOC -> close(parsing, string(nodes, "\"\"\""));
      case LIST_STRING -> close(parsing, charlist(nodes, "'"));
      case LIST_HEREDOC -> close(parsing, charlist(nodes, "'''"));
      case SIGIL -> close(parsing, sigil(nodes));
      case ATOM_SAFE -> close(parsing, atom(nodes, Keys.BINARY_TO_EXISTING_ATOM, nodes.metadata.at(token)));
      case ATOM_UNSAFE -> close(parsing, atom(nodes, Keys.BINARY_TO_ATOM, nodes.metadata.at(token)));
      case KW_IDENTIFIER_SAFE -> closeKey(parsing, Keys.BINARY_TO_EXISTING_ATOM);
      default -> closeKey(parsing, Keys.BINARY_TO_ATOM);
    }
  }

  private static void close(Parsing parsing, Object quoted) {
    parsing.close(new Operand(quoted, Shape.ACCESS));
  }

  private void closeKey(Parsing parsing, Atom function) {
    var nodes = parsing.nodes;
    var meta = nodes.metadata.at(token);
    var key = atom(nodes, function, nodes.metadata.withToken(Keys.FORMAT, Keys.KEYWORD, meta));
    parsing.close();
    outer.key(key, token);
    parsing.takeEndOfLine();
  }

  /** The text of a literal without interpolation; {@code null} where it has some. */
  private Bitstring plain() {
    return parts.size() == 1 && parts.getFirst() instanceof StringPart.Text(var text) ? text : null;
  }

  private Object literalMeta(Nodes nodes, String delimiter) {
    var meta = nodes.metadata.at(token);
    if (token.extra() instanceof Integer indentation) {
      meta = nodes.metadata.withToken(Keys.INDENTATION, (long) indentation, meta);
    }
    return nodes.metadata.withDelimiter(delimiter, meta);
  }

  private Object string(Nodes nodes, String delimiter) {
    var meta = literalMeta(nodes, delimiter);
    var text = plain();
    return text != null ? nodes.literal(text, token, meta) : Nodes.node(Keys.BITS, meta, quoted.toList());
  }

  private Object charlist(Nodes nodes, String delimiter) {
    var meta = literalMeta(nodes, delimiter);
    var text = plain();
    if (text != null) {
      var characters = Source.of("", text).slice();
      return nodes.literal(TokenTerms.charlist(characters), token, meta);
    }
    var callee = Nodes.node(Keys.DOT, nodes.metadata.at(token), Lists.of(Keys.LIST, Keys.TO_CHARLIST));
    return Nodes.node(callee, meta, Lists.of(quoted.toList()));
  }

  private Object sigil(Nodes nodes) {
    var sigil = (Sigil) token.value();
    var metadata = nodes.metadata;
    var meta = metadata.at(token);
    var textMeta =
        sigil.indentation() == null
            ? meta
            : Metadata.with(Keys.INDENTATION, (long) sigil.indentation(), meta);
    var text = Nodes.node(Keys.BITS, textMeta, quoted.toList());
    var modifiers = TokenTerms.charlist(sigil.modifiers());
    var delimiter = Bitstring.of(sigil.delimiter());
    return Nodes.node(
        sigil.name(), Metadata.with(Keys.DELIMITER, delimiter, meta), Lists.of(text, modifiers));
  }

  private Object atom(Nodes nodes, Atom function, Object meta) {
    var metadata = nodes.metadata;
    var place = metadata.at(token);
    var text = Nodes.node(Keys.BITS, place, quoted.toList());
    var callee = Nodes.node(Keys.DOT, place, Lists.of(Keys.ERLANG, function));
    return Nodes.node(callee, metadata.withQuote(token, meta), Lists.of(text, Keys.UTF8));
  }
}
