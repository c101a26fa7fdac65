package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Tuple3;
import java.util.HashMap;
import java.util.Map;

/** The forms that the language is made of, by name and number of arguments. */
final class SpecialForms {
  private static final int ANY = -1;
  private static final Map<Atom, Entry> FORMS = new HashMap<>();

  /** How a form is expanded. */
  @FunctionalInterface
  interface Form {
    Object expand(Scope s, Tuple3 node, Object[] arguments);
  }

  private record Entry(int fewest, int most, Form form) {
    boolean takes(int arity) {
      return fewest == ANY || arity >= fewest && arity <= most;
    }
  }

  static {
    add("=", 2, Match::assignment);
    add("{}", ANY, (s, node, arguments) -> new Tuple3(node.e0, node.e1, Expander.allOf(s, arguments)));
    add("%{}", ANY, Maps::map);
    add("%", 2, Structs::expand);
    add("<<>>", ANY, Bitstrings::expand);
    add("->", ANY, Misplaced::arrow);
    add("::", 2, Misplaced::type);
    add("|", 2, Misplaced::pipe);
    add("^", 1, Match::pin);
    add("__block__", ANY, Blocks::expand);
    add("__aliases__", ANY, Aliases::expand);
    add("alias", 1, 2, Directives::alias);
    add("require", 1, 2, Directives::require);
    add("import", 1, 2, Directives::importing);
    add("quote", 1, 2, Quote::expand);
    add("unquote", 1, Quote::misplacedUnquote);
    add("unquote_splicing", 1, Quote::misplacedUnquote);
    add("&", 1, Captures::expand);
    add("fn", ANY, Fns::expand);
    add("case", 2, Cases::expand);
    add("cond", 1, Conds::expand);
    add("receive", 1, Receives::expand);
    add("try", 1, Tries::expand);
    add("for", ANY, Comprehensions::expand);
    add("with", ANY, Withs::expand);
    add("super", ANY, Supers::expand);
    add("__cursor__", ANY, Misplaced::cursor);
  }

  private SpecialForms() {}

  private static void add(String name, int arity, Form form) {
    add(name, arity, arity, form);
  }

  private static void add(String name, int fewest, int most, Form form) {
    FORMS.put(Atom.of(name), new Entry(fewest, most, form));
  }

  /** The form of that name that takes that many arguments, or {@code null}. */
  static Form find(Atom name, int arity) {
    var entry = FORMS.get(name);
    return entry != null && entry.takes(arity) ? entry.form : null;
  }

  /** Whether {@code name/arity} is one of the forms, so that nothing of that name can be imported or defined. */
  static boolean isReserved(Atom name, int arity) {
    return find(name, arity) != null
        || switch (name.name()) {
          case "." -> arity == 2;
          case "__ENV__", "__CALLER__", "__STACKTRACE__", "__MODULE__", "__DIR__" -> arity == 0;
          default -> false;
        };
  }
}
