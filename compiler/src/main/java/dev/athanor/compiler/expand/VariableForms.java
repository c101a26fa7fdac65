package dev.athanor.compiler.expand;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.EmptyList;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;

/** Names without arguments: variables, {@code _}, and the names that stand for something known at compile time. */
final class VariableForms {
  private static final Atom APPLY = Atom.of("apply");

  private VariableForms() {}

  static Object expand(Scope s, Atom name, Tuple3 node) {
    return switch (name.name()) {
      case "_" -> underscore(s, node);
      case "__MODULE__" -> s.env.module();
      case "__DIR__" -> directory(s.env.file());
      case "__ENV__" -> environment(s, node.e1);
      case "__CALLER__" -> caller(s, node);
      case "__STACKTRACE__" -> stacktrace(s, node);
      default -> s.env.inMatch() ? bind(s, name, node) : read(s, name, node);
    };
  }

  private static Object underscore(Scope s, Tuple3 node) {
    if (s.env.inMatch()) {
      return node;
    }
    throw s.fail(
        node.e1,
        "invalid use of _. _ can only be used inside patterns to ignore values and cannot be used in expressions. "
            + "Make sure you are inside a pattern or change it accordingly");
  }

  private static Bitstring directory(Bitstring file) {
    var path = file.text();
    int slash = path.lastIndexOf('/');
    return Bitstring.of(slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash));
  }

  private static Object environment(Scope s, Object meta) {
    s.assertNoMatch(meta, "__ENV__");
    return Ast.map(visibleEnv(s, meta).toTerm());
  }

  /** The environment as code at run time sees it: tracking is over then for code in functions. */
  static Env visibleEnv(Scope s, Object meta) {
    var env = s.caller(Meta.line(meta));
    return env.inFunction() ? env.withTracking(Atoms.NIL, EmptyList.EMPTY) : env;
  }

  private static Object caller(Scope s, Tuple3 node) {
    s.assertNoMatch(node.e1, "__CALLER__");
    if (!s.hasCaller) {
      throw s.fail(node.e1, "__CALLER__ is available only inside defmacro and defmacrop");
    }
    return node;
  }

  private static Object stacktrace(Scope s, Tuple3 node) {
    s.assertNoMatch(node.e1, "__STACKTRACE__");
    if (!s.hasStacktrace) {
      throw s.fail(
          node.e1, "__STACKTRACE__ is available only inside catch and rescue clauses of try expressions");
    }
    return node;
  }

  /** A variable in a pattern: bound here, or a further place of one that the same pattern binds. */
  private static Object bind(Scope s, Atom name, Tuple3 node) {
    var variable = Variables.identity(name, node.e1, node.e2);
    int known = s.variables.version(variable);
    var pattern = (Scope.Prematch.Pattern) s.prematch;
    if (known >= pattern.first()) {
      warnUnderscoredTwice(s, name, node);
      s.variables.use(known);
      return numbered(node, known);
    }
    return numbered(node, s.variables.bind(variable, node.e1, known >= 0));
  }

  private static Object read(Scope s, Atom name, Tuple3 node) {
    var variable = Variables.identity(name, node.e1, node.e2);
    int version = s.variables.version(variable);
    if (version >= 0 && mayRead(s, variable)) {
      warnUnderscoredRead(s, name, node);
      s.variables.use(version);
      return numbered(node, version);
    }
    return undefined(s, name, node);
  }

  /**
   * In the size of a bitstring's segment, the variables from before the pattern may be read and those that the same bitstring
   * has bound, but none bound elsewhere in the pattern.
   */
  private static boolean mayRead(Scope s, Tuple2 variable) {
    return !(s.prematch instanceof Scope.Prematch.Pattern pattern)
        || pattern.beforeBits() == null
        || pattern.read().has(variable)
        || !pattern.beforeBits().has(variable);
  }

  private static Object undefined(Scope s, Atom name, Tuple3 node) {
    if (Meta.get(node.e1, Names.IF_UNDEFINED) == APPLY) {
      return s.expand(new Tuple3(name, node.e1, EmptyList.EMPTY));
    }
    s.complain(s.prematch == Scope.Prematch.PIN ? node.e1 : Span.of(node.e1, name), undefinedMessage(s, name, node));
    return node;
  }

  private static String undefinedMessage(Scope s, Atom name, Tuple3 node) {
    var described = '"' + name.name() + '"' + contextNote(s, node);
    return s.prematch == Scope.Prematch.PIN
        ? "undefined variable ^" + name + ". No variable " + described + " has been defined before the current pattern"
        : "undefined variable " + described;
  }

  private static String contextNote(Scope s, Tuple3 node) {
    return node.e2 == Atoms.NIL ? "" : " (context " + s.inspect(node.e2) + ")";
  }

  static Tuple3 numbered(Tuple3 node, long version) {
    return new Tuple3(node.e0, Meta.with(node.e1, Names.VERSION, version), node.e2);
  }

  private static void warnUnderscoredTwice(Scope s, Atom name, Tuple3 node) {
    if (Variables.isUnderscored(name) && !Meta.isSet(node.e1, Names.GENERATED)) {
      s.warn(
          node.e1,
          "the underscored variable \""
              + name
              + "\""
              + contextNote(s, node)
              + " appears more than once in a match. This means the pattern will only match if all \""
              + name
              + "\" bind to the same value. If this is the intended behaviour, please remove the leading underscore from the "
              + "variable name, otherwise give the variables different names");
    }
  }

  private static void warnUnderscoredRead(Scope s, Atom name, Tuple3 node) {
    if (node.e2 == Atoms.NIL && Variables.isUnderscored(name) && !Meta.isSet(node.e1, Names.GENERATED)) {
      s.warn(
          node.e1,
          "the underscored variable \""
              + name
              + "\" is used after being set. A leading underscore indicates that the value of the variable should be ignored. If "
              + "this is intended please rename the variable to remove the underscore");
    }
  }

  static String unused(Variables.Binding binding) {
    return "variable \""
        + binding.variable().e0
        + "\" is unused "
        + (binding.shadowing()
            ? "(there is a variable with the same name in the context, use the pin operator (^) to match on it or prefix this "
                + "variable with underscore if it is not meant to be used)"
            : "(if the variable is not meant to be used, prefix it with an underscore)");
  }
}
