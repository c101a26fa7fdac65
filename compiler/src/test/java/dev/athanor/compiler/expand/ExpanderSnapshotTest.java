package dev.athanor.compiler.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.athanor.compiler.Inspected;
import dev.athanor.compiler.parse.ParseOptions;
import dev.athanor.compiler.parse.Parser;
import dev.athanor.compiler.source.Source;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Code and what the reference expands it to, with its warnings and errors. */
class ExpanderSnapshotTest {
  private static final String[] TOPICS = {
    "bitstring_sizes", "bitstrings", "blocks", "blocks_and_variables", "calls", "captures", "captures_and_clauses",
    "clauses", "directives_and_calls", "guards_and_patterns", "maps_and_structs", "patterns", "recursive_patterns", "quote",
    "quote_details", "quote_options", "scopes"
  };

  @TestFactory
  Stream<DynamicTest> recorded() {
    return Stream.of(TOPICS).flatMap(topic -> Snapshot.of(topic).stream().map(snapshot -> test(topic, snapshot)));
  }

  private static DynamicTest test(String topic, Snapshot snapshot) {
    return dynamicTest(topic + ": " + snapshot.source(), () -> check(snapshot));
  }

  private static void check(Snapshot snapshot) {
    var trial = Trial.withLibrary();
    var quoted = Parser.parse(Source.of("nofile", snapshot.source()), ParseOptions.DEFAULT).quoted();
    var expanded = trial.expand(quoted);
    var expected = snapshot.expanded();
    assertEquals(expected.startsWith("** ") ? expected : Inspected.joined(expected), expanded);
    assertEquals(snapshot.diagnostics(), trial.diagnostics());
  }
}
