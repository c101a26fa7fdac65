package dev.athanor.compiler;

import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/** Terms as {@code inspect(term, limit: :infinity, printable_limit: :infinity, width: :infinity)} writes them. */
public final class Inspected {
  private static final Pattern PLAIN = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_@]*[?!]?");
  private static final Pattern KEY = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_@]*[?!]?");
  private static final Pattern ALIAS = Pattern.compile("Elixir(\\.[A-Z][a-zA-Z0-9_]*)+");
  private static final Set<String> OPERATORS =
      Set.of(
          "+", "-", "*", "/", "++", "--", "+++", "---", "**", "<>", "..", "...", "..//", "<<<", ">>>", "<<~", "~>>",
          "<~>", "|>", "~>", "<~", "<", ">", "<=", ">=", "==", "!=", "===", "!==", "=~", "&&", "&&&", "||", "|||", "=",
          "|", "<-", "\\\\", "->", "@", "!", "^", "&", ".", "%", "%{}", "{}", "<<>>", "<|>", "^^^", "~~~", "::");
  private static final Set<String> QUOTED_OPERATORS = Set.of("^^^", "~~~", "<|>", "::");

  private final StringBuilder text = new StringBuilder();

  private Inspected() {}

  /** The term in Elixir's notation. */
  public static String of(Object term) {
    var printer = new Inspected();
    printer.write(term);
    return printer.text.toString();
  }

  /** A text printed with line breaks, with them taken away again. */
  public static String joined(String printed) {
    return Pattern.compile("([\\[{(<]?)\\n *(?=([\\]})]|>>)?)")
        .matcher(printed.strip())
        .replaceAll(m -> !m.group(1).isEmpty() ? m.group(1).equals("\\") ? "" : m.group(1) : m.group(2) != null ? "" : " ");
  }

  private void write(Object term) {
    switch (term) {
      case Atom atom -> text.append(atom(atom.name()));
      case Long _, java.math.BigInteger _ -> text.append(term);
      case Double number -> text.append(number(number));
      case Bitstring bits -> bits(bits);
      case EmptyList _ -> text.append("[]");
      case Cons list -> list(list);
      case Tuple tuple -> all("{", tuple.toArray(), "}");
      case MapTerm map -> map(map);
      default -> text.append("#").append(term);
    }
  }

  private static String atom(String name) {
    if (name.equals("nil") || name.equals("true") || name.equals("false")) {
      return name;
    }
    if (ALIAS.matcher(name).matches()) {
      return name.substring("Elixir.".length());
    }
    if (name.equals("Elixir")) {
      return name;
    }
    boolean plain = PLAIN.matcher(name).matches() || (OPERATORS.contains(name) && !QUOTED_OPERATORS.contains(name));
    return plain || unicodeName(name) ? ":" + name : ":" + quoted(name, '"');
  }

  private static boolean unicodeName(String name) {
    return name.codePoints().anyMatch(c -> c > 127)
        && name.replaceFirst("[?!]$", "").codePoints().allMatch(c -> c == '_' || c == '@' || Character.isUnicodeIdentifierPart(c))
        && (Character.isUnicodeIdentifierStart(name.codePointAt(0)) || name.charAt(0) == '_');
  }

  private static String key(String name) {
    boolean plain = KEY.matcher(name).matches() || (OPERATORS.contains(name) && !QUOTED_OPERATORS.contains(name));
    plain &= !name.equals("Elixir");
    return (plain || unicodeName(name) ? name : quoted(name, '"')) + ": ";
  }

  /** Shortest digits; decimal below 2^53 unless a small number is shorter with an exponent. */
  private static String number(double number) {
    var shortest = Math.abs(number) == Double.MIN_VALUE ? "5e-324" : Double.toString(Math.abs(number));
    var digits = new BigDecimal(shortest).stripTrailingZeros();
    var unscaled = digits.unscaledValue().toString();
    var exponent = unscaled.length() - 1 - digits.scale();
    var scientific =
        unscaled.charAt(0) + "." + (unscaled.length() > 1 ? unscaled.substring(1) : "0") + "e" + exponent;
    var plain = digits.toPlainString();
    var decimal = plain.contains(".") ? plain : plain + ".0";
    boolean small = Math.abs(number) < 1;
    boolean decimalFits = small ? decimal.length() <= scientific.length() : Math.abs(number) <= 0x1p53;
    var sign = Double.compare(number, 0.0) < 0 ? "-" : "";
    return sign + (number == 0 ? "0.0" : decimalFits ? decimal : scientific);
  }

  private void bits(Bitstring bits) {
    var string = string(bits);
    if (string != null) {
      text.append(quoted(string, '"'));
      return;
    }
    text.append("<<");
    for (int i = 0; i < bits.size; i++) {
      text.append(i == 0 ? "" : ", ").append(bits.byteAt(i));
    }
    text.append(">>");
  }

  private static String string(Bitstring bits) {
    try {
      var decoded =
          StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bits.toBytes())).toString();
      return decoded.codePoints().allMatch(Inspected::printable) ? decoded : null;
    } catch (CharacterCodingException notText) {
      return null;
    }
  }

  private static boolean printable(int c) {
    return (c >= 32 && c <= 126)
        || (c >= 7 && c <= 13)
        || c == 27
        || c == 127
        || (c >= 0xa0 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || c >= 0x10000;
  }

  private static String quoted(String text, char quote) {
    var quoted = new StringBuilder().append(quote);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case 7 -> quoted.append("\\a");
        case 8 -> quoted.append("\\b");
        case 9 -> quoted.append("\\t");
        case 10 -> quoted.append("\\n");
        case 11 -> quoted.append("\\v");
        case 12 -> quoted.append("\\f");
        case 13 -> quoted.append("\\r");
        case 27 -> quoted.append("\\e");
        case 127 -> quoted.append("\\d");
        case 0 -> quoted.append("\\0");
        case '\\' -> quoted.append("\\\\");
        case '#' -> quoted.append(i < text.length() && text.charAt(i) == '{' ? "\\#" : "#");
        default -> {
          if (c == quote) {
            quoted.append('\\').append(quote);
          } else if (isInvisible(c)) {
            quoted.append("\\u").append(String.format("%04X", c));
          } else {
            quoted.appendCodePoint(c);
          }
        }
      }
    }
    return quoted.append(quote).toString();
  }

  private static boolean isInvisible(int c) {
    return c == 0xa0
        || c == 0xfeff
        || (c >= 0x2000 && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x202f)
        || (c >= 0x2060 && c <= 0x2069)
        || c == 0x061c
        || c == 0x1680
        || c == 0x180e
        || c == 0x205f
        || c == 0x3000;
  }

  private void list(Cons list) {
    var elements = Lists.toJava(list);
    if (elements == null) {
      improper(list);
    } else if (elements.stream().allMatch(e -> e instanceof Long c && printableInCharlist(c))) {
      var chars = new StringBuilder();
      elements.forEach(c -> chars.appendCodePoint(((Long) c).intValue()));
      text.append("~c").append(quoted(chars.toString(), '"'));
    } else if (elements.stream().allMatch(Inspected::isKeyed)) {
      text.append('[');
      for (int i = 0; i < elements.size(); i++) {
        var pair = (Tuple2) elements.get(i);
        text.append(i == 0 ? "" : ", ").append(key(((Atom) pair.e0).name()));
        write(pair.e1);
      }
      text.append(']');
    } else {
      all("[", elements.toArray(), "]");
    }
  }

  private static boolean isKeyed(Object element) {
    return element instanceof Tuple2 pair && pair.e0 instanceof Atom key && !key.name().startsWith("Elixir.");
  }

  private static boolean printableInCharlist(long c) {
    return (c >= 32 && c <= 126) || (c >= 7 && c <= 13) || c == 27;
  }

  private void improper(Cons list) {
    text.append('[');
    Object rest = list;
    while (rest instanceof Cons cell) {
      text.append(rest == list ? "" : ", ");
      write(cell.head);
      rest = cell.tail();
    }
    text.append(" | ");
    write(rest);
    text.append(']');
  }

  private void map(MapTerm map) {
    text.append("%{");
    var keys = map.keys();
    for (int i = 0; i < keys.length; i++) {
      text.append(i == 0 ? "" : ", ");
      write(keys[i]);
      text.append(" => ");
      write(map.get(keys[i]));
    }
    text.append('}');
  }

  private void all(String open, Object[] terms, String close) {
    text.append(open);
    for (int i = 0; i < terms.length; i++) {
      text.append(i == 0 ? "" : ", ");
      write(terms[i]);
    }
    text.append(close);
  }
}
