package dev.athanor.compiler.expand;

import dev.athanor.error.ErlangException;
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

/** {@code alias}, {@code require} and {@code import}: they change the environment and give the module as their value. */
final class Directives {
  private static final Set<Atom> ALIAS_OPTIONS = Set.of(Names.AS, Names.WARN);
  private static final Set<Atom> IMPORT_OPTIONS = Set.of(Names.ONLY, Names.EXCEPT, Names.WARN);

  private Directives() {}

  static Object alias(Scope s, Tuple3 node, Object[] arguments) {
    s.assertNoMatchOrGuard(node.e1, "alias");
    return each(s, node, arguments, Directives::aliasOne);
  }

  static Object require(Scope s, Tuple3 node, Object[] arguments) {
    s.assertNoMatchOrGuard(node.e1, "require");
    return each(s, node, arguments, Directives::requireOne);
  }

  static Object importing(Scope s, Tuple3 node, Object[] arguments) {
    s.assertNoMatchOrGuard(node.e1, "import");
    return each(s, node, arguments, Directives::importOne);
  }

  private interface Directive {
    void apply(Scope s, Tuple3 node, Atom module, Object options);
  }

  /** Applies a directive to its module, or to each of {@code Base.{A, B}}. */
  private static Object each(Scope s, Tuple3 node, Object[] arguments, Directive directive) {
    var options = arguments.length == 2 ? arguments[1] : EmptyList.EMPTY;
    if (arguments[0] instanceof Tuple3 several && Ast.isCall(several.e0, Names.DOT, 2)) {
      var dot = (Tuple3) several.e0;
      if (Ast.argument(dot, 1) == Names.TUPLE && Ast.isList(several.e2)) {
        return many(s, node, Ast.argument(dot, 0), several.e2, options, directive);
      }
    }
    var module = module(s, node, arguments[0]);
    directive.apply(s, node, module, options);
    return module;
  }

  private static Object many(Scope s, Tuple3 node, Object baseCode, Object names, Object options, Directive directive) {
    var base = module(s, node, baseCode);
    var modules = new ListBuilder();
    var rest = names;
    while (rest instanceof Cons cell) {
      var module = Aliases.concat(new Cons(base, partsOf(s, node, cell.head)));
      directive.apply(s, node, module, options);
      modules.add(module);
      rest = cell.tail();
    }
    return modules.toList();
  }

  private static Object partsOf(Scope s, Tuple3 node, Object name) {
    return switch (name) {
      case Tuple3 alias when alias.e0 == Names.ALIASES && Aliases.concat(alias.e2) != null -> alias.e2;
      case Atom atom -> Lists.of(atom);
      default -> throw notAModule(s, node, name);
    };
  }

  private static Atom module(Scope s, Tuple3 node, Object quoted) {
    var expanded =
        quoted instanceof Tuple3 alias && Ast.isCall(alias, Names.ALIASES) ? Aliases.expand(s, alias, false) : s.expand(quoted);
    if (expanded instanceof Atom module) {
      return module;
    }
    throw notAModule(s, node, quoted);
  }

  private static ErlangException notAModule(Scope s, Tuple3 node, Object quoted) {
    return s.fail(
        node.e1,
        "invalid argument for "
            + ((Atom) node.e0).name()
            + ", expected a compile time atom or alias, got: "
            + s.source(quoted));
  }

  private static void aliasOne(Scope s, Tuple3 node, Atom module, Object options) {
    var expanded = Options.expand(s, node.e1, "alias", ALIAS_OPTIONS, unaliased(options));
    s.env = checked(s, node.e1, Aliases.define(s.session, node.e1, module, true, expanded, s.env, true));
  }

  private static void requireOne(Scope s, Tuple3 node, Atom module, Object options) {
    var expanded = Options.expand(s, node.e1, "require", ALIAS_OPTIONS, unaliased(options));
    if (Meta.get(node.e1, Names.DEFINED) instanceof Atom defined) {
      s.env = s.env.withContextModules(new Cons(defined, s.env.contextModules()));
      s.env = checked(s, node.e1, Aliases.define(s.session, node.e1, module, false, expanded, s.env, false));
      return;
    }
    Loading.ensure(s, node.e1, module);
    s.env = checked(s, node.e1, Imports.require(s.session, node.e1, module, expanded, s.env, true));
  }

  private static void importOne(Scope s, Tuple3 node, Atom module, Object options) {
    var expanded = Options.expand(s, node.e1, "import", IMPORT_OPTIONS, options);
    Loading.ensure(s, node.e1, module);
    s.env = checked(s, node.e1, Imports.define(s.session, node.e1, module, expanded, s.env, true, true, null));
  }

  private static Env checked(Scope s, Object meta, Aliases.Defined result) {
    if (result.error() != null) {
      throw s.fail(meta, result.error());
    }
    return result.env();
  }

  /** The name after {@code as:} is meant literally, whatever aliases there are. */
  private static Object unaliased(Object options) {
    if (!Ast.isKeyword(options)) {
      return options;
    }
    return Ast.map(
        options,
        entry -> {
          var pair = (Tuple2) entry;
          return pair.e0 == Names.AS && pair.e1 instanceof Tuple3 alias && Ast.isCall(alias, Names.ALIASES)
              ? Tuple.of(
                  pair.e0,
                  new Tuple3(alias.e0, Meta.with(alias.e1, Names.ALIAS, Atoms.FALSE), alias.e2))
              : pair;
        });
  }
}
