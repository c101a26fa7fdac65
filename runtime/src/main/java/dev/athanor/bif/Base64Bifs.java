package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.IoLists;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import java.util.Arrays;
import java.util.Base64;

/**
 * {@code :base64}. Data is a binary or a list of bytes; options are {@code mode} ({@code :standard} or {@code :urlsafe}) and {@code padding}. {@code decode} skips
 * white space, {@code mime_decode} everything that is no digit. Java for speed.
 */
@BifModule("base64")
public final class Base64Bifs {
  private static final Atom MODE = Atom.of("mode");
  private static final Atom URLSAFE = Atom.of("urlsafe");
  private static final Atom PADDING = Atom.of("padding");
  private static final Atom MISSING_PADDING = Atom.of("missing_padding");
  private static final Atom GENERAL = Atom.of("general");

  private static final byte ILLEGAL = -1;
  private static final byte SPACE = -2;
  private static final byte FILL = -3;
  private static final byte[] STANDARD_DIGITS = digits('+', '/');
  private static final byte[] URLSAFE_DIGITS = digits('-', '_');

  private Base64Bifs() {}

  private static byte[] digits(char of62, char of63) {
    var digits = new byte[256];
    Arrays.fill(digits, ILLEGAL);
    for (int i = 0; i < 26; i++) {
      digits['A' + i] = (byte) i;
      digits['a' + i] = (byte) (26 + i);
    }
    for (int i = 0; i < 10; i++) {
      digits['0' + i] = (byte) (52 + i);
    }
    digits[of62] = 62;
    digits[of63] = 63;
    digits['='] = FILL;
    for (char space : new char[] {' ', '\t', '\n', '\r'}) {
      digits[space] = SPACE;
    }
    return digits;
  }

  /** The digits of data as a binary. */
  @Bif
  public static Object encode(Object data) {
    return encode(data, MapTerm.EMPTY);
  }

  /** The digits of data as a binary, with options. */
  @Bif
  public static Object encode(Object data, Object options) {
    var bytes = bytes(data, options, "encode");
    var encoder = isUrlsafe(options) ? Base64.getUrlEncoder() : Base64.getEncoder();
    return Bitstring.of((isPadded(options) ? encoder : encoder.withoutPadding()).encode(bytes));
  }

  /** The digits of data as a list. */
  @Bif
  public static Object encodeToString(Object data) {
    return list(encode(data));
  }

  /** The digits of data as a list, with options. */
  @Bif
  public static Object encodeToString(Object data, Object options) {
    return list(encode(data, options));
  }

  /** The data of digits as a binary. */
  @Bif
  public static Object decode(Object digits) {
    return decode(digits, MapTerm.EMPTY);
  }

  /** The data of digits as a binary, with options. */
  @Bif
  public static Object decode(Object digits, Object options) {
    return decoded(bytes(digits, options, "decode"), options, false);
  }

  /** The data of digits as a list. */
  @Bif
  public static Object decodeToString(Object digits) {
    return list(decode(digits));
  }

  /** The data of digits as a list, with options. */
  @Bif
  public static Object decodeToString(Object digits, Object options) {
    return list(decode(digits, options));
  }

  /** The data of the digits in a text as a binary. */
  @Bif
  public static Object mimeDecode(Object digits) {
    return mimeDecode(digits, MapTerm.EMPTY);
  }

  /** The data of the digits in a text as a binary, with options. */
  @Bif
  public static Object mimeDecode(Object digits, Object options) {
    return decoded(bytes(digits, options, "mime_decode"), options, true);
  }

  /** The data of the digits in a text as a list. */
  @Bif
  public static Object mimeDecodeToString(Object digits) {
    return list(mimeDecode(digits));
  }

  /** The data of the digits in a text as a list, with options. */
  @Bif
  public static Object mimeDecodeToString(Object digits, Object options) {
    return list(mimeDecode(digits, options));
  }

  /** Why decoding failed, where the reason alone does not tell. */
  @Bif
  public static Object formatError(Object reason, Object stacktrace) {
    return reason == MISSING_PADDING
        ? MapTerm.of(
            GENERAL,
            list(
                Bitstring.of(
                    "data to decode is missing final = padding characters, if this is intended, use the `padding => false` option")))
        : MapTerm.EMPTY;
  }

  private static Bitstring decoded(byte[] text, Object options, boolean lenient) {
    var values = isUrlsafe(options) ? URLSAFE_DIGITS : STANDARD_DIGITS;
    var out = new byte[text.length / 4 * 3 + 3];
    int size = 0;
    int digits = 0;
    int fill = 0;
    int word = 0;
    for (byte c : text) {
      byte value = values[c & 0xff];
      if (value == FILL) {
        fill++;
      } else if (value == ILLEGAL && !lenient || value >= 0 && fill > 0 && !lenient) {
        throw ErlangException.error(Atoms.BADARG);
      } else if (value >= 0) {
        fill = 0;
        word = word << 6 | value;
        if (++digits % 4 == 0) {
          out[size++] = (byte) (word >> 16);
          out[size++] = (byte) (word >> 8);
          out[size++] = (byte) word;
        }
      }
    }
    int over = digits % 4;
    checkEnd(over, fill, isPadded(options), lenient);
    if (over >= 2) {
      out[size++] = (byte) (word >> (over == 2 ? 4 : 10));
    }
    if (over == 3) {
      out[size++] = (byte) (word >> 2);
    }
    return Bitstring.of(Arrays.copyOf(out, size));
  }

  private static void checkEnd(int over, int fill, boolean isPadded, boolean lenient) {
    int needed = over == 0 ? 0 : 4 - over;
    if (over == 1 || fill > needed && !lenient) {
      throw ErlangException.error(Atoms.FUNCTION_CLAUSE);
    }
    if (isPadded && fill < needed && !(lenient && fill > 0)) {
      throw ErlangException.error(
          MISSING_PADDING,
          Tuple.of(
              Atom.of("base64"),
              Atom.of("decode_binary"),
              6L,
              Lists.of(Tuple.of(Atoms.ERROR_INFO, MapTerm.EMPTY))));
    }
  }

  private static boolean isUrlsafe(Object options) {
    return ((MapTerm) options).get(MODE) == URLSAFE;
  }

  private static boolean isPadded(Object options) {
    return ((MapTerm) options).get(PADDING) != Atoms.FALSE;
  }

  private static byte[] bytes(Object data, Object options, String function) {
    boolean isData = data instanceof Bitstring || data instanceof Cons || data == EmptyList.EMPTY;
    var bytes = isData && options instanceof MapTerm ? IoLists.toBinary(data) : null;
    if (bytes == null) {
      throw BadArgument.plain(Atoms.FUNCTION_CLAUSE, "base64", function, data, options);
    }
    return bytes.toBytes();
  }

  private static Object list(Object binary) {
    return ErlangBinaries.binaryToList(binary);
  }
}
