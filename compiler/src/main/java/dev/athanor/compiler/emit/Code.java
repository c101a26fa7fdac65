package dev.athanor.compiler.emit;

import dev.athanor.compiler.core.Expr;
import dev.athanor.compiler.core.Function;
import dev.athanor.compiler.core.Local;
import dev.athanor.compiler.core.Rep;
import dev.athanor.error.Stacktrace;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One method while it is emitted: where variables are, where labels lead, what is put off to its end.
 *
 * <p>Slots are given out like a stack: whoever opens a scope with {@link #mark} closes it with {@link #release}. Code that is rarely run (errors, parked tail
 * calls) is put off, so that the straight way is short; it must come before the end of the protected region it belongs to, so every
 * region has a list of its own.
 */
final class Code {
  final CodeBuilder out;
  final Function function;
  final ModuleEmitter module;
  final Exprs exprs;
  final Tests tests;
  final Switches switches;
  final CallEmitter calls;
  final Terms terms;
  final BitsEmitter bits;
  final Operands operands;
  final NumberEmitter numbers;
  final SmallCalls smallCalls;
  final AttemptEmitter attempts;

  private final Map<Local, Integer> slots = new HashMap<>();
  private final Map<dev.athanor.compiler.core.Label, Target> targets = new HashMap<>();
  private final Map<Raised, Label> raised = new HashMap<>();
  private List<PutOff> putOff = new ArrayList<>();
  private int next;
  private int line = -1;

  /** Where jumps to a label go. */
  static final class Target {
    final Label label;
    final boolean isLoop;

    /** The first slot that is free on all ways there. */
    private int mark;

    Target(Label label, boolean isLoop) {
      this.label = label;
      this.isLoop = isLoop;
    }

    int mark() {
      return mark;
    }
  }

  /** Notes a jump: what is in use here is in use at the label, too. */
  Target jumpTo(dev.athanor.compiler.core.Label label) {
    var target = target(label);
    target.mark = Math.max(target.mark, next);
    return target;
  }

  /** Code that comes later. */
  private record PutOff(Label label, Runnable code, int mark) {}

  Code(CodeBuilder out, Function function, ModuleEmitter module) {
    this.out = out;
    this.function = function;
    this.module = module;
    this.exprs = new Exprs(this);
    this.tests = new Tests(this);
    this.switches = new Switches(this);
    this.calls = new CallEmitter(this);
    this.terms = new Terms(this);
    this.bits = new BitsEmitter(this);
    this.operands = new Operands(this);
    this.numbers = new NumberEmitter(this);
    this.smallCalls = new SmallCalls(this);
    this.attempts = new AttemptEmitter(this);
    this.next = 1;
  }

  /** Slot zero of every method. */
  Code self() {
    out.aload(0);
    return this;
  }

  int mark() {
    return next;
  }

  void release(int mark) {
    next = mark;
  }

  /** Gives a variable its place. */
  int allocate(Local local) {
    int slot = next;
    slots.put(local, slot);
    next += local.rep().slots();
    return slot;
  }

  /** A place for something that is no variable of the IR. */
  int allocate(int count) {
    int slot = next;
    next += count;
    return slot;
  }

  /** A variable that is another name for one that has its place already. */
  void alias(Local local, Local known) {
    slots.put(local, slot(known));
  }

  int slot(Local local) {
    var slot = slots.get(local);
    if (slot == null) {
      throw new IllegalStateException("no value yet: " + local + " in " + function);
    }
    return slot;
  }

  boolean hasSlot(Local local) {
    return slots.containsKey(local);
  }

  void target(dev.athanor.compiler.core.Label label, Target target) {
    targets.put(label, target);
  }

  private Target target(dev.athanor.compiler.core.Label label) {
    var target = targets.get(label);
    if (target == null) {
      throw new IllegalStateException("no such label here: " + label + " in " + function);
    }
    return target;
  }

  /** Notes the line of what comes next. */
  void line(int number) {
    if (number != line && (number > 0 || line >= Stacktrace.TAIL_CALLS)) {
      out.lineNumber(number);
      line = number;
    }
  }

  /** A label whose code is emitted later. */
  Label later(Runnable code) {
    var label = out.newLabel();
    putOff.add(new PutOff(label, code, next));
    return label;
  }

  /** A label whose code raises; the same one for the same error about values in the same places of one region. */
  Label raising(Expr.Raise raise) {
    var places = places(raise);
    return raised.computeIfAbsent(new Raised(raise, places), _ -> later(() -> raise(raise, places)));
  }

  /** Raises an error about values that are in these places, wherever a later copy of the code has them. */
  private void raise(Expr.Raise raise, List<Integer> places) {
    var latest = places(raise);
    place(raise, places);
    exprs.emit(raise, Dest.DROP);
    place(raise, latest);
  }

  private void place(Expr.Raise raise, List<Integer> places) {
    for (int i = 0; i < places.size(); i++) {
      if (raise.arguments().get(i) instanceof Expr.Use(var local)) {
        slots.put(local, places.get(i));
      }
    }
  }

  /** An error and where its values are: code that was copied may have them elsewhere. */
  private record Raised(Expr.Raise raise, List<Integer> places) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Raised same && same.raise == raise && same.places.equals(places);
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(raise) + places.hashCode();
    }
  }

  private List<Integer> places(Expr.Raise raise) {
    return raise.arguments().stream().map(argument -> argument instanceof Expr.Use(var local) ? slot(local) : -1).toList();
  }

  /** Emits what was put off. Nothing falls through to it. */
  void flush() {
    while (!putOff.isEmpty()) {
      var all = putOff;
      putOff = new ArrayList<>();
      raised.clear();
      for (var one : all) {
        int mark = next;
        out.labelBinding(one.label);
        next = one.mark;
        one.code.run();
        next = mark;
      }
    }
  }

  /** Begins a protected region; gives what {@link #closeRegion} needs. */
  Region openRegion() {
    var outer = new Region(putOff, new HashMap<>(raised));
    putOff = new ArrayList<>();
    raised.clear();
    return outer;
  }

  /** What was put off outside of a region. */
  static final class Region {
    private final List<PutOff> putOff;
    private final Map<Raised, Label> raised;

    private Region(List<PutOff> putOff, Map<Raised, Label> raised) {
      this.putOff = putOff;
      this.raised = raised;
    }
  }

  /** Ends a protected region, after {@link #flush}. */
  void closeRegion(Region outer) {
    putOff = outer.putOff;
    raised.clear();
    raised.putAll(outer.raised);
  }
}
