package dev.athanor.compiler.expand;

import dev.athanor.term.Atoms;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple3;
import java.util.function.Supplier;

/** Patterns: {@code pattern = value}, the pin operator, and the change of rules while a pattern is expanded. */
final class Match {
  private Match() {}

  /** {@code left = right}. Inside a pattern both sides are patterns. */
  static Object assignment(Scope s, Tuple3 node, Object[] arguments) {
    s.assertNoGuard(node.e1, "=");
    if (s.env.inMatch()) {
      return siblings(s, node, arguments);
    }
    var before = s.variables.read;
    var right = s.expand(arguments[1]);
    var left = pattern(s, before, () -> s.expand(arguments[0]));
    RecursivePatterns.check(s, node.e1, left, arguments[0]);
    return Ast.withArguments(node, left, right);
  }

  private static Object siblings(Scope s, Tuple3 node, Object[] arguments) {
    var left = s.expand(arguments[0]);
    var right = s.expand(arguments[1]);
    if (arguments[0] instanceof Tuple3 && arguments[0].equals(arguments[1])) {
      s.warnInFile(node.e1, "this pattern is matched against itself inside a match: " + s.source(node));
      return left;
    }
    return Ast.withArguments(node, left, right);
  }

  /** Expands the patterns of a clause or definition; {@code written} is what messages show of them. */
  static Object patterns(Scope s, Object meta, Object[] patterns, Object written) {
    var expanded = pattern(s, () -> Expander.allOf(s, patterns));
    RecursivePatterns.check(s, meta, expanded, written);
    return expanded;
  }

  /** Expands a pattern whose pins may name the variables visible now. */
  static <T> T pattern(Scope s, Supplier<T> expansion) {
    return pattern(s, s.variables.read, expansion);
  }

  private static <T> T pattern(Scope s, MapTerm pinnable, Supplier<T> expansion) {
    var context = s.env.context();
    var outer = s.prematch;
    s.env = s.env.withContext(Names.MATCH);
    s.prematch = new Scope.Prematch.Pattern(pinnable, s.variables.next(), null);
    var expanded = expansion.get();
    s.prematch = outer;
    s.env = s.env.withContext(context);
    return expanded;
  }

  /** {@code ^variable}. */
  static Object pin(Scope s, Tuple3 node, Object[] arguments) {
    if (!(s.prematch instanceof Scope.Prematch.Pattern pattern) || !(s.env.inMatch() || pattern.beforeBits() != null)) {
      s.complain(
          node.e1,
          "misplaced operator ^"
              + s.source(arguments[0])
              + "\n\nThe pin operator ^ is supported only inside matches or inside custom macros. Make sure you are inside a match "
              + "or all necessary macros have been required");
      return node;
    }
    var variable = pinned(s, pattern, arguments[0]);
    if (!Ast.isVariable(variable)) {
      s.complain(
          node.e1,
          "invalid argument for unary operator ^, expected an existing variable, got: ^" + s.source(arguments[0]));
      return node;
    }
    return Ast.withArguments(node, variable);
  }

  private static Object pinned(Scope s, Scope.Prematch.Pattern pattern, Object argument) {
    var visible = s.variables.visible();
    var env = s.env;
    s.variables.read = pattern.read();
    s.prematch = Scope.Prematch.PIN;
    s.env = env.withContext(Atoms.NIL);
    var expanded = s.expand(argument);
    s.env = env;
    s.prematch = pattern;
    s.variables.restore(visible);
    return expanded;
  }
}
