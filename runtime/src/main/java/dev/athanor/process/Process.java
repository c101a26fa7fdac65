package dev.athanor.process;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Fun;
import dev.athanor.term.Pid;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple3;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.BooleanSupplier;

/**
 * A process, as the code it runs sees it. Compiled functions are given it first; only its own thread may
 * call these methods unless one says otherwise.
 *
 * <p><b>Life.</b> {@code NEW -> RUNNABLE -> RUNNING -> WAITING -> EXITING -> ENDED}. It goes round between runnable, running and waiting, which its
 * {@link Fiber} does; {@link Life} does the rest. What few processes have (links, monitors, a dictionary, ...) is an
 * object of its own, made when it is needed first: an idle process is to cost less than a kilobyte, thread included.
 *
 * <p><b>Tail calls.</b> A call in tail position that is not a jump counts down {@link #tailBudget}; while that lasts it is an ordinary
 * call. When it is spent, the callee and its arguments are parked here and {@link #PARKED} is returned instead of a result.
 * Every frame in tail position passes it on; the nearest caller that is not in tail position sees it and goes on with {@link
 * #resume}. So the stack holds at most {@value #TAIL_BUDGET} frames of a chain of tail calls, however long.
 *
 * <p><b>Reductions.</b> Compiled code counts {@link #reductions} down at loop back edges and at entries of recursive
 * functions, and calls {@link #endTurn} when the count gets below zero.
 *
 * <p><b>Receive.</b> {@link #beginReceive()}; then {@link #nextMessage} until a clause takes what it gives; then {@link #acceptMessage}. The
 * messages refused stay, in their order.
 */
public final class Process {
  /** Returned instead of a result by a call that parked a tail call. Never a term. */
  public static final Object PARKED = new Sentinel("PARKED");

  /** Returned by {@link #nextMessage} when the time given to {@link #beginReceive(Object)} is over. Never a term. */
  public static final Object TIMED_OUT = new Sentinel("TIMED_OUT");

  /** How many tail calls are made as ordinary calls before one is parked. */
  public static final int TAIL_BUDGET = 64;

  /** How many reductions a process may use before others get their turn. */
  public static final int REDUCTIONS = 4000;

  private static final VarHandle NAME;
  private static final VarHandle TIMERS;

  static {
    try {
      var lookup = MethodHandles.lookup();
      NAME = lookup.findVarHandle(Process.class, "name", Atom.class);
      TIMERS = lookup.findVarHandle(Process.class, "timers", int.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  /** How many more tail calls may be made as ordinary calls. */
  public int tailBudget = TAIL_BUDGET;

  /** How many more reductions this turn has. */
  public int reductions = REDUCTIONS;

  private Fun parked;
  private int parkedArity;
  private Object a;
  private Object b;
  private Object c;
  private Object d;

  private final Pid pid;
  final Pid parent;
  final Fiber fiber;
  final Mailbox mailbox = new Mailbox();

  /** The registered name, or {@code null}. Others write it too, through {@link Names}. */
  volatile Atom name;

  /** What it was started with, as {@code {module, function, arity}}; {@code null} for a fun. */
  Tuple3 initialCall;

  Pid groupLeader;
  boolean trapsExits;
  private Links links;
  private Monitors monitors;
  private Dictionary dictionary;
  private Extras extras;

  /** How long the {@code receive} under way waits; the object is kept for the next one. */
  private Patience patience;

  private boolean patient = true;

  /** Whether it waits for something to arrive; still set while it looks at what has. */
  private boolean waiting;

  /** Whether it has begun to end: from then on it counts as dead. */
  volatile boolean exiting;

  /** Why it has to end as soon as it looks, since a signal said so; {@code null} while there is no reason. */
  private Object doom;

  /** The reductions of turns that are over. */
  private long spent;

  private final boolean listed;

  /** Timers that will send to it by its pid: counted up when they start, down when they end. */
  private volatile int timers;

  /**
   * A process that stands for the calling Java thread, so that it can call compiled functions, send and receive. It is not among {@code
   * processes()}, and it never ends.
   */
  public Process() {
    this.pid = new Pid(Atoms.NONODE_NOHOST, Pids.unlisted(), 0, this);
    this.parent = null;
    this.groupLeader = Node.defaultGroupLeader(pid);
    this.fiber = OwnThreads.attached(this);
    this.listed = false;
  }

  /** A process that does something for another behind the scenes: it is not among {@code processes()}. */
  static Process hidden(Process parent) {
    return new Process(parent.fiber.scheduler(), parent, Pids.unlisted(), false);
  }

  /** A new process, not started and not listed yet; its parent is a process or, where Java code starts it, {@code null}. */
  Process(Scheduler scheduler, Process parent) {
    this(scheduler, parent, Pids.reserve(), true);
  }

  private Process(Scheduler scheduler, Process parent, long number, boolean listed) {
    this.pid = new Pid(Atoms.NONODE_NOHOST, number, 0, this);
    this.parent = parent == null ? null : parent.pid;
    this.groupLeader = parent == null ? Node.defaultGroupLeader(pid) : parent.groupLeader;
    this.fiber = scheduler.fiberFor(this);
    this.listed = listed;
  }

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

  /** Makes the parked call, and those it parks in turn, until there is a result. */
  public Object resume() {
    Object result;
    do {
      tailBudget = TAIL_BUDGET;
      reductions -= TAIL_BUDGET;
      if (reductions < 0) {
        endTurn();
      }
      result = callParked();
    } while (result == PARKED);
    return result;
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
      case 0 -> callee.call(this);
      case 1 -> callee.call(this, x);
      case 2 -> callee.call(this, x, y);
      case 3 -> callee.call(this, x, y, z);
      case 4 -> callee.call(this, x, y, z, u);
      default -> callee.call(this, (Object[]) x);
    };
  }

  /** The result of a call, where that may be {@link #PARKED}. */
  public Object finish(Object result) {
    return result == PARKED ? resume() : result;
  }

  /** Calls a fun and gives its result. */
  public Object apply(Fun fun) {
    return finish(fun.call(this));
  }

  /** Calls a fun with one argument and gives its result. */
  public Object apply(Fun fun, Object a) {
    return finish(fun.call(this, a));
  }

  /** Calls a fun with two arguments and gives its result. */
  public Object apply(Fun fun, Object a, Object b) {
    return finish(fun.call(this, a, b));
  }

  /** Calls a fun with three arguments and gives its result. */
  public Object apply(Fun fun, Object a, Object b, Object c) {
    return finish(fun.call(this, a, b, c));
  }

  /** Calls a fun with any number of arguments and gives its result. */
  public Object apply(Fun fun, Object[] arguments) {
    return finish(fun.call(this, arguments));
  }

  /** The turn is over: handles signals that wait and lets others run. */
  public void endTurn() {
    spent += REDUCTIONS - reductions;
    reductions = REDUCTIONS;
    handleSignals();
    if (fiber.othersWait()) {
      fiber.giveWay();
    }
  }

  /** Counts some work done in Java, so that a process that does much of it gives way in time. */
  public void reduce(int count) {
    reductions -= count;
    if (reductions < 0) {
      endTurn();
    }
  }

  /** Begins a {@code receive} without {@code after}. */
  public void beginReceive() {
    patient = true;
    mailbox.rewind();
  }

  /**
   * Begins a {@code receive} with {@code after}.
   *
   * @param timeout {@code :infinity} or milliseconds from 0 to 0xffffffff; raises {@code timeout_value} for anything else
   */
  public void beginReceive(Object timeout) {
    bePatient(timeout);
    mailbox.rewind();
  }

  /** Begins a {@code receive} whose clauses all ask for this reference: messages older than it are skipped. */
  public void beginReceive(Reference reference) {
    patient = true;
    mailbox.rewind(reference);
  }

  /** Begins a {@code receive} with {@code after} whose clauses all ask for this reference. */
  public void beginReceive(Object timeout, Reference reference) {
    bePatient(timeout);
    mailbox.rewind(reference);
  }

  private void bePatient(Object timeout) {
    patient = Patience.isForever(timeout);
    if (!patient) {
      if (patience == null) {
        patience = new Patience();
      }
      patience.begin(timeout);
    }
  }

  /** The next message of the {@code receive} under way; waits for one; {@link #TIMED_OUT} when its time is over. */
  public Object nextMessage() {
    var message = mailbox.offer();
    return message != null ? message : nextArrival();
  }

  private Object nextArrival() {
    while (true) {
      handleSignals();
      var message = mailbox.offer();
      if (message == null && !patient && patience.isOver(this)) {
        message = TIMED_OUT;
      }
      if (message != null) {
        waiting = false;
        return message;
      }
      await();
    }
  }

  /** Takes the message that {@link #nextMessage} gave last out of the mailbox: a clause of the {@code receive} has matched. */
  public void acceptMessage() {
    mailbox.accept();
  }

  /** Remembers that messages with this new reference can only come from now on. */
  public void markReference(Reference reference) {
    mailbox.mark(reference);
  }

  /** Waits until something is in the mailbox, matched by nobody: {@code hibernate}. */
  void awaitMessage() {
    handleSignals();
    while (mailbox.length() == 0) {
      await();
      handleSignals();
    }
    waiting = false;
  }

  /** Waits for something other than a message, of which {@link #nudge} tells; signals are handled meanwhile. */
  public void awaitCondition(BooleanSupplier done) {
    while (!done.getAsBoolean()) {
      handleSignals();
      if (!done.getAsBoolean()) {
        await();
      }
    }
    waiting = false;
  }

  /** Gives the core away until something is in the inbox, or a little less. */
  private void await() {
    spent += REDUCTIONS - reductions;
    reductions = REDUCTIONS;
    waiting = true;
    fiber.await();
  }

  /** Acts on what has arrived. Throws {@link ProcessExit} when the process has to end. */
  void handleSignals() {
    if (doom == null && mailbox.hasNews()) {
      mailbox.collect(this);
    }
    if (doom != null) {
      throw new ProcessExit(doom);
    }
    if (extras != null && extras.isSuspended()) {
      awaitResume();
    }
  }

  private void awaitResume() {
    do {
      await();
      mailbox.collect(this);
      if (doom != null) {
        throw new ProcessExit(doom);
      }
    } while (extras.isSuspended());
  }

  /** Makes the process end as soon as it looks. */
  void doom(Object reason) {
    if (doom == null) {
      doom = reason;
    }
  }

  boolean isDoomed() {
    return doom != null;
  }

  /** Makes the process look again at the condition it waits for. Any thread. */
  public void nudge() {
    accept(new Nudge());
  }

  /** Puts a message or signal into the inbox and wakes the process; {@code false} if it has ended. Any thread. */
  boolean accept(Envelope envelope) {
    return switch (mailbox.push(envelope)) {
      case AWAKE -> true;
      case ASLEEP -> {
        fiber.wake();
        yield true;
      }
      case CLOSED -> false;
    };
  }

  /** Its identifier. Any thread. */
  public Pid pid() {
    return pid;
  }

  /** The process that its output goes to. */
  public Pid groupLeader() {
    return groupLeader;
  }

  /** What others know it by: its pid, or the port it drives. */
  Object identity() {
    return extras != null && extras.port != null ? extras.port : pid;
  }

  boolean drivesPort() {
    return extras != null && extras.port != null;
  }

  /** Whether {@code processes()} names it. */
  boolean isListed() {
    return listed;
  }

  /** Takes the name that is about to be registered for it, if it has none. Any thread. */
  boolean claimName(Atom claimed) {
    return NAME.compareAndSet(this, null, claimed);
  }

  /** A timer that will send to it has started (1) or ended (-1). Any thread. */
  void countTimer(int change) {
    TIMERS.getAndAdd(this, change);
  }

  /** It has ended: nobody finds it by its pid or port any longer. */
  void forget() {
    pid.forget();
    if (extras != null && extras.port != null) {
      extras.port.forget();
    }
  }

  /** It has told everybody: what is left of it is not to keep anything alive. */
  void clear() {
    var ticking = fiber.scheduler().timers();
    ticking.orphaned(timers);
    if (patience != null) {
      patience.stop(ticking);
    }
    links = null;
    monitors = null;
    dictionary = null;
    extras = null;
    patience = null;
    groupLeader = null;
  }

  /** Whether exit signals become messages. */
  public boolean trapsExits() {
    return trapsExits;
  }

  /** Sets whether exit signals become messages. */
  public void trapExits(boolean trap) {
    trapsExits = trap;
  }

  /** Its settings, to read; {@link #changeFlags} gives those that may be changed. */
  public Flags flags() {
    return extras != null && extras.hasFlags() ? extras.flags() : Flags.DEFAULT;
  }

  /** Its own settings, to be changed. The priority takes effect with {@link #changePriority}. */
  public Flags changeFlags() {
    return extras().flags();
  }

  /** Changes how urgent it is. */
  public void changePriority(Priority priority) {
    changeFlags().priority = priority;
    fiber.priorityChanged(priority);
  }

  /** Unwinds the stack, waits until there is a message, and then calls the fun. Does not return. */
  public Error hibernate(Fun next) {
    throw new Hibernation(next);
  }

  /** The process dictionary. */
  public Dictionary dictionary() {
    return dictionary != null ? dictionary : (dictionary = new Dictionary());
  }

  Links links() {
    return links != null ? links : (links = new Links());
  }

  Monitors monitors() {
    return monitors != null ? monitors : (monitors = new Monitors());
  }

  Extras extras() {
    return extras != null ? extras : (extras = new Extras());
  }

  boolean hasLinks() {
    return links != null;
  }

  boolean hasMonitors() {
    return monitors != null;
  }

  boolean hasExtras() {
    return extras != null;
  }

  boolean isWaiting() {
    return waiting;
  }

  /** All reductions so far. */
  long reductionsSpent() {
    return spent + REDUCTIONS - reductions;
  }

  private record Sentinel(String name) {
    @Override
    public String toString() {
      return name;
    }
  }
}
