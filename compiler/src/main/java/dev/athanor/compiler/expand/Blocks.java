package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple3;

/** {@code __block__}: expressions one after the other, of which the last gives the value. */
final class Blocks {
  private Blocks() {}

  static Object expand(Scope s, Tuple3 node, Object[] expressions) {
    return switch (expressions.length) {
      case 0 -> Atoms.NIL;
      case 1 -> s.expand(expressions[0]);
      default -> all(s, node, expressions);
    };
  }

  private static Object all(Scope s, Tuple3 node, Object[] expressions) {
    var expanded = new Object[expressions.length];
    int last = expressions.length - 1;
    for (int i = 0; i < last; i++) {
      expanded[i] = withoutResult(s, expressions[i]);
      warnUseless(s, node.e1, expressions[i], expanded[i]);
    }
    expanded[last] = s.expand(expressions[last]);
    return Ast.withArguments(node, expanded);
  }

  /** An expression whose value nobody sees: a comprehension there need not collect. */
  private static Object withoutResult(Scope s, Object expression) {
    if (Ast.isCall(expression, Names.FOR)) {
      return Comprehensions.withoutResult(s, (Tuple3) expression);
    }
    if (Ast.isCall(expression, Names.EQUALS, 2)) {
      var assignment = (Tuple3) expression;
      if (Ast.isUnderscore(Ast.argument(assignment, 0)) && Ast.isCall(Ast.argument(assignment, 1), Names.FOR)) {
        return Comprehensions.withoutResult(s, (Tuple3) Ast.argument(assignment, 1));
      }
    }
    return s.expand(expression);
  }

  /** Judges the code as written: what macros leave behind is not the author's fault. */
  private static void warnUseless(Scope s, Object meta, Object written, Object expanded) {
    switch (written) {
      case Number number -> s.warn(meta, unusedLiteral(s, number));
      case Bitstring text -> s.warn(meta, unusedLiteral(s, text));
      case Tuple3 node when isSameVariable(node, expanded) -> s.warn(node.e1, uselessVariable(node));
      case Tuple3 node when isAttribute(node) -> s.warn(node.e1, uselessAttribute(node));
      default -> {}
    }
  }

  private static String unusedLiteral(Scope s, Object literal) {
    return "code block contains unused literal "
        + s.source(literal)
        + " (remove the literal or assign it to _ to avoid warnings)";
  }

  private static boolean isSameVariable(Tuple3 written, Object expanded) {
    return Ast.isVariable(written)
        && expanded instanceof Tuple3 variable
        && variable.e0 == written.e0
        && variable.e2 == written.e2;
  }

  private static String uselessVariable(Tuple3 node) {
    return "variable "
        + ((Atom) node.e0).name()
        + " in code block has no effect as it is never returned (remove the variable or assign it to _ to avoid warnings)";
  }

  private static boolean isAttribute(Tuple3 node) {
    return Ast.isCall(node, Names.AT, 1)
        && Ast.argument(node, 0) instanceof Tuple3 attribute
        && attribute.e0 instanceof Atom
        && (attribute.e2 instanceof Atom || Lists.length(attribute.e2) == 0);
  }

  private static String uselessAttribute(Tuple3 node) {
    return "module attribute @"
        + ((Atom) ((Tuple3) Ast.argument(node, 0)).e0).name()
        + " in code block has no effect as it is never returned (remove the attribute or assign it to _ to avoid warnings)";
  }
}
