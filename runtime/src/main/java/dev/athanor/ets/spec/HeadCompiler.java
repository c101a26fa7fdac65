package dev.athanor.ets.spec;

import dev.athanor.term.Atom;
import dev.athanor.term.Cons;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compiles the head of one clause. Its variables get slots in the order of their numbers, which is the order of {@code :"$$"}. */
final class HeadCompiler {
  private static final Atom ANYTHING = Atom.of("_");
  private static final int LONGEST_VARIABLE = 10;

  private final List<String> errors;
  private final TreeMap<Integer, Integer> slots = new TreeMap<>();
  private final Set<Integer> bound = new HashSet<>();

  HeadCompiler(List<String> errors) {
    this.errors = errors;
  }

  /** The number of a variable; -1 for other atoms. */
  static int variable(Atom atom) {
    var name = atom.name();
    int length = name.length();
    if (length < 2 || length > LONGEST_VARIABLE || name.charAt(0) != '$' || name.charAt(1) == '0' && length > 2) {
      return -1;
    }
    int number = 0;
    for (int i = 1; i < length; i++) {
      char digit = name.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      number = 10 * number + digit - '0';
    }
    return number;
  }

  Pattern compile(Object term) {
    var numbers = new TreeSet<Integer>();
    collect(term, numbers);
    int slot = 0;
    for (int number : numbers) {
      slots.put(number, slot++);
    }
    return pattern(term);
  }

  /** How many variables there are. */
  int size() {
    return slots.size();
  }

  /** Where the value of a variable is; -1 if the head does not have it. */
  int slot(int number) {
    return slots.getOrDefault(number, -1);
  }

  private static void collect(Object term, Set<Integer> numbers) {
    var rest = term;
    while (rest instanceof Cons cell) {
      collect(cell.head, numbers);
      rest = cell.tail();
    }
    switch (rest) {
      case Atom atom when variable(atom) >= 0 -> numbers.add(variable(atom));
      case Tuple tuple -> {
        for (int i = 0; i < tuple.size(); i++) {
          collect(tuple.get(i), numbers);
        }
      }
      case MapTerm map -> map.forEach((key, value) -> collect(value, numbers));
      default -> {}
    }
  }

  private Pattern pattern(Object term) {
    return switch (term) {
      case Atom atom -> word(atom);
      case Tuple tuple -> tuple(tuple);
      case Cons cell -> list(cell);
      case MapTerm map -> map(map);
      default -> new Pattern.Literal(term);
    };
  }

  private Pattern word(Atom atom) {
    if (atom == ANYTHING) {
      return new Pattern.Any();
    }
    int number = variable(atom);
    if (number < 0) {
      return new Pattern.Literal(atom);
    }
    int slot = slots.get(number);
    return bound.add(number) ? new Pattern.Binding(slot) : new Pattern.Bound(slot);
  }

  private Pattern tuple(Tuple tuple) {
    if (isLiteral(tuple)) {
      return new Pattern.Literal(tuple);
    }
    var elements = new Pattern[tuple.size()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = pattern(tuple.get(i));
    }
    return new Pattern.TupleOf(elements);
  }

  private Pattern list(Cons cell) {
    return isLiteral(cell) ? new Pattern.Literal(cell) : new Pattern.ListOf(pattern(cell.head), pattern(cell.tail()));
  }

  private Pattern map(MapTerm map) {
    var keys = map.keys();
    var values = new Pattern[keys.length];
    for (int i = 0; i < keys.length; i++) {
      if (!isKey(keys[i])) {
        errors.add((keys[i] == ANYTHING ? "Underscore" : "Variable") + " found in map key.");
      }
      values[i] = pattern(map.get(keys[i]));
    }
    return new Pattern.MapOf(keys, values);
  }

  private static boolean isKey(Object key) {
    return !(key instanceof Atom atom) || atom != ANYTHING && variable(atom) < 0;
  }

  /** Whether a term matches only what is {@code ===} to it: no variable, no {@code :_}, and no map, since that matches larger ones. */
  static boolean isLiteral(Object term) {
    var rest = term;
    while (rest instanceof Cons cell) {
      if (!isLiteral(cell.head)) {
        return false;
      }
      rest = cell.tail();
    }
    return switch (rest) {
      case Atom atom -> isKey(atom);
      case Tuple tuple -> areLiteral(tuple);
      case MapTerm map -> false;
      default -> true;
    };
  }

  private static boolean areLiteral(Tuple tuple) {
    for (int i = 0; i < tuple.size(); i++) {
      if (!isLiteral(tuple.get(i))) {
        return false;
      }
    }
    return true;
  }
}
