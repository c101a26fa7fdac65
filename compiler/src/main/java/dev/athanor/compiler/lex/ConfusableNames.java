package dev.athanor.compiler.lex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/** Finds names that look the same and are not, as somebody could hide one variable behind another with them. */
final class ConfusableNames {
  private ConfusableNames() {}

  /** A warning for each name that looks like another one before it; two names of ASCII alone never do. */
  static List<LexWarning> among(List<Token> tokens) {
    var warnings = new ArrayList<LexWarning>();
    var first = new HashMap<String, Token>();
    for (var token : tokens) {
      if (isName(token)) {
        var text = (String) token.extra();
        var earlier = first.putIfAbsent(Confusables.skeleton(text), token);
        if (earlier != null && !earlier.extra().equals(text) && !(isAscii(text) && isAscii((String) earlier.extra()))) {
          warnings.add(new LexWarning(token.line(), token.column(), message(text, earlier)));
        }
      }
    }
    return warnings;
  }

  private static boolean isName(Token token) {
    return switch (token.kind()) {
      case IDENTIFIER, PAREN_IDENTIFIER, BRACKET_IDENTIFIER, OP_IDENTIFIER, KW_IDENTIFIER, ALIAS, ATOM ->
          token.extra() instanceof String;
      default -> false;
    };
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static String message(String text, Token earlier) {
    var other = (String) earlier.extra();
    return "confusable identifier: '" + text + "' looks like '" + other + "' on line " + earlier.line()
        + ", but they are written using different characters\n\n" + directions(text) + directions(other);
  }

  private static String directions(String name) {
    var points = name.codePoints().toArray();
    if (!Confusables.hasRightToLeft(points)) {
      return "";
    }
    var shown = new StringBuilder("'").append(name).append("' includes right-to-left characters:\n");
    for (int codePoint : points) {
      shown.append("  ").append(NameFaults.escape(codePoint)).append(' ').appendCodePoint(codePoint).append(' ')
          .append(Confusables.Direction.of(codePoint).name().toLowerCase(Locale.ROOT)).append('\n');
    }
    return shown.append('\n').toString();
  }
}
