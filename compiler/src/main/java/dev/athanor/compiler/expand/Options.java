package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple2;
import java.util.Set;

/** The keyword options of special forms. */
final class Options {
  private Options() {}

  /** Expands options and checks that all are known. */
  static Object expand(Scope s, Object meta, String form, Set<Atom> allowed, Object options) {
    var expanded = s.expand(options);
    validate(s, meta, form, allowed, expanded);
    return expanded;
  }

  /** Checks that all options are known. */
  static void validate(Scope s, Object meta, String form, Set<Atom> allowed, Object options) {
    if (!Ast.isList(options)) {
      throw s.fail(
          meta, "invalid options for " + form + ", expected a keyword list, got: " + s.source(options));
    }
    var rest = options;
    while (rest instanceof Cons cell) {
      if (cell.head instanceof Tuple2 pair && !(pair.e0 instanceof Atom name && allowed.contains(name))) {
        throw s.fail(meta, "unsupported option " + s.source(pair.e0) + " given to " + form);
      }
      rest = cell.tail();
    }
  }

  /** The options at the end of a form's arguments: a keyword list, or one before {@code do} and one with it, as one list. */
  static Object trailing(Object[] arguments) {
    int last = arguments.length - 1;
    return switch (countTrailing(arguments)) {
      case 0 -> EmptyList.EMPTY;
      case 1 -> arguments[last];
      default -> Lists.reverse(Lists.reverse(arguments[last - 1], EmptyList.EMPTY), arguments[last]);
    };
  }

  /** How many of the arguments at the end are options: 0, 1 or 2. */
  static int countTrailing(Object[] arguments) {
    int last = arguments.length - 1;
    if (last < 0 || !Ast.isKeyword(arguments[last])) {
      return 0;
    }
    return last > 0 && arguments[last - 1] != EmptyList.EMPTY && Ast.isKeyword(arguments[last - 1]) ? 2 : 1;
  }
}
