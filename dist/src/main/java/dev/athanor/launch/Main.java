package dev.athanor.launch;

import dev.athanor.code.FunctionRef;
import dev.athanor.compiler.driver.Compilations;
import dev.athanor.io.StandardIo;
import dev.athanor.process.Node;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.ListBuilder;

/**
 * The entry point of the launchers {@code bin/elixir} and {@code bin/elixirc}: starts the runtime and calls {@code Kernel.CLI.main/1}
 * with the arguments, a list of binaries, in the first process. {@code Kernel.CLI} decides when and how the program ends.
 */
public final class Main {
  private static final Atom CLI = Atom.of("Elixir.Kernel.CLI");
  private static final Atom KERNEL = Atom.of("kernel");
  private static final Atom BOOT = Atom.of("boot");
  private static final Atom MAIN = Atom.of("main");

  private Main() {}

  /** Runs the command line. */
  public static void main(String[] arguments) {
    if (Observe.isAskedFor(arguments)) {
      System.exit(Observe.run(arguments));
    }
    Node.prepare();
    Compilations.install();
    Node.start(new StandardIo());
    var launched = Node.launch(self -> run(self, arguments));
    Warmup.run();
    launched.end().join();
  }

  private static void run(Process self, String[] arguments) {
    var given = new ListBuilder();
    for (var argument : arguments) {
      given.add(Bitstring.of(argument));
    }
    self.apply(FunctionRef.of(KERNEL, BOOT, 0));
    self.apply(FunctionRef.of(CLI, MAIN, 1), given.toList());
  }
}
