package dev.athanor.regex;

import dev.athanor.regex.CharSet.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * The named kinds of characters: escapes such as {@code \d}, POSIX classes, Unicode properties. Without the option ucp the first two
 * mean what PCRE's tables of Latin-1 say, with which OTP builds it; with it, they go by Unicode's properties.
 */
final class CharKinds {
  private static final int LETTER =
      1 << Character.UPPERCASE_LETTER
          | 1 << Character.LOWERCASE_LETTER
          | 1 << Character.TITLECASE_LETTER
          | 1 << Character.MODIFIER_LETTER
          | 1 << Character.OTHER_LETTER;
  private static final int CASED =
      1 << Character.UPPERCASE_LETTER | 1 << Character.LOWERCASE_LETTER | 1 << Character.TITLECASE_LETTER;
  private static final int MARK =
      1 << Character.NON_SPACING_MARK | 1 << Character.ENCLOSING_MARK | 1 << Character.COMBINING_SPACING_MARK;
  private static final int NUMBER =
      1 << Character.DECIMAL_DIGIT_NUMBER | 1 << Character.LETTER_NUMBER | 1 << Character.OTHER_NUMBER;
  private static final int PUNCTUATION =
      1 << Character.CONNECTOR_PUNCTUATION
          | 1 << Character.DASH_PUNCTUATION
          | 1 << Character.START_PUNCTUATION
          | 1 << Character.END_PUNCTUATION
          | 1 << Character.INITIAL_QUOTE_PUNCTUATION
          | 1 << Character.FINAL_QUOTE_PUNCTUATION
          | 1 << Character.OTHER_PUNCTUATION;
  private static final int SYMBOL =
      1 << Character.MATH_SYMBOL
          | 1 << Character.CURRENCY_SYMBOL
          | 1 << Character.MODIFIER_SYMBOL
          | 1 << Character.OTHER_SYMBOL;
  private static final int SEPARATOR =
      1 << Character.SPACE_SEPARATOR | 1 << Character.LINE_SEPARATOR | 1 << Character.PARAGRAPH_SEPARATOR;
  private static final int OTHER =
      1 << Character.CONTROL
          | 1 << Character.FORMAT
          | 1 << Character.UNASSIGNED
          | 1 << Character.PRIVATE_USE
          | 1 << Character.SURROGATE;
  private static final int VISIBLE = LETTER | MARK | NUMBER | PUNCTUATION | SYMBOL | 1 << Character.FORMAT;

  private static final Map<String, Integer> CATEGORIES = categories();
  private static final Map<String, IntPredicate> PROPERTIES = new HashMap<>();
  private static final Map<String, IntPredicate> POSIX = new HashMap<>();
  private static final Map<String, IntPredicate> UCP_POSIX = new HashMap<>();

  static {
    PROPERTIES.put("Any", _ -> true);
    PROPERTIES.put("Xan", c -> is(c, LETTER | NUMBER));
    PROPERTIES.put("Xwd", c -> is(c, LETTER | NUMBER) || c == '_');
    PROPERTIES.put("Xps", CharKinds::isUnicodeSpace);
    PROPERTIES.put("Xsp", CharKinds::isUnicodeSpace);
    PROPERTIES.put("Xuc", c -> c == '$' || c == '@' || c == '`' || c >= 0xA0 && (c & ~0x7FF) != 0xD800);

    POSIX.put("alpha", CharKinds::isLatinLetter);
    POSIX.put("lower", c -> isLatinLetter(c) && !isLatinUpper(c));
    POSIX.put("upper", CharKinds::isLatinUpper);
    POSIX.put("alnum", c -> isLatinLetter(c) || isDigit(c));
    POSIX.put("ascii", c -> c <= 0xFF);
    POSIX.put("blank", c -> c == '\t' || c == ' ');
    POSIX.put("cntrl", c -> c < ' ' || c >= 0x7F && c <= 0x9F);
    POSIX.put("digit", CharKinds::isDigit);
    POSIX.put("graph", c -> c > ' ' && c < 0x7F || c >= 0xA0 && c <= 0xFF);
    POSIX.put("print", c -> c >= ' ' && c < 0x7F || c >= 0xA0 && c <= 0xFF);
    POSIX.put("punct", c -> POSIX.get("graph").test(c) && !isLatinLetter(c) && !isDigit(c));
    POSIX.put("space", CharKinds::isSpace);
    POSIX.put("word", c -> isLatinLetter(c) || isDigit(c) || c == '_');
    POSIX.put("xdigit", c -> c < 0x80 && Character.digit(c, 16) >= 0);

    UCP_POSIX.put("alpha", c -> is(c, LETTER));
    UCP_POSIX.put("lower", c -> is(c, 1 << Character.LOWERCASE_LETTER));
    UCP_POSIX.put("upper", c -> is(c, 1 << Character.UPPERCASE_LETTER));
    UCP_POSIX.put("alnum", c -> is(c, LETTER | NUMBER));
    UCP_POSIX.put("blank", CharKinds::isHorizontalSpace);
    UCP_POSIX.put("digit", c -> is(c, 1 << Character.DECIMAL_DIGIT_NUMBER));
    UCP_POSIX.put("graph", c -> is(c, VISIBLE) && !isDirection(c));
    UCP_POSIX.put("print", c -> is(c, VISIBLE | 1 << Character.SPACE_SEPARATOR) && !isDirection(c));
    UCP_POSIX.put("punct", c -> is(c, PUNCTUATION) || c < 0x80 && is(c, SYMBOL));
    UCP_POSIX.put("space", CharKinds::isUnicodeSpace);
    UCP_POSIX.put("word", c -> is(c, LETTER | NUMBER) || c == '_');
  }

  private CharKinds() {}

  private static Map<String, Integer> categories() {
    var categories = new HashMap<String, Integer>();
    categories.put("C", OTHER);
    categories.put("L", LETTER);
    categories.put("L&", CASED);
    categories.put("M", MARK);
    categories.put("N", NUMBER);
    categories.put("P", PUNCTUATION);
    categories.put("S", SYMBOL);
    categories.put("Z", SEPARATOR);
    categories.put("Cc", 1 << Character.CONTROL);
    categories.put("Cf", 1 << Character.FORMAT);
    categories.put("Cn", 1 << Character.UNASSIGNED);
    categories.put("Co", 1 << Character.PRIVATE_USE);
    categories.put("Cs", 1 << Character.SURROGATE);
    categories.put("Ll", 1 << Character.LOWERCASE_LETTER);
    categories.put("Lm", 1 << Character.MODIFIER_LETTER);
    categories.put("Lo", 1 << Character.OTHER_LETTER);
    categories.put("Lt", 1 << Character.TITLECASE_LETTER);
    categories.put("Lu", 1 << Character.UPPERCASE_LETTER);
    categories.put("Mc", 1 << Character.COMBINING_SPACING_MARK);
    categories.put("Me", 1 << Character.ENCLOSING_MARK);
    categories.put("Mn", 1 << Character.NON_SPACING_MARK);
    categories.put("Nd", 1 << Character.DECIMAL_DIGIT_NUMBER);
    categories.put("Nl", 1 << Character.LETTER_NUMBER);
    categories.put("No", 1 << Character.OTHER_NUMBER);
    categories.put("Pc", 1 << Character.CONNECTOR_PUNCTUATION);
    categories.put("Pd", 1 << Character.DASH_PUNCTUATION);
    categories.put("Pe", 1 << Character.END_PUNCTUATION);
    categories.put("Pf", 1 << Character.FINAL_QUOTE_PUNCTUATION);
    categories.put("Pi", 1 << Character.INITIAL_QUOTE_PUNCTUATION);
    categories.put("Po", 1 << Character.OTHER_PUNCTUATION);
    categories.put("Ps", 1 << Character.START_PUNCTUATION);
    categories.put("Sc", 1 << Character.CURRENCY_SYMBOL);
    categories.put("Sk", 1 << Character.MODIFIER_SYMBOL);
    categories.put("Sm", 1 << Character.MATH_SYMBOL);
    categories.put("So", 1 << Character.OTHER_SYMBOL);
    categories.put("Zl", 1 << Character.LINE_SEPARATOR);
    categories.put("Zp", 1 << Character.PARAGRAPH_SEPARATOR);
    categories.put("Zs", 1 << Character.SPACE_SEPARATOR);
    return categories;
  }

  private static boolean is(int point, int types) {
    return (types >>> Character.getType(point) & 1) != 0;
  }

  private static boolean isDigit(int point) {
    return point >= '0' && point <= '9';
  }

  private static boolean isSpace(int point) {
    return point == ' ' || point >= '\t' && point <= '\r';
  }

  private static boolean isLatinLetter(int point) {
    return point <= 0xFF && Character.isLetter(point);
  }

  private static boolean isLatinUpper(int point) {
    return point <= 0xFF && Character.isUpperCase(point);
  }

  private static boolean isUnicodeSpace(int point) {
    return isSpace(point) || point == 0x85 || point == 0x180E || is(point, SEPARATOR);
  }

  private static boolean isHorizontalSpace(int point) {
    return point == '\t' || point == 0x180E || is(point, 1 << Character.SPACE_SEPARATOR);
  }

  private static boolean isVerticalSpace(int point) {
    return point >= '\n' && point <= '\r' || point == 0x85 || point == 0x2028 || point == 0x2029;
  }

  private static boolean isDirection(int point) {
    return point == 0x61C || point == 0x180E || point >= 0x2066 && point <= 0x2069;
  }

  /** The kind behind an escape such as {@code \d}; {@code null} where there is none. */
  static Kind escape(int letter, boolean ucp) {
    return switch (letter) {
      case 'd', 'D' -> new Kind(posix("digit", ucp), letter == 'D');
      case 's', 'S' -> new Kind(posix("space", ucp), letter == 'S');
      case 'w', 'W' -> new Kind(posix("word", ucp), letter == 'W');
      case 'h', 'H' -> new Kind(CharKinds::isHorizontalSpace, letter == 'H');
      case 'v', 'V' -> new Kind(CharKinds::isVerticalSpace, letter == 'V');
      default -> null;
    };
  }

  private static IntPredicate posix(String name, boolean ucp) {
    return ucp ? UCP_POSIX.getOrDefault(name, POSIX.get(name)) : POSIX.get(name);
  }

  /** What {@code \b} takes for part of a word. */
  static IntPredicate word(boolean ucp) {
    return posix("word", ucp);
  }

  /** The POSIX class of a name; {@code null} where there is none. */
  static Kind posix(String name, boolean negated, boolean ucp, boolean caseless) {
    boolean anyCase = caseless && (name.equals("lower") || name.equals("upper"));
    var test = posix(anyCase ? "alpha" : name, ucp);
    return test == null ? null : new Kind(test, negated);
  }

  /** The Unicode property of a name; {@code null} where there is none. */
  static Kind property(String name, boolean negated) {
    var category = CATEGORIES.get(name);
    if (category != null) {
      int types = category;
      return new Kind(c -> is(c, types), negated);
    }
    var own = PROPERTIES.get(name);
    return own != null ? new Kind(own, negated) : script(name, negated);
  }

  /** Script names are written in full, with capitals as Unicode has them. */
  private static Kind script(String name, boolean negated) {
    try {
      var script = Character.UnicodeScript.forName(name);
      boolean exact = isCapitalized(name) && script.name().equalsIgnoreCase(name);
      return exact ? new Kind(c -> Character.UnicodeScript.of(c) == script, negated) : null;
    } catch (IllegalArgumentException unknown) {
      return null;
    }
  }

  private static boolean isCapitalized(String name) {
    for (var word : name.split("_")) {
      if (word.isEmpty() || !Character.isUpperCase(word.charAt(0))) {
        return false;
      }
      for (int i = 1; i < word.length(); i++) {
        if (!Character.isLowerCase(word.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }
}
