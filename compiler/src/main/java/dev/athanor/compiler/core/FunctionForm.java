package dev.athanor.compiler.core;

import dev.athanor.code.FunctionKey;
import dev.athanor.term.Atom;
import java.util.List;

/**
 * A function or macro of a module, in expanded form.
 *
 * @param kind how it was defined
 * @param name its name in the source; a macro {@code m} is compiled to the function {@code MACRO-m} with the caller's env as first argument
 * @param arity its arity in the source, without the caller
 * @param file where it was defined, as stack traces show it; clauses may say otherwise
 * @param line where it was defined
 * @param clauses its clauses in order, at least one
 */
public record FunctionForm(Kind kind, Atom name, int arity, String file, int line, List<ClauseForm> clauses) {
  /** How a function was defined. */
  public enum Kind {
    /** {@code def}. */
    DEF,
    /** {@code defp}. */
    DEFP,
    /** {@code defmacro}. */
    DEFMACRO,
    /** {@code defmacrop}. */
    DEFMACROP;

    /** The kind named by one of the atoms {@code :def}, {@code :defp}, {@code :defmacro} and {@code :defmacrop}. */
    public static Kind of(Atom name) {
      return switch (name.name()) {
        case "def" -> DEF;
        case "defp" -> DEFP;
        case "defmacro" -> DEFMACRO;
        case "defmacrop" -> DEFMACROP;
        default -> throw new IllegalArgumentException(name.name());
      };
    }

    /** Whether it can be called from outside. */
    public boolean isPublic() {
      return this == DEF || this == DEFMACRO;
    }

    /** Whether it is a macro. */
    public boolean isMacro() {
      return this == DEFMACRO || this == DEFMACROP;
    }
  }

  private static final String MACRO = "MACRO-";

  /** The name and arity of the function it is compiled to. */
  public FunctionKey compiledKey() {
    return kind.isMacro() ? new FunctionKey(Atom.of(MACRO + name.name()), arity + 1) : new FunctionKey(name, arity);
  }
}
