package dev.athanor.compiler.emit;

import dev.athanor.code.FunctionRef;
import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes constants in the form that {@link dev.athanor.op.Literals} reads. */
final class LiteralText {
  private final StringBuilder text = new StringBuilder();

  private final List<Object> given;

  /** Terms that cannot be written are added to {@code given} and referred to by their place there. */
  LiteralText(List<Object> given) {
    this.given = given;
  }

  /** What was written. */
  String text() {
    return text.toString();
  }

  int length() {
    return text.length();
  }

  LiteralText letter(char letter) {
    text.append(letter);
    return this;
  }

  LiteralText number(long value) {
    long rest = value;
    while (rest >= 0x80) {
      text.append((char) ((rest & 0x7f) + 1));
      rest >>>= 7;
    }
    text.append((char) (rest + 0x81));
    return this;
  }

  LiteralText name(Atom atom) {
    return characters(atom.name());
  }

  LiteralText characters(String characters) {
    number(characters.length());
    text.append(characters);
    return this;
  }

  /** Writes a term. */
  LiteralText term(Object term) {
    switch (term) {
      case Atom atom -> letter('a').name(atom);
      case Long number -> letter(number < 0 ? 'n' : 'i').number(number < 0 ? ~number : number);
      case BigInteger number -> bytes(letter('I').number(number.toByteArray().length), number.toByteArray());
      case Double number -> floating(Double.doubleToRawLongBits(number));
      case Bitstring bits -> bitstring(bits);
      case EmptyList _ -> letter('e');
      case Cons list -> list(list);
      case Tuple tuple -> terms(letter('t').number(tuple.size()), tuple.toArray());
      case MapTerm map -> map(map);
      case FunctionRef ref -> letter('r').term(ref.module()).term(ref.name()).term((long) ref.arity());
      default -> given(term);
    }
    return this;
  }

  /** Writes the place of a term among those that are given. */
  void given(Object term) {
    letter('x').number(given.size());
    given.add(term);
  }

  private static void terms(LiteralText into, Object[] terms) {
    for (var term : terms) {
      into.term(term);
    }
  }

  private static void bytes(LiteralText into, byte[] bytes) {
    for (byte b : bytes) {
      into.text.append((char) (b & 0xff));
    }
  }

  private void floating(long raw) {
    letter('f');
    for (int shift = 48; shift >= 0; shift -= 16) {
      text.append((char) (raw >>> shift & 0xffff));
    }
  }

  private void bitstring(Bitstring bits) {
    var decoded = bits.isBinary() ? decoded(bits) : null;
    if (decoded != null) {
      letter('s').characters(decoded);
    } else {
      bytes(letter('b').number(bits.bitSize()), bits.toBytes());
    }
  }

  private static String decoded(Bitstring bits) {
    CharsetDecoder strict =
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    try {
      return strict.decode(ByteBuffer.wrap(bits.toBytes())).toString();
    } catch (CharacterCodingException _) {
      return null;
    }
  }

  private void list(Cons list) {
    var elements = new ArrayList<Object>();
    Object rest = list;
    while (rest instanceof Cons cell) {
      elements.add(cell.head);
      rest = cell.tail();
    }
    terms(letter('l').number(elements.size()), elements.toArray());
    term(rest);
  }

  private void map(MapTerm map) {
    letter('m').number(map.size());
    for (var key : map.keys()) {
      term(key).term(map.get(key));
    }
  }
}
