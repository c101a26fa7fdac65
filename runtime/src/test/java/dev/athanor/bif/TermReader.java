package dev.athanor.bif;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.BitstringBuilder;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Fun;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Numbers;
import dev.athanor.term.Tuple;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.function.Function;

/** Reads terms as Elixir's {@code inspect} writes them, as far as the recorded calls need it. */
final class TermReader {
  private final String text;
  private final Function<String, Fun> captures;
  private int at;

  /** A reader; {@code captures} finds the fun of {@code module:function/arity}. */
  TermReader(String text, Function<String, Fun> captures) {
    this.text = text;
    this.captures = captures;
  }

  /** Reads the next term. */
  Object term() {
    skipSpace();
    char c = text.charAt(at);
    if (Character.isDigit(c) || c == '-') {
      return number();
    }
    return switch (c) {
      case ':' -> atom();
      case '"' -> Bitstring.of(quoted());
      case '[' -> list();
      case '{' -> Tuple.of(elements("{", "}").toArray());
      case '<' -> bits();
      case '%' -> map();
      case '&' -> capture();
      default -> word();
    };
  }

  /** Reads {@code :module.function(arguments)}. */
  Call call() {
    var module = (Atom) atom();
    expect(".");
    var function = text.charAt(at) == '"' ? quoted() : text.substring(at, at = text.indexOf('(', at));
    return new Call(module.name(), function, elements("(", ")").toArray());
  }

  /** A call to make. */
  record Call(String module, String function, Object[] arguments) {}

  /** Whether the text goes on like this; goes past it if so. */
  boolean take(String expected) {
    skipSpace();
    if (!text.startsWith(expected, at)) {
      return false;
    }
    at += expected.length();
    return true;
  }

  private void expect(String expected) {
    if (!take(expected)) {
      throw new IllegalArgumentException("expected " + expected + " at " + at + " in " + text);
    }
  }

  private void skipSpace() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private Object number() {
    int start = at++;
    while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || isInside(text.charAt(at)))) {
      at++;
    }
    var digits = text.substring(start, at);
    return digits.contains(".") ? (Object) Double.valueOf(digits) : Numbers.normal(new BigInteger(digits));
  }

  /** Whether the character may be inside a float: a point, or the sign of an exponent. */
  private boolean isInside(char c) {
    return c == '.' && Character.isDigit(text.charAt(at + 1)) || c == '-' && text.charAt(at - 1) == 'e';
  }

  private Object atom() {
    expect(":");
    if (text.charAt(at) == '"') {
      return Atom.of(quoted());
    }
    var name = name();
    return Atom.of(name.isEmpty() ? operator() : name);
  }

  private String operator() {
    int start = at;
    while ("+-*/=<>!&|^.".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private String name() {
    int start = at;
    while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || "_@?!".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    return text.substring(start, at);
  }

  private Object word() {
    var word = name();
    while (take(".")) {
      word += "." + name();
    }
    return switch (word) {
      case "true" -> Atoms.TRUE;
      case "false" -> Atoms.FALSE;
      case "nil" -> Atoms.NIL;
      case "" -> throw new IllegalArgumentException("no term at " + at + " in " + text);
      default -> Atom.of("Elixir." + word);
    };
  }

  private String quoted() {
    expect("\"");
    var name = new StringBuilder();
    while (text.charAt(at) != '"') {
      if (text.charAt(at) == '\\') {
        at++;
        escape(name);
      } else {
        name.append(text.charAt(at++));
      }
    }
    at++;
    return name.toString();
  }

  private void escape(StringBuilder into) {
    char c = text.charAt(at++);
    switch (c) {
      case 'n' -> into.append('\n');
      case 't' -> into.append('\t');
      case 'r' -> into.append('\r');
      case 'a' -> into.append((char) 7);
      case 'b' -> into.append('\b');
      case 'd' -> into.append((char) 127);
      case 'e' -> into.append((char) 27);
      case 'f' -> into.append('\f');
      case 'v' -> into.append((char) 11);
      case '0' -> into.append('\0');
      case 'x', 'u' -> into.appendCodePoint(codePoint(c == 'x' ? 2 : 4));
      default -> into.append(c);
    }
  }

  private int codePoint(int digits) {
    int end = text.charAt(at) == '{' ? text.indexOf('}', at) : at + digits;
    int start = text.charAt(at) == '{' ? at + 1 : at;
    at = text.charAt(at) == '{' ? end + 1 : end;
    return Integer.parseInt(text, start, end, 16);
  }

  private Object list() {
    expect("[");
    var elements = new ArrayList<Object>();
    Object tail = EmptyList.EMPTY;
    while (!take("]")) {
      var key = keyword();
      elements.add(key == null ? term() : Tuple.of(key, term()));
      if (take("|")) {
        tail = term();
      }
      take(",");
    }
    var list = tail;
    for (int i = elements.size() - 1; i >= 0; i--) {
      list = new Cons(elements.get(i), list);
    }
    return list;
  }

  /** The key of {@code key: value}, or {@code null} where something else comes. */
  private Atom keyword() {
    skipSpace();
    int start = at;
    if (Character.isLetter(text.charAt(at)) || text.charAt(at) == '"' || text.charAt(at) == '_') {
      var name = text.charAt(at) == '"' ? quoted() : name();
      if (text.startsWith(": ", at)) {
        at += 2;
        return Atom.of(name);
      }
    }
    at = start;
    return null;
  }

  private ArrayList<Object> elements(String open, String close) {
    expect(open);
    var elements = new ArrayList<Object>();
    while (!take(close)) {
      var key = keyword();
      if (key != null) {
        // Keywords at the end are one list.
        var pairs = new ArrayList<Object>();
        pairs.add(Tuple.of(key, term()));
        while (take(",")) {
          pairs.add(Tuple.of(keyword(), term()));
        }
        elements.add(Lists.of(pairs));
      } else {
        elements.add(term());
      }
      take(",");
    }
    return elements;
  }

  private Object bits() {
    expect("<<");
    var bits = new BitstringBuilder(16);
    while (!take(">>")) {
      var segment = term();
      if (segment instanceof Bitstring part) {
        bits.literal(part);
      } else if (take("::size(")) {
        bits.integer(segment, (Long) term(), false, 1);
        expect(")");
      } else {
        bits.octet(segment, 1);
      }
      take(",");
    }
    return bits.toBitstring();
  }

  private Object map() {
    expect("%{");
    var entries = new ArrayList<Object>();
    while (!take("}")) {
      var key = keyword();
      if (key == null) {
        entries.add(term());
        expect("=>");
      } else {
        entries.add(key);
      }
      entries.add(term());
      take(",");
    }
    return MapTerm.of(entries.toArray());
  }

  private Object capture() {
    expect("&");
    var module = (Atom) atom();
    expect(".");
    var function = text.charAt(at) == '"' ? quoted() : text.substring(at, text.indexOf('/', at + 1));
    at = text.indexOf('/', at + (function.equals("/") ? 1 : 0));
    expect("/");
    return captures.apply(module.name() + ":" + function + "/" + term());
  }
}
