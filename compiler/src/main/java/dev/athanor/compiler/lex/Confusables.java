package dev.athanor.compiler.lex;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What names look like. Two names look alike when their skeletons (UTS 39, section 4) are equal: each character in the order
 * in which it is shown, replaced by the plainest one of the same shape.
 */
final class Confusables {
  private static final Map<Integer, String> SHAPES = shapes();

  private Confusables() {}

  private static Map<Integer, String> shapes() {
    var shapes = new HashMap<Integer, String>();
    for (var line : UnicodeData.lines("confusables.txt")) {
      var points = line.split(" ");
      var shape = new StringBuilder();
      for (int i = 1; i < points.length; i++) {
        shape.appendCodePoint(UnicodeData.codePoint(points[i]));
      }
      shapes.put(UnicodeData.codePoint(points[0]), shape.toString());
    }
    return shapes;
  }

  /** The skeleton of a name. */
  static String skeleton(String name) {
    var shown = shown(Normalizer.normalize(name, Normalizer.Form.NFD).codePoints().toArray());
    var skeleton = new StringBuilder();
    for (int codePoint : shown) {
      var shape = SHAPES.get(codePoint);
      if (shape == null) {
        skeleton.appendCodePoint(codePoint);
      } else {
        skeleton.append(shape);
      }
    }
    return Normalizer.normalize(skeleton, Normalizer.Form.NFD);
  }

  /** Which way a character is written. */
  enum Direction {
    LTR,
    RTL,
    NEUTRAL,
    WEAK_NUMBER;

    static Direction of(int codePoint) {
      if (codePoint < 0x80) {
        return Cursor.isDigit(codePoint) ? WEAK_NUMBER : codePoint == '_' ? NEUTRAL : LTR;
      }
      return switch (Character.getDirectionality(codePoint)) {
        case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> RTL;
        case Character.DIRECTIONALITY_NONSPACING_MARK,
                Character.DIRECTIONALITY_OTHER_NEUTRALS,
                Character.DIRECTIONALITY_EUROPEAN_NUMBER ->
            NameCharacters.mayContinue(codePoint) ? NEUTRAL : LTR;
        default -> LTR;
      };
    }
  }

  /**
   * The characters in the order in which they are shown: a run that begins with one written from right to left is reversed,
   * up to the next one written from left to right or the neutral ones before that.
   */
  static List<Integer> shown(int[] name) {
    var shown = new ArrayList<Integer>(name.length);
    int at = 0;
    while (at < name.length) {
      if (Direction.of(name[at]) != Direction.RTL) {
        shown.add(name[at++]);
        continue;
      }
      int end = endOfRun(name, at);
      for (int i = end - 1; i >= at; i--) {
        shown.add(name[i]);
      }
      at = end;
    }
    return shown;
  }

  private static int endOfRun(int[] name, int start) {
    int end = start;
    while (end < name.length && Direction.of(name[end]) != Direction.LTR) {
      end++;
    }
    if (end < name.length) {
      while (Direction.of(name[end - 1]) == Direction.NEUTRAL) {
        end--;
      }
    }
    return end;
  }

  /** Whether a name has a character that is written from right to left. */
  static boolean hasRightToLeft(int[] name) {
    for (int codePoint : name) {
      if (Direction.of(codePoint) == Direction.RTL) {
        return true;
      }
    }
    return false;
  }
}
