package dev.athanor.regex;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses patterns in which a group could call itself again before anything was matched, which would never end.
 *
 * <p>A group leads to another if it can call that one before it has matched a character; whether what stands before the call can be empty
 * depends on groups again, so that is found first, by going round until nothing changes.
 */
final class LeftRecursion {
  private final Node[] bodies;
  private final boolean[] canBeEmpty;
  private final List<List<Node.Call>> leads = new ArrayList<>();

  private LeftRecursion(PatternParser.Parsed parsed) {
    bodies = new Node[parsed.groups().highest() + 1];
    canBeEmpty = new boolean[bodies.length];
    bodies[0] = parsed.root();
    collect(parsed.root());
  }

  /** Raises {@link PatternError} for such a pattern. */
  static void check(PatternParser.Parsed parsed) {
    var checker = new LeftRecursion(parsed);
    checker.findEmpty();
    for (var body : checker.bodies) {
      var calls = new ArrayList<Node.Call>();
      if (body != null) {
        checker.lead(body, calls);
      }
      checker.leads.add(calls);
    }
    for (int group = 0; group < checker.bodies.length; group++) {
      checker.follow(group, group, new HashSet<>());
    }
  }

  private void follow(int from, int target, Set<Integer> seen) {
    for (var call : leads.get(from)) {
      int group = call.target().getFirst();
      if (group == target) {
        throw new PatternError("recursive call could loop indefinitely", call.offset());
      }
      if (seen.add(group)) {
        follow(group, target, seen);
      }
    }
  }

  private void collect(Node node) {
    if (node instanceof Node.Capture capture && bodies[capture.number()] == null) {
      bodies[capture.number()] = capture.body();
    }
    children(node).forEach(this::collect);
  }

  private static List<Node> children(Node node) {
    return switch (node) {
      case Node.Sequence sequence -> sequence.nodes();
      case Node.Alternation alternation -> alternation.branches();
      case Node.Capture capture -> List.of(capture.body());
      case Node.Group group -> List.of(group.body());
      case Node.Atomic atomic -> List.of(atomic.body());
      case Node.Look look -> List.of(look.body());
      case Node.Repeat repeat -> List.of(repeat.body());
      case Node.IfCaptured branches -> List.of(branches.yes(), branches.no());
      case Node.IfCalled branches -> List.of(branches.yes(), branches.no());
      case Node.IfLook branches -> List.of(branches.condition(), branches.yes(), branches.no());
      default -> List.of();
    };
  }

  private void findEmpty() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < bodies.length; i++) {
        if (!canBeEmpty[i] && bodies[i] != null && canBeEmpty(bodies[i])) {
          canBeEmpty[i] = true;
          changed = true;
        }
      }
    }
  }

  private boolean canBeEmpty(Node node) {
    return switch (node) {
      case Node.Call call -> canBeEmpty[call.target().getFirst()];
      case Node.Sequence sequence -> sequence.nodes().stream().allMatch(this::canBeEmpty);
      case Node.Alternation alternation -> alternation.branches().stream().anyMatch(this::canBeEmpty);
      case Node.Capture capture -> canBeEmpty(capture.body());
      case Node.Group group -> canBeEmpty(group.body());
      case Node.Atomic atomic -> canBeEmpty(atomic.body());
      case Node.Repeat repeat -> repeat.min() == 0 || canBeEmpty(repeat.body());
      case Node.IfCaptured branches -> canBeEmpty(branches.yes()) || canBeEmpty(branches.no());
      case Node.IfCalled branches -> canBeEmpty(branches.yes()) || canBeEmpty(branches.no());
      case Node.IfLook branches -> canBeEmpty(branches.yes()) || canBeEmpty(branches.no());
      default -> Starts.canBeEmpty(node);
    };
  }

  /** Adds the calls that can be made before anything is matched. */
  private void lead(Node node, List<Node.Call> calls) {
    switch (node) {
      case Node.Call call -> calls.add(call);
      case Node.Sequence sequence -> {
        for (var part : sequence.nodes()) {
          lead(part, calls);
          if (!canBeEmpty(part)) {
            return;
          }
        }
      }
      default -> children(node).forEach(child -> lead(child, calls));
    }
  }
}
