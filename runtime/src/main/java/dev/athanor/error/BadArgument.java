package dev.athanor.error;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple4;

/**
 * The errors of builtins called with arguments they do not take. The trace begins with the builtin and its
 * arguments, and names the module whose {@code format_error/2} explains them: that is where the text "1st argument: not
 * a binary" comes from, so Java code gives no text.
 */
public final class BadArgument {
  private static final Atom ERTS_ERRORS = Atom.of("erl_erts_errors");
  private static final Atom STDLIB_ERRORS = Atom.of("erl_stdlib_errors");
  private static final Atom KERNEL_ERRORS = Atom.of("erl_kernel_errors");

  private BadArgument() {}

  /** {@code badarg} of a function of OTP's runtime system: {@code :erlang}, {@code :persistent_term}, {@code :atomics}, ... */
  public static ErlangException erts(String module, String function, Object... arguments) {
    return of(Atoms.BADARG, module, function, ERTS_ERRORS, null, arguments);
  }

  /** {@code badarg} of a function of OTP's stdlib: {@code :binary}, {@code :ets}, {@code :lists}, {@code :maps}, {@code :re}, ... */
  public static ErlangException stdlib(String module, String function, Object... arguments) {
    return of(Atoms.BADARG, module, function, STDLIB_ERRORS, null, arguments);
  }

  /** {@code badarg} of a function of OTP's kernel: {@code :os}, ... */
  public static ErlangException kernel(String module, String function, Object... arguments) {
    return of(Atoms.BADARG, module, function, KERNEL_ERRORS, null, arguments);
  }

  /** {@code badarg} of a function of OTP's runtime system, with what {@code format_error/2} is told of it: {@code :badopt}, {@code :time}, ... */
  public static ErlangException ertsFor(Atom cause, String module, String function, Object... arguments) {
    return of(Atoms.BADARG, module, function, ERTS_ERRORS, cause, arguments);
  }

  /** {@code badarg} whose explanation depends on more than the arguments: {@code cause} is given to {@code format_error/2}. */
  public static ErlangException because(Object cause, String explainedBy, String module, String function, Object... arguments) {
    return of(
        Atoms.BADARG, module, function, Atom.of(explainedBy), cause, arguments);
  }

  /** {@code badarith} of an operator of {@code :erlang} or a function of {@code :math}, such as {@code 1 + :a}. */
  public static ErlangException arithmetic(String module, String function, Object... operands) {
    return of(Atoms.BADARITH, module, function, "math".equals(module) ? STDLIB_ERRORS : ERTS_ERRORS, null, operands);
  }

  /** Any error reason, explained by the {@code format_error/2} of a module: {@code {:badkey, key}}, {@code :system_limit}, ... */
  public static ErlangException explained(
      Object reason, String explainedBy, String module, String function, Object... arguments) {
    return of(reason, module, function, Atom.of(explainedBy), null, arguments);
  }

  /**
   * The failure of a segment of {@code <<...>>}; {@code cause} is {@code {segment, type, error, value}}. It is raised in the name of the function
   * that holds the expression.
   */
  public static ErlangException construction(Object reason, Object cause) {
    return ErlangException.error(
        reason,
        null,
        MapTerm.of(Atoms.MODULE, ERTS_ERRORS, Atoms.FUNCTION, Atom.of("format_bs_fail"), Atoms.CAUSE, cause));
  }

  /** Any error reason, with the builtin and its arguments first in the trace and no explanation. */
  public static ErlangException plain(Object reason, String module, String function, Object... arguments) {
    return ErlangException.error(
        reason, new Tuple4(Atom.of(module), Atom.of(function), Lists.of(arguments), EmptyList.EMPTY));
  }

  private static ErlangException of(
      Object reason, String module, String function, Atom explainedBy, Object cause, Object[] arguments) {
    var info = MapTerm.of(Atoms.MODULE, explainedBy);
    if (cause != null) {
      info = info.put(Atoms.CAUSE, cause);
    }
    var location = Lists.of(Tuple.of(Atoms.ERROR_INFO, info));
    return ErlangException.error(
        reason, new Tuple4(Atom.of(module), Atom.of(function), Lists.of(arguments), location));
  }
}
