package dev.athanor.compiler.lex;

import dev.athanor.compiler.source.SyntaxException;
import java.text.Normalizer;
import java.util.Locale;

/** What to say of names with characters that do not belong in them, with a better spelling where there is one. */
final class NameFaults {
  private static final String COMPATIBLE =
      "Elixir expects unquoted Unicode atoms, variables, and calls to use allowed codepoints and to be in NFC form.";
  private static final String SIMPLER =
      "Codepoint failed identifier tokenization, but a simpler form was found.";
  private static final String READ_MORE =
      "See https://hexdocs.pm/elixir/unicode-syntax.html for more information.";

  private NameFaults() {}

  /** For a name whose last code point names must not have. */
  static SyntaxException invalid(int line, int column, Name name) {
    var wrong = name.text();
    int lastColumn = column + wrong.codePointCount(0, wrong.length()) - 1;
    var suggestion = suggestion(wrong);
    int last = wrong.codePointBefore(wrong.length());
    if (suggestion == null) {
      suggestion = suggestion(Character.toString(last));
    }
    var token = suggestion == null ? Message.codePoint(last, lastColumn) : suggestion + READ_MORE;
    return SyntaxException.unexpected(line, lastColumn, Message.UNEXPECTED_TOKEN, token);
  }

  /** For a name of more than one script. */
  static SyntaxException mixed(int line, int column, Name name) {
    var suffix = new StringBuilder("\n\nMixed-script identifiers are not supported for security reasons. '");
    suffix.append(name.text()).append("' is made of the following scripts:\n\n");
    for (int codePoint : name.codePoints()) {
      suffix.append("  ").append(escape(codePoint)).append(' ').appendCodePoint(codePoint);
      var scripts = Scripts.of(codePoint);
      suffix.append(scripts == Scripts.ALL ? "\n" : " {" + String.join(",", scripts) + "}\n");
    }
    suffix.append("\nCharacters in identifiers from different scripts must be separated by underscore (_).\n");
    var suggestion = suggestion(name.text());
    suffix.append(suggestion == null ? "\n" : suggestion).append(READ_MORE);
    int at = suggestion == null ? column : column + name.codePoints().length - 1;
    return Lexer.unexpected(
        line, at, "invalid mixed-script identifier found: ", suffix.toString(), name.text());
  }

  private static String suggestion(String wrong) {
    var compatible = Normalizer.normalize(wrong, Normalizer.Form.NFKC);
    if (!compatible.equals(wrong) && isWhole(accepted(compatible), compatible)) {
      return suggestion(COMPATIBLE, wrong, "compatible format", compatible);
    }
    var simpler = Confusables.skeleton(wrong);
    var name = simpler.equals(wrong) ? null : accepted(simpler);
    return name == null ? null : suggestion(SIMPLER, wrong, "similar way", name.text());
  }

  private static boolean isWhole(Name name, String text) {
    return name != null && name.end() == text.codePointCount(0, text.length());
  }

  /** The name that a text begins with, if it is one that the lexer takes. */
  private static Name accepted(String text) {
    var name = Name.read(text.codePoints().toArray(), 0);
    return name == null || name.kind() == Name.Kind.INVALID || name.isMixed() ? null : name;
  }

  private static String suggestion(String reason, String wrong, String how, String better) {
    return reason + "\n\nGot:\n\n    " + withNumbers(wrong)
        + "\n\nHint: You could write the above in a " + how + " that is accepted by Elixir:\n\n    "
        + withNumbers(better) + "\n\n";
  }

  private static String withNumbers(String text) {
    var shown = new StringBuilder("\"").append(text).append("\" (code points");
    text.codePoints().forEach(codePoint -> shown.append(" 0x").append(hex(codePoint, 5)));
    return shown.append(')').toString();
  }

  /** {@code \}{@code u0041}. */
  static String escape(int codePoint) {
    return "\\u" + hex(codePoint, 4);
  }

  private static String hex(int codePoint, int width) {
    var digits = Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
    return digits.length() > width ? "*".repeat(width) : "0".repeat(width - digits.length()) + digits;
  }
}
