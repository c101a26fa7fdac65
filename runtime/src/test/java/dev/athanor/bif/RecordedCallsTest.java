package dev.athanor.bif;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.athanor.code.ModuleCode;
import dev.athanor.error.ErlangException;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Cons;
import dev.athanor.term.Equality;
import dev.athanor.term.Fun;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Calls of builtins with the results that OTP 27 gave for them. Each file under {@code recorded/} is a list of lines
 *
 * <pre>
 * :lists.seq(1, 3) => [1, 2, 3]
 * :erlang.hd([]) ** {:error, :badarg}
 * :lists.nth(3, [:a]) ** {:error, :function_clause, {:lists, :nth_1, [2, []]}}
 * </pre>
 *
 * where {@code **} tells the class and reason of what is raised, and the first entry of the trace where it is not the call itself.
 * More lines are recorded by evaluating the left side in a shell.
 */
class RecordedCallsTest {
  private static final Map<String, Callee> BUILTINS = builtins();

  @TestFactory
  Stream<DynamicTest> recordings() throws IOException, URISyntaxException {
    var folder = Path.of(RecordedCallsTest.class.getResource("/recorded").toURI());
    try (var files = Files.list(folder)) {
      return files.sorted().toList().stream()
          .map(file -> dynamicTest(file.getFileName().toString(), file.toUri(), () -> check(file)));
    }
  }

  private static void check(Path file) throws IOException {
    var wrong = new ArrayList<String>();
    var lines = Files.readAllLines(file);
    for (var line : lines) {
      var difference = line.isBlank() || line.startsWith("#") ? null : difference(line);
      if (difference != null) {
        wrong.add(difference);
      }
    }
    assertTrue(wrong.isEmpty(), () -> wrong.size() + " of " + lines.size() + " differ:\n" + String.join("\n", wrong));
  }

  private static String difference(String line) {
    var reader = new TermReader(line, RecordedCallsTest::capture);
    var call = reader.call();
    boolean returns = reader.take("=>");
    if (!returns && !reader.take("**")) {
      throw new IllegalArgumentException("neither => nor ** in " + line);
    }
    var expected = reader.term();
    Object actual;
    boolean returned = false;
    try {
      actual = callee(call.module() + ":" + call.function() + "/" + call.arguments().length).call(call.arguments());
      returned = true;
    } catch (ErlangException raised) {
      actual = described(raised, call);
    }
    return returned == returns && Equality.exact(actual, expected) ? null : line + "\n    gave " + actual;
  }

  /** <code>{class, reason}</code>, with the first entry of the trace where that is not the call. */
  private static Tuple described(ErlangException raised, TermReader.Call call) {
    var made = Tuple.of(Atom.of(call.module()), Atom.of(call.function()), Lists.of(call.arguments()));
    if (raised.stacktrace() instanceof Cons trace && trace.head instanceof Tuple entry) {
      var top = Tuple.of(entry.get(0), entry.get(1), entry.get(2));
      return top.equals(made) ? Tuple.of(raised.kind(), raised.reason()) : Tuple.of(raised.kind(), raised.reason(), top);
    }
    return Tuple.of(raised.kind(), raised.reason());
  }

  private static Callee callee(String name) {
    var callee = BUILTINS.get(name);
    if (callee == null) {
      throw new IllegalArgumentException("no builtin " + name);
    }
    return callee;
  }

  private static Fun capture(String name) {
    return new Capture(callee(name));
  }

  private static Map<String, Callee> builtins() {
    var found = new HashMap<String, Callee>();
    var index = new RuntimeBifs();
    for (var module : index.modules()) {
      for (var code : index.of(module)) {
        var functions = code.functions();
        for (int i = 0; i < functions.length; i++) {
          found.put(module + ":" + functions[i].name() + "/" + functions[i].arity(), new Callee(code, i, functions[i].arity()));
        }
      }
    }
    return found;
  }

  /** A builtin. */
  private record Callee(ModuleCode code, int number, int arity) {
    private static final Process SELF = new Process();

    Object call(Object... x) {
      return switch (arity) {
        case 0 -> code.call(SELF, number);
        case 1 -> code.call(SELF, number, x[0]);
        case 2 -> code.call(SELF, number, x[0], x[1]);
        case 3 -> code.call(SELF, number, x[0], x[1], x[2]);
        case 4 -> code.call(SELF, number, x[0], x[1], x[2], x[3]);
        case 5 -> code.call(SELF, number, x[0], x[1], x[2], x[3], x[4]);
        case 6 -> code.call(SELF, number, x[0], x[1], x[2], x[3], x[4], x[5]);
        default -> code.callMany(SELF, number, x);
      };
    }
  }

  /** {@code &module.function/arity}. */
  private static final class Capture extends Fun {
    private final Callee callee;

    Capture(Callee callee) {
      this.callee = callee;
    }

    @Override
    public int arity() {
      return callee.arity();
    }

    @Override
    public Atom module() {
      return callee.code().module();
    }

    @Override
    public Object call(Process self, Object a) {
      return arity() == 1 ? callee.call(a) : super.call(self, a);
    }

    @Override
    public Object call(Process self, Object a, Object b) {
      return arity() == 2 ? callee.call(a, b) : super.call(self, a, b);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Capture that && callee.equals(that.callee);
    }

    @Override
    public int hashCode() {
      return callee.hashCode();
    }

    @Override
    public Object call(Process self, Object a, Object b, Object c) {
      return arity() == 3 ? callee.call(a, b, c) : super.call(self, a, b, c);
    }
  }
}
