package dev.athanor.compiler.expand;

import dev.athanor.term.Tuple3;

/** Operators that mean something only inside other forms, met on their own. */
final class Misplaced {
  private Misplaced() {}

  static Object arrow(Scope s, Tuple3 node, Object[] arguments) {
    throw s.fail(
        node.e1,
        "misplaced operator ->\n\nThis typically means invalid syntax or a macro is not available in scope");
  }

  static Object type(Scope s, Tuple3 node, Object[] arguments) {
    throw s.fail(
        node.e1,
        """
        misplaced operator ::/2

        The :: operator is typically used in bitstrings to specify types and sizes of segments:

            <<size::32-integer, letter::utf8, rest::binary>>

        It is also used in typespecs, such as @type and @spec, to describe inputs and outputs""");
  }

  static Object pipe(Scope s, Tuple3 node, Object[] arguments) {
    throw s.fail(
        node.e1,
        """
        misplaced operator |/2

        The | operator is typically used between brackets to mark the tail of a list:

            [head | tail]
            [head, middle, ... | tail]

        It is also used to update maps and structs, via the %{map | key: value} notation, and in typespecs, such as @type \
        and @spec, to express the union of two types""");
  }

  static Object cursor(Scope s, Tuple3 node, Object[] arguments) {
    throw s.fail(
        node.e1,
        "reserved special form __cursor__ cannot be expanded, it is used exclusively to annotate ASTs");
  }
}
