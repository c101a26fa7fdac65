package dev.athanor.op;

import dev.athanor.code.FunctionRef;
import dev.athanor.error.ErlangException;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import java.util.Map;

/**
 * What {@code rescue} sees of an error: an exception struct as it was raised, or the one that a reason of Erlang stands for. Which one that is can be
 * told from the reason alone; the struct is made, by {@code Exception.normalize/3}, only where a clause wants it.
 */
public final class Exceptions {
  private static final Atom EXCEPTION = Atom.of("Elixir.Exception");
  private static final Atom NORMALIZE = Atom.of("normalize");
  private static final Atom ERLANG_ERROR = elixir("ErlangError");

  private static final Map<Atom, Atom> ATOMS =
      Map.of(
          Atoms.BADARG, elixir("ArgumentError"),
          Atoms.BADARITH, elixir("ArithmeticError"),
          Atoms.SYSTEM_LIMIT, elixir("SystemLimitError"),
          Atoms.COND_CLAUSE, elixir("CondClauseError"),
          Atoms.UNDEF, elixir("UndefinedFunctionError"),
          Atoms.FUNCTION_CLAUSE, elixir("FunctionClauseError"));

  /** Tuples by their first element; a size of zero stands for two or three. */
  private static final Map<Atom, Mapped> TUPLES =
      Map.ofEntries(
          Map.entry(Atoms.BADARG, new Mapped(2, elixir("ArgumentError"))),
          Map.entry(Atoms.BADARITY, new Mapped(2, elixir("BadArityError"))),
          Map.entry(Atoms.BADFUN, new Mapped(2, elixir("BadFunctionError"))),
          Map.entry(Atoms.BADMATCH, new Mapped(2, elixir("MatchError"))),
          Map.entry(Atoms.BADMAP, new Mapped(2, elixir("BadMapError"))),
          Map.entry(Atoms.BADKEY, new Mapped(0, elixir("KeyError"))),
          Map.entry(Atoms.BADBOOL, new Mapped(3, elixir("BadBooleanError"))),
          Map.entry(Atom.of("badstruct"), new Mapped(3, elixir("BadStructError"))),
          Map.entry(Atoms.CASE_CLAUSE, new Mapped(2, elixir("CaseClauseError"))),
          Map.entry(Atoms.TRY_CLAUSE, new Mapped(2, elixir("TryClauseError"))),
          Map.entry(Atom.of("else_clause"), new Mapped(2, elixir("WithClauseError"))));

  private record Mapped(int size, Atom module) {}

  private Exceptions() {}

  private static Atom elixir(String name) {
    return Atom.of("Elixir." + name);
  }

  /** The module of the exception that {@code rescue} sees; {@code nil} for what is no error. */
  public static Object name(Object raised) {
    var exception = (ErlangException) raised;
    return name(exception.kind(), exception.reason());
  }

  /** The module of the exception that {@code rescue} sees of what is raised so; {@code nil} for what is no error. */
  public static Object name(Object kind, Object reason) {
    return kind == Atoms.ERROR ? nameOf(reason) : Atoms.NIL;
  }

  /** The module of the exception that {@code rescue} sees of an error. */
  static Atom nameOf(Object reason) {
    return switch (reason) {
      case MapTerm map -> map.get(Atoms.STRUCT) instanceof Atom module && map.get(Atoms.EXCEPTION) == Atoms.TRUE ? module : ERLANG_ERROR;
      case Atom atom -> ATOMS.getOrDefault(atom, ERLANG_ERROR);
      case Tuple tuple when tuple.size() > 1 && tuple.get(0) instanceof Atom tag -> nameOf(tag, tuple.size());
      default -> ERLANG_ERROR;
    };
  }

  private static Atom nameOf(Atom tag, int size) {
    var mapped = TUPLES.get(tag);
    boolean isMapped = mapped != null && (mapped.size == size || mapped.size == 0 && (size == 2 || size == 3));
    return isMapped ? mapped.module : ERLANG_ERROR;
  }

  /** Whether a reason is an exception struct. */
  public static boolean isException(Object reason) {
    return reason instanceof MapTerm map && map.get(Atoms.EXCEPTION) == Atoms.TRUE && map.get(Atoms.STRUCT) instanceof Atom;
  }

  /** The exception that {@code rescue} sees of an error. */
  public static Object exception(Process self, Object raised) {
    var exception = (ErlangException) raised;
    return isException(exception.reason())
        ? exception.reason()
        : self.apply(FunctionRef.of(EXCEPTION, NORMALIZE, 3), new Object[] {Atoms.ERROR, exception.reason(), exception.stacktrace()});
  }

  /** The exception that {@code rescue} sees of an error; {@code raised} is {@code null} where the reason is one. */
  public static Object exception(Process self, Object raised, Object reason) {
    return raised == null ? reason : exception(self, raised);
  }

  /** {@code :error}, {@code :exit} or {@code :throw}. */
  public static Object kind(Object raised) {
    return ((ErlangException) raised).kind();
  }

  /** What was raised. */
  public static Object reason(Object raised) {
    return ((ErlangException) raised).reason();
  }

  /** The stack trace. */
  public static Object stacktrace(Object raised) {
    return ((ErlangException) raised).stacktrace();
  }
}
