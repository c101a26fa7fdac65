package dev.athanor.compiler.emit;

import static java.lang.constant.ConstantDescs.CD_Long;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.athanor.compiler.core.Expr;
import dev.athanor.compiler.core.Form;
import dev.athanor.compiler.core.Local;
import dev.athanor.compiler.core.Rep;
import dev.athanor.compiler.core.Step;
import dev.athanor.term.Atom;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Emits the choice among forms of a term. Atoms and {@code []} are compared by identity, more than a few of them found by the hash of their name; small integers
 * by a switch; bitstrings by their hash; everything else by class.
 */
final class Switches {
  /** Up to how many literals are compared one after the other. */
  private static final int FEW = 4;

  private final Code code;
  private final CodeBuilder out;

  Switches(Code code) {
    this.code = code;
    this.out = code.out;
  }

  /** An option and where its code begins. */
  private record Case(Expr.Option option, Label label) {
    Object literal() {
      return ((Form.Literal) option.form()).term();
    }
  }

  /** Emits a switch. */
  boolean emit(Expr.Switch choice, Dest dest) {
    int mark = code.mark();
    var cases = choice.options().stream().map(option -> new Case(option, out.newLabel())).toList();
    var otherwise = out.newLabel();
    var end = out.newLabel();
    dispatch(choice.subject(), cases, otherwise);
    int inner = code.mark();
    boolean completes = false;
    for (var one : cases) {
      out.labelBinding(one.label);
      code.release(inner);
      if (code.exprs.emit(one.option.body(), dest)) {
        out.goto_(end);
        completes = true;
      }
    }
    out.labelBinding(otherwise);
    code.release(inner);
    completes |= code.exprs.emit(choice.otherwise(), dest);
    out.labelBinding(end);
    code.release(mark);
    return completes;
  }

  private void dispatch(Local subject, List<Case> cases, Label otherwise) {
    if (cases.size() == 1) {
      has(subject, cases.getFirst().option.form(), otherwise, false);
      return;
    }
    atoms(subject, literals(cases, Form.Literal::isSingle));
    integers(subject, literals(cases, Form.Literal::isSmallInteger));
    for (var one : literals(cases, Form.Literal::isOtherNumber)) {
      has(subject, one.option.form(), one.label, true);
    }
    for (var one : cases) {
      if (!(one.option.form() instanceof Form.Literal)) {
        has(subject, one.option.form(), one.label, true);
      }
    }
    bitstrings(subject, literals(cases, Form.Literal::isBits));
    out.goto_(otherwise);
  }

  private static List<Case> literals(List<Case> cases, Predicate<Form.Literal> wanted) {
    return cases.stream().filter(one -> one.option.form() instanceof Form.Literal literal && wanted.test(literal)).toList();
  }

  private boolean isNumber(Local subject) {
    return subject.rep() == Rep.LONG;
  }

  private void atoms(Local subject, List<Case> cases) {
    if (isNumber(subject)) {
      return;
    }
    if (cases.size() <= FEW) {
      cases.forEach(one -> has(subject, one.option.form(), one.label, true));
      return;
    }
    var next = out.newLabel();
    for (var one : cases) {
      if (!(one.literal() instanceof Atom)) {
        has(subject, one.option.form(), one.label, true);
      }
    }
    reference(subject);
    out.instanceOf(Descs.ATOM).ifeq(next);
    reference(subject);
    out.checkcast(Descs.ATOM).invokevirtual(Descs.ATOM, "hashCode", Descs.HASH);
    byHash(cases.stream().filter(one -> one.literal() instanceof Atom).toList(), next, one -> has(subject, one.option.form(), one.label, true));
    out.labelBinding(next);
  }

  private interface Comparison {
    void jump(Case one);
  }

  /** Switches on the hash on the operand stack; the cases of one hash are compared one after the other. */
  private void byHash(List<Case> cases, Label next, Comparison comparison) {
    var byHash = new TreeMap<Integer, List<Case>>();
    cases.forEach(one -> byHash.computeIfAbsent(one.literal().hashCode(), _ -> new ArrayList<>()).add(one));
    var labels = new ArrayList<SwitchCase>();
    byHash.keySet().forEach(hash -> labels.add(SwitchCase.of(hash, out.newLabel())));
    out.lookupswitch(next, labels);
    int i = 0;
    for (var same : byHash.values()) {
      out.labelBinding(labels.get(i++).target());
      same.forEach(comparison::jump);
      out.goto_(next);
    }
  }

  private void integers(Local subject, List<Case> cases) {
    if (cases.size() < FEW) {
      cases.forEach(one -> has(subject, one.option.form(), one.label, true));
      return;
    }
    var next = out.newLabel();
    int slot = number(subject, next);
    wide(slot, cases.stream().filter(one -> !isInt(one)).toList());
    small(slot, cases.stream().filter(Switches::isInt).toList(), next);
    out.labelBinding(next);
  }

  private static boolean isInt(Case one) {
    long value = (Long) one.literal();
    return value == (int) value;
  }

  /** Compares a number with those beyond 32 bits, which are found by their hash if they are many. */
  private void wide(int slot, List<Case> cases) {
    Comparison compare = one -> out.lload(slot).loadConstant((long) (Long) one.literal()).lcmp().ifeq(one.label);
    if (cases.size() <= FEW) {
      cases.forEach(compare::jump);
      return;
    }
    var next = out.newLabel();
    out.lload(slot).invokestatic(CD_Long, "hashCode", MethodTypeDesc.of(CD_int, CD_long));
    byHash(cases, next, compare);
    out.labelBinding(next);
  }

  private void small(int slot, List<Case> cases, Label next) {
    if (cases.isEmpty()) {
      return;
    }
    var labels = new TreeMap<Integer, Label>();
    cases.forEach(one -> labels.put(((Long) one.literal()).intValue(), one.label));
    out.lload(slot).l2i().i2l().lload(slot).lcmp().ifne(next);
    out.lload(slot).l2i();
    var all = labels.entrySet().stream().map(entry -> SwitchCase.of(entry.getKey(), entry.getValue())).toList();
    long span = (long) labels.lastKey() - labels.firstKey() + 1;
    if (span <= 3L * labels.size() + 8) {
      out.tableswitch(labels.firstKey(), labels.lastKey(), next, all);
    } else {
      out.lookupswitch(next, all);
    }
  }

  /** The slot of the subject as a {@code long}; goes to {@code next} if it is no small integer. */
  private int number(Local subject, Label next) {
    if (isNumber(subject)) {
      return code.slot(subject);
    }
    if (subject.rep() == Rep.INTEGER) {
      out.aload(code.slot(subject) + 2).ifnonnull(next);
      return code.slot(subject);
    }
    if (subject.rep() == Rep.DOUBLE) {
      out.goto_(next);
      return code.allocate(2);
    }
    out.aload(code.slot(subject)).instanceOf(CD_Long).ifeq(next);
    out.aload(code.slot(subject));
    Reps.unbox(out);
    int slot = code.allocate(2);
    out.lstore(slot);
    return slot;
  }

  private void bitstrings(Local subject, List<Case> cases) {
    if (cases.size() <= FEW) {
      cases.forEach(one -> has(subject, one.option.form(), one.label, true));
      return;
    }
    var next = out.newLabel();
    reference(subject);
    out.instanceOf(Descs.BITSTRING).ifeq(next);
    reference(subject);
    out.invokevirtual(CD_Object, "hashCode", Descs.HASH);
    byHash(cases, next, one -> has(subject, one.option.form(), one.label, true));
    out.labelBinding(next);
  }

  /** Jumps to {@code target} if whether the subject has the form comes out as {@code when}. */
  void has(Local subject, Form form, Label target, boolean when) {
    if (isNumber(subject)) {
      hasNumber(subject, form, target, when);
      return;
    }
    if (subject.rep() == Rep.INTEGER && form instanceof Form.Literal literal && literal.term() instanceof Long value) {
      hasInteger(code.slot(subject), value, target, when);
      return;
    }
    if (form instanceof Form.Literal literal && !literal.isSingle()) {
      Reps.pushTerm(out, subject.rep(), code.slot(subject));
    } else {
      reference(subject);
    }
    switch (form) {
      case Form.Literal literal when literal.isSingle() -> {
        code.module.constants.push(out, literal.term());
        code.tests.same(target, when);
        return;
      }
      case Form.Literal literal when literal.isSmallInteger() -> {
        out.loadConstant((long) (Long) literal.term());
        out.invokestatic(Descs.COMPARISONS, "isExactly", Descs.TEST_NUMBER);
      }
      case Form.Literal(var term) -> {
        code.module.constants.push(out, term);
        out.invokestatic(Descs.EQUALITY, "exact", Descs.TEST_2);
      }
      case Form.Pair _ -> out.instanceOf(Descs.CONS);
      case Form.Map _ -> out.instanceOf(Descs.MAP_TERM);
      case Form.Bits _ -> out.instanceOf(Descs.BITSTRING);
      case Form.TupleOf(int size) when size < Descs.TUPLES.length -> out.instanceOf(Descs.TUPLES[size]);
      case Form.TupleOf(int size) -> out.loadConstant(size).invokestatic(Descs.COMPARISONS, "isTuple", MethodTypeDesc.of(CD_boolean, CD_Object, CD_int));
    }
    code.tests.bool(target, when);
  }

  /** Pushes a term; where it is held unboxed, the reference beside the number. */
  private void reference(Local subject) {
    switch (subject.rep()) {
      case INTEGER -> out.aload(code.slot(subject) + 2);
      default -> Reps.pushTerm(out, subject.rep(), code.slot(subject));
    }
  }

  private void hasInteger(int slot, long value, Label target, boolean when) {
    var next = out.newLabel();
    out.aload(slot + 2).ifnonnull(when ? next : target);
    out.lload(slot).loadConstant(value).lcmp();
    if (when) {
      out.ifeq(target);
    } else {
      out.ifne(target);
    }
    out.labelBinding(next);
  }

  private void hasNumber(Local subject, Form form, Label target, boolean when) {
    if (form instanceof Form.Literal literal && literal.isSmallInteger()) {
      out.lload(code.slot(subject)).loadConstant((long) (Long) literal.term()).lcmp();
      if (when) {
        out.ifeq(target);
      } else {
        out.ifne(target);
      }
    } else if (!when) {
      out.goto_(target);
    }
  }

  /** Takes the parts out of a term that has the form. */
  void unpack(Step.Unpack unpack) {
    var parts = unpack.parts();
    switch (unpack.form()) {
      case Form.Pair _ -> {
        part(unpack.subject(), Descs.CONS, parts.get(0), () -> out.getfield(Descs.CONS, "head", CD_Object));
        part(unpack.subject(), Descs.CONS, parts.get(1), () -> out.invokevirtual(Descs.CONS, "tail", MethodTypeDesc.of(CD_Object)));
      }
      case Form.TupleOf(int size) when size < Descs.TUPLES.length -> {
        for (int i = 0; i < size; i++) {
          var field = "e" + i;
          part(unpack.subject(), Descs.TUPLES[size], parts.get(i), () -> out.getfield(Descs.TUPLES[size], field, CD_Object));
        }
      }
      case Form.TupleOf(int size) -> {
        for (int i = 0; i < size; i++) {
          int index = i;
          part(
              unpack.subject(),
              Descs.TUPLE_N,
              parts.get(i),
              () -> out.getfield(Descs.TUPLE_N, "elements", Descs.OBJECTS).loadConstant(index).aaload());
        }
      }
      case Form.Bits _ -> {
        code.bits.size(unpack.subject());
        out.lstore(code.allocate(parts.getFirst()));
      }
      case Form.Literal _, Form.Map _ -> {}
    }
  }

  private void part(Local subject, ClassDesc type, Local part, Runnable read) {
    if (part == null) {
      return;
    }
    code.exprs.push(new Expr.Use(subject));
    out.checkcast(type);
    read.run();
    code.exprs.deliver(new Dest.Store(part));
  }

}
