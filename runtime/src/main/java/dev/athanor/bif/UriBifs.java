package dev.athanor.bif;

import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Tuple2;
import dev.athanor.text.ByteSearch;
import dev.athanor.text.Utf8;
import java.util.Arrays;

/** {@code :elixir_uri}: percent encoding. Java because these loops run over every byte. Callers have checked that strings are binaries. */
@BifModule("elixir_uri")
public final class UriBifs {
  private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789~_-.";
  private static final byte[] DIGITS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};
  private static final boolean[] IS_UNRESERVED = new boolean[256];

  static {
    for (int i = 0; i < UNRESERVED.length(); i++) {
      IS_UNRESERVED[UNRESERVED.charAt(i)] = true;
    }
  }

  private UriBifs() {}

  /** All bytes but letters, digits and {@code ~_-.} as a percent sign and two digits; as in a form, a space as a plus sign if {@code form}. */
  @Bif
  public static Object encode(Object string, Object form) {
    var text = Utf8.aligned(string);
    int end = text.offset + text.size;
    boolean plus = form == Atoms.TRUE;
    int at = text.offset;
    while (at < end && IS_UNRESERVED[text.bytes[at] & 0xff]) {
      at++;
    }
    return at == end ? text : encode(text, at, plus);
  }

  private static Bitstring encode(Bitstring text, int from, boolean plus) {
    int end = text.offset + text.size;
    int same = from - text.offset;
    var encoded = Arrays.copyOfRange(text.bytes, text.offset, text.offset + Math.addExact(same, Math.multiplyExact(end - from, 3)));
    int to = same;
    for (int at = from; at < end; at++) {
      int octet = text.bytes[at] & 0xff;
      if (IS_UNRESERVED[octet]) {
        encoded[to++] = (byte) octet;
      } else if (plus && octet == ' ') {
        encoded[to++] = '+';
      } else {
        encoded[to] = '%';
        encoded[to + 1] = DIGITS[octet >> 4];
        encoded[to + 2] = DIGITS[octet & 15];
        to += 3;
      }
    }
    return Bitstring.of(Arrays.copyOf(encoded, to));
  }

  /** Percent signs with two hexadecimal digits decoded, others left as they are; plus signs become spaces if {@code form}. */
  @Bif
  public static Object decode(Object string, Object form) {
    var text = Utf8.aligned(string);
    return decode(text, text.offset, text.offset + text.size, form == Atoms.TRUE);
  }

  /** The pairs of a query, both sides decoded; what has no equals sign has an empty value. */
  @Bif
  public static Object pairs(Object query, Object form) {
    var text = Utf8.aligned(query);
    boolean plus = form == Atoms.TRUE;
    int end = text.offset + text.size;
    var pairs = new ListBuilder();
    int next;
    for (int at = text.offset; at < end; at = next + 1) {
      next = find('&', text.bytes, at, end);
      int middle = find('=', text.bytes, at, next);
      var value = middle < next ? decode(text, middle + 1, next, plus) : Bitstring.EMPTY;
      pairs.add(new Tuple2(decode(text, at, middle, plus), value));
    }
    return pairs.toList();
  }

  /** The index of a byte, or {@code end}. */
  private static int find(int wanted, byte[] bytes, int from, int end) {
    int at = ByteSearch.indexOf(bytes, (byte) wanted, from, end);
    return at < 0 ? end : at;
  }

  private static Bitstring decode(Bitstring text, int from, int end, boolean plus) {
    var bytes = text.bytes;
    int at = from;
    while (at < end && bytes[at] != '%' && !(plus && bytes[at] == '+')) {
      at++;
    }
    if (at == end) {
      return Utf8.part(text, from, end);
    }
    var decoded = Arrays.copyOfRange(bytes, from, end);
    int to = at - from;
    while (at < end) {
      int octet = bytes[at];
      int value = octet == '%' && end - at > 2 ? digit(bytes[at + 1]) << 4 | digit(bytes[at + 2]) : -1;
      if (value >= 0) {
        decoded[to++] = (byte) value;
        at += 3;
      } else {
        decoded[to++] = (byte) (plus && octet == '+' ? ' ' : octet);
        at++;
      }
    }
    return Bitstring.of(Arrays.copyOf(decoded, to));
  }

  /** The value of a hexadecimal digit; negative, and so whatever it is combined with, where it is none. */
  private static int digit(byte c) {
    return Character.digit(c, 16);
  }
}
