package dev.athanor.op;

import dev.athanor.code.CodeServer;
import dev.athanor.code.FunctionRef;
import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Shape;
import dev.athanor.term.Tuple;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads the constants of a compiled class from the string in which its class file holds them; {@code emit.LiteralText} in the compiler
 * writes it. Besides terms there are the places that remember what they have seen. Characters below 0x80 take one byte in a class file, therefore numbers are written in groups of seven bits, low ones first, each as a
 * character from 1 to 128, the last one marked by adding 128.
 *
 * <p>The text starts with the number of constants. A constant is a letter and what it needs: {@code a} atom and {@code s} binary that is valid UTF-8 (length in
 * characters, text), {@code b} bitstring (bits, a character for each byte), {@code i} and {@code n} integer zero or above and below (magnitude), {@code I} big
 * integer (length, bytes), {@code f} float (four groups of 16 bits), {@code e} empty list, {@code l} list (length, elements, tail), {@code t} tuple, {@code m} map, {@code r} export
 * (three constants), {@code c} the constant of a number that was read before, {@code x} one of the terms given by the loader; {@code K} key site (name), {@code U} update site (number
 * of names, names), {@code D} dynamic call (name, arity), {@code S} shape of a map (number of names, names).
 */
public final class Literals {
  private final String text;
  private final Object[] given;
  private Object[] read;
  private int at;

  private Literals(String text, Object[] given) {
    this.text = text;
    this.given = given;
  }

  /** The constants in a text; {@code owner} is the class they are for, whose loader has those that cannot be written. */
  public static Object[] read(String text, Class<?> owner) {
    return new Literals(text, CodeServer.constants(owner)).all();
  }

  /** A single term, for code that keeps it in a field that others read without synchronisation. */
  public static Object late(String text) {
    var term = new Literals(text, null).term();
    VarHandle.releaseFence();
    return term;
  }

  /** Makes the atoms of which the text gives the number and the names: those in constants that are made later. */
  public static void exist(String text) {
    var names = new Literals(text, null);
    for (int left = names.number(); left > 0; left--) {
      Atom.of(names.characters());
    }
  }

  private Object[] all() {
    read = new Object[number()];
    for (int i = 0; i < read.length; i++) {
      read[i] = constant();
    }
    return read;
  }

  private Object constant() {
    return switch (text.charAt(at)) {
      case 'K' -> new KeySite(atom());
      case 'U' -> new UpdateSite(atoms());
      case 'D' -> new DynamicSite(atom(), number());
      case 'S' -> Shape.of(List.of(atoms()).toArray());
      default -> term();
    };
  }

  private Atom atom() {
    at++;
    return Atom.of(characters());
  }

  private Atom[] atoms() {
    at++;
    var atoms = new Atom[number()];
    for (int i = 0; i < atoms.length; i++) {
      atoms[i] = Atom.of(characters());
    }
    return atoms;
  }

  private Object term() {
    return switch (text.charAt(at++)) {
      case 'a' -> Atom.of(characters());
      case 's' -> Bitstring.of(characters());
      case 'b' -> bitstring();
      case 'i' -> magnitude();
      case 'n' -> ~magnitude();
      case 'I' -> new BigInteger(bytes(number()));
      case 'f' -> floating();
      case 'e' -> EmptyList.EMPTY;
      case 'l' -> list();
      case 't' -> Tuple.of(terms(number()));
      case 'm' -> MapTerm.of(terms(2 * number()));
      case 'r' -> FunctionRef.of((Atom) term(), (Atom) term(), ((Long) term()).intValue());
      case 'c' -> read[number()];
      case 'x' -> given[number()];
      default -> throw new IllegalArgumentException("constants are damaged at " + (at - 1));
    };
  }

  private long magnitude() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int group = text.charAt(at++) - 1;
      value |= (long) (group & 0x7f) << shift;
      if (group >= 0x80) {
        return value;
      }
    }
  }

  private int number() {
    return (int) magnitude();
  }

  private String characters() {
    int length = number();
    at += length;
    return text.substring(at - length, at);
  }

  private byte[] bytes(int length) {
    at += length;
    return text.substring(at - length, at).getBytes(StandardCharsets.ISO_8859_1);
  }

  private Bitstring bitstring() {
    int bits = number();
    return Bitstring.ofBits(bytes(bits + 7 >>> 3), bits);
  }

  private Object floating() {
    long raw = 0;
    for (int i = 0; i < 4; i++) {
      raw = raw << 16 | text.charAt(at++);
    }
    return Double.longBitsToDouble(raw);
  }

  private Object[] terms(int count) {
    var terms = new Object[count];
    for (int i = 0; i < count; i++) {
      terms[i] = term();
    }
    return terms;
  }

  private Object list() {
    var elements = terms(number());
    var list = term();
    for (int i = elements.length - 1; i >= 0; i--) {
      list = new Cons(elements[i], list);
    }
    return list;
  }
}
