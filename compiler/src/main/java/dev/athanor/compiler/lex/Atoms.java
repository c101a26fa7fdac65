package dev.athanor.compiler.lex;

import dev.athanor.compiler.source.SyntaxException;
import dev.athanor.term.Atom;

/** Reads atoms, and makes the values of all names. */
final class Atoms {
  private final Lexer lexer;
  private final Cursor in;

  Atoms(Lexer lexer) {
    this.lexer = lexer;
    this.in = lexer.in;
  }

  /** At a colon: reads the atom that it begins, and tells whether it begins one. */
  boolean read() {
    int next = in.peek(1);
    if (next == '"' || next == '\'') {
      lexer.strings.openAtom();
      return true;
    }
    var operator = Operator.next(in, 1, Operator.ATOM);
    if (operator != null) {
      if (operator.kind() == TokenKind.TYPE_OP) {
        lexer.warn(
            in.column(), "atom ::: must be written between quotes, as in :\"::\", to avoid ambiguity");
      }
      lexer.add(new Token(TokenKind.ATOM, in.line, in.column(), null, operator.atom()));
      in.at += 1 + operator.length();
      return true;
    }
    return named();
  }

  private boolean named() {
    int column = in.column();
    var name = lexer.names().next(1, column);
    if (name == null) {
      return false;
    }
    lexer.names().warnIfAmbiguous(name, column, "atom", ":");
    lexer.add(new Token(TokenKind.ATOM, in.line, column, name.text(), value(name.text(), in.line, column)));
    in.at = name.end();
    return true;
  }

  /** The value of a name: an atom, or what the encoder makes of it. */
  Object value(String name, int line, int column) {
    if (name.length() > Atom.MAX_LENGTH && name.codePointCount(0, name.length()) > Atom.MAX_LENGTH) {
      throw SyntaxException.unexpected(line, column, Message.ATOM_TOO_LONG, name);
    }
    var encoder = lexer.options.atomEncoder();
    if (encoder != null) {
      return encoded(encoder, name, line, column);
    }
    if (!lexer.options.existingAtomsOnly()) {
      return Atom.of(name);
    }
    var atom = Atom.existing(name);
    if (atom == null) {
      throw SyntaxException.unexpected(line, column, Message.UNSAFE_ATOM, name);
    }
    return atom;
  }

  private static Object encoded(LexOptions.AtomEncoder encoder, String name, int line, int column) {
    try {
      return encoder.encode(name, line, column);
    } catch (LexOptions.AtomRefused refusal) {
      throw SyntaxException.unexpected(line, column, refusal.getMessage() + ": ", name);
    }
  }
}
