package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.Locale;

/** {@code Foo.Bar} and what it stands for. */
final class Aliases {
  private static final String PREFIX = "Elixir.";
  private static final Atom ALIAS_EXPANSION = Atom.of("alias_expansion");
  private static final Atom ALIAS_REFERENCE = Atom.of("alias_reference");

  private Aliases() {}

  /** {@code __aliases__}. */
  static Object expand(Scope s, Tuple3 node, Object[] parts) {
    return expand(s, node, true);
  }

  /** The module of an alias; {@code reporting} whether naming it counts as a use of the module. */
  static Object expand(Scope s, Tuple3 node, boolean reporting) {
    var module = module(s, node);
    if (reporting) {
      warnMistaken(s, node.e1, module);
      Trace.event(s, () -> Tuple.of(ALIAS_REFERENCE, node.e1, module));
    }
    return module;
  }

  private static Atom module(Scope s, Tuple3 node) {
    var found = lookUp(s, node.e1, node.e2);
    if (found != null) {
      return found;
    }
    var known = ofAtoms(node.e2);
    return known != null ? known : evaluated(s, node);
  }

  private static Atom evaluated(Scope s, Tuple3 node) {
    var parts = Expander.allOf(s, Lists.toArray(node.e2));
    var module = ofAtoms(parts);
    if (module == null) {
      throw s.fail(
          node.e1,
          "invalid alias: \""
              + s.source(node)
              + "\". If you wanted to define an alias, an alias must expand to an atom at compile time but it did not, you may use "
              + "Module.concat/2 to build it at runtime. If instead you wanted to invoke a function or access a field, wrap the "
              + "function or field name in double quotes");
    }
    return module;
  }

  private static void warnMistaken(Scope s, Object meta, Atom module) {
    switch (module.name()) {
      case "Elixir.True", "Elixir.False", "Elixir.Nil" -> {
        var name = simpleName(module);
        s.warn(
            meta,
            "reserved alias \""
                + name
                + "\" expands to the atom :\""
                + module.name()
                + "\". Perhaps you meant to write \""
                + name.toLowerCase(Locale.ROOT)
                + "\" instead?");
      }
      default -> {}
    }
  }

  /** What an alias stands for by the aliases in scope, and by those of the macro that it comes from; {@code null} where it is none. */
  static Atom lookUp(Scope s, Object meta, Object parts) {
    if (!(parts instanceof Cons list && list.head instanceof Atom first) || first == Atoms.ELIXIR) {
      return null;
    }
    var hygienic = Meta.get(meta, Names.ALIAS);
    if (hygienic instanceof Atom module && module != Atoms.FALSE) {
      return module;
    }
    var aliases = hygienic == null ? s.env.aliases() : s.env.macroAliases();
    var alias = Atom.of(PREFIX + first.name());
    var module = followed(alias, aliases, Meta.get(meta, Names.COUNTER));
    if (module == alias) {
      return null;
    }
    Trace.event(s, () -> Tuple.of(ALIAS_EXPANSION, meta, alias, module));
    return list.tail() == EmptyList.EMPTY ? module : concat(new Cons(module, list.tail()));
  }

  private static Atom followed(Atom alias, Object aliases, Object counter) {
    var now = alias;
    for (int i = 0; i < 100; i++) {
      var next = Lists.keyword(aliases, now, null);
      if (next instanceof Atom module) {
        now = module;
      } else if (next instanceof Tuple2 pair && pair.e0.equals(counter)) {
        now = (Atom) pair.e1;
      } else {
        break;
      }
    }
    return now;
  }

  private static Atom ofAtoms(Object parts) {
    var rest = parts;
    while (rest instanceof Cons cell && cell.head instanceof Atom) {
      rest = cell.tail();
    }
    return rest == EmptyList.EMPTY ? concat(parts) : null;
  }

  /** {@code Module.concat/1} of atoms and binaries; {@code null} where a part is something else. */
  static Atom concat(Object parts) {
    var name = joined(parts);
    return name == null ? null : Atom.of(name);
  }

  /** The name that {@link #concat} gives, without making an atom of it. */
  static String joined(Object parts) {
    var name = new StringBuilder("Elixir");
    var rest = parts;
    while (rest instanceof Cons cell) {
      var text = text(cell.head);
      if (text == null) {
        return null;
      }
      if (!text.isEmpty()) {
        name.append('.').append(text);
      }
      rest = cell.tail();
    }
    return rest == EmptyList.EMPTY ? name.toString() : null;
  }

  /** A part of a module's name without the leading {@code Elixir}; empty for {@code nil} and for that alone. */
  private static String text(Object part) {
    var name =
        switch (part) {
          case Atom atom when atom == Atoms.NIL || atom == Atoms.ELIXIR -> "";
          case Atom atom -> atom.name();
          case Bitstring bits when bits.isBinary() -> bits.text();
          default -> null;
        };
    return name != null && name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
  }

  /** The last part of a module's name as an alias; {@code null} for a module that is not Elixir's. */
  static Atom last(Atom module) {
    return module.name().startsWith(PREFIX) && module.name().length() > PREFIX.length()
        ? Atom.of(PREFIX + simpleName(module))
        : null;
  }

  private static String simpleName(Atom module) {
    return module.name().substring(module.name().lastIndexOf('.') + 1);
  }

  /**
   * The environment with an alias for a module.
   *
   * @param byDefault whether there is an alias where no {@code :as} says so
   * @return the environment, or a text that says what is wrong
   */
  static Defined define(Session session, Object meta, Atom module, boolean byDefault, Object options, Env env, boolean tracing) {
    var as = Lists.keyword(options, Names.AS, null);
    if (as == null && !byDefault) {
      return new Defined(env, null);
    }
    var alias = as == null ? last(module) : named(as);
    if (alias == null) {
      return new Defined(null, as == null ? notInferred(session, module) : badName(session, as));
    }
    if (tracing) {
      Trace.event(session, env, () -> Tuple.of(Names.ALIAS, meta, module, alias, options));
    }
    return new Defined(alias == module ? without(env, meta, alias) : with(env, meta, alias, module), null);
  }

  /** An environment, or an error's text. */
  record Defined(Env env, String error) {}

  private static Atom named(Object as) {
    return as instanceof Atom alias && isSimple(alias) ? alias : null;
  }

  private static boolean isSimple(Atom alias) {
    var name = alias.name();
    return isAlias(name) && name.indexOf('.', PREFIX.length()) < 0;
  }

  private static boolean isAlias(String name) {
    return name.startsWith(PREFIX)
        && name.length() > PREFIX.length()
        && name.charAt(PREFIX.length()) >= 'A'
        && name.charAt(PREFIX.length()) <= 'Z';
  }

  private static String badName(Session session, Object as) {
    return as instanceof Atom alias && isAlias(alias.name())
        ? "invalid value for option :as, expected a simple alias, got nested alias: " + Text.source(session, as)
        : "invalid value for option :as, expected an alias, got: " + Text.source(session, as);
  }

  private static String notInferred(Session session, Atom module) {
    return "alias cannot be inferred automatically for module: "
        + Text.inspect(session, module)
        + ", please use the :as option. Implicit aliasing is only supported with Elixir modules";
  }

  private static Env with(Env env, Object meta, Atom alias, Atom module) {
    var counter = Meta.get(meta, Names.COUNTER);
    return env.withAliases(
        Meta.replaced(env.aliases(), alias, module),
        counter == null
            ? env.macroAliases()
            : Meta.replaced(env.macroAliases(), alias, Tuple.of(counter, module)));
  }

  private static Env without(Env env, Object meta, Atom alias) {
    return env.withAliases(
        Meta.without(env.aliases(), alias),
        Meta.get(meta, Names.COUNTER) == null ? env.macroAliases() : Meta.without(env.macroAliases(), alias));
  }

  /** The list with a module added in order. */
  static Object inserted(Object modules, Atom module) {
    var list = new ListBuilder();
    var rest = modules;
    while (rest instanceof Cons cell && cell.head instanceof Atom other) {
      int order = other.name().compareTo(module.name());
      if (order == 0) {
        return modules;
      }
      if (order > 0) {
        break;
      }
      list.add(other);
      rest = cell.tail();
    }
    return list.toList(new Cons(module, rest));
  }
}
