package dev.athanor.compiler.define;

import dev.athanor.code.FunctionRef;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;

/**
 * The two ETS tables that hold the attributes of a module being defined. The library's {@code Module} writes them; what is
 * read here are single rows, see "Rows" in {@code docs/compiler-builtins.md}. They are made when somebody asks
 * for them, which nobody does while {@code Module} itself is not yet compiled.
 */
final class AttributeTables {
  private static final Atom ETS = Atom.of("ets");
  private static final Atom ACCUMULATE = Atom.of("accumulate");
  private static final Tuple STRUCT_KEY = Tuple.of(Atom.of("elixir"), Atom.of("struct"));
  private static final Atom MODULE_LIBRARY = Atom.of("Elixir.Module");

  private final Process self;
  private Tuple2 tables;

  AttributeTables(Process self) {
    this.self = self;
  }

  /** Whether they are of a module that this process defines. */
  boolean belongTo(Process definer) {
    return self == definer;
  }

  /** {@code {set, bag}}. */
  Tuple2 tables() {
    if (tables == null) {
      tables = Tuple.of(make("set"), make("duplicate_bag"));
    }
    return tables;
  }

  private Object make(String type) {
    return ets("new", MODULE_LIBRARY, Lists.of(Atom.of(type), Atom.of("public")));
  }

  private Object ets(String function, Object... arguments) {
    return self.apply(FunctionRef.of(ETS, Atom.of(function), arguments.length), arguments);
  }

  /** The values of an attribute that accumulates, oldest first. */
  Object accumulated(Atom attribute) {
    var values = new ListBuilder();
    var rest = tables == null ? EmptyList.EMPTY : ets("lookup", tables.e1, Tuple.of(ACCUMULATE, attribute));
    while (rest instanceof Cons row) {
      values.add(((Tuple2) row.head).e1);
      rest = row.tail();
    }
    return values.toList();
  }

  /** The value of an attribute that does not accumulate; {@code nil} where there is none. */
  Object value(Atom attribute) {
    return tables != null && ets("lookup", tables.e0, attribute) instanceof Cons row ? ((Tuple) row.head).get(1) : Atoms.NIL;
  }

  /** The value of an attribute that does not accumulate, which it loses now; {@code nil} where there is none. */
  Object take(Atom attribute) {
    if (tables == null || !(ets("take", tables.e0, attribute) instanceof Cons row)) {
      return Atoms.NIL;
    }
    return ((Tuple) row.head).get(1);
  }

  /** What {@code defstruct} has noted; {@code null} where it was not called. */
  Object struct() {
    return tables != null && ets("lookup", tables.e0, STRUCT_KEY) instanceof Cons row ? ((Tuple) row.head).get(1) : null;
  }

  /** Throws the tables away. */
  void delete() {
    if (tables != null) {
      ets("delete", tables.e0);
      ets("delete", tables.e1);
      tables = null;
    }
  }
}
