package dev.athanor.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.athanor.code.CodeServer;
import dev.athanor.compiler.core.ClauseForm;
import dev.athanor.compiler.core.FunctionForm;
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

/** Code that belongs to no module. */
class EvaluationTest {
  private static final Atom NAME = Atom.of("evaluated_0");
  private static final Atom FUNCTION = Atom.of("__FILE__");

  private static Object evaluate(Object pattern, Object argument, Object body) {
    var clause = new ClauseForm(EmptyList.EMPTY, Lists.of(pattern), EmptyList.EMPTY, body);
    var function = new FunctionForm(FunctionForm.Kind.DEFP, FUNCTION, 1, "eval.exs", 1, List.of(clause));
    var compiled = Compile.module(ModuleForm.evaluated(NAME, "eval.exs", List.of(function)), Cases.KNOWLEDGE);
    var fun = CodeServer.loadUnnamed(compiled.withChunks(Map.of(), null), compiled.constants().toArray(), FUNCTION, 1);
    return new Process().apply(fun, argument);
  }

  @Test
  void isKnownToItsCallerAlone() {
    var x = Tuple.of(Atom.of("x"), Lists.of(Tuple.of(Atom.of("version"), 0L)), Atom.of("nil"));
    assertEquals(Tuple.of(5L, 1L), evaluate(x, 5L, Tuple.of(x, 1L)));
    assertFalse(CodeServer.isLoaded(NAME));
  }

  @Test
  void termsThatNoFileCanHoldStayTheSameObjects() {
    var reference = Reference.make();
    var list = Lists.toJava(evaluate(EmptyList.EMPTY, EmptyList.EMPTY, Lists.of(reference, Tuple.of(reference, 1L))));
    assertSame(reference, list.getFirst());
    assertEquals(Tuple.of(reference, 1L), list.getLast());
  }
}
