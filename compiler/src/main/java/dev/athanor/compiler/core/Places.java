package dev.athanor.compiler.core;

import dev.athanor.error.Stacktrace;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The numbers that stand for places of the source in line tables. A line of the module's own file stands for itself; lines of other files and lines
 * too large for a line table get numbers from {@link Stacktrace#FIRST_PLACE} on, as long as there are some and their text is not too long.
 */
public final class Places {
  private static final int MOST = Stacktrace.TAIL_CALL - Stacktrace.FIRST_PLACE;

  /** How many bytes the text of all places may have in a class file, the module's own file not counted. */
  private static final int MOST_TEXT = 60_000;

  private final String file;
  private final Map<Place, Integer> numbers = new LinkedHashMap<>();

  private int text;

  private record Place(String file, int line) {
    /** What stands for it behind the name of a file: each NUL takes two bytes, and a character up to three. */
    int length() {
      return 3 * file.length() + 14;
    }
  }

  Places(String file) {
    this.file = file;
  }

  /** The number of a line; 0 where it is not known. */
  int number(String in, int line) {
    if (line <= 0 || line <= Stacktrace.LAST_LINE && in.equals(file)) {
      return Math.max(line, 0);
    }
    var place = new Place(in.equals(file) ? "" : in, line);
    var known = numbers.get(place);
    if (known != null) {
      return known;
    }
    if (numbers.size() == MOST || text + place.length() > MOST_TEXT) {
      return 0;
    }
    text += place.length();
    int number = Stacktrace.FIRST_PLACE + numbers.size();
    numbers.put(place, number);
    return number;
  }

  /** What the class file names as its source: the file, and the places behind it. */
  public String source() {
    var text = new StringBuilder(file);
    for (var place : numbers.keySet()) {
      text.append('\0').append(place.file).append('\0').append(place.line);
    }
    return text.toString();
  }
}
