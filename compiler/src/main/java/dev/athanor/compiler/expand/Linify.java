package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.Set;

/**
 * Marks what a macro gave: nodes without a line get that of the call, and names that the macro itself introduced get
 * a counter, so that the variables (and aliases) of one expansion are told from those of its neighbours. This and the
 * context that {@code quote} gives to variables are all of hygiene.
 */
public final class Linify {
  private static final Set<Atom> LEXICAL =
      Set.of(Names.ALIAS, Atom.of("import"), Atom.of("require"), Names.ALIASES);

  private final long line;
  private final boolean generated;
  private final boolean keeping;
  private final Object receiver;
  private final Object counter;

  private Linify(long line, boolean generated, boolean keeping, Object receiver, Object counter) {
    this.line = line;
    this.generated = generated;
    this.keeping = keeping;
    this.receiver = receiver;
    this.counter = counter;
  }

  /** Marks an expansion of a macro of {@code receiver} called with that metadata. */
  static Object expansion(Object quoted, Object meta, Object receiver, Object counter) {
    return new Linify(Meta.line(meta), Meta.isSet(meta, Names.GENERATED), false, receiver, counter).mark(quoted);
  }

  /** Only sets the line where there is none. */
  public static Object lines(Object quoted, long line) {
    return new Linify(line, false, false, null, null).mark(quoted);
  }

  /** Sets the line where there is none, to the one that {@code quote location: :keep} recorded where it did. */
  public static Object keptLines(Object quoted, long line) {
    return new Linify(line, false, true, null, null).mark(quoted);
  }

  private Object mark(Object quoted) {
    return switch (quoted) {
      case Tuple3 node when Ast.isList(node.e1) -> node(node);
      case Tuple2 pair -> Tuple.of(mark(pair.e0), mark(pair.e1));
      case Cons list -> list(list);
      default -> quoted;
    };
  }

  private Object list(Cons list) {
    var marked = new ListBuilder();
    Object rest = list;
    while (rest instanceof Cons cell) {
      marked.add(mark(cell.head));
      rest = cell.tail();
    }
    return marked.toList(rest);
  }

  private Object node(Tuple3 node) {
    var meta = counter != null && isOwn(node) ? Meta.withNew(node.e1, Names.COUNTER, counter) : node.e1;
    return new Tuple3(mark(node.e0), located(meta), mark(node.e2));
  }

  /** Whether the node is a name that the macro introduced. */
  private boolean isOwn(Tuple3 node) {
    if (!(node.e0 instanceof Atom name)) {
      return false;
    }
    if (node.e2 instanceof Cons) {
      return LEXICAL.contains(name) || name == Names.QUOTE && Meta.get(node.e1, Names.CONTEXT) == receiver;
    }
    return node.e2 == receiver && name != Names.UNDERSCORE;
  }

  private Object located(Object meta) {
    return keeping ? keptLine(meta) : callLine(meta);
  }

  private Object callLine(Object meta) {
    var withLine = line == 0 ? meta : Meta.withNew(meta, Atoms.LINE, line);
    return generated ? Meta.with(withLine, Names.GENERATED, Atoms.TRUE) : withLine;
  }

  private Object keptLine(Object meta) {
    if (Meta.get(meta, Names.KEEP) instanceof Tuple2 kept && kept.e1 instanceof Long keptLine) {
      var rest = Meta.without(Meta.without(meta, Names.KEEP), Atoms.LINE);
      return rest == EmptyList.EMPTY ? Lists.of(Tuple.of(Atoms.LINE, keptLine)) : Meta.with(rest, Atoms.LINE, keptLine);
    }
    return callLine(meta);
  }
}
