package dev.athanor.compiler.core;

import dev.athanor.code.FunctionKey;
import dev.athanor.code.JavaName;
import java.util.List;

/**
 * A function of the IR. Identity tells functions apart; body and calling facts are filled in by the passes.
 *
 * <p>Kinds: functions of the source, which have a number in the module and can be called by it; and made ones (bodies of {@code fn} and of
 * comprehensions, code cut out of large functions), which only the module's own code calls.
 */
public final class Function {
  private final FunctionKey key;
  private final String suffix;
  private final boolean exported;
  private final boolean made;
  private final int line;
  private List<Local> parameters;
  private Expr body;
  private boolean mayPark = true;
  private boolean counts = true;
  private boolean tailCalls = true;
  private int tailGroup = -1;
  private Kind resultKind = Kind.NONE;
  private Rep resultRep = Rep.TERM;
  private List<Rep> reps;
  private boolean isCut;

  Function(FunctionKey key, String suffix, boolean exported, boolean made, int line, List<Local> parameters) {
    this.key = key;
    this.suffix = suffix;
    this.exported = exported;
    this.made = made;
    this.line = line;
    this.parameters = List.copyOf(parameters);
  }

  /** A function of the source. */
  static Function of(FunctionKey key, boolean exported, int line, List<Local> parameters) {
    return new Function(key, "", exported, false, line, parameters);
  }

  /** A function that the compiler made. */
  static Function made(FunctionKey key, int line, List<Local> parameters) {
    return new Function(key, "", false, true, line, parameters);
  }

  /** Code cut out of this function. */
  Function part(int number, List<Local> parameters) {
    isCut = true;
    return new Function(key, ":" + number, false, true, line, parameters);
  }

  /** Where this function goes on after a wait: called by the process itself, with the variables that it held on to. */
  Function reentry(int number, List<Local> parameters) {
    return new Function(key, ":" + JavaName.REENTRY + number, false, true, line, parameters);
  }

  /** Whether it is where another function goes on after a wait. */
  public boolean isReentry() {
    return suffix.length() > 1 && suffix.charAt(1) == JavaName.REENTRY;
  }

  /** The name and arity that stack traces show. */
  public FunctionKey key() {
    return key;
  }

  /** What its method's name has behind name and arity: empty, or a colon and what kind of code it is of which function. */
  public String suffix() {
    return suffix;
  }

  /** Whether other modules may call it. */
  public boolean isExported() {
    return exported;
  }

  /** Whether only code of this module can reach it. */
  public boolean isMade() {
    return made;
  }

  /** Where it begins. */
  public int line() {
    return line;
  }

  /** Its parameters, captured values included. */
  public List<Local> parameters() {
    return parameters;
  }

  void parameters(List<Local> changed) {
    parameters = List.copyOf(changed);
  }

  /** What it computes. */
  public Expr body() {
    return body;
  }

  void body(Expr newBody) {
    body = newBody;
  }

  /** Whether a call of it may give {@code PARKED} instead of a result. */
  public boolean mayPark() {
    return mayPark;
  }

  void mayPark(boolean may) {
    mayPark = may;
  }

  /** Whether a call of it counts as a reduction: it may be part of a recursion. */
  public boolean counts() {
    return counts;
  }

  void counts(boolean does) {
    counts = does;
  }

  /** Whether calls in tail position are tail calls; not so in the body of a loop, which its caller goes on with. */
  public boolean tailCalls() {
    return tailCalls;
  }

  void tailCalls(boolean are) {
    tailCalls = are;
  }

  /**
   * Functions of one group can reach each other by tail calls alone, so that such calls among them must not let the stack grow.
   */
  public int tailGroup() {
    return tailGroup;
  }

  void tailGroup(int number) {
    tailGroup = number;
  }

  /** What is known of its result. */
  public Kind resultKind() {
    return resultKind;
  }

  void resultKind(Kind known) {
    resultKind = known;
  }

  /**
   * How its method gives the result: {@code TERM}; {@code INTEGER}, as a {@code long}, where one value says that it is in the process; or {@code DOUBLE}.
   */
  public Rep resultRep() {
    return resultRep;
  }

  void resultRep(Rep chosen) {
    resultRep = chosen;
  }

  /**
   * Whether there is another method of it that is called where all its integers fit into {@code long}s: it calls itself, and not only in loops, so that
   * it gains from less being passed.
   */
  public boolean hasSmall() {
    return reps != null;
  }

  void callsItself() {
    if (!made && !isCut && parameters.stream().anyMatch(parameter -> parameter.rep() == Rep.INTEGER)) {
      reps = parameterReps();
    }
  }

  /** How the parameters are held in its method, the one that takes any term. */
  public List<Rep> parameterReps() {
    return reps != null ? reps : parameters.stream().map(Local::rep).toList();
  }

  /** Does something while the parameters that may hold any term are known to be integers that fit. */
  public void whileSmall(Runnable emission) {
    var integers = parameters.stream().filter(parameter -> parameter.rep() == Rep.INTEGER).toList();
    integers.forEach(parameter -> parameter.rep(Rep.LONG));
    emission.run();
    integers.forEach(parameter -> parameter.rep(Rep.INTEGER));
  }

  /** Whether its method takes or gives numbers unboxed, so that others need a second method that does not. */
  public boolean isUnboxed() {
    return resultRep != Rep.TERM || parameters.stream().anyMatch(parameter -> parameter.rep() != Rep.TERM);
  }

  @Override
  public String toString() {
    return key + suffix;
  }
}
