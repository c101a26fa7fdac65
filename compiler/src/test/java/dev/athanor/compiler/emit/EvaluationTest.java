package dev.athanor.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.athanor.code.CodeServer;
import dev.athanor.code.FunctionRef;
import dev.athanor.compiler.core.ModuleForm;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final Atom FUNCTION = Atom.of("__FILE__");

  private static Object variable(String name, long version) {
    return Tuple.of(Atom.of(name), Lists.of(Tuple.of(Atom.of("version"), version)), Atom.of("nil"));
  }

  private static Object node(String name, Object... arguments) {
    return Tuple.of(Atom.of(name), EmptyList.EMPTY, Lists.of(arguments));
  }

  private static Object evaluate(String module, List<Object> in, Object values, Object expression, List<Object> out) {
    var self = new Process();
    var form = ModuleForm.evaluation(Atom.of(module), FUNCTION, "eval.exs", 1, in, expression, out);
    var compiled = Compile.module(form, Cases.KNOWLEDGE);
    assertEquals(null, CodeServer.load(self, compiled.withChunks(Map.of(), null), compiled.constants().toArray()));
    return self.apply(FunctionRef.of(Atom.of(module), FUNCTION, 1), values);
  }

  @Test
  void variablesGoInAndComeOut() {
    var x = variable("x", 0);
    var y = variable("y", 1);
    var assignment = node("=", y, Tuple.of(x, 2L));
    var result = evaluate("eval_1", List.of(x), Tuple.of(1L), node("__block__", assignment, Atom.of("done")), List.of(y, x));
    assertEquals(Tuple.of(Atom.of("done"), Tuple.of(Tuple.of(1L, 2L), 1L)), result);
  }

  @Test
  void termsThatNoFileCanHoldStayTheSameObjects() {
    var reference = Reference.make();
    var result = (Tuple) evaluate("eval_2", List.of(), Tuple.of(), Lists.of(reference, Tuple.of(reference, 1L)), List.of());
    var list = Lists.toJava(result.get(0));
    assertSame(reference, list.getFirst());
    assertEquals(Tuple.of(reference, 1L), list.getLast());
  }
}
