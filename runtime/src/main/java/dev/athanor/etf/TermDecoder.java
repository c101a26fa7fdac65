package dev.athanor.etf;

import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.FloatText;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Numbers;
import dev.athanor.term.Pid;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import dev.athanor.term.Utf8;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads terms in the external format. Binaries inside are views on the input. */
public final class TermDecoder {
  /** No zlib stream expands to more than so many times its size. */
  private static final int MOST_EXPANSION = 1032;

  private final byte[] in;
  private final int end;
  private final boolean safe;
  private final LiveTerms live;
  private int at;

  private TermDecoder(byte[] in, int from, int end, boolean safe, LiveTerms live) {
    this.in = in;
    this.at = from;
    this.end = end;
    this.safe = safe;
    this.live = live;
  }

  /**
   * What was read.
   *
   * @param term the term
   * @param used how many bytes it took, the version byte included
   */
  public record Decoded(Object term, int used) {}

  /** What is not a term, or with {@code safe} would make an atom or name a function that does not exist. */
  private static final class Malformed extends RuntimeException {
    Malformed() {
      super(null, null, false, false);
    }
  }

  /** Reads a term with its version byte; more bytes may follow. {@code null} where it is none. */
  public static Decoded decode(Bitstring binary, boolean safe, LiveTerms live) {
    var aligned = binary.isAligned() ? binary : Bitstring.of(binary.toBytes());
    var decoder = new TermDecoder(aligned.bytes, aligned.offset, aligned.offset + aligned.size, safe, live);
    try {
      decoder.expect(Tag.VERSION);
      var term = decoder.at < decoder.end && decoder.in[decoder.at] == Tag.COMPRESSED ? decoder.inflated() : decoder.read();
      return new Decoded(term, decoder.at - aligned.offset);
    } catch (Malformed malformed) {
      return null;
    }
  }

  private Object inflated() {
    expect(Tag.COMPRESSED);
    int size = length(0);
    if (size / MOST_EXPANSION > end - at) {
      throw new Malformed();
    }
    var plain = new byte[size];
    try (var inflater = new Inflater()) {
      inflater.setInput(in, at, end - at);
      if (inflater.inflate(plain) != size || !atEnd(inflater)) {
        throw new Malformed();
      }
      at = end - inflater.getRemaining();
    } catch (DataFormatException notZlib) {
      throw new Malformed();
    }
    var decoder = new TermDecoder(plain, 0, size, safe, live);
    var term = decoder.read();
    if (decoder.at != size) {
      throw new Malformed();
    }
    return term;
  }

  /** Reads the checksum that may still stand behind the last byte. */
  private static boolean atEnd(Inflater inflater) throws DataFormatException {
    return inflater.finished() || inflater.inflate(new byte[1]) == 0 && inflater.finished();
  }

  private Object read() {
    return switch (octet()) {
      case Tag.SMALL_INTEGER -> (long) octet();
      case Tag.INTEGER -> (long) int32();
      case Tag.SMALL_BIG -> big(octet());
      case Tag.LARGE_BIG -> big(length(1));
      case Tag.NEW_FLOAT -> finite(Double.longBitsToDouble(int64()));
      case Tag.FLOAT -> textFloat();
      case Tag.SMALL_ATOM_UTF8 -> atom(octet(), true);
      case Tag.ATOM_UTF8 -> atom(int16(), true);
      case Tag.SMALL_ATOM -> atom(octet(), false);
      case Tag.ATOM -> atom(int16(), false);
      case Tag.SMALL_TUPLE -> tuple(octet());
      case Tag.LARGE_TUPLE -> tuple(length(1));
      case Tag.NIL -> EmptyList.EMPTY;
      case Tag.STRING -> string(int16());
      case Tag.LIST -> list(length(1));
      case Tag.BINARY -> binary(length(0));
      case Tag.BIT_BINARY -> bits();
      case Tag.MAP -> map(length(2));
      case Tag.NEW_PID -> pid(true);
      case Tag.PID -> pid(false);
      case Tag.V4_PORT -> live.port(atom(), int64(), int32());
      case Tag.NEW_PORT -> live.port(atom(), unsigned32(), int32());
      case Tag.PORT -> live.port(atom(), unsigned32(), octet());
      case Tag.NEWER_REFERENCE -> reference(int16(), true);
      case Tag.NEW_REFERENCE -> reference(int16(), false);
      case Tag.REFERENCE -> oldReference();
      case Tag.EXPORT -> export();
      case Tag.NEW_FUN -> fun();
      default -> throw new Malformed();
    };
  }

  private Object big(int size) {
    int sign = octet();
    need(size);
    var digits = new byte[size];
    for (int i = size - 1; i >= 0; i--) {
      digits[i] = in[at++];
    }
    var term = Numbers.bounded(new BigInteger(sign == 0 ? 1 : -1, digits));
    if (term == null) {
      throw new Malformed();
    }
    return term;
  }

  private static Object finite(double x) {
    if (!Double.isFinite(x)) {
      throw new Malformed();
    }
    return x;
  }

  private Object textFloat() {
    need(Tag.FLOAT_LENGTH);
    var text = new String(in, at, Tag.FLOAT_LENGTH, StandardCharsets.ISO_8859_1);
    at += Tag.FLOAT_LENGTH;
    int zero = text.indexOf('\0');
    var parsed = FloatText.parse(zero < 0 ? text : text.substring(0, zero));
    if (parsed == null) {
      throw new Malformed();
    }
    return parsed;
  }

  private Atom atom() {
    return switch (octet()) {
      case Tag.SMALL_ATOM_UTF8 -> atom(octet(), true);
      case Tag.ATOM_UTF8 -> atom(int16(), true);
      case Tag.SMALL_ATOM -> atom(octet(), false);
      case Tag.ATOM -> atom(int16(), false);
      default -> throw new Malformed();
    };
  }

  private Atom atom(int size, boolean utf8) {
    need(size);
    var name = utf8 ? Utf8.decode(Bitstring.of(in, at, size)) : new String(in, at, size, StandardCharsets.ISO_8859_1);
    at += size;
    if (name == null || name.codePointCount(0, name.length()) > Atom.MAX_LENGTH) {
      throw new Malformed();
    }
    var atom = safe ? Atom.existing(name) : Atom.of(name);
    if (atom == null) {
      throw new Malformed();
    }
    return atom;
  }

  private Object tuple(int size) {
    var elements = new Object[size];
    for (int i = 0; i < size; i++) {
      elements[i] = read();
    }
    return Tuple.of(elements);
  }

  private Object string(int size) {
    need(size);
    Object list = EmptyList.EMPTY;
    for (int i = size - 1; i >= 0; i--) {
      list = new Cons((long) (in[at + i] & 0xff), list);
    }
    at += size;
    return list;
  }

  private Object list(int length) {
    var list = new ListBuilder();
    for (int i = 0; i < length; i++) {
      list.add(read());
    }
    return list.toList(read());
  }

  private Object binary(int size) {
    need(size);
    var binary = Bitstring.of(in, at, size);
    at += size;
    return binary;
  }

  private Object bits() {
    int size = length(0);
    int tail = octet();
    need(size);
    if (tail > 8 || (tail == 0) != (size == 0)) {
      throw new Malformed();
    }
    var bits = Bitstring.of(in, at, size).slice(0, size == 0 ? 0 : (size - 1) * 8L + tail);
    at += size;
    return bits;
  }

  private Object map(int size) {
    var entries = new Object[2 * size];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = read();
    }
    var map = MapTerm.of(entries);
    if (map.size() != size) {
      throw new Malformed();
    }
    return map;
  }

  private Object pid(boolean wideCreation) {
    var node = atom();
    long number = unsigned32();
    long serial = unsigned32();
    return live.pid(node, serial << 28 | number, wideCreation ? int32() : octet());
  }

  private Object reference(int words, boolean wideCreation) {
    var node = atom();
    int creation = wideCreation ? int32() : octet();
    if (words < 1 || words > 5) {
      throw new Malformed();
    }
    long low = unsigned32();
    long middle = words > 1 ? unsigned32() : 0;
    long high = 0;
    for (int i = 2; i < words; i++) {
      high |= unsigned32() << 32 * (i - 2);
    }
    return Reference.of(node, creation, high, middle << 32 | low);
  }

  private Object oldReference() {
    var node = atom();
    long number = unsigned32();
    return Reference.of(node, octet(), 0, number);
  }

  private Object export() {
    var module = atom();
    var function = atom();
    if (octet() != Tag.SMALL_INTEGER) {
      throw new Malformed();
    }
    int arity = octet();
    if (safe && !live.isExported(module, function, arity)) {
      throw new Malformed();
    }
    return live.export(module, function, arity);
  }

  private Object fun() {
    int32();
    int arity = octet();
    need(16);
    var unique = Arrays.copyOfRange(in, at, at + 16);
    at += 16;
    int index = int32();
    int count = length(1);
    var module = atom();
    if (!(read() instanceof Long && read() instanceof Long oldUnique && read() instanceof Pid creator)) {
      throw new Malformed();
    }
    var free = new Object[count];
    for (int i = 0; i < count; i++) {
      free[i] = read();
    }
    return live.fun(new LiveTerms.Closure(module, arity, unique, index, oldUnique.intValue(), creator, free));
  }

  private void expect(int tag) {
    if (octet() != tag) {
      throw new Malformed();
    }
  }

  private int octet() {
    need(1);
    return in[at++] & 0xff;
  }

  private int int16() {
    return octet() << 8 | octet();
  }

  private int int32() {
    need(4);
    return (in[at++] & 0xff) << 24 | (in[at++] & 0xff) << 16 | (in[at++] & 0xff) << 8 | in[at++] & 0xff;
  }

  private long unsigned32() {
    return int32() & 0xffffffffL;
  }

  private long int64() {
    return (long) int32() << 32 | unsigned32();
  }

  /** A count of things of which each takes at least {@code bytesEach} of what is left, so that a bad count cannot ask for memory. */
  private int length(int bytesEach) {
    long length = unsigned32();
    if (length > Integer.MAX_VALUE - 8 || length * bytesEach > end - at) {
      throw new Malformed();
    }
    return (int) length;
  }

  private void need(int bytes) {
    if (end - at < bytes) {
      throw new Malformed();
    }
  }
}
