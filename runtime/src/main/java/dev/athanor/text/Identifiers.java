package dev.athanor.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;

/**
 * Which names can be written without quotes: Unicode's annex 31 in the profile that Elixir uses. Letters come from the scripts
 * that the annex recommends and are in normal form KC; the letters of one part of a name (parts are separated by {@code _}) belong to
 * one script, or to scripts that are written together, as in Japanese.
 */
public final class Identifiers {
  private static final EnumSet<UnicodeScript> RECOMMENDED =
      EnumSet.of(
          UnicodeScript.ARABIC, UnicodeScript.ARMENIAN, UnicodeScript.BENGALI, UnicodeScript.BOPOMOFO,
          UnicodeScript.COMMON, UnicodeScript.CYRILLIC, UnicodeScript.DEVANAGARI, UnicodeScript.ETHIOPIC,
          UnicodeScript.GEORGIAN, UnicodeScript.GREEK, UnicodeScript.GUJARATI, UnicodeScript.GURMUKHI,
          UnicodeScript.HAN, UnicodeScript.HANGUL, UnicodeScript.HEBREW, UnicodeScript.HIRAGANA,
          UnicodeScript.INHERITED, UnicodeScript.KANNADA, UnicodeScript.KATAKANA, UnicodeScript.KHMER,
          UnicodeScript.LAO, UnicodeScript.LATIN, UnicodeScript.MALAYALAM, UnicodeScript.MYANMAR,
          UnicodeScript.ORIYA, UnicodeScript.SINHALA, UnicodeScript.TAMIL, UnicodeScript.TELUGU,
          UnicodeScript.THAANA, UnicodeScript.THAI, UnicodeScript.TIBETAN);

  private static final EnumSet<UnicodeScript> JAPANESE =
      EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.LATIN);
  private static final EnumSet<UnicodeScript> KOREAN =
      EnumSet.of(UnicodeScript.HAN, UnicodeScript.HANGUL, UnicodeScript.LATIN);
  private static final EnumSet<UnicodeScript> CHINESE =
      EnumSet.of(UnicodeScript.HAN, UnicodeScript.BOPOMOFO, UnicodeScript.LATIN);

  private Identifiers() {}

  /** Whether a name can begin with the code point. */
  public static boolean isStart(int point) {
    if (point < 0x80) {
      return isLetter(point) || point == '_';
    }
    return Character.isUnicodeIdentifierStart(point) && isAllowed(point);
  }

  /** Whether a name can go on with the code point. */
  public static boolean isPart(int point) {
    if (point < 0x80) {
      return isLetter(point) || point == '_' || point >= '0' && point <= '9';
    }
    return Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point) && isAllowed(point);
  }

  private static boolean isLetter(int point) {
    return point >= 'a' && point <= 'z' || point >= 'A' && point <= 'Z';
  }

  private static boolean isAllowed(int point) {
    return RECOMMENDED.contains(UnicodeScript.of(point))
        && Normalizer.isNormalized(Character.toString(point), Normalizer.Form.NFKC);
  }

  /** Whether all parts of a name are each written in one script, and the whole is in normal form C. */
  public static boolean isUniform(String name) {
    if (name.chars().allMatch(c -> c < 0x80)) {
      return true;
    }
    if (!Normalizer.isNormalized(name, Normalizer.Form.NFC)) {
      return false;
    }
    for (var part : name.split("_")) {
      if (!isOneScript(part)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOneScript(String part) {
    var scripts = EnumSet.noneOf(UnicodeScript.class);
    part.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
    scripts.remove(UnicodeScript.COMMON);
    scripts.remove(UnicodeScript.INHERITED);
    return scripts.size() <= 1
        || JAPANESE.containsAll(scripts)
        || KOREAN.containsAll(scripts)
        || CHINESE.containsAll(scripts);
  }
}
