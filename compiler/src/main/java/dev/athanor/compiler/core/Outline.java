package dev.athanor.compiler.core;

import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import java.util.ArrayList;
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
 * halved by comparing with a bound until each part is small. A part that jumps out of itself cannot stand alone, unless the target is small
 * enough to be copied, which it is once it has been made a call.
 */
final class Outline {
  /** The estimated size that no method should exceed. */
  private static final int MOST = 6_000;

  /** The size of parts of a switch that was halved. */
  private static final int PART = 4_000;

  /** What is not worth a call of its own. */
  private static final int SMALL = 64;

  /** The most parameters that a part may have. */
  private static final int MOST_PARAMETERS = 100;

  private final Function function;
  private final Consumer<Function> register;
  private final Size size = new Size();
  private final Map<Label, Expr> targets = new HashMap<>();
  private int parts;

  private Outline(Function function, Consumer<Function> register) {
    this.function = function;
    this.register = register;
  }

  /** Cuts a function; {@code register} is given the new functions. */
  static void cut(Function function, Consumer<Function> register) {
    var outline = new Outline(function, register);
    if (outline.size.of(function.body()) > MOST) {
      function.body(outline.fit(function.body()));
    }
  }

  /** The expression, below the limit. */
  private Expr fit(Expr expr) {
    if (size.of(expr) <= MOST) {
      noteTargets(expr);
      return expr;
    }
    return switch (expr) {
      case Expr.Block(var steps, var result) -> block(steps, result);
      case Expr.If(var test, var yes, var no) -> {
        var parts = reduce(List.of(fit(yes), fit(no)), size.of(new Expr.If(test, nothing(), nothing())));
        yield new Expr.If(test, parts.get(0), parts.get(1));
      }
      case Expr.Switch choice -> choice(choice);
      case Expr.Join(var label, var target, var body) -> join(label, target, body);
      case Expr.Loop(var label, var initial, var body) -> new Expr.Loop(label, initial, fit(body));
      case Expr.Try(var body, var value, var success, var exception, var handler, var takes) -> {
        var parts = reduce(List.of(fit(body), fit(success), fit(handler)), SMALL);
        yield new Expr.Try(parts.get(0), value, parts.get(1), exception, parts.get(2), takes);
      }
      default -> expr;
    };
  }

  private static Expr nothing() {
    return new Expr.Const(null);
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
  private List<Expr> reduce(List<Expr> exprs, int around) {
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
  private Expr block(List<Step> steps, Expr result) {
    var fitted = new ArrayList<Step>();
    steps.forEach(step -> fitted.add(fit(step)));
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

  private Step fit(Step step) {
    return switch (step) {
      case Step.Bind(var local, var value) when size.of(value) > MOST / 2 -> new Step.Bind(local, outlined(fit(value)));
      case Step.Effect(var value) when size.of(value) > MOST / 2 -> new Step.Effect(outlined(fit(value)));
      case Step.Require(var test, var otherwise) when otherwise != null && size.of(otherwise) > SMALL * 4 ->
          new Step.Require(test, outlined(fit(otherwise)));
      default -> step;
    };
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
  private Expr outlined(Expr expr) {
    if (size.of(expr) <= SMALL) {
      return expr;
    }
    var alone = withoutJumps(expr);
    var parameters = Uses.of(alone).variables();
    if (!Uses.of(alone).outerLabels().isEmpty() || parameters.size() > MOST_PARAMETERS) {
      return expr;
    }
    var part = function.part(++parts, parameters);
    part.body(alone);
    register.accept(part);
    return new Expr.Call(new Callee.Made(part), parameters.stream().map(local -> (Expr) new Expr.Use(local)).toList(), function.line());
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
