package dev.athanor.compiler.expand;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.error.BadArgument;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;

/** {@code :elixir_utils}: what the library's macros share with the compiler. */
@BifModule("elixir_utils")
public final class UtilsBifs {
  private UtilsBifs() {}

  /** {@code {call, guards}} of a call that may have guards, which further {@code when}s divide. */
  @Bif
  public static Object extractGuards(Object quoted) {
    if (!Ast.isCall(quoted, Names.WHEN, 2)) {
      return Tuple.of(quoted, EmptyList.EMPTY);
    }
    var guards = new ArrayList<Object>();
    var rest = Ast.argument((Tuple3) quoted, 1);
    while (Ast.isCall(rest, Names.WHEN, 2)) {
      guards.add(Ast.argument((Tuple3) rest, 0));
      rest = Ast.argument((Tuple3) rest, 1);
    }
    guards.add(rest);
    return Tuple.of(Ast.argument((Tuple3) quoted, 0), Lists.of(guards));
  }

  /** {@code {all but the last, the last}} of a list; {@code {[], []}} of the empty one. */
  @Bif
  public static Object splitLast(Object list) {
    if (list == EmptyList.EMPTY) {
      return Tuple.of(EmptyList.EMPTY, EmptyList.EMPTY);
    }
    if (!(list instanceof Cons) || !Lists.isProper(list)) {
      throw BadArgument.plain(Atoms.BADARG, "elixir_utils", "split_last", list);
    }
    return Tuple.of(Ast.init(list), Ast.last(list));
  }

  /** The line in metadata, 0 where there is none. */
  @Bif
  public static Object getLine(Object meta) {
    return (long) Meta.line(meta);
  }
}
