package dev.athanor.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.athanor.code.CodeServer;
import dev.athanor.code.FunctionRef;
import dev.athanor.compiler.core.ClauseForm;
import dev.athanor.compiler.core.FunctionForm;
import dev.athanor.compiler.core.ModuleForm;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Loops of every kind run in constant stack; body recursion goes as deep as lists are long. */
class ConstantStackTest {
  private static final Object NO_META = EmptyList.EMPTY;
  private static final long STEPS = 10_000_000;
  private static final long DEPTH = 1_000_000;
  private static final long SMALL_STACK = 256 << 10;
  private static final Object N = variable("n");
  private static final Object X = variable("x");

  private static Object node(String name, Object... arguments) {
    return Tuple.of(Atom.of(name), NO_META, Lists.of(arguments));
  }

  private static Object variable(String name) {
    return Tuple.of(Atom.of(name), Lists.of(Tuple.of(Atom.of("version"), 0L)), Atoms.NIL);
  }

  private static Object remote(Object module, String function, Object... arguments) {
    return Tuple.of(node(".", module, Atom.of(function)), NO_META, Lists.of(arguments));
  }

  private static Object less(long by) {
    return remote(Atoms.ERLANG, "-", N, by);
  }

  private static ClauseForm clause(Object body, Object... patterns) {
    return new ClauseForm(NO_META, Lists.of(patterns), EmptyList.EMPTY, body);
  }

  private static FunctionForm function(String name, int arity, ClauseForm... clauses) {
    return new FunctionForm(FunctionForm.Kind.DEF, Atom.of(name), arity, "stack.ex", 1, List.of(clauses));
  }

  private static void load(Process self, String name, FunctionForm... functions) {
    Object none = EmptyList.EMPTY;
    var form = new ModuleForm(Atom.of(name), "stack.ex", 1, none, none, Atoms.NIL, none, Atoms.NIL, null, List.of(functions), true);
    assertEquals(null, CodeServer.load(self, Compile.module(form, Cases.KNOWLEDGE).withChunks(Map.of(), "stack.ex")));
  }

  private static Object call(Process self, String module, String function, Object... arguments) {
    return self.apply(FunctionRef.of(Atom.of(module), Atom.of(function), arguments.length), arguments);
  }

  private static void onSmallStack(Runnable code) {
    Stacks.on(SMALL_STACK, code);
  }

  @Test
  void selfCall() {
    onSmallStack(
        () -> {
          var self = new Process();
          load(self, "stack_self", function("f", 2, clause(X, 0L, X), clause(node("f", less(1), remote(Atoms.ERLANG, "+", X, N)), N, X)));
          assertEquals(STEPS * (STEPS + 1) / 2, call(self, "stack_self", "f", STEPS, 0L));
        });
  }

  @Test
  void twoFunctions() {
    onSmallStack(
        () -> {
          var self = new Process();
          load(
              self,
              "stack_two",
              function("f", 1, clause(Atom.of("even"), 0L), clause(node("g", less(1)), N)),
              function("g", 1, clause(Atom.of("odd"), 0L), clause(node("f", less(1)), N)));
          assertEquals(Atom.of("even"), call(self, "stack_two", "f", STEPS));
          assertEquals(Atom.of("odd"), call(self, "stack_two", "f", STEPS + 1));
        });
  }

  @Test
  void twoModules() {
    onSmallStack(
        () -> {
          var self = new Process();
          load(self, "stack_a", function("f", 1, clause(Atoms.OK, 0L), clause(remote(Atom.of("stack_b"), "g", less(1)), N)));
          load(self, "stack_b", function("g", 1, clause(Atoms.ERROR, 0L), clause(remote(Atom.of("stack_a"), "f", less(1)), N)));
          assertEquals(Atoms.OK, call(self, "stack_a", "f", STEPS));
        });
  }

  @Test
  void moduleThatIsAValue() {
    onSmallStack(
        () -> {
          var self = new Process();
          load(self, "stack_value", function("f", 2, clause(X, X, 0L), clause(remote(X, "f", X, less(1)), X, N)));
          assertEquals(Atom.of("stack_value"), call(self, "stack_value", "f", Atom.of("stack_value"), STEPS));
        });
  }

  @Test
  void funThatCallsItself() {
    onSmallStack(
        () -> {
          var self = new Process();
          var again = Tuple.of(node(".", X), NO_META, Lists.of(X, less(1)));
          load(self, "stack_fun", function("f", 2, clause(Atoms.OK, X, 0L), clause(again, X, N)));
          var fun = FunctionRef.of(Atom.of("stack_fun"), Atom.of("f"), 2);
          assertEquals(Atoms.OK, call(self, "stack_fun", "f", fun, STEPS));
        });
  }

  @Test
  void apply() {
    onSmallStack(
        () -> {
          var self = new Process();
          var arguments = new Cons(less(1), EmptyList.EMPTY);
          load(
              self,
              "stack_apply",
              function("f", 2, clause(Atoms.OK, X, 0L), clause(remote(Atoms.ERLANG, "apply", Atom.of("stack_apply"), X, new Cons(X, arguments)), X, N)));
          assertEquals(Atoms.OK, call(self, "stack_apply", "f", Atom.of("f"), STEPS / 10));
        });
  }

  @Test
  void listWhoseTailIsACallOfTheFunctionItself() {
    onSmallStack(
        () -> {
          var self = new Process();
          var rest = new Cons(node("|", N, node("f", less(1))), EmptyList.EMPTY);
          load(self, "stack_list", function("f", 1, clause(EmptyList.EMPTY, 0L), clause(rest, N)));
          var list = call(self, "stack_list", "f", DEPTH);
          assertEquals(DEPTH, ((Cons) list).head);
          assertEquals(DEPTH, (long) Lists.toJava(list).size());
        });
  }

  /** While nothing has been collected the other function is called in tail position; afterwards its result ends the list. */
  @Test
  void listThatEndsInACallOfAnotherFunction() {
    onSmallStack(
        () -> {
          var self = new Process();
          var element = new Cons(node("|", N, node("f", less(1), Atoms.TRUE)), EmptyList.EMPTY);
          load(
              self,
              "stack_end",
              function("f", 2, clause(X, 0L, X), clause(element, N, Atoms.TRUE), clause(node("g", less(1), X), N, X)),
              function("g", 2, clause(X, 0L, X), clause(node("f", less(1), X), N, X)));
          assertEquals(Atoms.FALSE, call(self, "stack_end", "f", STEPS, Atoms.FALSE));
        });
  }

  @Test
  void bodyRecursion() {
    Stacks.on(
        Stacks.LARGE,
        () -> {
          var self = new Process();
          load(self, "stack_deep", function("f", 1, clause(0L, 0L), clause(remote(Atoms.ERLANG, "+", 1L, node("f", less(1))), N)));
          assertEquals(DEPTH, call(self, "stack_deep", "f", DEPTH));
        });
  }
}
