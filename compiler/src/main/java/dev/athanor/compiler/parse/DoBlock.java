package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.Token;
import dev.athanor.compiler.lex.TokenKind;
import dev.athanor.compiler.parse.Operand.Shape;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;

/** {@code do} and its sections, after the call they belong to. */
final class DoBlock extends Clauses {
  private final Object call;
  private final Token start;

  /** The first section, which is put together when all have been read. */
  private Section first;

  /** Keys and contents of the sections after the first. */
  private final ArrayList<Object> others = new ArrayList<>();

  private Token name;

  private DoBlock(Parsing parsing, Object call) {
    super(parsing.frame());
    this.call = call;
    this.start = parsing.take();
  }

  /** Opens a block that is the last argument of a call. */
  static void open(Parsing parsing, Object call) {
    var block = new DoBlock(parsing, call);
    parsing.open(block);
    block.beginSection(parsing);
  }

  @Override
  boolean endsWith(Token next) {
    return next.kind() == TokenKind.END || next.kind() == TokenKind.BLOCK_IDENTIFIER;
  }

  @Override
  boolean mayEndHere() {
    return true;
  }

  @Override
  void checkBeforeFault() {
    if (first != null) {
      section.check();
    }
  }

  @Override
  void end(Parsing parsing) {
    endSection(parsing);
    var token = parsing.take();
    if (token.kind() == TokenKind.BLOCK_IDENTIFIER) {
      name = token;
      beginSection(parsing);
    } else {
      parsing.close(new Operand(quoted(parsing, token), Shape.BLOCK));
    }
  }

  private void endSection(Parsing parsing) {
    if (first == null) {
      first = section;
    } else {
      others.add(Tuple.of(parsing.nodes.literal(name.value(), name), section.quoted()));
    }
  }

  private Object quoted(Parsing parsing, Token end) {
    var node = (Tuple3) call;
    var sections = new ArrayList<>();
    sections.add(Tuple.of(parsing.nodes.literal(Keys.DO, start), first.quoted()));
    sections.addAll(others);
    var arguments = Lists.toJava(node.e2);
    arguments.add(Lists.of(sections));
    var metadata = parsing.nodes.metadata;
    var meta =
        metadata.withToken(
            Keys.DO, metadata.at(start), metadata.withToken(Keys.END, metadata.at(end), node.e1));
    return Nodes.node(node.e0, meta, Lists.of(arguments));
  }
}
