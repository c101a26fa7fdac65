package dev.athanor.ets;

import dev.athanor.term.Atom;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Numbers;
import dev.athanor.term.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What {@code update_counter} and {@code update_element} do to a row, one step after the other. A step that cannot be done leaves a cause in {@link
 * #failure}, and the row as it was.
 */
final class RowUpdate {
  private static final Atom NOT_AN_INTEGER = Atom.of("not_integer");

  private final List<Step> steps;

  /** Why the last row could not be changed, or {@code null}. */
  Atom failure;

  private RowUpdate(List<Step> steps) {
    this.steps = steps;
  }

  /** A change of one element, at a position from 1. */
  private sealed interface Step {
    long position();
  }

  /** Another value. */
  private record Setting(long position, Object value) implements Step {}

  /** Something added; a result beyond the threshold, on the side to which it was moving, becomes the reset value. A {@code null} threshold is none. */
  private record Counting(long position, Object increment, Object threshold, Object reset) implements Step {
    /** The value after it; {@code null} if it is no integer. */
    Object result(Object value) {
      if (!Numbers.isInteger(value)) {
        return null;
      }
      var sum = Numbers.add(value, increment);
      return threshold != null && isBeyond(sum) ? reset : sum;
    }

    private boolean isBeyond(Object sum) {
      int side = Numbers.big(sum).compareTo(Numbers.big(threshold));
      return Numbers.big(increment).signum() >= 0 ? side > 0 : side < 0;
    }
  }

  /** The update of {@code update_counter}; {@code null} if it is none. An integer counts behind the key. */
  static RowUpdate ofCounter(Object operation, int keyIndex) {
    if (Numbers.isInteger(operation)) {
      return new RowUpdate(List.of(new Counting(keyIndex + 2L, operation, null, null)));
    }
    return of(operation, RowUpdate::counting);
  }

  /** The update of {@code update_element}; {@code null} if it is none. */
  static RowUpdate ofElements(Object specification) {
    return of(specification, RowUpdate::setting);
  }

  private static RowUpdate of(Object operations, Function<Tuple, Step> reader) {
    var list = operations instanceof Tuple ? List.of(operations) : Lists.toJava(operations);
    if (list == null) {
      return null;
    }
    var steps = new ArrayList<Step>(list.size());
    for (var operation : list) {
      var step = operation instanceof Tuple tuple ? reader.apply(tuple) : null;
      if (step == null) {
        return null;
      }
      steps.add(step);
    }
    return new RowUpdate(steps);
  }

  private static Step setting(Tuple pair) {
    return pair.size() == 2 && pair.get(0) instanceof Long position ? new Setting(position, pair.get(1)) : null;
  }

  private static Step counting(Tuple operation) {
    int size = operation.size();
    if (size != 2 && size != 4 || !(operation.get(0) instanceof Long position) || !Numbers.isInteger(operation.get(1))) {
      return null;
    }
    if (size == 2) {
      return new Counting(position, operation.get(1), null, null);
    }
    boolean right = Numbers.isInteger(operation.get(2)) && Numbers.isInteger(operation.get(3));
    return right ? new Counting(position, operation.get(1), operation.get(2), operation.get(3)) : null;
  }

  /** Whether it changes nothing. */
  boolean isEmpty() {
    return steps.isEmpty();
  }

  /** The row after all steps; {@code null} with a {@link #failure}. The values the elements became are added to {@code results}. */
  Tuple apply(Tuple row, int keyIndex, List<Object> results) {
    failure = null;
    var elements = row.toArray();
    for (var step : steps) {
      if (step.position() == keyIndex + 1L) {
        failure = EtsErrors.KEYPOS;
        return null;
      }
      if (step.position() < 1 || step.position() > elements.length) {
        failure = EtsErrors.POSITION;
        return null;
      }
      int index = (int) (step.position() - 1);
      var value = valueAfter(step, elements[index]);
      if (value == null) {
        failure = NOT_AN_INTEGER;
        return null;
      }
      elements[index] = value;
      results.add(value);
    }
    return Tuple.of(elements);
  }

  private static Object valueAfter(Step step, Object value) {
    return switch (step) {
      case Setting setting -> setting.value();
      case Counting counting -> counting.result(value);
    };
  }

  /** What {@code update_counter} gives: one result, or a list if a list was asked for. */
  static Object answer(Object operation, List<Object> results) {
    return operation instanceof Cons || operation == EmptyList.EMPTY ? Lists.of(results) : results.getFirst();
  }
}
