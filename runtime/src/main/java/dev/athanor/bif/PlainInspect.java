package dev.athanor.bif;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.FloatText;
import dev.athanor.term.MapEntries;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.text.AtomText;
import dev.athanor.text.AtomText.Place;
import dev.athanor.text.Escapes;
import dev.athanor.text.Printable;
import dev.athanor.text.Utf8;
import dev.athanor.text.Utf8Builder;
import java.math.BigInteger;

/**
 * What the implementations of {@code Inspect} for built-in terms give with the default options, on one line: written
 * directly, without the documents of {@code Inspect.Algebra}. It gives up where they would be needed: for structs,
 * functions and identifiers, for improper lists, where a limit is met, and where the line is full.
 */
final class PlainInspect {
  /** Floats from here on are written with an exponent. */
  private static final double MOST_WHOLE = 1e16;

  private static final String ALIAS_PREFIX = "Elixir.";
  private static final int REMEMBERED = 1 << 10;
  private static final Written[] LITERALS = new Written[REMEMBERED];
  private static final Written[] KEYS = new Written[REMEMBERED];

  /** An atom and how it is written. */
  private record Written(Atom atom, Bitstring text) {}

  private final Utf8Builder out = new Utf8Builder(64);
  private final long printableLimit;
  private final long width;

  /** How many elements of containers may still be written. */
  private long left;

  PlainInspect(long limit, long printableLimit, long width) {
    this.left = limit;
    this.printableLimit = printableLimit;
    this.width = width;
  }

  /** The text; {@code null} where a document is needed. */
  Bitstring write(Object term) {
    return add(term) && out.size() <= width ? out.toBinary() : null;
  }

  private boolean add(Object term) {
    switch (term) {
      case Atom atom -> out.add(text(LITERALS, atom, Place.LITERAL));
      case Long number -> out.add(number.toString());
      case Bitstring bits -> {
        return bits.isBinary() && binary(Utf8.aligned(bits));
      }
      case Tuple tuple -> {
        return tuple(tuple);
      }
      case EmptyList _ -> out.add("[]");
      case Cons list -> {
        return list(list);
      }
      case MapTerm map -> {
        return map(map);
      }
      case Double number -> out.add(floatText(number));
      case BigInteger number -> out.add(number.toString());
      default -> {
        return false;
      }
    }
    return true;
  }

  /** One more element is written; false if no more may be, or the line is full. */
  private boolean counts() {
    return left-- > 0 && out.size() <= width;
  }

  private static Bitstring text(Written[] known, Atom atom, Place place) {
    int index = atom.hashCode() & (REMEMBERED - 1);
    var written = known[index];
    if (written == null || written.atom != atom) {
      written = new Written(atom, AtomText.write(atom, place));
      known[index] = written;
    }
    return written.text;
  }

  private static String floatText(double number) {
    double magnitude = Math.abs(number);
    if (magnitude >= 1 && magnitude < MOST_WHOLE && number == Math.rint(number)) {
      return (long) number + ".0";
    }
    return FloatText.shortest(number);
  }

  private boolean binary(Bitstring text) {
    int end = text.offset + text.size;
    if (text.size > printableLimit) {
      return false;
    }
    if (Printable.isPrintable(text.bytes, text.offset, end, printableLimit)) {
      quoted(text);
      return true;
    }
    return octets(text);
  }

  private void quoted(Bitstring text) {
    out.add('"');
    Escapes.add(text.bytes, text.offset, text.offset + text.size, '"', Long.MAX_VALUE, out);
    out.add('"');
  }

  private boolean octets(Bitstring text) {
    out.add("<<");
    for (int i = 0; i < text.size; i++) {
      if (!counts()) {
        return false;
      }
      separate(i);
      out.add(Integer.toString(text.bytes[text.offset + i] & 0xff));
    }
    out.add(">>");
    return true;
  }

  private void separate(int index) {
    if (index > 0) {
      out.add(", ");
    }
  }

  private boolean tuple(Tuple tuple) {
    out.add('{');
    for (int i = 0; i < tuple.size(); i++) {
      if (!counts()) {
        return false;
      }
      separate(i);
      if (!add(tuple.get(i))) {
        return false;
      }
    }
    out.add('}');
    return true;
  }

  private boolean list(Cons list) {
    if (list.head instanceof Long && isCharlist(list)) {
      return charlist(list);
    }
    boolean keywords = isKeyword(list);
    out.add('[');
    Object rest = list;
    for (int i = 0; rest instanceof Cons cell; i++) {
      if (!counts()) {
        return false;
      }
      separate(i);
      if (!(keywords ? keyword((Tuple2) cell.head) : add(cell.head))) {
        return false;
      }
      rest = cell.tail();
    }
    out.add(']');
    return rest == EmptyList.EMPTY;
  }

  private boolean isCharlist(Object list) {
    var rest = list;
    for (long n = printableLimit; n > 0 && rest instanceof Cons cell; n--) {
      if (!(cell.head instanceof Long point && point >= 0 && point < 0x80 && Printable.isAsciiPrintable((int) (long) point))) {
        return false;
      }
      rest = cell.tail();
    }
    return rest == EmptyList.EMPTY || rest instanceof Cons;
  }

  private boolean charlist(Cons list) {
    var text = new Utf8Builder(32);
    Object rest = list;
    for (long n = printableLimit; rest instanceof Cons cell; n--) {
      if (n == 0) {
        return false;
      }
      text.add((int) (long) (Long) cell.head);
      rest = cell.tail();
    }
    out.add("~c");
    quoted(text.toBinary());
    return true;
  }

  private static boolean isKeyword(Object list) {
    var rest = list;
    while (rest instanceof Cons cell) {
      if (!(cell.head instanceof Tuple2 pair && isKey(pair.e0))) {
        return false;
      }
      rest = cell.tail();
    }
    return rest == EmptyList.EMPTY;
  }

  private static boolean isKey(Object term) {
    return term instanceof Atom atom && !atom.name().startsWith(ALIAS_PREFIX);
  }

  private boolean keyword(Tuple2 pair) {
    return pair(pair.e0, pair.e1, true);
  }

  private boolean pair(Object key, Object value, boolean isKeyword) {
    if (isKeyword) {
      out.add(text(KEYS, (Atom) key, Place.KEY)).add(' ');
    } else if (!add(key)) {
      return false;
    } else {
      out.add(" => ");
    }
    return add(value);
  }

  private boolean map(MapTerm map) {
    if (map.has(Atoms.STRUCT)) {
      return false;
    }
    boolean keywords = hasKeys(map);
    out.add("%{");
    int index = 0;
    for (var entries = MapEntries.of(map); entries.advance(); ) {
      if (!counts()) {
        return false;
      }
      separate(index++);
      if (!pair(entries.key(), entries.value(), keywords)) {
        return false;
      }
    }
    out.add('}');
    return true;
  }

  private static boolean hasKeys(MapTerm map) {
    for (var entries = MapEntries.of(map); entries.advance(); ) {
      if (!isKey(entries.key())) {
        return false;
      }
    }
    return true;
  }
}
