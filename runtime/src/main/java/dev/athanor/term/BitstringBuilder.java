package dev.athanor.term;

import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Builds a bitstring front to back: what {@code <<...>>} is compiled to, and what builtins write binaries with. Used by one
 * thread; {@link #toBitstring} ends it.
 *
 * <p>Each method adds one segment and returns the builder. Those that take a {@code segment} raise {@code badarg} for a value
 * or size that does not go with the type; the number (from 1) is for the message. In an expression that begins with
 * a bitstring of its own ({@code <<acc::binary, ...>>}) start with {@link #appending}: it writes behind that bitstring where it
 * stands, so that a loop of appends is amortised O(1) a byte ({@link AppendedBitstring}).
 */
public final class BitstringBuilder {
  private static final Atom INTEGER = Atom.of("integer");
  private static final Atom FLOAT = Atom.of("float");
  private static final Atom BINARY = Atom.of("binary");
  private static final Atom UTF8 = Atom.of("utf8");
  private static final Atom UTF16 = Atom.of("utf16");
  private static final Atom UTF32 = Atom.of("utf32");
  private static final Atom TYPE = Atom.of("type");
  private static final Atom SIZE = Atom.of("size");
  private static final Atom UNIT = Atom.of("unit");
  private static final Atom SHORT = Atom.of("short");
  private static final Atom INVALID = Atom.of("invalid");
  private static final Atom NO_FLOAT = Atom.of("no_float");

  private static final long MOST_BITS = (Integer.MAX_VALUE - 8L) << 3;

  private byte[] bytes;

  /** Index of the byte the bitstring starts at. */
  private int start;

  /** The bit of the array that is written next. */
  private long at;

  /** The counter of the buffer that this builder has claimed to its end, if it continues one. */
  private AtomicLong claimed;

  /** Whether the result is made by appending. */
  private final boolean appending;

  /** A builder with room for that many bytes; it grows when they do not suffice. */
  public BitstringBuilder(int capacity) {
    this(new byte[capacity], 0, 0, null, false);
  }

  private BitstringBuilder(byte[] bytes, int start, long at, AtomicLong claimed, boolean appending) {
    this.bytes = bytes;
    this.start = start;
    this.at = at;
    this.claimed = claimed;
    this.appending = appending;
  }

  /** A builder that begins with all of {@code left}, whose size must be a multiple of {@code unit}; it has room for that many bytes more. */
  public static BitstringBuilder appending(Object left, int unit, int capacity, int segment) {
    var first = wholeUnits(left, unit, segment);
    if (first.shift != 0) {
      return new BitstringBuilder(first.byteSize() + capacity).literal(first);
    }
    long end = ((long) first.offset << 3) + first.bitSize();
    int needed = Math.addExact(first.byteSize(), capacity);
    if (!(first instanceof AppendedBitstring grown)) {
      var copy = Arrays.copyOfRange(first.bytes, first.offset, first.offset + needed);
      return new BitstringBuilder(copy, 0, first.bitSize(), null, true);
    }
    var used = grown.used;
    if (used != null && used.compareAndSet(end, (long) first.bytes.length << 3)) {
      return new BitstringBuilder(first.bytes, first.offset, end, used, true);
    }
    int room = AppendedBitstring.roomFor(needed);
    var copy = Arrays.copyOfRange(first.bytes, first.offset, first.offset + room);
    return new BitstringBuilder(copy, 0, first.bitSize(), new AtomicLong(), true);
  }

  /** {@code left <> right}. */
  public static Bitstring concat(Object left, Object right) {
    var a = wholeUnits(left, 8, 1);
    var b = wholeUnits(right, 8, 2);
    if (b.size == 0) {
      return a;
    }
    if (a.size == 0) {
      return b;
    }
    return AppendedBitstring.append(a.shift == 0 ? a : a.compact(), b);
  }

  /**
   * {@code left <> middle <> right}. A loop that appends so ({@code acc <> text <> "\n"}) mostly finds room behind {@code left}; then there is no builder, which counts while the JVM has not compiled it
   * into one piece.
   */
  public static Bitstring concat(Object left, Object middle, Object right) {
    if (left instanceof AppendedBitstring grown && middle instanceof Bitstring b && right instanceof Bitstring c) {
      var joined = AppendedBitstring.grown(grown, b, c);
      if (joined != null) {
        return joined;
      }
    }
    int capacity = middle instanceof Bitstring b && right instanceof Bitstring c ? Math.addExact(b.byteSize(), c.byteSize()) : 0;
    return appending(left, 8, capacity, 1).bits(middle, 8, 2).bits(right, 8, 3).toBitstring();
  }

  /** The bitstring that was built; the builder must not be used afterwards. */
  public Bitstring toBitstring() {
    long bits = at - ((long) start << 3);
    int size = (int) (bits >>> 3);
    int tail = (int) (bits & 7);
    if (!appending) {
      int needed = tail == 0 ? size : size + 1;
      return Bitstring.ofBits(needed == bytes.length ? bytes : Arrays.copyOf(bytes, needed), bits);
    }
    if (claimed != null) {
      claimed.setRelease(at);
    }
    return new AppendedBitstring(bytes, start, size, 0, tail, claimed);
  }

  /** Adds an integer of eight bits. */
  public BitstringBuilder octet(Object value, int segment) {
    if (value instanceof Long octet) {
      octet(octet.intValue());
      return this;
    }
    return integer(value, 8, false, segment);
  }

  /** Adds an integer of a known number of bits; the value is cut to them. */
  public BitstringBuilder integer(Object value, long bits, boolean little, int segment) {
    if (value instanceof Long number && bits <= 64) {
      return integer(number.longValue(), (int) bits, little);
    }
    if (!Numbers.isInteger(value)) {
      throw bad(segment, INTEGER, TYPE, value);
    }
    var number = Numbers.big(value);
    if (bits <= 64) {
      return integer(number.longValue(), (int) bits, little);
    }
    bigInteger(number, bits, little);
    return this;
  }

  /** Adds an integer of {@code size * unit} bits. */
  public BitstringBuilder integer(Object value, Object size, int unit, boolean little, int segment) {
    return integer(value, bits(size, unit, INTEGER, segment), little, segment);
  }

  /** Adds the low {@code bits} (0 to 64) bits of a number. */
  public BitstringBuilder integer(long value, int bits, boolean little) {
    put(little ? littleEndian(value, bits) : value, bits);
    return this;
  }

  /** Adds a float of 16, 32 or 64 bits; the value may be an integer. */
  public BitstringBuilder floating(Object value, int bits, boolean little, int segment) {
    var number = Numbers.toFloat(value);
    if (number == null) {
      throw bad(segment, FLOAT, Numbers.isNumber(value) ? NO_FLOAT : TYPE, value);
    }
    double x = (Double) number;
    return switch (bits) {
      case 64 -> integer(Double.doubleToRawLongBits(x), 64, little);
      case 32 -> integer(Float.floatToRawIntBits((float) x), 32, little);
      case 16 -> integer(Float.floatToFloat16((float) x), 16, little);
      default -> throw bad(segment, FLOAT, INVALID, (long) bits);
    };
  }

  /** Adds a float of {@code size * unit} bits. */
  public BitstringBuilder floating(Object value, Object size, int unit, boolean little, int segment) {
    long bits = bits(size, unit, FLOAT, segment);
    return floating(value, bits > 64 ? Integer.MAX_VALUE : (int) bits, little, segment);
  }

  /** Adds all bits of a bitstring, whose number must be a multiple of {@code unit}. */
  public BitstringBuilder bits(Object value, int unit, int segment) {
    return literal(wholeUnits(value, unit, segment));
  }

  /** Adds the first {@code size * unit} bits of a bitstring. */
  public BitstringBuilder bits(Object value, Object size, int unit, int segment) {
    if (!(value instanceof Bitstring whole)) {
      throw bad(segment, BINARY, TYPE, value);
    }
    long bits = bits(size, unit, BINARY, segment);
    if (bits > whole.bitSize()) {
      throw bad(segment, BINARY, SHORT, value);
    }
    return literal(bits == whole.bitSize() ? whole : whole.slice(0, bits));
  }

  /** Adds a bitstring. */
  public BitstringBuilder literal(Bitstring value) {
    long bits = value.bitSize();
    ensure(bits);
    if ((at & 7) == 0) {
      value.copyTo(bytes, (int) (at >>> 3));
      at += bits;
      return this;
    }
    long from = 0;
    for (; bits - from >= 56; from += 56) {
      put(BitReader.unsigned(value, from, 56), 56);
    }
    put(BitReader.unsigned(value, from, (int) (bits - from)), (int) (bits - from));
    return this;
  }

  /** Adds a code point in UTF-8. */
  public BitstringBuilder utf8(Object value, int segment) {
    if (value instanceof Long c && c >= 0 && c < 0x80) {
      octet(c.intValue());
      return this;
    }
    return utf8(codePoint(value, UTF8, segment));
  }

  /** Adds a valid code point in UTF-8. */
  public BitstringBuilder utf8(int c) {
    if (c < 0x80) {
      octet(c);
      return this;
    }
    if (c < 0x800) {
      put(0xc080 | c >> 6 << 8 | c & 0x3f, 16);
    } else if (c < 0x10000) {
      put(0xe08080 | c >> 12 << 16 | (c >> 6 & 0x3f) << 8 | c & 0x3f, 24);
    } else {
      put(0xf0808080L | c >> 18 << 24 | (c >> 12 & 0x3f) << 16 | (c >> 6 & 0x3f) << 8 | c & 0x3f, 32);
    }
    return this;
  }

  /** Adds a code point in UTF-16. */
  public BitstringBuilder utf16(Object value, boolean little, int segment) {
    return utf16(codePoint(value, UTF16, segment), little);
  }

  /** Adds a valid code point in UTF-16. */
  public BitstringBuilder utf16(int c, boolean little) {
    return Character.isBmpCodePoint(c)
        ? integer(c, 16, little)
        : integer(Character.highSurrogate(c), 16, little).integer(Character.lowSurrogate(c), 16, little);
  }

  /** Adds a code point in UTF-32. */
  public BitstringBuilder utf32(Object value, boolean little, int segment) {
    return integer(codePoint(value, UTF32, segment), 32, little);
  }

  /** Adds the lowest eight bits. */
  public void octet(int value) {
    if ((at & 7) == 0 && at + 8 <= (long) bytes.length << 3) {
      bytes[(int) (at >>> 3)] = (byte) value;
      at += 8;
    } else {
      put(value, 8);
    }
  }

  /** Adds a part of an array. */
  public BitstringBuilder bytes(byte[] source, int from, int length) {
    return literal(Bitstring.of(source, from, length));
  }

  /** How many bits there are so far. */
  public long bitSize() {
    return at - ((long) start << 3);
  }

  /** Writes the low {@code count} (0 to 64) bits of a number, the highest first. */
  private void put(long value, int count) {
    ensure(count);
    int byteAt = (int) (at >>> 3);
    if ((at & 7) == 0 && byteAt + 8 <= bytes.length) {
      if (count > 0) {
        BitReader.LONGS.set(bytes, byteAt, value << (64 - count));
        at += count;
      }
      return;
    }
    int left = count;
    while (left > 0) {
      int index = (int) (at >>> 3);
      int free = 8 - (int) (at & 7);
      int now = Math.min(free, left);
      int piece = (int) (value >>> (left - now)) & (1 << now) - 1;
      int kept = bytes[index] & -1 << free;
      bytes[index] = (byte) (kept | piece << (free - now));
      at += now;
      left -= now;
    }
  }

  /** Writes an integer of more than 64 bits. */
  private void bigInteger(BigInteger value, long bits, boolean little) {
    ensure(bits);
    var digits = value.toByteArray();
    int first = (int) (bits & 7);
    int whole = (int) (bits >>> 3);
    if (!little) {
      put(digit(digits, whole, value), first);
    }
    for (int i = 0; i < whole; i++) {
      put(digit(digits, little ? i : whole - 1 - i, value), 8);
    }
    if (little) {
      put(digit(digits, whole, value), first);
    }
  }

  /** The digit to base 256 of that weight, sign extended. */
  private static int digit(byte[] digits, int weight, BigInteger value) {
    return weight < digits.length ? digits[digits.length - 1 - weight] : value.signum() < 0 ? -1 : 0;
  }

  /** The bits of a little-endian number in the order they are written: low bytes first, bits beyond whole bytes last. */
  private static long littleEndian(long value, int bits) {
    int rest = bits & 7;
    int whole = bits - rest;
    long bytes = whole == 0 ? 0 : Long.reverseBytes(value) >>> (64 - whole);
    return rest == 0 ? bytes : bytes << rest | value >>> whole & (1L << rest) - 1;
  }

  private void ensure(long bits) {
    if (at + bits > (long) bytes.length << 3) {
      grow(bits);
    }
  }

  private void grow(long bits) {
    long needed = at + bits - ((long) start << 3);
    if (needed > MOST_BITS) {
      throw ErlangException.error(Atoms.SYSTEM_LIMIT);
    }
    bytes = Arrays.copyOfRange(bytes, start, start + AppendedBitstring.roomFor((int) (needed + 7 >>> 3)));
    at -= (long) start << 3;
    start = 0;
    if (appending) {
      claimed = new AtomicLong();
    }
  }

  private static Bitstring wholeUnits(Object value, int unit, int segment) {
    if (!(value instanceof Bitstring bits)) {
      throw bad(segment, BINARY, TYPE, value);
    }
    if (unit == 8 ? bits.tail != 0 : bits.bitSize() % unit != 0) {
      throw bad(segment, BINARY, UNIT, value);
    }
    return bits;
  }

  private static int codePoint(Object value, Atom type, int segment) {
    if (value instanceof Long c && c >= 0 && c <= 0x10ffff && (c < 0xd800 || c > 0xdfff)) {
      return c.intValue();
    }
    throw bad(segment, type, TYPE, value);
  }

  private static long bits(Object size, int unit, Atom type, int segment) {
    if (size instanceof Long count && count >= 0 && count <= MOST_BITS / unit) {
      return count * unit;
    }
    boolean large = Numbers.isInteger(size) && TermOrder.greater(size, 0L);
    throw BadArgument.construction(
        large ? Atoms.SYSTEM_LIMIT : Atoms.BADARG, Tuple.of((long) segment, type, SIZE, size));
  }

  private static ErlangException bad(int segment, Atom type, Atom error, Object value) {
    return BadArgument.construction(Atoms.BADARG, Tuple.of((long) segment, type, error, value));
  }
}
