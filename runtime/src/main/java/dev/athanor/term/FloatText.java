package dev.athanor.term;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Floats as text, in the layouts of OTP, and back. */
public final class FloatText {
  /** Beyond this the next float is more than 1 away, and the shortest text has an exponent. */
  private static final double EXACT_INTEGERS = 0x1p53;

  /** The most decimals for which OTP rounds in floating point; with more it rounds exactly. */
  private static final int MOST_FAST_DECIMALS = 18;

  /** From here to {@link #MOST_PLAIN} {@code Double.toString} writes no exponent. */
  private static final double LEAST_PLAIN = 1e-3;

  private static final double MOST_PLAIN = 1e7;

  /** From here on an integer may be shorter with an exponent. */
  private static final double LEAST_ROUND = 1000;

  private static final double[] POWERS_OF_TEN = new double[MOST_FAST_DECIMALS + 1];

  static {
    double power = 1;
    for (int i = 0; i <= MOST_FAST_DECIMALS; i++) {
      POWERS_OF_TEN[i] = power;
      power *= 10;
    }
  }

  private FloatText() {}

  /**
   * The fewest digits that read back as the same float, as {@code 0.1} or {@code 1.0e-4}: whichever of the two layouts is shorter,
   * without an exponent if both are the same length.
   */
  public static String shortest(double x) {
    double size = Math.abs(x);
    if (size >= LEAST_PLAIN && size < MOST_PLAIN) {
      // Java looks for the same digits and writes them plainly too; only numbers such as 20000.0 are shorter with an exponent.
      var plain = Double.toString(x);
      if (size < LEAST_ROUND || !plain.endsWith(".0")) {
        return plain;
      }
    }
    return shortestOfBoth(x);
  }

  private static String shortestOfBoth(double x) {
    var text = new StringBuilder(24);
    if (x < 0 || 1 / x < 0) {
      text.append('-');
    }
    double magnitude = Math.abs(x);
    if (magnitude == 0) {
      return text.append("0.0").toString();
    }
    var digits = Digits.shortest(magnitude);
    return (magnitude >= EXACT_INTEGERS || digits.scientificLength() < digits.plainLength()
            ? digits.scientific(text)
            : digits.plain(text))
        .toString();
  }

  /** With one digit before the point and {@code decimals} behind it, as C's {@code %.*e}: {@code 1.50e+00}. */
  public static String scientific(double x, int decimals) {
    var text = new StringBuilder(decimals + 8);
    if (x < 0 || 1 / x < 0) {
      text.append('-');
    }
    var rounded = new BigDecimal(Math.abs(x)).round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN));
    var digits = rounded.unscaledValue().toString();
    int exponent = rounded.signum() == 0 ? 0 : digits.length() - 1 - rounded.scale();
    text.append(digits.charAt(0));
    if (decimals > 0) {
      int given = Math.min(decimals, digits.length() - 1);
      text.append('.').append(digits, 1, 1 + given).repeat('0', decimals - given);
    }
    text.append('e').append(exponent < 0 ? '-' : '+');
    int magnitude = Math.abs(exponent);
    return (magnitude < 10 ? text.append('0') : text).append(magnitude).toString();
  }

  /**
   * With that many digits behind the point. OTP scales and rounds the fraction in floating point while that is exact enough,
   * so that {@code 0.125} with two decimals is {@code 0.13}; so does this.
   */
  public static String decimals(double x, int decimals) {
    var text = new StringBuilder(decimals + 20);
    if (x < 0 || 1 / x < 0) {
      text.append('-');
    }
    double magnitude = Math.abs(x);
    if (decimals > MOST_FAST_DECIMALS || magnitude >= EXACT_INTEGERS) {
      return text.append(new BigDecimal(magnitude).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString()).toString();
    }
    long whole = (long) magnitude;
    long scale = (long) POWERS_OF_TEN[decimals];
    double scaled = (magnitude - whole) * POWERS_OF_TEN[decimals];
    long fraction = (long) scaled;
    if (scaled - fraction >= 0.5) {
      fraction++;
    }
    if (fraction >= scale) {
      whole++;
      fraction -= scale;
    }
    text.append(whole);
    if (decimals > 0) {
      var digits = Long.toString(fraction);
      text.append('.').repeat('0', decimals - digits.length()).append(digits);
    }
    return text.toString();
  }

  /** Decimals without zeros at the end, but for one right behind the point: {@code 1.50} becomes {@code 1.5} and {@code 1.00} {@code 1.0}. */
  public static String compact(String decimals) {
    if (decimals.indexOf('.') < 0) {
      return decimals;
    }
    int end = decimals.length();
    while (decimals.charAt(end - 1) == '0' && decimals.charAt(end - 2) != '.') {
      end--;
    }
    return decimals.substring(0, end);
  }

  /**
   * The float that a text of the form {@code [+-]digits.digits[e[+-]digits]} stands for; {@code null} for any other text and for one that
   * is too large.
   */
  public static Double parse(String text) {
    if (!isFloat(text)) {
      return null;
    }
    double value = Double.parseDouble(text);
    return Double.isInfinite(value) ? null : (Double) value;
  }

  private static boolean isFloat(String text) {
    int at = afterDigits(text, afterSign(text, 0));
    if (at < 0 || at >= text.length() || text.charAt(at) != '.') {
      return false;
    }
    at = afterDigits(text, at + 1);
    if (at >= 0 && at < text.length() && (text.charAt(at) | 0x20) == 'e') {
      at = afterDigits(text, afterSign(text, at + 1));
    }
    return at == text.length();
  }

  private static int afterSign(String text, int at) {
    return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
  }

  /** The index behind at least one digit, or -1. */
  private static int afterDigits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at == from ? -1 : at;
  }

  /**
   * The decimal {@code 0.digits * 10^point}, the first and last digit not zero.
   *
   * @param point where the decimal point stands, counted from before the first digit
   */
  private record Digits(String digits, int point) {
    /**
     * The shortest digits that read back as the same float, and of those the nearest. {@code Double.toString} finds them (Raffaello
     * Giulietti, "The Schubfach way to render doubles"), except that it never looks for fewer than two.
     */
    static Digits shortest(double x) {
      var text = Double.toString(x);
      int mark = text.indexOf('E');
      var mantissa = mark < 0 ? text : text.substring(0, mark);
      int dot = mantissa.indexOf('.');
      var all = new StringBuilder(mantissa).deleteCharAt(dot);
      int zeros = 0;
      while (all.charAt(zeros) == '0') {
        zeros++;
      }
      int end = all.length();
      while (all.charAt(end - 1) == '0') {
        end--;
      }
      int exponent = mark < 0 ? 0 : Integer.parseInt(text, mark + 1, text.length(), 10);
      var found = new Digits(all.substring(zeros, end), dot - zeros + exponent);
      return found.digits.length() == 2 ? found.oneDigitIfEnough(x) : found;
    }

    private Digits oneDigitIfEnough(double x) {
      int rounded = (Integer.parseInt(digits) + 5) / 10;
      var shorter = rounded == 10 ? new Digits("1", point + 1) : new Digits(Integer.toString(rounded), point);
      return Double.parseDouble("0." + shorter.digits + "E" + shorter.point) == x ? shorter : this;
    }

    int scientificLength() {
      int exponent = point - 1;
      int mantissa = Math.max(digits.length(), 2) + 1;
      return mantissa + 1 + Integer.toString(exponent).length();
    }

    StringBuilder scientific(StringBuilder text) {
      text.append(digits.charAt(0)).append('.');
      if (digits.length() == 1) {
        text.append('0');
      }
      return text.append(digits, 1, digits.length()).append('e').append(point - 1);
    }

    int plainLength() {
      if (point <= 0) {
        return 2 - point + digits.length();
      }
      return digits.length() > point ? digits.length() + 1 : point + 2;
    }

    StringBuilder plain(StringBuilder text) {
      if (point <= 0) {
        return text.append("0.").repeat('0', -point).append(digits);
      }
      if (digits.length() > point) {
        return text.append(digits, 0, point).append('.').append(digits, point, digits.length());
      }
      return text.append(digits).repeat('0', point - digits.length()).append(".0");
    }
  }
}
