package dev.athanor.regex;

import java.util.HashMap;
import java.util.Map;

/** Characters that differ from one another in case only; there can be more than two: K, k and the Kelvin sign. */
final class OtherCases {
  private static final int DOTTED_CAPITAL_I = 0x130;
  private static final int DOTLESS_SMALL_I = 0x131;

  private static final Map<Integer, int[]> SETS = new HashMap<>();

  static {
    add('K', 'k', 0x212A);
    add('S', 's', 0x17F);
    add(0xC5, 0xE5, 0x212B);
    add(0xDF, 0x1E9E);
    add(0xB5, 0x39C, 0x3BC);
    add(0x1C4, 0x1C5, 0x1C6);
    add(0x1C7, 0x1C8, 0x1C9);
    add(0x1CA, 0x1CB, 0x1CC);
    add(0x1F1, 0x1F2, 0x1F3);
    add(0x345, 0x399, 0x3B9, 0x1FBE);
    add(0x392, 0x3B2, 0x3D0);
    add(0x395, 0x3B5, 0x3F5);
    add(0x398, 0x3B8, 0x3D1, 0x3F4);
    add(0x39A, 0x3BA, 0x3F0);
    add(0x3A0, 0x3C0, 0x3D6);
    add(0x3A1, 0x3C1, 0x3F1);
    add(0x3A3, 0x3C2, 0x3C3);
    add(0x3A6, 0x3C6, 0x3D5);
    add(0x3A9, 0x3C9, 0x2126);
    add(0x1E60, 0x1E61, 0x1E9B);
  }

  private OtherCases() {}

  private static void add(int... points) {
    for (int point : points) {
      SETS.put(point, points);
    }
  }

  /** A character and all that differ from it in case only. */
  static int[] all(int point) {
    var set = SETS.get(point);
    if (set != null) {
      return set;
    }
    if (point == DOTTED_CAPITAL_I || point == DOTLESS_SMALL_I) {
      return new int[] {point};
    }
    int lower = Character.toLowerCase(point);
    return new int[] {point, lower == point ? Character.toUpperCase(point) : lower};
  }

  /** Whether there is another character that differs from it in case only. */
  static boolean exist(int point) {
    var all = all(point);
    return all.length > 2 || all.length == 2 && all[0] != all[1];
  }
}
