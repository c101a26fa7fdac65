package dev.athanor.compiler.lex;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The scripts that a character is used with, to find names that mix scripts in order to look like others. Characters of
 * East Asian scripts belong to the writing systems that combine those scripts as well (UTS 39, section 5.1).
 */
final class Scripts {
  /** The scripts of characters that go with all of them. */
  static final List<String> ALL = List.of();

  private static final Map<Integer, List<String>> EXTENSIONS = extensions();

  private Scripts() {}

  private static Map<Integer, List<String>> extensions() {
    var extensions = new HashMap<Integer, List<String>>();
    for (var line : UnicodeData.lines("scripts.txt")) {
      int space = line.indexOf(' ');
      var range = line.substring(0, space).split("-");
      var names = line.substring(space + 1);
      var scripts = names.equals("*") ? ALL : List.of(names.split(","));
      int last = UnicodeData.codePoint(range[range.length - 1]);
      for (int codePoint = UnicodeData.codePoint(range[0]); codePoint <= last; codePoint++) {
        extensions.put(codePoint, scripts);
      }
    }
    return extensions;
  }

  /** The scripts of a character; {@link #ALL} where it goes with every one. */
  static List<String> of(int codePoint) {
    if (codePoint < 0x80) {
      return Cursor.isLower(codePoint) || Cursor.isUpper(codePoint) ? List.of("Latin") : ALL;
    }
    var extended = EXTENSIONS.get(codePoint);
    return extended != null ? extended : of(UnicodeScript.of(codePoint));
  }

  private static List<String> of(UnicodeScript script) {
    return switch (script) {
      case COMMON, INHERITED -> ALL;
      case HAN -> List.of("Han", "Han with Bopomofo", "Japanese", "Korean");
      case HIRAGANA -> List.of("Hiragana", "Japanese");
      case KATAKANA -> List.of("Japanese", "Katakana");
      case HANGUL -> List.of("Hangul", "Korean");
      case BOPOMOFO -> List.of("Bopomofo", "Han with Bopomofo");
      default -> List.of(name(script));
    };
  }

  private static String name(UnicodeScript script) {
    var words = script.name().split("_");
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].charAt(0) + words[i].substring(1).toLowerCase(Locale.ROOT);
    }
    return String.join("_", Arrays.asList(words));
  }

  /** Whether some script goes with all characters of each part of a name; underscores are between the parts. */
  static boolean areMixed(int[] name) {
    var common = ALL;
    for (int codePoint : name) {
      if (codePoint == '_') {
        common = ALL;
        continue;
      }
      var scripts = of(codePoint);
      if (scripts == ALL) {
        continue;
      }
      common = common == ALL ? scripts : common.stream().filter(scripts::contains).toList();
      if (common.isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
