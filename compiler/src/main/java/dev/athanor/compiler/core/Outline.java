package dev.athanor.compiler.core;

import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Cuts large functions into methods of a size that HotSpot compiles (it gives up at 8,000 bytes; a method cannot hold more than 65,535).
 *
 * <p>From the leaves up, every expression is brought below {@link #MOST}: where the parts together are larger, the largest of them that can stand alone become
 * functions of their own, which are given the variables they use. A long block is cut across, its rest being a function. A switch with too many literals is
 * halved by comparing with a bound until each part is small. A loop of {@code receive} that is too large is a function itself. A part that jumps out of itself cannot stand alone, unless the target is small
 * enough to be copied, which it is once it has been made a call. Values and conditions that are too large by themselves are cut by {@link LargeValues} and
 * {@link LargeTests}. Where a part needs very many variables, they are kept in a {@link Frame}.
 */
final class Outline {
  /** The estimated size that no method should exceed. */
  static final int MOST = 6_000;

  /** The size of parts of a switch that was halved, and from which arguments and conditions are cut. */
  static final int PART = 4_000;

  /** What is not worth a call of its own. */
  static final int SMALL = 64;

  /** The most parts of a term that are taken out in one step. */
  private static final int MOST_UNPACKED = 200;

  /** The most parameters that a part may have. */
  private static final int MOST_PARAMETERS = 100;

  /** The most parameters of a part whose call is copied to where there were jumps. */
  private static final int MOST_COPIED = 4;

  private final Function function;
  private final Size size = new Size();
  private final Map<Label, Expr> targets = new HashMap<>();
  private final List<Function> parts = new ArrayList<>();
  private final Frame frame = new Frame();
  final LargeValues values;
  private final LargeTests tests;

  private Outline(Function function, Knowledge knowledge) {
    this.function = function;
    this.values = new LargeValues(this, size, knowledge);
    this.tests = new LargeTests(this, size, function.body());
  }

  /** Cuts a function; {@code register} is given the new functions. */
  static void cut(Function function, Knowledge knowledge, Consumer<Function> register) {
    if (new Size().of(function.body()) > MOST) {
      var outline = new Outline(function, knowledge);
      function.body(outline.fit(function.body()));
      outline.frame.settle(function, outline.parts);
      outline.parts.forEach(register);
    }
  }

  /** The expression, below the limit. */
  Expr fit(Expr expr) {
    if (size.of(expr) <= MOST) {
      noteTargets(expr);
      return expr;
    }
    return switch (expr) {
      case Expr.Block(var steps, var result) -> block(steps, result);
      case Expr.If(var test, var yes, var no) -> {
        var condition = tests.fit(test);
        var ways = reduce(List.of(fit(yes), fit(no)), size.of(condition));
        yield new Expr.If(condition, ways.get(0), ways.get(1));
      }
      case Expr.Truth(var test) -> new Expr.Truth(tests.fit(test));
      case Expr.Switch choice -> choice(choice);
      case Expr.Join(var label, var target, var body) -> join(label, target, body);
      case Expr.Loop loop -> loop(loop);
      case Expr.Try(var body, var value, var success, var exception, var handler, var takes) -> {
        var ways = reduce(List.of(fit(body), fit(success), fit(handler)), SMALL);
        yield new Expr.Try(ways.get(0), value, ways.get(1), exception, ways.get(2), takes);
      }
      default -> values.fit(expr);
    };
  }

  /** Remembers what small labels stand for, so that jumps to them can be replaced. */
  private void noteTargets(Expr expr) {
    new Rewriter() {
      @Override
      Expr expr(Expr inner) {
        if (inner instanceof Expr.Join(var label, var target, _)) {
          targets.put(label, target);
        }
        return super.expr(inner);
      }
    }.expr(expr);
  }

  /** Makes the largest of some expressions calls until they are small enough together. */
  List<Expr> reduce(List<Expr> exprs, int around) {
    var reduced = new ArrayList<>(exprs);
    long total = around;
    for (var expr : exprs) {
      total += size.of(expr);
    }
    var order = new ArrayList<Integer>();
    for (int i = 0; i < exprs.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingInt((Integer i) -> -size.of(exprs.get(i))).thenComparing(i -> i));
    for (int i : order) {
      if (total <= MOST || size.of(exprs.get(i)) <= SMALL) {
        break;
      }
      var call = outlined(exprs.get(i));
      total += size.of(call) - size.of(exprs.get(i));
      reduced.set(i, call);
    }
    return reduced;
  }

  /** A loop without variables, such as that of {@code receive}, becomes a function, and its parts go on with it by calling that. */
  private Expr loop(Expr.Loop loop) {
    var uses = Uses.of(loop);
    if (!loop.label().parameters().isEmpty() || !uses.outerLabels().isEmpty()) {
      return new Expr.Loop(loop.label(), loop.initial(), fit(loop.body()));
    }
    var part = part(parameters(uses, MOST_COPIED));
    targets.put(loop.label(), call(part));
    part.body(new Expr.Loop(loop.label(), loop.initial(), fit(loop.body())));
    return call(part);
  }

  private Expr join(Label label, Expr target, Expr body) {
    var there = fit(target);
    if (size.of(there) > SMALL) {
      there = outlined(there);
    }
    targets.put(label, there);
    var here = fit(body);
    here = size.of(there) + size.of(here) > MOST ? outlined(here) : here;
    // Where all that jumped there was cut out, copies have taken its place, and it may use what has no value here.
    return Uses.of(here).outerLabels().contains(label) ? new Expr.Join(label, there, here) : here;
  }

  /** Cuts a block across, from its end: what comes behind the cut is the value of what comes before. */
  Expr block(List<Step> steps, Expr result) {
    var fitted = new ArrayList<Step>();
    steps.forEach(step -> fitted.addAll(fit(step)));
    var last = fit(result);
    int end = fitted.size();
    while (true) {
      int total = size.of(last);
      int cut = end;
      while (cut > 0 && total + size.of(fitted.get(cut - 1)) <= MOST) {
        total += size.of(fitted.get(--cut));
      }
      var rest = Lowering.block(fitted.subList(cut, end), last);
      if (cut == 0) {
        return rest;
      }
      var call = outlined(rest);
      if (call == rest || cut == end && size.of(call) >= size.of(last)) {
        // Nothing can be cut here: the step in front is taken along, however large.
        return new Expr.Block(fitted.subList(0, end), last);
      }
      last = call;
      end = cut;
    }
  }

  /** A step, in several ones if need be, below the limit. */
  List<Step> fit(Step step) {
    return switch (step) {
      case Step.Bind(var local, var value) when size.of(value) > MOST / 2 -> List.of(new Step.Bind(local, outlined(fit(value))));
      case Step.Effect(var value) when size.of(value) > MOST / 2 -> List.of(new Step.Effect(outlined(fit(value))));
      case Step.Require(var test, var otherwise) -> List.of(new Step.Require(tests.fit(test), otherwise(otherwise)));
      case Step.Unpack unpack when unpack.parts().size() > MOST_UNPACKED -> unpacks(unpack);
      default -> List.of(step);
    };
  }

  private Expr otherwise(Expr otherwise) {
    return otherwise != null && size.of(otherwise) > SMALL * 4 ? outlined(fit(otherwise)) : otherwise;
  }

  private static List<Step> unpacks(Step.Unpack unpack) {
    var parts = unpack.parts();
    var all = new ArrayList<Step>();
    for (int at = 0; at < parts.size(); at += MOST_UNPACKED) {
      var some = new ArrayList<Local>(Collections.nCopies(parts.size(), null));
      for (int i = at; i < Math.min(parts.size(), at + MOST_UNPACKED); i++) {
        some.set(i, parts.get(i));
      }
      all.add(new Step.Unpack(unpack.subject(), unpack.form(), some));
    }
    return all;
  }

  private Expr choice(Expr.Switch choice) {
    var options = new ArrayList<Expr.Option>();
    choice.options().forEach(option -> options.add(new Expr.Option(option.form(), fit(option.body()))));
    var otherwise = fit(choice.otherwise());
    if (size.of(new Expr.Switch(choice.subject(), options, otherwise)) <= MOST) {
      return new Expr.Switch(choice.subject(), options, otherwise);
    }
    var bodies = new ArrayList<Expr>();
    options.forEach(option -> bodies.add(option.body()));
    bodies.add(otherwise);
    var reduced = reduce(bodies, 24 * bodies.size());
    var smaller = new ArrayList<Expr.Option>();
    for (int i = 0; i < options.size(); i++) {
      smaller.add(new Expr.Option(options.get(i).form(), reduced.get(i)));
    }
    var all = new Expr.Switch(choice.subject(), smaller, reduced.getLast());
    return size.of(all) <= MOST ? all : halved(all);
  }

  /** Takes the literals of the kind that most options are of out of a switch, into parts that are told apart by bounds. */
  private Expr halved(Expr.Switch choice) {
    var byKey = new TreeMap<SwitchKey, List<Expr.Option>>();
    choice.options().forEach(option -> {
      var key = key(option.form());
      if (key != null) {
        byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(option);
      }
    });
    var most = byKey.entrySet().stream().max(Comparator.comparingInt(entry -> entry.getValue().size()));
    if (most.isEmpty() || most.get().getValue().size() < 2) {
      return choice;
    }
    var key = most.get().getKey();
    var literals = new ArrayList<>(most.get().getValue());
    var others = new ArrayList<>(choice.options());
    others.removeAll(literals);
    var label = new Label("otherwise", List.of());
    var rest = others.isEmpty() ? choice.otherwise() : fit(new Expr.Switch(choice.subject(), others, choice.otherwise()));
    rest = size.of(rest) > SMALL ? outlined(rest) : rest;
    targets.put(label, rest);
    literals.sort(Comparator.comparingLong(option -> number(option.form())));
    var tree = tree(choice.subject(), key, literals, new Expr.Jump(label, List.of()));
    return new Expr.Join(label, rest, new Expr.If(isOfKind(choice.subject(), key), tree, new Expr.Jump(label, List.of())));
  }

  private static Test isOfKind(Local subject, SwitchKey key) {
    return switch (key) {
      case VALUE -> new Test.IsSmall(subject);
      case ATOM_HASH -> new Test.IsA(TypeTest.ATOM, new Expr.Use(subject));
      case BITS_HASH -> new Test.IsA(TypeTest.BITSTRING, new Expr.Use(subject));
    };
  }

  private Expr tree(Local subject, SwitchKey key, List<Expr.Option> sorted, Expr otherwise) {
    var all = new Expr.Switch(subject, List.copyOf(sorted), otherwise);
    int middle = middle(sorted);
    if (size.of(all) <= PART || middle == 0) {
      return outlined(all);
    }
    long bound = number(sorted.get(middle).form());
    var low = tree(subject, key, sorted.subList(0, middle), otherwise);
    var high = tree(subject, key, sorted.subList(middle, sorted.size()), otherwise);
    return new Expr.If(new Test.IsBelow(subject, key, bound), low, high);
  }

  /** Where to cut so that equal numbers stay together; 0 where that cannot be. */
  private static int middle(List<Expr.Option> sorted) {
    int middle = sorted.size() / 2;
    while (middle > 0 && number(sorted.get(middle - 1).form()) == number(sorted.get(middle).form())) {
      middle--;
    }
    return middle;
  }

  private static SwitchKey key(Form form) {
    if (!(form instanceof Form.Literal literal)) {
      return null;
    }
    return switch (literal.term()) {
      case Long _ -> SwitchKey.VALUE;
      case Atom _ -> SwitchKey.ATOM_HASH;
      case Bitstring _ -> SwitchKey.BITS_HASH;
      default -> null;
    };
  }

  private static long number(Form form) {
    var term = ((Form.Literal) form).term();
    return term instanceof Long value ? value : term.hashCode();
  }

  /** A call of a new function with the expression as its body; the expression itself where it cannot stand alone. */
  Expr outlined(Expr expr) {
    if (size.of(expr) <= SMALL) {
      return expr;
    }
    var alone = withoutJumps(expr);
    var uses = Uses.of(alone);
    var parameters = uses.outerLabels().isEmpty() ? parameters(uses, MOST_PARAMETERS) : uses.variables();
    if (!uses.outerLabels().isEmpty() || parameters.size() > MOST_PARAMETERS) {
      return expr;
    }
    var part = part(parameters);
    part.body(alone);
    return call(part);
  }

  private Function part(List<Local> parameters) {
    var part = function.part(parts.size() + 1, parameters);
    parts.add(part);
    return part;
  }

  private Expr call(Function part) {
    var arguments = part.parameters().stream().map(local -> (Expr) new Expr.Use(local)).toList();
    return new Expr.Call(new Callee.Made(part), arguments, function.line());
  }

  /** The variables that a part is given; where they are too many, the frame takes them. */
  private List<Local> parameters(Uses uses, int most) {
    var wanted = uses.variables();
    var parameters = wanted.stream().filter(local -> !frame.holds(local)).toList();
    if (parameters.size() <= most) {
      return parameters;
    }
    frame.take(parameters);
    return wanted.stream().filter(local -> !frame.holds(local)).toList();
  }

  /** The expression with jumps to small targets outside replaced by what is there. */
  private Expr withoutJumps(Expr expr) {
    var outer = Uses.of(expr).outerLabels();
    if (outer.isEmpty()) {
      return expr;
    }
    return new Rewriter() {
      @Override
      Expr expr(Expr inner) {
        var target = inner instanceof Expr.Jump(var label, _) && outer.contains(label) ? targets.get(label) : null;
        if (target == null || size.of(target) > SMALL) {
          return super.expr(inner);
        }
        var jump = (Expr.Jump) inner;
        var steps = new ArrayList<Step>();
        for (int i = 0; i < jump.arguments().size(); i++) {
          steps.add(new Step.Bind(jump.label().parameters().get(i), jump.arguments().get(i)));
        }
        return Lowering.block(steps, withoutJumps(target));
      }
    }.expr(expr);
  }
}
