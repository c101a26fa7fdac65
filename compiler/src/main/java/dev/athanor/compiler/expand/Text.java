package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;

/**
 * Terms and code as messages show them. The rules are the library's, {@code Kernel.inspect/1} and {@code
 * Macro.to_string/1}; while the library itself is compiled and those do not exist yet, terms are shown in a plain
 * Erlang notation.
 */
public final class Text {
  private static final Atom INSPECT = Atom.of("inspect");
  private static final Atom MACRO = Atom.of("Elixir.Macro");
  private static final Atom TO_STRING = Atom.of("to_string");

  private Text() {}

  /** The term as {@code inspect/1} shows it. */
  public static String inspect(Session session, Object term) {
    return rendered(session, Names.KERNEL, INSPECT, term);
  }

  /** Quoted code as source. */
  public static String source(Session session, Object quoted) {
    return rendered(session, MACRO, TO_STRING, quoted);
  }

  /** A binary as text. */
  public static String plain(Object term) {
    return term instanceof Bitstring text ? text.text() : String.valueOf(term);
  }

  private static String rendered(Session session, Atom module, Atom function, Object term) {
    var modules = session.modules();
    if (modules.hasLibrary()
        && modules.ensureLoaded(module)
        && modules.exports(module, function, 1)
        && modules.call(module, function, term) instanceof Bitstring text) {
      return text.text();
    }
    return String.valueOf(term);
  }
}
