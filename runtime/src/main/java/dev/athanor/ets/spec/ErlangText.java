package dev.athanor.ets.spec;

import dev.athanor.term.Atom;
import dev.athanor.term.Tuple;
import java.util.StringJoiner;

/** Terms as Erlang writes them, for the messages about match specifications. */
final class ErlangText {
  private ErlangText() {}

  static String of(Object term) {
    return switch (term) {
      case Atom atom -> word(atom.name());
      case Tuple tuple -> tuple(tuple);
      default -> term.toString();
    };
  }

  private static String tuple(Tuple tuple) {
    var text = new StringJoiner(",", "{", "}");
    for (var element : tuple.toArray()) {
      text.add(of(element));
    }
    return text.toString();
  }

  private static String word(String name) {
    return isPlain(name) ? name : "'" + name.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static boolean isPlain(String name) {
    return !name.isEmpty()
        && Character.isLowerCase(name.charAt(0))
        && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '@');
  }
}
