package dev.athanor.compiler.lex;

import java.util.BitSet;

/**
 * Which characters beyond ASCII names are made of: those of Unicode's identifiers (UAX 31) whose use is recommended (UTS
 * 39), so none of scripts that are out of use.
 */
final class NameCharacters {
  private static final BitSet ALLOWED = allowed();

  private NameCharacters() {}

  private static BitSet allowed() {
    var allowed = new BitSet();
    for (var line : UnicodeData.lines("allowed.txt")) {
      int dash = line.indexOf('-');
      int first = UnicodeData.codePoint(dash < 0 ? line : line.substring(0, dash));
      int last = dash < 0 ? first : UnicodeData.codePoint(line.substring(dash + 1));
      allowed.set(first, last + 1);
    }
    return allowed;
  }

  /** Whether it may stand in a name. */
  static boolean mayContinue(int codePoint) {
    return ALLOWED.get(codePoint);
  }

  /** Whether it may begin a name. */
  static boolean mayBegin(int codePoint) {
    return ALLOWED.get(codePoint) && Character.isUnicodeIdentifierStart(codePoint);
  }

  /** Whether a name that begins with it is no variable but only an atom. */
  static boolean isUpper(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.UPPERCASE_LETTER || type == Character.TITLECASE_LETTER;
  }
}
