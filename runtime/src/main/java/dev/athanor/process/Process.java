package dev.athanor.process;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Fun;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple3;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A process, as the code it runs sees it. Compiled functions are given it first; only its own thread may
 * call these methods unless one says otherwise.
 *
 * <p><b>Life.</b> {@code NEW -> RUNNABLE -> RUNNING -> WAITING -> EXITING -> ENDED}. It goes round between runnable, running and waiting, which its
 * {@link Fiber} does; {@link Life} does the rest. What few processes have (links, monitors, a dictionary, ...) is an
 * object of its own, made when it is needed first: an idle process is to cost less than a kilobyte, thread included.
 *
 * <p>How tail calls and reductions work stands at {@link TailCalls}, how messages are received at {@link Receiver}.
 */
public final class Process extends Receiver {
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

  private final Pid pid;
  final Pid parent;

  /** The registered name, or {@code null}. Others write it too, through {@link Names}. */
  volatile Atom name;

  /** What it was started with, as {@code {module, function, arity}}; {@code null} for a fun. */
  Tuple3 initialCall;

  /** What is told of it and to whom, or {@code null}. Set with {@link Trace#set}. */
  public Trace trace;

  Pid groupLeader;
  boolean trapsExits;
  private Links links;
  private Monitors monitors;
  private Dictionary dictionary;
  private Extras extras;

  /** Whether it has begun to end: from then on it counts as dead. */
  volatile boolean exiting;

  /** Whether it has dropped its stack and waits for a message. */
  boolean hibernating;

  private final boolean listed;

  /** Timers that will send to it by its pid: counted up when they start, down when they end. */
  private volatile int timers;

  /**
   * A process that stands for the calling Java thread, so that it can call compiled functions, send and receive. It is not among {@code
   * processes()}, and it never ends.
   */
  public Process() {
    super(null);
    this.pid = new Pid(Atoms.NONODE_NOHOST, Pids.unlisted(), 0, this);
    this.parent = null;
    this.groupLeader = Node.defaultGroupLeader(pid);
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
    super(scheduler);
    this.pid = new Pid(Atoms.NONODE_NOHOST, number, 0, this);
    this.parent = parent == null ? null : parent.pid;
    this.groupLeader = parent == null ? Node.defaultGroupLeader(pid) : parent.groupLeader;
    this.listed = listed;
  }

  /** Its identifier. Any thread. */
  public Pid pid() {
    return pid;
  }

  /** The name it is registered by, or {@code null}. Any thread. */
  public Atom registeredName() {
    return name;
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
    stopWaiting(ticking);
    links = null;
    monitors = null;
    dictionary = null;
    extras = null;
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

  /** The settings have changed in a way that other parts have to know of. */
  public void flagsChanged() {
    HeapLimit.keep(this, flags());
  }

  /** Somebody wants to know when its turns begin and end, or no longer. */
  void rewatch() {
    boolean limited = extras != null && (extras.limit != null || extras.longMailbox);
    watched = limited || trace != null && trace.has(Trace.RUNNING);
  }

  /** A turn begins that is timed. */
  void turnBegins() {
    extras().turnBegan = System.nanoTime();
  }

  /** A turn is over that somebody watches. */
  void turnEnds() {
    if (timed) {
      timeTurn();
    }
    if (extras == null) {
      return;
    }
    if (extras.limit != null) {
      extras.limit.turnEnded(this);
    }
    if (extras.longMailbox) {
      extras.longMailbox = SystemMonitor.isLong(this, mailbox.length(), true);
      rewatch();
    }
  }

  private void timeTurn() {
    if (extras().turnBegan != 0) {
      SystemMonitor.turnEnded(this, extras.turnBegan);
    }
    turnBegins();
  }

  /** Waits while somebody watches. */
  void awaitWatched() {
    turnEnds();
    if (isDoomed()) {
      return;
    }
    if (trace != null) {
      Trace.scheduled(this, false);
    }
    fiber.await();
    if (trace != null) {
      Trace.scheduled(this, true);
    }
    if (timed) {
      turnBegins();
    }
  }

  /** Its mailbox has become as long as somebody waits for. */
  void lookAtMailbox() {
    if (mailbox.length() >= mailbox.alarm) {
      extras().limit.mailboxGrew(this);
    }
    if (mailbox.length() >= Mailbox.toldFrom && !extras().longMailbox) {
      extras.longMailbox = SystemMonitor.isLong(this, mailbox.length(), false);
      rewatch();
    }
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

  @Override
  boolean isSuspended() {
    return extras != null && extras.isSuspended();
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
}
