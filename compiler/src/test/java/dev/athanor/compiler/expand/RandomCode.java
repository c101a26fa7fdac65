package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.Random;

/** Terms that look like quoted code, and some that hardly do. */
final class RandomCode {
  private static final String[] FORMS = {
    "=", "case", "cond", "fn", "receive", "try", "with", "for", "quote", "unquote", "unquote_splicing", "&", "alias",
    "import", "require", "super", "__MODULE__", "__DIR__", "__ENV__", "__CALLER__", "__STACKTRACE__", "__aliases__",
    "__block__", "^", "::", "<<>>", "%", "%{}", "{}", ".", "__cursor__", "->", "<-", "when", "|", "_", "x", "y", "self",
    "elem", "hd", "is_atom", "+", "-", "++", "<>", "and", "not", "in", "size", "binary", "integer", "unit", "~~~", "List"
  };
  private static final String[] KEYS = {
    "do", "else", "rescue", "catch", "after", "into", "uniq", "reduce", "as", "only", "except", "warn", "context",
    "bind_quoted", "unquote", "line", "file", "location", "generated", "macros", "functions", "sigils", "version"
  };
  private static final String[] META = {"line", "column", "counter", "context", "imports", "import", "alias", "no_parens", "keep"};

  private final Random random;

  RandomCode(long seed) {
    random = new Random(seed);
  }

  /** A term of at most that depth. */
  Object term(int depth) {
    int choice = random.nextInt(depth <= 0 ? 4 : 14);
    return switch (choice) {
      case 0 -> atom(FORMS);
      case 1 -> (long) random.nextInt(-2, 300);
      case 2 -> random.nextBoolean() ? Bitstring.of("text") : (Object) 1.5;
      case 3 -> new Tuple3(atom(FORMS), meta(depth), random.nextBoolean() ? Atom.of("nil") : Atom.of("Elixir"));
      case 4 -> keywords(depth);
      case 5 -> Tuple.of(term(depth - 1), term(depth - 1));
      case 6 -> list(depth);
      case 7 -> clauses(depth);
      case 8 -> new Tuple3(term(depth - 1), meta(depth), list(depth));
      case 9 -> oddity(depth);
      default -> new Tuple3(atom(FORMS), meta(depth), arguments(depth));
    };
  }

  private Object oddity(int depth) {
    return switch (random.nextInt(5)) {
      case 0 -> new Cons(term(depth - 1), term(depth - 1));
      case 1 -> new Tuple3(term(depth - 1), term(depth - 1), term(depth - 1));
      case 2 -> MapTerm.EMPTY.put(term(depth - 1), term(depth - 1));
      case 3 -> Tuple.of(term(depth - 1), term(depth - 1), term(depth - 1), term(depth - 1));
      default -> new Tuple3(atom(FORMS), meta(depth), term(depth - 1));
    };
  }

  private Atom atom(String[] names) {
    return Atom.of(names[random.nextInt(names.length)]);
  }

  private Object arguments(int depth) {
    return random.nextInt(3) == 0 ? Lists.of(term(depth - 1), keywords(depth)) : list(depth);
  }

  private Object list(int depth) {
    var elements = new ArrayList<Object>();
    for (int i = random.nextInt(4); i > 0; i--) {
      elements.add(term(depth - 1));
    }
    return Lists.of(elements.toArray());
  }

  private Object keywords(int depth) {
    var pairs = new ArrayList<Object>();
    for (int i = random.nextInt(3); i > 0; i--) {
      pairs.add(Tuple.of(atom(KEYS), random.nextInt(3) == 0 ? clauses(depth - 1) : term(depth - 1)));
    }
    return Lists.of(pairs.toArray());
  }

  private Object clauses(int depth) {
    var clauses = new ArrayList<Object>();
    for (int i = random.nextInt(3); i > 0; i--) {
      clauses.add(new Tuple3(Names.ARROW, meta(depth), Lists.of(list(depth - 1), term(depth - 1))));
    }
    return Lists.of(clauses.toArray());
  }

  private Object meta(int depth) {
    if (random.nextInt(4) != 0) {
      return Lists.of(Tuple.of(Atom.of("line"), 1L));
    }
    return random.nextInt(8) == 0
        ? EmptyList.EMPTY
        : Lists.of(Tuple.of(atom(META), term(Math.min(depth - 1, 1))), Tuple.of(Atom.of("line"), 2L));
  }
}
