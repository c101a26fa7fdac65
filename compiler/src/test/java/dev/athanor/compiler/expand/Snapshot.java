package dev.athanor.compiler.expand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A recorded case: sections of a Markdown file, each a heading and a fenced block.
 *
 * @param source what is compiled
 * @param expanded what it becomes, or {@code ** message} of the exception that ends the attempt
 * @param diagnostics one a line: severity, position, message
 */
record Snapshot(String source, String expanded, String diagnostics) {
  private static final Pattern CASE =
      Pattern.compile(
          "^# SOURCE\\n```elixir\\n(.*?)\\n```\\n# EXPANDED\\n```elixir\\n(.*?)\\n```\\n(?:# DIAGNOSTICS\\n```\\n(.*?)\\n```\\n)?",
          Pattern.MULTILINE | Pattern.DOTALL);

  /** The cases of a file. */
  static List<Snapshot> of(String topic) {
    var cases = new ArrayList<Snapshot>();
    var matcher = CASE.matcher(resource(topic + ".md"));
    while (matcher.find()) {
      var diagnostics = matcher.group(3);
      cases.add(new Snapshot(matcher.group(1), matcher.group(2), diagnostics == null ? "" : diagnostics));
    }
    return cases;
  }

  static String resource(String name) {
    try (var in = Snapshot.class.getResourceAsStream("/dev/athanor/compiler/expand/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
