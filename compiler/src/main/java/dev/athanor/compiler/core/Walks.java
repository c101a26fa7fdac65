package dev.athanor.compiler.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets loops over bitstrings walk along one buffer. A function that takes something off the front of a bitstring and calls itself with the rest would make a new
 * bitstring for each rest. Where its loop does that, the parameter stays the whole bitstring, and a second one says how far it has been read; all places in it count
 * from there. Where the rest is needed as a term, it is made.
 *
 * <p>A parameter that is no bitstring is held with the place zero, where anything is its own rest. So nothing changes for other terms, as long as the loop
 * only looks at the parameter in ways that this pass knows.
 */
final class Walks extends Rewriter {
  private final Label before;
  private final Label after;
  private final int index;
  private final Local subject;
  private final Local place = Local.number("place");
  private final Findings found;

  /** The places of the rests that are bound in the loop, by the variables bound to them. */
  private final Map<Local, Local> places = new HashMap<>();

  private Walks(Label label, int index, Findings found) {
    this.before = label;
    this.index = index;
    this.subject = label.parameters().get(index);
    this.found = found;
    var parameters = new ArrayList<>(label.parameters());
    parameters.add(place);
    this.after = new Label("walk", parameters);
    found.rests.forEach(rest -> places.put(rest, Local.number("place")));
  }

  /** Changes the loop that a function is, for each parameter that it walks along. */
  static void along(Function function) {
    int count = function.body() instanceof Expr.Loop loop ? loop.label().parameters().size() : 0;
    for (int i = 0; i < count; i++) {
      var loop = (Expr.Loop) function.body();
      var found = new Findings(loop, i);
      if (found.isWalk()) {
        var walks = new Walks(loop.label(), i, found);
        var initial = new ArrayList<>(loop.initial());
        initial.add(new Expr.Const(0L));
        function.body(new Expr.Loop(walks.after, initial, walks.expr(loop.body())));
      }
    }
  }

  private At at(At at) {
    return at.start() == null ? new At(place, at.offset()) : at;
  }

  private Expr here() {
    return new Expr.ReadRest(subject, new At(place, 0));
  }

  @Override
  Expr expr(Expr expr) {
    return switch (expr) {
      case Expr.Use(var local) when local == subject -> here();
      case Expr.Jump(var label, var arguments) when label == before -> jump(arguments);
      case Expr.ReadInteger(var of, var at, var size, var computed, var signed, var little) when of == subject ->
          new Expr.ReadInteger(of, at(at), size, computed, signed, little);
      case Expr.ReadFloat(var of, var at, var size, var computed, var little) when of == subject ->
          new Expr.ReadFloat(of, at(at), size, computed, little);
      case Expr.ReadCharacter(var of, var at, var type, var little) when of == subject -> new Expr.ReadCharacter(of, at(at), type, little);
      case Expr.ReadBits(var of, var at, var size, var computed) when of == subject -> new Expr.ReadBits(of, at(at), size, computed);
      case Expr.ReadRest(var of, var at) when of == subject -> new Expr.ReadRest(of, at(at));
      default -> super.expr(expr);
    };
  }

  private Expr jump(List<Expr> arguments) {
    var all = new ArrayList<>(exprs(arguments));
    switch (arguments.get(index)) {
      case Expr.Use(var local) when local == subject -> all.add(new Expr.Use(place));
      case Expr.Use(var rest) when places.containsKey(rest) -> all.add(new Expr.Use(places.get(rest)));
      case Expr.ReadRest(var of, var at) when of == subject -> all.add(new Expr.Advance(at(at), null));
      default -> {
        all.add(new Expr.Const(0L));
        return new Expr.Jump(after, all);
      }
    }
    all.set(index, new Expr.Use(subject));
    return new Expr.Jump(after, all);
  }

  @Override
  List<Step> steps(List<Step> steps) {
    var all = new ArrayList<Step>();
    for (var step : steps) {
      if (step instanceof Step.Bind(var rest, Expr.ReadRest(_, var at)) && places.containsKey(rest)) {
        all.add(new Step.Bind(places.get(rest), new Expr.Advance(at(at), null)));
        if (!found.needed.contains(rest)) {
          continue;
        }
      }
      all.add(step(step));
    }
    return all;
  }

  @Override
  Step step(Step step) {
    return step instanceof Step.Bind(var local, Expr.Advance(var at, var bits)) && found.starts.contains(local)
        ? new Step.Bind(local, new Expr.Advance(at(at), bits))
        : super.step(step);
  }

  @Override
  Test test(Test test) {
    return switch (test) {
      case Test.BitsLeft(var size, var at, var bits, var exact) when found.sizes.contains(size) -> new Test.BitsLeft(size, at(at), bits, exact);
      case Test.ManyBitsLeft(var size, var at, var bits) when found.sizes.contains(size) -> new Test.ManyBitsLeft(size, at(at), bits);
      case Test.UnitsLeft(var size, var at, var unit) when found.sizes.contains(size) -> new Test.UnitsLeft(size, at(at), unit);
      case Test.BitsAre(var of, var at, var bits) when of == subject -> new Test.BitsAre(of, at(at), bits);
      default -> super.test(test);
    };
  }

  /** What a loop does with one of its parameters. */
  private static final class Findings extends Readers {
    private final Label label;
    private final int index;
    private final Local subject;

    /** The variables that hold its size, those bound to rests of it, and those rests that are needed as terms. */
    private final Set<Local> sizes = new HashSet<>();
    private final Set<Local> rests = new HashSet<>();
    private final Set<Local> needed = new HashSet<>();
    private final Set<Local> used = new HashSet<>();

    /** What is passed on for the parameter, and where in what is read. What is bound may be met only after what uses it. */
    private final Set<Local> passed = new HashSet<>();
    private final List<Read> read = new ArrayList<>();

    /** The places in it that are computed, and all places that are, by the place they are counted from. */
    private final Set<Local> starts = new HashSet<>();
    private final Map<Local, Local> computed = new HashMap<>();

    private boolean walks;
    private boolean isOther;

    Findings(Expr.Loop loop, int index) {
      this.label = loop.label();
      this.index = index;
      this.subject = label.parameters().get(index);
      expr(loop.body());
      walks |= passed.stream().anyMatch(rests::contains);
      used.stream().filter(rests::contains).forEach(needed::add);
      read.stream().filter(one -> one.of == subject || sizes.contains(one.of)).forEach(one -> starts.add(one.start));
      var known = new ArrayList<>(starts);
      for (int i = 0; i < known.size(); i++) {
        if (!computed.containsKey(known.get(i))) {
          isOther = true;
        } else if (computed.get(known.get(i)) != null && starts.add(computed.get(known.get(i)))) {
          known.add(computed.get(known.get(i)));
        }
      }
    }

    boolean isWalk() {
      return walks && !isOther;
    }

    /** Something else than this pass knows is done with the variable. */
    @Override
    void use(Local local) {
      isOther |= local == subject;
      used.add(local);
    }

    private void at(Local of, At at) {
      if (at.start() != null) {
        read.add(new Read(of, at.start()));
      }
    }

    /** A place in a bitstring, or in one of a size, that is counted from a computed one. */
    private record Read(Local of, Local start) {}

    @Override
    Expr expr(Expr expr) {
      switch (expr) {
        case Expr.Use(var local) -> {
          if (local != subject) {
            use(local);
          }
        }
        case Expr.ReadInteger read -> at(read.subject(), read.at());
        case Expr.ReadFloat read -> at(read.subject(), read.at());
        case Expr.ReadCharacter read -> at(read.subject(), read.at());
        case Expr.ReadBits read -> at(read.subject(), read.at());
        case Expr.ReadRest read -> at(read.subject(), read.at());
        case Expr.Switch(var of, var options, _) when of == subject -> options.forEach(option -> form(option.form()));
        case Expr.Jump(var to, var arguments) when to == label -> {
          return jump((Expr.Jump) expr, arguments);
        }
        default -> reads(expr);
      }
      return super.expr(expr);
    }

    private Expr jump(Expr.Jump jump, List<Expr> arguments) {
      for (int i = 0; i < arguments.size(); i++) {
        if (i == index && arguments.get(i) instanceof Expr.Use(var local) && local != subject) {
          passed.add(local);
        } else {
          walks |= i == index && arguments.get(i) instanceof Expr.ReadRest(var of, _) && of == subject;
          expr(arguments.get(i));
        }
      }
      return jump;
    }

    private void form(Form form) {
      isOther |= form instanceof Form.Literal literal && literal.isBits();
    }

    @Override
    Step step(Step step) {
      switch (step) {
        case Step.Unpack(var of, Form.Bits _, var parts) when of == subject -> sizes.add(parts.getFirst());
        case Step.Bind(var rest, Expr.ReadRest(var of, _)) when of == subject -> rests.add(rest);
        case Step.Bind(var local, Expr.Advance(var at, _)) -> computed.put(local, at.start());
        default -> {}
      }
      return super.step(step);
    }

    @Override
    Test test(Test test) {
      switch (test) {
        case Test.Has(var of, var form) when of == subject -> form(form);
        case Test.BitsLeft(var size, var at, _, _) -> at(size, at);
        case Test.ManyBitsLeft(var size, var at, _) -> at(size, at);
        case Test.UnitsLeft(var size, var at, _) -> at(size, at);
        case Test.BitsAre(var of, var at, _) -> at(of, at);
        default -> reads(test);
      }
      return super.test(test);
    }
  }
}
