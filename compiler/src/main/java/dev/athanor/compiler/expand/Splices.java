package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.function.UnaryOperator;

/**
 * Lists with {@code unquote_splicing} inside, as code that builds them. The list is walked back to front: elements gather in a literal
 * list until a splice is met, which becomes a call of {@code :elixir_quote.list/2} with what follows it.
 */
final class Splices {
  private static final Atom LIST = Atom.of("list");
  private static final Atom TAIL_LIST = Atom.of("tail_list");

  private Splices() {}

  /** Code that builds the list; each element that is not a splice goes through the function. */
  static Object list(Object list, UnaryOperator<Object> element) {
    var elements = new ArrayList<Object>();
    Object rest = list;
    while (rest instanceof Cons cell) {
      elements.add(cell.head);
      rest = cell.tail();
    }
    return rest == EmptyList.EMPTY
        ? proper(elements.toArray(), element)
        : improper(elements.toArray(), rest, element);
  }

  private static Object proper(Object[] elements, UnaryOperator<Object> element) {
    int end = elements.length;
    if (end > 0 && tailSplice(elements[end - 1]) instanceof Tuple3 splice) {
      var pipe = (Tuple3) elements[end - 1];
      var front = gathered(elements, end - 1, EmptyList.EMPTY, element);
      return Ast.remote(
          Names.ELIXIR_QUOTE, TAIL_LIST, pipe.e1, Ast.argument(splice, 0), element.apply(Ast.argument(pipe, 1)), front);
    }
    return gathered(elements, end, EmptyList.EMPTY, element);
  }

  /** {@code [... | tail]} as a term, which only escaped values have: quoted code marks its tail with a {@code |} node. */
  private static Object improper(Object[] elements, Object tail, UnaryOperator<Object> element) {
    int last = elements.length - 1;
    var pipe = Ast.call(Names.PIPE, EmptyList.EMPTY, element.apply(elements[last]), element.apply(tail));
    return gathered(elements, last, Lists.of(pipe), element);
  }

  private static Object tailSplice(Object quoted) {
    return Ast.isCall(quoted, Names.PIPE, 2) && Ast.isCall(Ast.argument((Tuple3) quoted, 0), Names.UNQUOTE_SPLICING, 1)
        ? Ast.argument((Tuple3) quoted, 0)
        : null;
  }

  /** Code for the first {@code end} elements, followed by {@code buffer}, a list of code. */
  private static Object gathered(Object[] elements, int end, Object buffer, UnaryOperator<Object> element) {
    Object front = buffer;
    Object after = EmptyList.EMPTY;
    for (int i = end - 1; i >= 0; i--) {
      if (Ast.isCall(elements[i], Names.UNQUOTE_SPLICING, 1)) {
        var splice = (Tuple3) elements[i];
        after = Ast.remote(Names.ELIXIR_QUOTE, LIST, splice.e1, Ast.argument(splice, 0), joined(front, after));
        front = EmptyList.EMPTY;
      } else {
        front = new Cons(element.apply(elements[i]), front);
      }
    }
    return joined(front, after);
  }

  private static Object joined(Object front, Object after) {
    if (after == EmptyList.EMPTY) {
      return front;
    }
    return front == EmptyList.EMPTY
        ? after
        : Ast.remote(Atoms.ERLANG, Names.PLUS_PLUS, EmptyList.EMPTY, front, after);
  }
}
