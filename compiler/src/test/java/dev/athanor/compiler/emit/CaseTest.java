package dev.athanor.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every recorded case gives what the reference gave: values, errors, and the first entries of stack traces. */
class CaseTest {
  private static final List<String> FILES = List.of("basic", "patterns", "guards", "maps", "tries", "flow", "receives", "bits", "loops", "reflect");

  @TestFactory
  Stream<DynamicTest> cases() {
    var tests = new ArrayList<DynamicTest>();
    for (var file : FILES) {
      var results = new ArrayList<String>();
      Stacks.on(Stacks.LARGE, () -> results.addAll(results(file)));
      var expected = Cases.lines(file + ".out");
      for (int i = 0; i < expected.size(); i++) {
        var line = expected.get(i);
        var result = results.get(i);
        tests.add(DynamicTest.dynamicTest(line.substring(0, line.indexOf(' ')), () -> assertEquals(line, result)));
      }
    }
    return tests.stream();
  }

  private static List<String> results(String file) {
    var self = new Process();
    Cases.load(self, "support");
    Cases.load(self, file);
    return Cases.lines(file + ".out").stream().map(line -> result(self, line)).toList();
  }

  private static String result(Process self, String line) {
    int dot = line.indexOf("'.");
    var module = (Atom) TermText.read(line.substring(0, dot + 1));
    var name = line.substring(dot + 2, line.indexOf(' '));
    return line.substring(0, line.indexOf(' ') + 1) + TermText.write(Cases.run(self, module, Atom.of(name)));
  }
}
