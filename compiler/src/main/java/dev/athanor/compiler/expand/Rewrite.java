package dev.athanor.compiler.expand;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple3;
import java.math.BigInteger;

/**
 * Turns calls of the standard library that are nothing but an Erlang function into calls of that function. Where only the
 * name differs that is done before macros are looked for ({@link #inlined}); where arguments are reordered, when they have been
 * expanded. Guards and patterns allow only calls that end up as one of the few functions they know.
 */
final class Rewrite {
  private static final Atom MAPS = Atom.of("maps");
  private static final Atom SHORT = Atom.of("short");

  private Rewrite() {}

  /** The Erlang function that a function of Elixir's library is another name of; {@code null} where it is none. */
  static InlineTable.Inlined inlined(Atom module, Atom name, int arity) {
    return InlineTable.find(module, name, arity);
  }

  /** Whether calls of the module need no checks, since it is Erlang's. */
  static boolean isFree(Atom module) {
    return module == Atoms.ERLANG;
  }

  /** {@code +1} and {@code -1} are numbers. */
  static Object signedNumber(RemoteCalls.Call call) {
    if (call.receiver() != Atoms.ERLANG || call.arguments().length != 1 || !(call.arguments()[0] instanceof Number number)) {
      return null;
    }
    return switch (call.name().name()) {
      case "+" -> number;
      case "-" -> negated(number);
      default -> null;
    };
  }

  private static Number negated(Number number) {
    return switch (number) {
      case Long value when value != Long.MIN_VALUE -> -value;
      case Long value -> BigInteger.valueOf(value).negate();
      case BigInteger value -> narrowed(value.negate());
      default -> -number.doubleValue();
    };
  }

  private static Number narrowed(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
  }

  /** Whether the call is one whose arguments Erlang takes in another order. */
  static boolean isReordered(Atom module, Atom name, int arity) {
    var probe = new RemoteCalls.Call(module, EmptyList.EMPTY, name, EmptyList.EMPTY, new Object[arity]);
    return inBody(probe) != probe;
  }

  /** The call with its arguments in Erlang's order, where it is one of those. */
  static RemoteCalls.Call inBody(RemoteCalls.Call call) {
    if (!(call.receiver() instanceof Atom module) || !InlineTable.isRewritten(module)) {
      return call;
    }
    var a = call.arguments();
    return switch (module.name() + "." + call.name().name() + "/" + a.length) {
      case "Elixir.Float.to_charlist/1" -> erlang(call, "float_to_list", a[0], Lists.of(SHORT));
      case "Elixir.Float.to_string/1" -> erlang(call, "float_to_binary", a[0], Lists.of(SHORT));
      case "Elixir.Kernel.is_map_key/2" -> erlang(call, "is_map_key", a[1], a[0]);
      case "Elixir.Kernel.elem/2" -> erlang(call, "element", increment(call, a[1]), a[0]);
      case "Elixir.Kernel.put_elem/3" -> erlang(call, "setelement", increment(call, a[1]), a[0], a[2]);
      case "Elixir.Map.delete/2" -> maps(call, "remove", a[1], a[0]);
      case "Elixir.Map.fetch/2" -> maps(call, "find", a[1], a[0]);
      case "Elixir.Map.fetch!/2" -> maps(call, "get", a[1], a[0]);
      case "Elixir.Map.has_key?/2" -> maps(call, "is_key", a[1], a[0]);
      case "Elixir.Map.put/3" -> maps(call, "put", a[1], a[2], a[0]);
      case "Elixir.Map.replace!/3" -> maps(call, "update", a[1], a[2], a[0]);
      case "Elixir.Port.monitor/1" -> erlang(call, "monitor", Atoms.PORT, a[0]);
      case "Elixir.Process.group_leader/2" -> erlang(call, "group_leader", a[1], a[0]);
      case "Elixir.Process.monitor/1" -> erlang(call, "monitor", Atoms.PROCESS, a[0]);
      case "Elixir.Process.monitor/2" -> erlang(call, "monitor", Atoms.PROCESS, a[0], a[1]);
      case "Elixir.Process.send_after/3" -> erlang(call, "send_after", a[2], a[0], a[1]);
      case "Elixir.Process.send_after/4" -> erlang(call, "send_after", a[2], a[0], a[1], a[3]);
      case "Elixir.Tuple.delete_at/2" -> erlang(call, "delete_element", increment(call, a[1]), a[0]);
      case "Elixir.Tuple.duplicate/2" -> erlang(call, "make_tuple", a[1], a[0]);
      case "Elixir.Tuple.insert_at/3" -> erlang(call, "insert_element", increment(call, a[1]), a[0], a[2]);
      default -> call;
    };
  }

  private static RemoteCalls.Call erlang(RemoteCalls.Call call, String name, Object... arguments) {
    return new RemoteCalls.Call(Atoms.ERLANG, call.dotMeta(), Atom.of(name), call.meta(), arguments);
  }

  private static RemoteCalls.Call maps(RemoteCalls.Call call, String name, Object... arguments) {
    return new RemoteCalls.Call(MAPS, call.dotMeta(), Atom.of(name), call.meta(), arguments);
  }

  /** Erlang counts from one. */
  private static Object increment(RemoteCalls.Call call, Object index) {
    return index instanceof Long number && number != Long.MAX_VALUE
        ? (Object) (number + 1)
        : Ast.remote(Atoms.ERLANG, Names.PLUS, call.meta(), index, 1L);
  }

  /** The call in a guard, which allows a closed set of functions. */
  static Object inGuard(Scope s, RemoteCalls.Call call) {
    var rewritten = inBody(call);
    if (rewritten.receiver() == Atoms.ERLANG && GuardTable.allows(rewritten.name(), rewritten.arguments().length)) {
      return rewritten.quoted();
    }
    s.complain(call.meta(), cannotInvoke(s, call, s.guardContext()));
    return call.quoted();
  }

  /** The call in a pattern: {@code [a, b] ++ rest} is all there is. */
  static Object inMatch(Scope s, RemoteCalls.Call call) {
    if (!call.isOf(Atoms.ERLANG, Names.PLUS_PLUS, 2)) {
      throw s.fail(call.meta(), cannotInvoke(s, call, "match"));
    }
    return appended(s, call, call.arguments()[0], call.arguments()[1]);
  }

  private static Object appended(Scope s, RemoteCalls.Call call, Object left, Object right) {
    if (left == EmptyList.EMPTY) {
      return right;
    }
    if (!(left instanceof Cons list) || Ast.isCall(Ast.last(list), Names.PIPE, 2)) {
      throw notAList(s, call, left);
    }
    var front = new ListBuilder();
    Object rest = list;
    while (rest instanceof Cons cell && cell.tail() != EmptyList.EMPTY) {
      front.add(cell.head);
      rest = cell.tail();
    }
    return front.add(Ast.call(Names.PIPE, call.meta(), ((Cons) rest).head, right)).toList();
  }

  private static ErlangException notAList(Scope s, RemoteCalls.Call call, Object left) {
    return s.fail(
        call.meta(),
        "invalid argument for ++ operator inside a match, expected a literal proper list, got: " + s.source(left));
  }

  private static String cannotInvoke(Scope s, RemoteCalls.Call call, String where) {
    return "cannot invoke remote function "
        + s.source(call.receiver())
        + "."
        + call.name().name()
        + "/"
        + call.arguments().length
        + " inside a "
        + where;
  }

  /** The name under which Elixir has an Erlang function, with the arguments in its order: {@code {module, name, arguments}}. */
  static Object toElixir(Atom module, Atom name, Object arguments) {
    var known = InlineTable.elixirName(module, name, Lists.length(arguments));
    return known == null ? Tuple.of(module, name, arguments) : Tuple.of(known.module(), known.function(), arguments);
  }

  /** {@code module.name} as code. */
  static Tuple3 capture(Object dotMeta, Object module, Atom name, Object meta) {
    return Ast.dotCall(dotMeta, module, name, meta, EmptyList.EMPTY);
  }
}
