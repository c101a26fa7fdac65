package dev.athanor.launch;

import dev.athanor.code.FunctionRef;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.EmptyList;

/**
 * Gets the compiler ready while the processes of the node start: the JVM initialises and links its classes at their first use, which takes longer than to compile a line.
 *
 * <p>An expression without effects is evaluated on the thread that has started the node and has nothing else to do. It is no process: nobody sees it, nobody waits for it, and what the
 * program does is the same, whether it is early or late.
 */
final class Warmup {
  private static final Atom CODE = Atom.of("Elixir.Code");
  private static final Atom EVAL_STRING = Atom.of("eval_string");

  /** A call of another module, as most programs begin with. */
  private static final String TEXT = "IO.chardata_to_string(\"1\")";

  private Warmup() {}

  /** Evaluates on the calling thread. */
  static void run() {
    new Process().apply(FunctionRef.of(CODE, EVAL_STRING, 3), Bitstring.of(TEXT), EmptyList.EMPTY, EmptyList.EMPTY);
  }
}
