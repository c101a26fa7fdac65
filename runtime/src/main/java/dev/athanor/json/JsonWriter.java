package dev.athanor.json;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.FloatText;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.MapEntries;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple2;
import dev.athanor.text.Utf8;
import dev.athanor.text.Utf8Builder;
import java.math.BigInteger;

/**
 * Writes a term: one binary, as long as there are only atoms, numbers, binaries, lists and maps in it. Anything else (a
 * struct, a tuple, a map key of another type) is left to the caller: then the result is a list of binaries, {@code
 * {:term, term}} and {@code {:key, term}}.
 */
public final class JsonWriter {
  private static final Atom TERM = Atom.of("term");
  private static final Atom KEY = Atom.of("key");

  private final Object nullAtom;
  private Utf8Builder out = new Utf8Builder(256);
  private ListBuilder chunks;

  /** Writes with that atom as {@code null}. */
  public JsonWriter(Object nullAtom) {
    this.nullAtom = nullAtom;
  }

  /** The text of a term, a binary or a list. */
  public Object write(Object term) {
    value(term);
    if (chunks == null) {
      return out.toBinary();
    }
    flush();
    return chunks.toList();
  }

  private void flush() {
    chunks.add(out.toBinary());
    out = new Utf8Builder(64);
  }

  private void foreign(Atom kind, Object term) {
    if (chunks == null) {
      chunks = new ListBuilder();
    }
    flush();
    chunks.add(new Tuple2(kind, term));
  }

  private void value(Object term) {
    switch (term) {
      case Bitstring bits when bits.isBinary() -> JsonStrings.quote(bits, out);
      case Atom atom -> atom(atom);
      case Long number -> integer(number);
      case Cons list -> list(list);
      case EmptyList _ -> out.add("[]");
      case MapTerm map when !isStruct(map) -> map(map);
      case Double number -> out.add(FloatText.shortest(number));
      case BigInteger number -> out.add(number.toString());
      default -> foreign(TERM, term);
    }
  }

  private static boolean isStruct(MapTerm map) {
    return map.get(Atoms.STRUCT) instanceof Atom;
  }

  private void atom(Atom atom) {
    if (atom == nullAtom) {
      out.add("null");
    } else if (atom == Atoms.TRUE || atom == Atoms.FALSE) {
      out.add(atom == Atoms.TRUE ? "true" : "false");
    } else {
      JsonStrings.quote(Bitstring.of(atom.name()), out);
    }
  }

  private void integer(long number) {
    if (number >= 0 && number < 10) {
      out.add((int) ('0' + number));
    } else {
      out.add(Long.toString(number));
    }
  }

  private void list(Cons list) {
    out.add('[');
    value(list.head);
    var rest = list.tail();
    while (rest instanceof Cons cell) {
      out.add(',');
      value(cell.head);
      rest = cell.tail();
    }
    if (rest != EmptyList.EMPTY) {
      throw new ImproperList(rest);
    }
    out.add(']');
  }

  private void map(MapTerm map) {
    int separator = '{';
    for (var entries = MapEntries.of(map); entries.advance(); ) {
      out.add(separator);
      key(entries.key());
      out.add(':');
      value(entries.value());
      separator = ',';
    }
    out.add(separator == '{' ? "{}" : "}");
  }

  private void key(Object key) {
    switch (key) {
      case Bitstring bits when bits.isBinary() -> JsonStrings.quote(bits, out);
      case Atom atom -> JsonStrings.quote(Bitstring.of(atom.name()), out);
      case Long number -> out.add('"').add(number.toString()).add('"');
      case Double number -> out.add('"').add(FloatText.shortest(number)).add('"');
      default -> foreign(KEY, key);
    }
  }

  /** A list whose end is no list. Ends a call inside this package and the builtins on it. */
  public static final class ImproperList extends RuntimeException {
    private final transient Object tail;

    private ImproperList(Object tail) {
      super(null, null, false, false);
      this.tail = tail;
    }

    /** What the list ends in. */
    public Object tail() {
      return tail;
    }
  }

  /** The text of a binary, quoted and escaped. */
  public static Bitstring string(Bitstring text, boolean onlyAscii) {
    var out = new Utf8Builder(text.size + 8);
    if (onlyAscii) {
      JsonStrings.quoteAsAscii(Utf8.aligned(text), out);
    } else {
      JsonStrings.quote(text, out);
    }
    return out.toBinary();
  }
}
