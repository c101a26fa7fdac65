package dev.athanor.process;

import dev.athanor.term.Atoms;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Reference;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What was sent to a process.
 *
 * <p>Two queues. The <em>inbox</em> is a stack that anybody pushes to with one compare-and-set; the owner takes all that is new at
 * once ({@link #collect}), turns it around and sorts it into the <em>private list</em>, which only the owner touches. So sending never
 * waits, costs the same whatever the length, and draining n messages takes n steps. That the owner sleeps is a mark in the
 * inbox itself ({@link #SLEEPING}): the sender whose compare-and-set replaces the mark is the one, and the only one, that has to wake it.
 *
 * <p>A {@code receive} walks the private list from the front with a cursor: {@link #offer} gives the next message, {@link #accept}
 * takes the last one given out. The mailbox is its own list's head, which saves an object for each process.
 *
 * <p>A <em>mark</em> remembers the end of the list at the moment a reference was made. A {@code receive} that can only match
 * messages with that reference starts there, since none before it can hold it.
 */
final class Mailbox extends Envelope {
  /** In the inbox of a process that waits for something to arrive. */
  private static final Envelope SLEEPING = new Envelope(null);

  /** In the inbox of a process that has ended. */
  private static final Envelope CLOSED = new Envelope(null);

  /** Not a {@code VarHandle}, which is three times as many calls until the compilers have seen it: a cold program would feel that. */
  private static final AtomicReferenceFieldUpdater<Mailbox, Envelope> INBOX =
      AtomicReferenceFieldUpdater.newUpdater(Mailbox.class, Envelope.class, "inbox");

  /**
   * The length from which on the system monitor is told of a mailbox. Read without synchronisation: who sees it late tells later. It is here, and not with the rest
   * of that, so that no class has to be initialised on the way of a message: whose stack ends there would spoil it for all.
   */
  static int toldFrom = Integer.MAX_VALUE;

  /** What a {@link #push} has met. */
  enum Found {
    /** The owner runs, or will. */
    AWAKE,
    /** The owner slept and is to be woken. */
    ASLEEP,
    /** The owner has ended: nothing was pushed. */
    CLOSED
  }

  private volatile Envelope inbox;

  /** The newest that has been collected and still stands in the inbox; {@code null} where the inbox is empty or the owner sleeps. */
  private Envelope seen;

  /** Turned around but not sorted in yet, oldest first: there is some only while {@link #sortIn} runs or after a deadly signal. */
  private Envelope unsorted;

  /** The signal that is being acted on. */
  private Signal acting;

  /** The last of the private list; the mailbox itself when the list is empty. */
  private Envelope last = this;

  /** The envelope before the one on offer. */
  private Envelope before = this;

  /** The envelope whose message was given out last; {@code null} where none is on offer. */
  private Envelope offered;

  private boolean woken;
  private Reference markedBy;
  private Envelope mark;

  /** Who is told of every message, or {@code null}; and of whom. */
  private Trace trace;

  private Process traced;

  /** The length at which its owner wants to look at it. */
  int alarm = Integer.MAX_VALUE;

  private int length;

  Mailbox() {
    super(null);
  }

  /** Puts something in. Any thread. */
  Found push(Envelope envelope) {
    while (true) {
      var newest = inbox;
      if (newest == CLOSED) {
        return Found.CLOSED;
      }
      boolean sleeping = newest == SLEEPING;
      envelope.next = sleeping ? null : newest;
      if (INBOX.compareAndSet(this, newest, envelope)) {
        if (sleeping) {
          // Right here, with no call between: from now on the owner's life hangs on the caller's waking it. See Life.rescueOthers.
          woken = true;
          return Found.ASLEEP;
        }
        return Found.AWAKE;
      }
    }
  }

  /** Whether somebody has taken the mark of sleep away and the owner has not collected anything since. */
  boolean isWoken() {
    return woken;
  }

  /** Marks that the owner sleeps, unless something has arrived. */
  boolean fallAsleep() {
    var newest = seen;
    if (inbox != newest) {
      return false;
    }
    // Before: once the mark is set somebody else may run the owner.
    seen = null;
    if (INBOX.compareAndSet(this, newest, SLEEPING)) {
      return true;
    }
    seen = newest;
    return false;
  }

  /** Whether the owner is marked as sleeping. Any thread. */
  boolean isAsleep() {
    return inbox == SLEEPING;
  }

  /** Whether something waits to be collected. */
  boolean hasNews() {
    return inbox != seen;
  }

  /**
   * Takes everything from the inbox that is new, acts on signals and appends messages to the list, in the order they came. The newest stays in the inbox, as
   * the mark up to which all has been taken: that saves an atomic operation for each message that is waited for.
   *
   * <p>The owner may run out of stack or memory at any call in here, and dies then. So what has been taken is always in a field, where {@link #close}
   * finds it: nobody may wait forever for the answer to a signal that got lost.
   */
  void collect(Process owner) {
    int before = length;
    woken = false;
    if (inbox == SLEEPING) {
      INBOX.compareAndSet(this, SLEEPING, null);
    }
    var taken = seen;
    var newest = inbox;
    seen = newest;
    while (newest != taken) {
      var older = newest.next;
      newest.next = unsorted;
      unsorted = newest;
      newest = older;
    }
    sortIn(owner);
    if (Recorder.isLarger(before, length) && Recorder.isOn()) {
      Recorder.grew(owner, length);
    }
    if (length >= alarm || length >= toldFrom) {
      owner.lookAtMailbox();
    }
  }

  /** Stops behind a signal that ends the owner, so that the ones after it are not acted on. */
  private void sortIn(Process owner) {
    while (unsorted != null && !owner.isDoomed()) {
      var envelope = unsorted;
      unsorted = envelope.next;
      envelope.next = null;
      if (envelope instanceof Signal signal) {
        acting = signal;
        signal.arrive(owner);
        acting = null;
      } else {
        append(envelope);
      }
    }
  }

  /** Adds a message at the end of the list. */
  void append(Envelope envelope) {
    last.next = envelope;
    last = envelope;
    length++;
    if (trace != null) {
      trace.received(traced, envelope.message);
    }
  }

  /** Tells of the messages of its owner from now on; {@code null} for no longer. */
  void trace(Process owner, Trace changed) {
    trace = changed;
    traced = owner;
  }

  /** The time given to a {@code receive} is over. */
  void timedOut() {
    if (trace != null) {
      trace.received(traced, Atoms.TIMEOUT);
    }
  }

  /** Starts a {@code receive} at the front. */
  void rewind() {
    before = this;
    offered = null;
  }

  /** Starts a {@code receive} that can only match messages with this reference. */
  void rewind(Reference reference) {
    before = reference == markedBy ? mark : this;
    offered = null;
  }

  /** Remembers where the list ends now, for messages that will hold this reference. */
  void mark(Reference reference) {
    markedBy = reference;
    mark = last;
  }

  /** The next message of the list, or {@code null} at its end. */
  Object offer() {
    var previous = offered != null ? offered : before;
    var next = previous.next;
    before = previous;
    offered = next;
    return next == null ? null : next.message;
  }

  /** Takes the message that was offered last. */
  void accept() {
    var taken = offered;
    before.next = taken.next;
    if (taken == last) {
      last = before;
    }
    if (taken == mark) {
      mark = before;
    }
    taken.next = null;
    offered = null;
    length--;
  }

  /** How many messages are in the list. */
  int length() {
    return length;
  }

  /** The messages in the list as an Elixir list. */
  Object messages() {
    var messages = new ListBuilder();
    forEach(messages::add);
    return messages.toList();
  }

  /** Gives every message in the list to the consumer. */
  void forEach(Consumer<Object> consumer) {
    for (var envelope = next; envelope != null; envelope = envelope.next) {
      consumer.accept(envelope.message);
    }
  }

  /** Removes the first message that is wanted; false if there is none. */
  boolean removeFirst(Predicate<Object> wanted) {
    rewind();
    Object message;
    while ((message = offer()) != null) {
      if (wanted.test(message)) {
        accept();
        return true;
      }
    }
    return false;
  }

  /** Closes the mailbox of a process that ends; signals not acted on bounce. */
  void close() {
    var late = INBOX.getAndSet(this, CLOSED);
    if (acting != null) {
      acting.bounce();
    }
    bounceAll(unsorted);
    bounceAll(late == SLEEPING ? null : turned(late, seen));
    acting = null;
    unsorted = seen = null;
    next = null;
    last = before = this;
    offered = null;
    mark = null;
    markedBy = null;
    length = 0;
  }

  /** What came first is first afterwards: answers keep the order of what they answer. */
  private static Envelope turned(Envelope newest, Envelope taken) {
    Envelope oldest = null;
    for (var rest = newest; rest != taken; ) {
      var older = rest.next;
      rest.next = oldest;
      oldest = rest;
      rest = older;
    }
    return oldest;
  }

  private static void bounceAll(Envelope first) {
    var rest = first;
    while (rest != null) {
      var after = rest.next;
      rest.next = null;
      if (rest instanceof Signal signal) {
        signal.bounce();
      }
      rest = after;
    }
  }
}
