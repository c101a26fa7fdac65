package dev.athanor.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The numbers and names of a pattern's groups, and the references that have to wait until all groups are known. */
final class GroupTable {
  static final String NO_SUCH_GROUP = "reference to non-existent subpattern";

  private final TreeMap<String, List<Integer>> names = new TreeMap<>();
  private final List<Runnable> checks = new ArrayList<>();
  private int count;
  private int highest;

  /** How many groups have been opened so far. */
  int count() {
    return count;
  }

  /** Goes back to a number, for the next branch of {@code (?|...)}. */
  void reset(int number) {
    count = number;
  }

  /** Opens the next group. */
  int open() {
    count++;
    highest = Math.max(highest, count);
    return count;
  }

  /** The highest number of all groups. */
  int highest() {
    return highest;
  }

  /** The groups by name, in the order of the names. */
  TreeMap<String, List<Integer>> names() {
    return names;
  }

  void name(String name, int number, boolean duplicates, int offset) {
    for (var other : names.entrySet()) {
      if (other.getValue().contains(number) && !other.getKey().equals(name)) {
        throw new PatternError("different names for subpatterns of the same number are not allowed", offset);
      }
    }
    var numbers = names.computeIfAbsent(name, _ -> new ArrayList<>());
    if (!numbers.contains(number)) {
      if (!numbers.isEmpty() && !duplicates) {
        throw new PatternError("two named subpatterns have the same name", offset);
      }
      numbers.add(number);
    }
  }

  /** Once all groups are known, gives the groups of a name to {@code use}, or fails. */
  void whenNamed(String name, int offset, Consumer<List<Integer>> use) {
    checks.add(
        () -> {
          var numbers = names.get(name);
          if (numbers == null) {
            throw new PatternError(NO_SUCH_GROUP, offset);
          }
          use.accept(numbers);
        });
  }

  /** Once all groups are known, fails unless there is a group of that number. */
  void mustExist(int number, int offset) {
    checks.add(
        () -> {
          if (number < 1 || number > highest) {
            throw new PatternError(NO_SUCH_GROUP, offset);
          }
        });
  }

  void check() {
    checks.forEach(Runnable::run);
  }
}
