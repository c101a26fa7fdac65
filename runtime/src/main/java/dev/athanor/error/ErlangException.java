package dev.athanor.error;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;

/**
 * What {@code raise}, {@code :erlang.error}, {@code exit} and {@code throw} throw: the only exception that Elixir's {@code try} sees.
 *
 * <p>The stack trace is kept as the JVM recorded it and translated to Elixir's form when somebody asks
 * ({@link #stacktrace}). Re-raising with a given trace keeps that one instead.
 */
public final class ErlangException extends RuntimeException {
  private final Atom kind;
  private final transient Object reason;

  /** The trace as a list of {@code {module, function, arity or arguments, location}}; {@code null} until asked for. */
  private transient Object stacktrace;

  /** {@code {module, function, arguments, location}} of the builtin or function head that failed, to stand first in the trace; or {@code null}. */
  private final transient Tuple origin;

  /** The arguments to stand in the trace's first entry in place of the arity; or {@code null}. */
  private final transient Object arguments;

  /** The {@code error_info} to stand in the location of the trace's first entry; or {@code null}. */
  private final transient MapTerm info;

  private ErlangException(Atom kind, Object reason, Tuple origin, Object stacktrace) {
    this(kind, reason, origin, stacktrace, null, null);
  }

  private ErlangException(
      Atom kind, Object reason, Tuple origin, Object stacktrace, Object arguments, MapTerm info) {
    super(null, null, false, stacktrace == null);
    this.kind = kind;
    this.reason = reason;
    this.origin = origin;
    this.stacktrace = stacktrace;
    this.arguments = arguments;
    this.info = info;
  }

  /** An {@code :error}, as {@code :erlang.error(reason)} raises it. */
  public static ErlangException error(Object reason) {
    return new ErlangException(Atoms.ERROR, reason, null, null);
  }

  /** An {@code :error} whose trace begins with {@code {module, function, arguments, location}}. */
  public static ErlangException error(Object reason, Tuple origin) {
    return new ErlangException(Atoms.ERROR, reason, origin, null);
  }

  /**
   * An {@code :error} that says more about the function which raises it, the first of the trace.
   *
   * @param arguments the list of its arguments, or {@code null}
   * @param info what its location says under {@code error_info}, or {@code null}
   */
  public static ErlangException error(Object reason, Object arguments, MapTerm info) {
    return new ErlangException(Atoms.ERROR, reason, null, null, arguments, info);
  }

  /** An {@code :exit}. */
  public static ErlangException exit(Object reason) {
    return new ErlangException(Atoms.EXIT, reason, null, null);
  }

  /** A {@code :throw}. */
  public static ErlangException thrown(Object value) {
    return new ErlangException(Atoms.THROW, value, null, null);
  }

  /** Raised again with a trace that was taken before: {@code :erlang.raise(kind, reason, stacktrace)}. */
  public static ErlangException again(Atom kind, Object reason, Object stacktrace) {
    return new ErlangException(kind, reason, null, stacktrace);
  }

  /** {@code :error}, {@code :exit} or {@code :throw}. */
  public Atom kind() {
    return kind;
  }

  /** The reason as raised: an exception struct, {@code :badarg}, {@code {:badmatch, value}}, any term. */
  public Object reason() {
    return reason;
  }

  /** The trace as an Elixir list. */
  public Object stacktrace() {
    var known = stacktrace;
    return known != null ? known : (stacktrace = Stacktrace.of(getStackTrace(), origin, arguments, info));
  }

  /** The arguments of the trace's first function; {@code null} where only their number is known. */
  public Object arguments() {
    return arguments;
  }

  /** What the first entry's location says under {@code error_info}; {@code null} where nothing. */
  public MapTerm info() {
    return info;
  }

  @Override
  public String getMessage() {
    return kind + ": " + reason;
  }
}
