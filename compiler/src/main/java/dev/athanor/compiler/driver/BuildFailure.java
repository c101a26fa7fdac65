package dev.athanor.compiler.driver;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;

/** What went wrong while the library was built, for whoever builds it: {@code Exception} may not be there to say it better. */
final class BuildFailure {
  private static final Atom MESSAGE = Atom.of("message");
  private static final Atom DESCRIPTION = Atom.of("description");

  private BuildFailure() {}

  /** The kind, the reason with its text, if it is an exception that has one, and the trace, each entry in a line. */
  static String text(ErlangException failed) {
    var text = new StringBuilder("cannot build the library: ").append(failed.kind()).append(": ").append(failed.reason());
    if (failed.reason() instanceof MapTerm exception) {
      append(text, exception.get(MESSAGE));
      append(text, exception.get(DESCRIPTION));
    }
    for (var entry : Lists.toJava(failed.stacktrace())) {
      text.append("\n    ").append(entry instanceof Tuple frame ? frame.toString() : entry);
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Object message) {
    if (message instanceof Bitstring string) {
      text.append("\n").append(string.text());
    }
  }
}
