package dev.athanor.compiler.expand;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.TermOrder;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code %Module{...}}. Outside of patterns all fields are filled in. */
final class Structs {
  private static final Atom INFO = Atom.of("__info__");
  private static final Atom STRUCT_KIND = Atom.of("struct");
  private static final Atom STRUCT_EXPANSION = Atom.of("struct_expansion");

  private Structs() {}

  static Object expand(Scope s, Tuple3 node, Object[] arguments) {
    if (!Ast.isCall(arguments[1], Names.MAP)) {
      throw s.fail(
          node.e1,
          "expected struct to be followed by a map, got: " + s.source(arguments[1]));
    }
    var written = withoutStructKey(s, node.e1, (Tuple3) arguments[1]);
    var expanded = Expander.all(s, arguments[0], written);
    var map = (Tuple3) expanded[1];
    if (expanded[0] instanceof Atom module) {
      return Ast.withArguments(node, module, ofModule(s, node.e1, module, map));
    }
    if (s.env.inMatch() && isPattern(expanded[0])) {
      return Ast.withArguments(node, expanded);
    }
    throw s.fail(
        node.e1,
        s.env.inMatch()
            ? "expected struct name in a match to be a compile time atom, alias or a variable, got: "
                + s.source(expanded[0])
            : "expected struct name to be a compile time atom or alias, got: " + s.source(expanded[0]));
  }

  private static boolean isPattern(Object expanded) {
    return Ast.isVariable(expanded)
        || Ast.isCall(expanded, Names.PIN, 1) && Ast.isVariable(Ast.argument((Tuple3) expanded, 0));
  }

  private static Tuple3 withoutStructKey(Scope s, Object meta, Tuple3 map) {
    if (Ast.keyword(map.e2, Atoms.STRUCT) == null) {
      return map;
    }
    s.warn(meta, "key :__struct__ is ignored when using structs");
    return new Tuple3(map.e0, map.e1, Meta.without(map.e2, Atoms.STRUCT));
  }

  private static Object ofModule(Scope s, Object meta, Atom module, Tuple3 map) {
    if (Lists.length(map.e2) == 1 && Ast.isCall(Ast.argument(map, 0), Names.PIPE, 2)) {
      checkFields(s, meta, module, Ast.argument((Tuple3) Ast.argument(map, 0), 1));
      return map;
    }
    if (s.env.inMatch()) {
      checkFields(s, meta, module, map.e2);
      return map;
    }
    return filled(s, meta, module, map);
  }

  private static List<Atom> keys(Scope s, Object meta, Object pairs) {
    var keys = new ArrayList<Atom>();
    var rest = pairs;
    while (rest instanceof Cons cell) {
      var key = ((Tuple2) cell.head).e0;
      if (!(key instanceof Atom name)) {
        throw s.fail(
            meta, "invalid key " + s.source(key) + " for struct, struct keys must be atoms, got: ");
      }
      keys.add(name);
      rest = cell.tail();
    }
    return keys;
  }

  private static void checkFields(Scope s, Object meta, Atom module, Object pairs) {
    var keys = keys(s, meta, pairs);
    var struct = construct(s, meta, module);
    Trace.event(s, () -> Tuple.of(STRUCT_EXPANSION, meta, module, Lists.of(keys)));
    for (var key : keys) {
      if (!struct.has(key)) {
        s.complain(meta, "unknown key " + s.inspect(key) + " for struct " + s.inspect(module));
      }
    }
  }

  /** The map with the default values of the fields that are not given, which the struct's module checks and gives. */
  private static Tuple3 filled(Scope s, Object meta, Atom module, Tuple3 map) {
    var keys = keys(s, meta, map.e2);
    var struct = construct(s, meta, module, map.e2);
    Trace.event(s, () -> Tuple.of(STRUCT_EXPANSION, meta, module, Lists.of(keys)));
    var names = struct.keys();
    Arrays.sort(names, TermOrder.EXACT);
    var escaper = new Escaper(false, false, s::inspect);
    var pairs = new ListBuilder();
    for (var name : names) {
      if (name != Atoms.STRUCT && !keys.contains(name)) {
        pairs.add(Tuple.of(name, escaper.escape(struct.get(name))));
      }
    }
    return new Tuple3(map.e0, map.e1, pairs.toList(map.e2));
  }

  /** What {@code __struct__} of the module gives for the arguments. */
  private static MapTerm construct(Scope s, Object meta, Atom module, Object... arguments) {
    var struct = call(s, meta, module, arguments);
    if (struct instanceof MapTerm map && map.get(Atoms.STRUCT) instanceof Atom name) {
      if (name == module) {
        return map;
      }
      throw s.fail(
          meta,
          "expected struct name returned by "
              + function(s, module, arguments.length)
              + " to be "
              + s.inspect(module)
              + ", got: "
              + s.inspect(name));
    }
    throw s.fail(
        meta,
        "expected " + function(s, module, arguments.length) + " to return a map with a :__struct__ key that holds the name of "
            + "the struct (atom), got: "
            + s.inspect(struct));
  }

  private static String function(Scope s, Atom module, int arity) {
    return s.inspect(module) + ".__struct__/" + arity;
  }

  private static Object call(Scope s, Object meta, Atom module, Object[] arguments) {
    var struct = located(s, meta, module, arguments);
    if (struct == null) {
      throw missing(s, meta, module);
    }
    return struct;
  }

  private static Object located(Scope s, Object meta, Atom module, Object[] arguments) {
    try {
      return lookUp(s, meta, module, arguments);
    } catch (ErlangException raised) {
      var expanded = ExpansionTrace.entry("expanding struct", module, Atoms.STRUCT, arguments.length);
      var trace = Lists.of(expanded, ExpansionTrace.caller(s.env, Meta.line(meta)));
      throw ErlangException.again(raised.kind(), raised.reason(), trace);
    }
  }

  /** What {@code __struct__} gives, of a module that is there or one being defined; {@code null} where there is none. */
  private static Object lookUp(Scope s, Object meta, Atom module, Object[] arguments) {
    var struct = known(s, meta, module, arguments);
    return struct == null && s.session.definitions().isOpenElsewhere(module) && isCompiled(s, meta, module)
        ? known(s, meta, module, arguments)
        : struct;
  }

  private static Object known(Scope s, Object meta, Atom module, Object[] arguments) {
    if (s.session.definitions().isOpen(module)) {
      boolean inBody = module == s.env.module() && !s.env.inFunction();
      return inBody ? null : s.session.definitions().callLocal(module, Atoms.STRUCT, arguments);
    }
    if (!isThere(s, meta, module)) {
      return null;
    }
    // the struct of a module that was waited for may be there before the module is
    if (s.session.definitions().isOpenElsewhere(module)) {
      return s.session.definitions().callLocal(module, Atoms.STRUCT, arguments);
    }
    return s.session.modules().exports(module, Atoms.STRUCT, arguments.length)
        ? s.session.modules().call(module, Atoms.STRUCT, arguments)
        : null;
  }

  /** What is known of the fields of a struct, {@code [%{field: name, default: value, required: boolean}]}; {@code null} or {@code nil} where there is none. */
  static Object info(Scope s, Object meta, Atom module) {
    var definitions = s.session.definitions();
    if (definitions.isOpen(module)) {
      return definitions.structInfo(module);
    }
    if (!isThere(s, meta, module)) {
      return null;
    }
    if (definitions.isOpenElsewhere(module)) {
      return definitions.structInfo(module);
    }
    return s.session.modules().exports(module, INFO, 1) ? s.session.modules().call(module, INFO, STRUCT_KIND) : null;
  }

  private static boolean isThere(Scope s, Object meta, Atom module) {
    return s.session.modules().ensureLoaded(module) || isCompiled(s, meta, module);
  }

  /** Waits for the struct of a module that another process may be compiling. */
  private static boolean isCompiled(Scope s, Object meta, Atom module) {
    return s.session.modules().ensureCompiled(module, STRUCT_KIND, Meta.line(meta)) == Modules.Availability.FOUND;
  }

  private static ErlangException missing(Scope s, Object meta, Atom module) {
    if (!s.env.inFunction() && isInContext(s, module)) {
      return s.fail(
          meta,
          "cannot access struct "
              + s.inspect(module)
              + ", the struct was not yet defined or the struct is being accessed in the same context that defines it");
    }
    return s.fail(meta, isUndefined(s, module));
  }

  /** The message for a struct that does not exist. */
  static String isUndefined(Scope s, Atom module) {
    return s.inspect(module)
        + ".__struct__/1 is undefined, cannot expand struct "
        + s.inspect(module)
        + ". Make sure the struct name is correct. If the struct name exists and is correct but it still cannot be found, "
        + "you likely have cyclic module usage in your code";
  }

  private static boolean isInContext(Scope s, Atom module) {
    var rest = s.env.contextModules();
    while (rest instanceof Cons cell) {
      if (cell.head == module) {
        return true;
      }
      rest = cell.tail();
    }
    return module == s.env.module() && rest == EmptyList.EMPTY;
  }
}
