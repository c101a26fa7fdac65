package dev.athanor.process;

import dev.athanor.term.Fun;

/**
 * The part of a {@link Process} that keeps chains of tail calls from using up the stack. Code outside names {@link Process} only.
 *
 * <p>A call in tail position that is not a jump counts down {@link #tailBudget}; while that lasts it is an ordinary
 * call. When it is spent, the callee and its arguments are parked here and {@link #PARKED} is returned instead of a result.
 * Every frame in tail position passes it on; the nearest caller that is not in tail position sees it and goes on with {@link
 * #resume}. So the stack holds at most {@value #TAIL_BUDGET} frames of a chain of tail calls, however long.
 *
 * <p><b>Reductions.</b> Compiled code counts {@link #reductions} down at loop back edges and at entries of recursive
 * functions, and calls {@link #endTurn} when the count gets below zero.
 */
public abstract sealed class TailCalls permits Receiver {
  /** Returned instead of a result by a call that parked a tail call. Never a term. */
  public static final Object PARKED = new Sentinel("PARKED");

  /** How many tail calls are made as ordinary calls before one is parked. */
  public static final int TAIL_BUDGET = 64;

  /** How many reductions a process may use before others get their turn, unless these take it long ({@link TurnLength}). */
  public static final int REDUCTIONS = 4000;

  /** How many more tail calls may be made as ordinary calls. */
  public int tailBudget = TAIL_BUDGET;

  /** How many more reductions this turn has. */
  public int reductions = REDUCTIONS;

  /** The handlers of the {@code try}s it is in, innermost first; belongs to {@code op.Handlers}. */
  public Handler handlers;

  /** The result of a function that returns a {@code long}, where that cannot hold it; belongs to {@code op.Unboxed}. */
  public Object wide;

  private Fun parked;
  private int parkedArity;
  private Object a;
  private Object b;
  private Object c;
  private Object d;

  /** Whether the parked call is to be made when something has come. */
  private boolean awaiting;

  /** How many {@link #resume} are under way: as long as there are any, somebody on the stack goes on with a result. */
  private int resumes;

  TailCalls() {}

  /** Parks a tail call without arguments. */
  public Object park(Fun callee) {
    parked = callee;
    parkedArity = 0;
    return PARKED;
  }

  /** Parks a tail call with one argument. */
  public Object park(Fun callee, Object a) {
    parked = callee;
    parkedArity = 1;
    this.a = a;
    return PARKED;
  }

  /** Parks a tail call with two arguments. */
  public Object park(Fun callee, Object a, Object b) {
    parked = callee;
    parkedArity = 2;
    this.a = a;
    this.b = b;
    return PARKED;
  }

  /** Parks a tail call with three arguments. */
  public Object park(Fun callee, Object a, Object b, Object c) {
    parked = callee;
    parkedArity = 3;
    this.a = a;
    this.b = b;
    this.c = c;
    return PARKED;
  }

  /** Parks a tail call with four arguments. */
  public Object park(Fun callee, Object a, Object b, Object c, Object d) {
    parked = callee;
    parkedArity = 4;
    this.a = a;
    this.b = b;
    this.c = c;
    this.d = d;
    return PARKED;
  }

  /** Parks a tail call with any number of arguments; the array is kept. */
  public Object park(Fun callee, Object[] arguments) {
    parked = callee;
    parkedArity = -1;
    a = arguments;
    return PARKED;
  }

  /** The fun whose call is parked, or {@code null}. */
  final Fun parkedCall() {
    return parked;
  }

  /** Parks a call without arguments that is to be made when something has come. In tail position only. */
  public final Object parkUntilNews(Fun callee) {
    parked = callee;
    parkedArity = 0;
    awaiting = true;
    return PARKED;
  }

  /** Whether it has parked a call that is to be made when something has come. */
  final boolean isAwaiting() {
    return awaiting;
  }

  /** Whether the stack is needed when what runs now has returned, as far as can be seen. */
  final boolean isInResume() {
    return resumes > 0;
  }

  /**
   * Makes the parked call, and those it parks in turn: all that the process does.
   *
   * @return whether there is another one that is to be made when something has come, rather than a result
   */
  final boolean begin() {
    awaiting = false;
    reductions--;
    return callAllParked(callParked()) == PARKED;
  }

  /** Calls a fun, and makes the calls that are parked in turn, until there is a result, or {@link #PARKED}: then the call that is parked is to be made when something has come. */
  final Object callToWait(Fun fun) {
    return callAllParked(fun.call(self()));
  }

  private Object callAllParked(Object first) {
    var result = first;
    while (result == PARKED && !awaiting) {
      beginNext();
      result = callParked();
    }
    return result;
  }

  /** Makes the parked call, and those it parks in turn, until there is a result. */
  public Object resume() {
    Object result;
    resumes++;
    try {
      do {
        if (awaiting) {
          awaiting = false;
          await();
        }
        beginNext();
        result = callParked();
      } while (result == PARKED);
    } finally {
      resumes--;
    }
    return result;
  }

  private void beginNext() {
    tailBudget = TAIL_BUDGET;
    reductions -= TAIL_BUDGET;
    if (reductions < 0) {
      endTurn();
    }
  }

  private Object callParked() {
    var callee = parked;
    parked = null;
    var x = a;
    var y = b;
    var z = c;
    var u = d;
    a = b = c = d = null;
    return switch (parkedArity) {
      case 0 -> callee.call(self());
      case 1 -> callee.call(self(), x);
      case 2 -> callee.call(self(), x, y);
      case 3 -> callee.call(self(), x, y, z);
      case 4 -> callee.call(self(), x, y, z, u);
      default -> callee.call(self(), (Object[]) x);
    };
  }

  /** The result of a call, where that may be {@link #PARKED}. */
  public Object finish(Object result) {
    return result == PARKED ? resume() : result;
  }

  /** Calls a fun and gives its result. */
  public Object apply(Fun fun) {
    return finish(fun.call(self()));
  }

  /** Calls a fun with one argument and gives its result. */
  public Object apply(Fun fun, Object a) {
    return finish(fun.call(self(), a));
  }

  /** Calls a fun with two arguments and gives its result. */
  public Object apply(Fun fun, Object a, Object b) {
    return finish(fun.call(self(), a, b));
  }

  /** Calls a fun with three arguments and gives its result. */
  public Object apply(Fun fun, Object a, Object b, Object c) {
    return finish(fun.call(self(), a, b, c));
  }

  /** Calls a fun with any number of arguments and gives its result. */
  public Object apply(Fun fun, Object[] arguments) {
    return finish(fun.call(self(), arguments));
  }

  /** The turn is over: handles signals that wait and lets others run. */
  public abstract void endTurn();

  /** Gives the core away until something has come, or a little less. */
  abstract void await();

  /** This object. */
  abstract Process self();

  /** Something that a method returns instead of a term. */
  record Sentinel(String name) {
    @Override
    public String toString() {
      return name;
    }
  }
}
