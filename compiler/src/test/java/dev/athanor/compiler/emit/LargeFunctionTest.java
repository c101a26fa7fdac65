package dev.athanor.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.athanor.code.CodeServer;
import dev.athanor.code.FunctionRef;
import dev.athanor.compiler.core.ClauseForm;
import dev.athanor.compiler.core.FunctionForm;
import dev.athanor.compiler.core.ModuleForm;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Functions with thousands of clauses or expressions compile to methods that HotSpot compiles, and work. */
class LargeFunctionTest {
  private static final int MANY = 10_000;

  /** HotSpot does not compile methods with more bytes than this. */
  private static final int HUGE = 8_000;

  private static final Object NO_META = EmptyList.EMPTY;

  private static Object node(String name, Object... arguments) {
    return Tuple.of(Atom.of(name), NO_META, Lists.of(arguments));
  }

  private static Object variable(String name, long version) {
    return Tuple.of(Atom.of(name), Lists.of(Tuple.of(Atom.of("version"), version)), Atoms.NIL);
  }

  private static Object erlang(String function, Object... arguments) {
    return Tuple.of(node(".", Atoms.ERLANG, Atom.of(function)), NO_META, Lists.of(arguments));
  }

  private static ClauseForm clause(Object body, Object... patterns) {
    return new ClauseForm(NO_META, Lists.of(patterns), EmptyList.EMPTY, body);
  }

  private static FunctionForm function(String name, int arity, List<ClauseForm> clauses) {
    return new FunctionForm(FunctionForm.Kind.DEF, Atom.of(name), arity, "large.ex", 1, clauses);
  }

  /** A module of one function {@code f}, loaded; none of its methods is huge. */
  private static void load(Process self, String name, FunctionForm... functions) {
    Object none = EmptyList.EMPTY;
    var form = new ModuleForm(Atom.of(name), "large.ex", 1, none, none, Atoms.NIL, none, Atoms.NIL, null, List.of(functions), true);
    var compiled = Compile.module(form, Cases.KNOWLEDGE);
    for (var file : compiled.classes()) {
      for (var method : ClassFile.of().parse(file.bytes()).methods()) {
        int length = method.findAttribute(Attributes.code()).map(CodeAttribute::codeLength).orElse(0);
        boolean isOnce = method.methodName().equalsString("<clinit>");
        assertTrue(isOnce || length < HUGE, () -> method.methodName() + " has " + length + " bytes");
      }
    }
    assertEquals(null, CodeServer.load(self, compiled.withChunks(Map.of(), "large.ex")));
  }

  private static Object call(Process self, String module, Object... arguments) {
    return self.apply(FunctionRef.of(Atom.of(module), Atom.of("f"), arguments.length), arguments);
  }

  private static void literals(String module, IntFunction<Object> literal) {
    Stacks.on(
        Stacks.LARGE,
        () -> {
          var self = new Process();
          var clauses = new ArrayList<ClauseForm>();
          for (int i = 0; i < MANY; i++) {
            clauses.add(clause((long) i, literal.apply(i)));
          }
          clauses.add(clause(Atoms.NIL, variable("_other", 0)));
          load(self, module, function("f", 1, clauses));
          for (int i = 0; i < MANY; i += 7) {
            assertEquals((long) i, call(self, module, literal.apply(i)));
          }
          assertEquals(Atoms.NIL, call(self, module, Atom.of("none")));
          assertEquals(Atoms.NIL, call(self, module, -5L));
          assertEquals(Atoms.NIL, call(self, module, Bitstring.of("none")));
          assertEquals(Atoms.NIL, call(self, module, Tuple.of(1L, 2L)));
        });
  }

  @Test
  void atoms() {
    literals("large_atoms", i -> Atom.of("large_" + i));
  }

  @Test
  void integers() {
    literals("large_integers", i -> (long) i);
  }

  @Test
  void sparseIntegers() {
    literals("large_sparse", i -> i * 12_345_678_901L + 17);
  }

  @Test
  void binaries() {
    literals("large_binaries", i -> Bitstring.of("text " + i));
  }

  @Test
  void pairs() {
    Stacks.on(
        Stacks.LARGE,
        () -> {
          var self = new Process();
          var clauses = new ArrayList<ClauseForm>();
          for (int i = 0; i < MANY; i++) {
            var x = variable("x", 0);
            clauses.add(clause(node("{}", x, (long) i, x), Tuple.of(Atom.of("key" + i % 100), (long) i), x));
          }
          load(self, "large_pairs", function("f", 2, clauses));
          for (int i = 0; i < MANY; i += 13) {
            var x = Atom.of("x");
            assertEquals(Tuple.of(x, (long) i, x), call(self, "large_pairs", Tuple.of(Atom.of("key" + i % 100), (long) i), x));
          }
        });
  }

  @Test
  void prefixes() {
    Stacks.on(
        Stacks.LARGE,
        () -> {
          var self = new Process();
          var clauses = new ArrayList<ClauseForm>();
          for (int i = 0; i < 2_000; i++) {
            var rest = variable("rest", 0);
            var literal = node("::", Bitstring.of("p" + i + "/"), Tuple.of(Atom.of("binary"), NO_META, Atoms.NIL));
            var tail = node("::", rest, Tuple.of(Atom.of("binary"), NO_META, Atoms.NIL));
            clauses.add(clause(Tuple.of((long) i, rest), node("<<>>", literal, tail)));
          }
          clauses.add(clause(Atoms.NIL, variable("_other", 0)));
          load(self, "large_prefixes", function("f", 1, clauses));
          for (int i = 0; i < 2_000; i += 3) {
            assertEquals(Tuple.of((long) i, Bitstring.of("x")), call(self, "large_prefixes", Bitstring.of("p" + i + "/x")));
          }
          assertEquals(Atoms.NIL, call(self, "large_prefixes", Bitstring.of("p2000/x")));
          assertEquals(Atoms.NIL, call(self, "large_prefixes", Bitstring.of("p")));
        });
  }

  @Test
  void longBlock() {
    Stacks.on(
        Stacks.LARGE,
        () -> {
          var self = new Process();
          var body = new ArrayList<>();
          for (int i = 0; i < 3_000; i++) {
            body.add(node("=", variable("x", i + 1), erlang("+", variable("x", i), (long) i)));
          }
          body.add(node("{}", variable("x", 3_000), variable("x", 1_500), variable("x", 0)));
          load(self, "large_block", function("f", 1, List.of(clause(node("__block__", body.toArray()), variable("x", 0)))));
          assertEquals(Tuple.of(1L + 2_999 * 1_500, 1L + 1_499 * 750, 1L), call(self, "large_block", 1L));
        });
  }

  /** All variables of a long block are used at its end: too many to be passed from part to part. */
  @Test
  void manyVariables() {
    Stacks.on(
        Stacks.LARGE,
        () -> {
          var self = new Process();
          var body = new ArrayList<>();
          var all = new ArrayList<>();
          for (int i = 0; i < 1_500; i++) {
            body.add(node("=", variable("x", i + 1), erlang("+", variable("x", 0), (long) i)));
            all.add(variable("x", i + 1));
          }
          body.add(node("{}", all.toArray()));
          load(self, "large_variables", function("f", 1, List.of(clause(node("__block__", body.toArray()), variable("x", 0)))));
          var tuple = (Tuple) call(self, "large_variables", 5L);
          assertEquals(1_500, tuple.size());
          for (int i = 0; i < 1_500; i++) {
            assertEquals(5L + i, tuple.get(i));
          }
        });
  }

  /** A condition of 1,500 parts of which each may let the guard fail: the first that does decides. */
  @Test
  void longGuard() {
    Stacks.on(
        Stacks.LARGE,
        () -> {
          var self = new Process();
          var x = variable("x", 0);
          Object guard = Atoms.FALSE;
          for (int i = 0; i < 1_500; i++) {
            guard = erlang("orelse", guard, erlang("==", erlang("rem", (long) i, erlang("-", x, (long) i)), 77L));
          }
          var clauses = List.of(
              new ClauseForm(NO_META, Lists.of(x), Lists.of(guard), Atoms.OK), clause(Atoms.ERROR, variable("_x", 0)));
          load(self, "large_guard", function("f", 1, clauses));
          assertEquals(Atoms.OK, call(self, "large_guard", 10_000L));
          assertEquals(Atoms.ERROR, call(self, "large_guard", 50L));
          assertEquals(Atoms.OK, call(self, "large_guard", 500L));
          assertEquals(Atoms.ERROR, call(self, "large_guard", Atoms.OK));
        });
  }

  @Test
  void longLiterals() {
    Stacks.on(
        Stacks.LARGE,
        () -> {
          var self = new Process();
          var x = variable("x", 0);
          var elements = new ArrayList<>();
          var pairs = new ArrayList<>();
          for (int i = 0; i < 3_000; i++) {
            elements.add(Tuple.of(x, (long) i));
            pairs.add(Tuple.of((long) i, erlang("+", x, (long) i)));
          }
          var body = node("{}", Lists.of(elements), node("{}", elements.toArray()), node("%{}", pairs.toArray()));
          load(self, "large_literals", function("f", 1, List.of(clause(body, x))));
          var all = (Tuple) call(self, "large_literals", 7L);
          var list = Lists.toJava(all.get(0));
          assertEquals(3_000, list.size());
          assertEquals(Tuple.of(7L, 2_999L), list.getLast());
          assertEquals(Tuple.of(7L, 1_234L), ((Tuple) all.get(1)).get(1_234));
          assertEquals(3_006L, ((MapTerm) all.get(2)).get(2_999L));
        });
  }

  @Test
  void longCond() {
    Stacks.on(
        Stacks.LARGE,
        () -> {
          var self = new Process();
          var x = variable("x", 0);
          var clauses = new ArrayList<>();
          for (int i = 0; i < 2_000; i++) {
            clauses.add(node("->", Lists.of(erlang("==", x, (long) i)), Tuple.of(Atom.of("is"), (long) i)));
          }
          clauses.add(node("->", Lists.of(Atoms.TRUE), Atom.of("none")));
          var cond = node("cond", Lists.of(Tuple.of(Atoms.DO, Lists.of(clauses))));
          load(self, "large_cond", function("f", 1, List.of(clause(cond, x))));
          assertEquals(Tuple.of(Atom.of("is"), 1_999L), call(self, "large_cond", 1_999L));
          assertEquals(Tuple.of(Atom.of("is"), 7L), call(self, "large_cond", 7.0));
          assertEquals(Atom.of("none"), call(self, "large_cond", 2_000L));
        });
  }

  /** A state machine that calls itself from each of its clauses runs in constant stack although the clauses are in methods of their own. */
  @Test
  void loopThroughLargeFunction() {
    Stacks.on(
        Stacks.LARGE,
        () -> {
          var self = new Process();
          var clauses = new ArrayList<ClauseForm>();
          var n = variable("n", 0);
          clauses.add(clause(Atoms.OK, variable("_s", 1), 0L));
          for (int i = 0; i < 1_000; i++) {
            var next = Tuple.of(Atom.of("f"), NO_META, Lists.of(Atom.of("state" + (i + 1) % 1_000), erlang("-", n, 1L)));
            clauses.add(clause(next, Atom.of("state" + i), n));
          }
          load(self, "large_machine", function("f", 2, clauses));
          assertEquals(Atoms.OK, call(self, "large_machine", Atom.of("state0"), 1_000_000L));
        });
  }

  @Test
  void manyFunctions() {
    Stacks.on(
        Stacks.LARGE,
        () -> {
          var self = new Process();
          var functions = new ArrayList<FunctionForm>();
          for (int i = 0; i < 3_000; i++) {
            var x = variable("x", 0);
            functions.add(function("g" + i, 1, List.of(clause(Tuple.of(x, (long) i), x))));
          }
          load(self, "large_module", functions.toArray(FunctionForm[]::new));
          for (int i = 0; i < 3_000; i += 11) {
            var ref = FunctionRef.of(Atom.of("large_module"), Atom.of("g" + i), 1);
            assertEquals(Tuple.of(1L, (long) i), self.apply(ref, 1L));
          }
        });
  }
}
