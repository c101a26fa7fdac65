package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.FloatText;
import dev.athanor.term.IntegerText;
import dev.athanor.term.Lists;
import dev.athanor.term.Numbers;
import dev.athanor.term.Tuple2;
import java.nio.charset.StandardCharsets;

/** Numbers from and to text. Java for speed: they read and write bytes. */
@BifModule("erlang")
public final class ErlangNumberTexts {
  private static final Atom DECIMALS = Atom.of("decimals");
  private static final Atom SCIENTIFIC = Atom.of("scientific");
  private static final Atom COMPACT = Atom.of("compact");
  private static final Atom SHORT = Atom.of("short");

  private static final int DEFAULT_DECIMALS = 20;

  /** What C's printf takes where the number of decimals is negative. */
  private static final int PRINTF_DECIMALS = 6;

  private static final int MOST_DECIMALS = 253;
  private static final int MOST_SCIENTIFIC = 249;
  private static final int LONGEST_FLOAT = 255;

  private ErlangNumberTexts() {}

  /** The decimal digits of an integer as a binary. */
  @Bif
  public static Object integerToBinary(Object integer) {
    if (Numbers.isInteger(integer)) {
      return Bitstring.of(IntegerText.of(integer, 10));
    }
    throw bad("integer_to_binary", integer);
  }

  /** The digits of an integer to a base from 2 to 36 as a binary. */
  @Bif
  public static Object integerToBinary(Object integer, Object base) {
    if (Numbers.isInteger(integer) && isBase(base)) {
      return Bitstring.of(IntegerText.of(integer, base(base)));
    }
    throw bad("integer_to_binary", integer, base);
  }

  /** The decimal digits of an integer as a list. */
  @Bif
  public static Object integerToList(Object integer) {
    if (Numbers.isInteger(integer)) {
      return list(IntegerText.of(integer, 10));
    }
    throw bad("integer_to_list", integer);
  }

  /** The digits of an integer to a base from 2 to 36 as a list. */
  @Bif
  public static Object integerToList(Object integer, Object base) {
    if (Numbers.isInteger(integer) && isBase(base)) {
      return list(IntegerText.of(integer, base(base)));
    }
    throw bad("integer_to_list", integer, base);
  }

  /** The integer of a binary of decimal digits. */
  @Bif
  public static Object binaryToInteger(Object binary) {
    if (binary instanceof Bitstring bits && bits.isAligned()) {
      var integer = IntegerText.parse(bits.bytes, bits.offset, bits.offset + bits.size, 10);
      if (integer != null) {
        return integer;
      }
    }
    return integer(bytes(binary), 10, "binary_to_integer", binary);
  }

  /** The integer of a binary of digits to a base from 2 to 36. */
  @Bif
  public static Object binaryToInteger(Object binary, Object base) {
    if (!isBase(base)) {
      throw bad("binary_to_integer", binary, base);
    }
    return integer(bytes(binary), base(base), "binary_to_integer", binary, base);
  }

  /** The integer of a list of decimal digits. */
  @Bif
  public static Object listToInteger(Object list) {
    return integer(latin1(list), 10, "list_to_integer", list);
  }

  /** The integer of a list of digits to a base from 2 to 36. */
  @Bif
  public static Object listToInteger(Object list, Object base) {
    if (!isBase(base)) {
      throw bad("list_to_integer", list, base);
    }
    return integer(latin1(list), base(base), "list_to_integer", list, base);
  }

  /** A float with twenty decimals and an exponent, as a binary. */
  @Bif
  public static Object floatToBinary(Object x) {
    if (x instanceof Double d) {
      return Bitstring.of(FloatText.scientific(d, DEFAULT_DECIMALS));
    }
    throw bad("float_to_binary", x);
  }

  /** A float as a binary in the layout of the options {@code short}, <code>{decimals, n}</code>, <code>{scientific, n}</code> and {@code compact}. */
  @Bif
  public static Object floatToBinary(Object x, Object options) {
    return Bitstring.of(floatText("float_to_binary", x, options));
  }

  /** A float with twenty decimals and an exponent, as a list. */
  @Bif
  public static Object floatToList(Object x) {
    if (x instanceof Double d) {
      return list(FloatText.scientific(d, DEFAULT_DECIMALS).getBytes(StandardCharsets.ISO_8859_1));
    }
    throw bad("float_to_list", x);
  }

  /** A float as a list, with the options of {@link #floatToBinary(Object, Object)}. */
  @Bif
  public static Object floatToList(Object x, Object options) {
    return list(floatText("float_to_list", x, options).getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The float of a binary such as {@code "1.5e-3"}. */
  @Bif
  public static Object binaryToFloat(Object binary) {
    return floating(bytes(binary), "binary_to_float", binary);
  }

  /** The float of a list such as {@code ~c"1.5e-3"}. */
  @Bif
  public static Object listToFloat(Object list) {
    return floating(latin1(list), "list_to_float", list);
  }

  private static String floatText(String function, Object x, Object options) {
    if (!(x instanceof Double d)) {
      throw bad(function, x, options);
    }
    // The last option that names a layout counts.
    Object layout = null;
    boolean compact = false;
    var rest = options;
    for (; rest instanceof Cons cell; rest = cell.tail()) {
      switch (cell.head) {
        case Atom option when option == COMPACT -> compact = true;
        case Atom option when option == SHORT -> layout = option;
        case Tuple2 option when isLayout(option) -> layout = option;
        default -> throw bad(function, x, options);
      }
    }
    var text = rest == EmptyList.EMPTY ? laidOut(d, layout) : null;
    if (text == null || text.length() > LONGEST_FLOAT) {
      throw bad(function, x, options);
    }
    return compact && layout instanceof Tuple2 option && option.e0 == DECIMALS ? FloatText.compact(text) : text;
  }

  private static boolean isLayout(Tuple2 option) {
    return option.e1 instanceof Long digits
        && (option.e0 == DECIMALS && digits >= 0 && digits <= MOST_DECIMALS
            || option.e0 == SCIENTIFIC && digits <= MOST_SCIENTIFIC);
  }

  private static String laidOut(double x, Object layout) {
    return switch (layout) {
      case null -> FloatText.scientific(x, DEFAULT_DECIMALS);
      case Tuple2 option when option.e0 == DECIMALS -> FloatText.decimals(x, ((Long) option.e1).intValue());
      case Tuple2 option -> {
        long digits = (Long) option.e1;
        yield FloatText.scientific(x, digits < 0 ? PRINTF_DECIMALS : (int) digits);
      }
      default -> FloatText.shortest(x);
    };
  }

  private static Object integer(byte[] text, int base, String function, Object... arguments) {
    if (text == null) {
      throw bad(function, arguments);
    }
    var integer = IntegerText.parse(text, 0, text.length, base);
    if (integer == null) {
      throw IntegerText.isInteger(text, base)
          ? BadArgument.explained(Atoms.SYSTEM_LIMIT, "erl_erts_errors", "erlang", function, arguments)
          : bad(function, arguments);
    }
    return integer;
  }

  private static Object floating(byte[] text, String function, Object argument) {
    var x = text == null ? null : FloatText.parse(new String(text, StandardCharsets.ISO_8859_1));
    if (x == null) {
      throw bad(function, argument);
    }
    return x;
  }

  private static boolean isBase(Object base) {
    return base instanceof Long b && b >= 2 && b <= 36;
  }

  private static int base(Object base) {
    return ((Long) base).intValue();
  }

  private static byte[] bytes(Object binary) {
    return binary instanceof Bitstring bits && bits.tail == 0 ? bits.toBytes() : null;
  }

  /** The bytes of a list of bytes; {@code null} for anything else. */
  private static byte[] latin1(Object list) {
    int length = Lists.length(list);
    if (length < 0) {
      return null;
    }
    var bytes = new byte[length];
    var rest = list;
    for (int i = 0; rest instanceof Cons cell; i++, rest = cell.tail()) {
      if (!(cell.head instanceof Long c && c >= 0 && c <= 255)) {
        return null;
      }
      bytes[i] = c.byteValue();
    }
    return bytes;
  }

  private static Object list(byte[] text) {
    Object list = EmptyList.EMPTY;
    for (int i = text.length - 1; i >= 0; i--) {
      list = new Cons((long) (text[i] & 0xff), list);
    }
    return list;
  }

  private static ErlangException bad(String function, Object... arguments) {
    return BadArgument.erts("erlang", function, arguments);
  }
}
