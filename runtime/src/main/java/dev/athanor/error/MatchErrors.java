package dev.athanor.error;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;

/** What compiled code raises itself, one call for each reason. */
public final class MatchErrors {
  private static final Atom ELSE_CLAUSE = Atom.of("else_clause");
  private static final Atom BAD_GENERATOR = Atom.of("bad_generator");

  private MatchErrors() {}

  /** {@code pattern = value}. */
  public static ErlangException badMatch(Object value) {
    return of(Atoms.BADMATCH, value);
  }

  /** No clause of {@code case}. */
  public static ErlangException caseClause(Object value) {
    return of(Atoms.CASE_CLAUSE, value);
  }

  /** No clause of {@code cond}. */
  public static ErlangException condClause() {
    return ErlangException.error(Atoms.COND_CLAUSE);
  }

  /** No clause of the {@code else} of {@code with}. */
  public static ErlangException withClause(Object value) {
    return of(ELSE_CLAUSE, value);
  }

  /** No clause of the {@code else} of {@code try}. */
  public static ErlangException tryClause(Object value) {
    return of(Atoms.TRY_CLAUSE, value);
  }

  /** No clause of a function; its first trace entry has the arguments. */
  public static ErlangException functionClause(Object... arguments) {
    return ErlangException.error(Atoms.FUNCTION_CLAUSE, Lists.of(arguments), null);
  }

  /** {@code {:badbool, operator, value}} of {@code and} and {@code or}. */
  public static ErlangException badBool(Object value, Atom operator) {
    return ErlangException.error(Tuple.of(Atoms.BADBOOL, operator, value));
  }

  /** {@code %{term | ...}} of something that is no map. */
  public static ErlangException badMap(Object term) {
    return of(Atoms.BADMAP, term);
  }

  /** {@code %{map | key => ...}} of a key that the map does not have. */
  public static ErlangException badKey(Object key) {
    return of(Atoms.BADKEY, key);
  }

  /** {@code map.key} of a key that the map does not have. */
  public static ErlangException badKey(Object key, Object map) {
    return ErlangException.error(Tuple.of(Atoms.BADKEY, key, map));
  }

  /** {@code {:badarg, term}} of {@code :erlang.andalso} and {@code orelse}, and of a bitstring that collects something else. */
  public static ErlangException badArgument(Object term) {
    return of(Atoms.BADARG, term);
  }

  /** A call of something that is no fun. */
  public static ErlangException badFun(Object term) {
    return of(Atoms.BADFUN, term);
  }

  /** A comprehension over something that is no bitstring. */
  public static ErlangException badGenerator(Object term) {
    return of(BAD_GENERATOR, term);
  }

  private static ErlangException of(Atom reason, Object value) {
    return ErlangException.error(Tuple.of(reason, value));
  }
}
