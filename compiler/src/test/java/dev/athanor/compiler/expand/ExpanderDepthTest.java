package dev.athanor.compiler.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.athanor.term.Atom;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple3;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Code nested deeper than anyone writes is refused, and a long chain of operators is not. */
class ExpanderDepthTest {
  private static final int DEEP = 100_000;
  private static final long STACK = 1L << 30;

  private static Object call(String name, Object... arguments) {
    return new Tuple3(Atom.of(name), EmptyList.EMPTY, Lists.of(arguments));
  }

  private static Object nested(int depth, UnaryOperator<Object> around) {
    Object code = 1L;
    for (int i = 0; i < depth; i++) {
      code = around.apply(code);
    }
    return code;
  }

  private static String expand(Object quoted) throws InterruptedException {
    var result = new String[1];
    var trial = Trial.withoutLibrary();
    var thread = new Thread(null, () -> result[0] = trial.expand(quoted), "deep", STACK);
    thread.start();
    thread.join();
    return trial.diagnostics() + "\n" + result[0];
  }

  private static void refused(UnaryOperator<Object> around) throws InterruptedException {
    assertEquals(
        "error 0 expression is nested too deeply to be compiled\n** nofile: cannot compile file (errors have been logged)",
        expand(nested(DEEP, around)));
  }

  @Test
  void nestingIsRefused() throws InterruptedException {
    refused(code -> Lists.of(code));
    refused(code -> Tuple.of(code, 1L));
    refused(code -> call("{}", code));
    refused(code -> call("+", code));
    refused(code -> call("__block__", code, 1L));
    refused(code -> call("fn", call("->", EmptyList.EMPTY, code)));
    refused(code -> call("quote", Lists.of(Tuple.of(Atom.of("do"), call("unquote", code)))));
  }

  @Test
  void longChainsOfOperatorsAreNot() throws InterruptedException {
    assertTrue(expand(nested(20_000, code -> call("+", code, 1L))).startsWith("\n{{:., "));
  }

  @Test
  void quotedCodeMayBeDeep() throws InterruptedException {
    assertTrue(expand(call("quote", Lists.of(Tuple.of(Atom.of("do"), nested(5_000, code -> Lists.of(code)))))).startsWith("\n[["));
  }
}
