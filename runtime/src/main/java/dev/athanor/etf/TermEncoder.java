package dev.athanor.etf;

import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.BitstringBuilder;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.FloatText;
import dev.athanor.term.Fun;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import dev.athanor.term.Utf8;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Writes terms in the external format. */
public final class TermEncoder {
  private static final int LONGEST_STRING = 0xffff;

  private final Options options;
  private final LiveTerms live;
  private byte[] out = new byte[64];
  private int at;

  private TermEncoder(Options options, LiveTerms live) {
    this.options = options;
    this.live = live;
  }

  /**
   * How to write.
   *
   * @param minorVersion 0: floats as text; 0 and 1: atoms in Latin-1 where possible; 2: everything as OTP 27 does
   * @param compression zlib's level 1 to 9 (-1: its default), or 0 for none
   * @param deterministic whether maps are written in the order of their keys
   */
  public record Options(int minorVersion, int compression, boolean deterministic) {
    /** What is written without options. */
    public static final Options DEFAULT = new Options(2, 0, false);
  }

  /** A fun that the code server cannot tell the parts of was to be written. */
  static final class UnwritableFun extends RuntimeException {}

  /** The term with its version byte. */
  public static Bitstring encode(Object term, Options options, LiveTerms live) {
    var encoder = new TermEncoder(options, live);
    encoder.octet(Tag.VERSION);
    encoder.write(term);
    return options.compression == 0 ? encoder.result() : encoder.compressed();
  }

  /** The term without a version byte, as the distribution protocol has it inside its messages. */
  public static Bitstring encodeBare(Object term, LiveTerms live) {
    var encoder = new TermEncoder(Options.DEFAULT, live);
    encoder.write(term);
    return encoder.result();
  }

  private Bitstring result() {
    return Bitstring.of(Arrays.copyOf(out, at));
  }

  private Bitstring compressed() {
    int plain = at - 1;
    var packed = new byte[at];
    try (var deflater = new Deflater(options.compression)) {
      deflater.setInput(out, 1, plain);
      deflater.finish();
      // Not worth it where it gets larger, its own header of five bytes included.
      int size = deflater.deflate(packed, 0, packed.length);
      if (!deflater.finished() || size + 5 > plain) {
        return result();
      }
      return new BitstringBuilder(size + 6)
          .integer(Tag.VERSION, 8, false)
          .integer(Tag.COMPRESSED, 8, false)
          .integer(plain, 32, false)
          .bytes(packed, 0, size)
          .toBitstring();
    }
  }

  private void write(Object term) {
    switch (term) {
      case Long number -> integer(number);
      case Atom atom -> atom(atom);
      case Tuple tuple -> tuple(tuple);
      case Cons list -> list(list);
      case Bitstring bits -> bits(bits);
      case EmptyList _ -> octet(Tag.NIL);
      case MapTerm map -> map(map);
      case Double number -> floating(number);
      case BigInteger number -> big(number);
      case Pid pid -> pid(pid);
      case Reference reference -> reference(reference);
      case Port port -> port(port);
      case Fun fun -> fun(fun);
      default -> throw new IllegalArgumentException("not a term: " + term.getClass());
    }
  }

  private void integer(long number) {
    if (number >= 0 && number <= 255) {
      octet(Tag.SMALL_INTEGER);
      octet((int) number);
    } else if (number == (int) number) {
      octet(Tag.INTEGER);
      int32((int) number);
    } else {
      big(BigInteger.valueOf(number));
    }
  }

  private void big(BigInteger number) {
    var digits = number.abs().toByteArray();
    int first = digits[0] == 0 ? 1 : 0;
    int size = digits.length - first;
    if (size <= 255) {
      octet(Tag.SMALL_BIG);
      octet(size);
    } else {
      octet(Tag.LARGE_BIG);
      int32(size);
    }
    octet(number.signum() < 0 ? 1 : 0);
    ensure(size);
    for (int i = digits.length - 1; i >= first; i--) {
      out[at++] = digits[i];
    }
  }

  private void floating(double number) {
    if (options.minorVersion > 0) {
      octet(Tag.NEW_FLOAT);
      int64(Double.doubleToRawLongBits(number));
      return;
    }
    octet(Tag.FLOAT);
    var text = FloatText.scientific(number, 20).getBytes(StandardCharsets.ISO_8859_1);
    bytes(Arrays.copyOf(text, Tag.FLOAT_LENGTH));
  }

  private void atom(Atom atom) {
    if (options.minorVersion < 2 && Utf8.isLatin1(atom.name())) {
      var name = atom.name().getBytes(StandardCharsets.ISO_8859_1);
      octet(Tag.ATOM);
      int16(name.length);
      bytes(name);
      return;
    }
    var text = atom.text();
    if (text.size <= 255) {
      octet(Tag.SMALL_ATOM_UTF8);
      octet(text.size);
    } else {
      octet(Tag.ATOM_UTF8);
      int16(text.size);
    }
    ensure(text.size);
    text.copyTo(out, at);
    at += text.size;
  }

  private void tuple(Tuple tuple) {
    int size = tuple.size();
    if (size <= 255) {
      octet(Tag.SMALL_TUPLE);
      octet(size);
    } else {
      octet(Tag.LARGE_TUPLE);
      int32(size);
    }
    for (int i = 0; i < size; i++) {
      write(tuple.get(i));
    }
  }

  private void list(Cons list) {
    int length = 0;
    boolean isString = true;
    Object rest = list;
    while (rest instanceof Cons cell) {
      isString &= cell.head instanceof Long octet && octet >= 0 && octet <= 255;
      length++;
      rest = cell.tail();
    }
    if (isString && rest == EmptyList.EMPTY && length <= LONGEST_STRING) {
      string(list, length);
      return;
    }
    octet(Tag.LIST);
    int32(length);
    for (rest = list; rest instanceof Cons cell; rest = cell.tail()) {
      write(cell.head);
    }
    write(rest);
  }

  private void string(Cons list, int length) {
    octet(Tag.STRING);
    int16(length);
    ensure(length);
    for (Object rest = list; rest instanceof Cons cell; rest = cell.tail()) {
      out[at++] = ((Long) cell.head).byteValue();
    }
  }

  private void bits(Bitstring bits) {
    octet(bits.tail == 0 ? Tag.BINARY : Tag.BIT_BINARY);
    int32(bits.byteSize());
    if (bits.tail != 0) {
      octet(bits.tail);
    }
    ensure(bits.byteSize());
    bits.copyTo(out, at);
    at += bits.byteSize();
  }

  private void map(MapTerm map) {
    octet(Tag.MAP);
    int32(map.size());
    if (options.deterministic) {
      for (var key : map.orderedKeys()) {
        write(key);
        write(map.get(key));
      }
    } else {
      map.forEach(
          (key, value) -> {
            write(key);
            write(value);
          });
    }
  }

  private void pid(Pid pid) {
    octet(Tag.NEW_PID);
    atom(pid.node());
    int32((int) pid.number() & 0xfffffff);
    int32((int) (pid.number() >>> 28));
    int32(pid.creation());
  }

  private void port(Port port) {
    octet(Tag.V4_PORT);
    atom(port.node());
    int64(port.number());
    int32(port.creation());
  }

  private void reference(Reference reference) {
    octet(Tag.NEWER_REFERENCE);
    int16(3);
    atom(reference.node());
    int32(reference.creation());
    int32((int) reference.number());
    int32((int) (reference.number() >>> 32));
    int32((int) reference.high());
  }

  private void fun(Fun fun) {
    switch (live.parts(fun)) {
      case LiveTerms.Export export -> {
        octet(Tag.EXPORT);
        atom(export.module());
        atom(export.function());
        integer(export.arity());
      }
      case LiveTerms.Closure closure -> closure(closure);
      case null -> throw new UnwritableFun();
    }
  }

  private void closure(LiveTerms.Closure closure) {
    octet(Tag.NEW_FUN);
    int size = at;
    int32(0);
    octet(closure.arity());
    bytes(closure.unique());
    int32(closure.index());
    int32(closure.free().length);
    atom(closure.module());
    integer(closure.index());
    integer(closure.oldUnique());
    pid(closure.creator());
    for (var value : closure.free()) {
      write(value);
    }
    int end = at;
    at = size;
    int32(end - size);
    at = end;
  }

  private void octet(int value) {
    ensure(1);
    out[at++] = (byte) value;
  }

  private void int16(int value) {
    octet(value >>> 8);
    octet(value);
  }

  private void int32(int value) {
    ensure(4);
    out[at++] = (byte) (value >>> 24);
    out[at++] = (byte) (value >>> 16);
    out[at++] = (byte) (value >>> 8);
    out[at++] = (byte) value;
  }

  private void int64(long value) {
    int32((int) (value >>> 32));
    int32((int) value);
  }

  private void bytes(byte[] bytes) {
    ensure(bytes.length);
    System.arraycopy(bytes, 0, out, at, bytes.length);
    at += bytes.length;
  }

  private void ensure(int more) {
    if (out.length - at < more) {
      out = Arrays.copyOf(out, Math.max(at + more, out.length * 2));
    }
  }
}
