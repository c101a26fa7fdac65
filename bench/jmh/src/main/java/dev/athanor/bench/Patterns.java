package dev.athanor.bench;

import dev.athanor.code.FunctionRef;
import dev.athanor.compiler.driver.Compilations;
import dev.athanor.io.StandardIo;
import dev.athanor.process.Node;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The time of one round of each function in {@code patterns.ex}, compiled with the optimiser or without. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Patterns {
  private static final int ROUNDS = 1000;

  /** The function. */
  @Param({
    "integers", "overflow", "floats", "calls", "lists", "atoms", "tuples", "maps", "binaries", "append", "closures", "comprehension", "throws"
  })
  public String pattern;

  /** {@code on} or {@code off}. */
  @Param({"on", "off"})
  public String optimiser;

  private Process self;
  private FunctionRef function;

  /** Starts a node and compiles the patterns. */
  @Setup
  public void compile() throws IOException {
    System.setProperty("athanor.optimise", optimiser);
    Compilations.install();
    Node.start(new StandardIo());
    self = new Process();
    try (var source = Patterns.class.getResourceAsStream("/patterns.ex")) {
      var text = new String(source.readAllBytes(), StandardCharsets.UTF_8);
      self.apply(FunctionRef.of(Atom.of("Elixir.Code"), Atom.of("compile_string"), 1), Bitstring.of(text));
    }
    function = FunctionRef.of(Atom.of("Elixir.Patterns"), Atom.of(pattern), 1);
  }

  /** So many rounds. */
  @Benchmark
  @OperationsPerInvocation(ROUNDS)
  public Object rounds() {
    return self.apply(function, (long) ROUNDS);
  }
}
