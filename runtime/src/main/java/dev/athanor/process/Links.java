package dev.athanor.process;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import java.util.function.Consumer;

/**
 * The processes and ports a process is linked to.
 *
 * <p>Each end of a link keeps its own record and tells the other by signals, so the two may disagree for a moment. Linking is one
 * signal. Unlinking takes effect here at once, but the record stays as <em>unlinking</em> until the other end has confirmed: a link
 * signal the other end sent before it learned of the unlinking must not make a link on this side only, and an exit signal
 * on its way must be dropped.
 *
 * <pre>
 *   absent -> LINKED         link/1 here (tells the other end), or the other end's link signal
 *   LINKED -> unlinking(n)   unlink/1 here (tells the other end)
 *   LINKED -> absent         the other end's unlink or exit signal
 *   unlinking(n) -> LINKED   link/1 here (tells the other end)
 *   unlinking(n) -> absent   the other end's confirmation of n, or its exit signal, which is dropped
 * </pre>
 */
final class Links {
  /** How tracing calls what happens to links. */
  static final Atom LINKED_TO = Atom.of("link");

  static final Atom GETTING_LINKED = Atom.of("getting_linked");
  static final Atom UNLINKED = Atom.of("unlink");
  static final Atom GETTING_UNLINKED = Atom.of("getting_unlinked");

  private static final Object LINKED = new Object();

  /** From {@code Pid} or {@code Port} to {@link #LINKED} or the number of the unlinking. */
  private final Table<Object, Object> others = new Table<>();

  private long unlinkings;

  /** Records a link; true if the other end has to be told. */
  boolean add(Object other) {
    return others.put(other, LINKED) != LINKED;
  }

  /** Records an unlinking and gives its number; -1 if there was no link. */
  long remove(Object other) {
    if (others.get(other) != LINKED) {
      return -1;
    }
    long number = ++unlinkings;
    others.put(other, number);
    return number;
  }

  boolean has(Object other) {
    return others.get(other) == LINKED;
  }

  /** The other end has ended; true if that concerns this one. */
  boolean otherEnded(Object other) {
    return others.remove(other) == LINKED;
  }

  private void otherLinked(Object other) {
    if (!others.has(other)) {
      others.put(other, LINKED);
    }
  }

  private void otherUnlinked(Object other) {
    if (others.get(other) == LINKED) {
      others.remove(other);
    }
  }

  private void confirmed(Object other, long number) {
    if (others.get(other) instanceof Long pending && pending == number) {
      others.remove(other);
    }
  }

  /** Every process and port linked. */
  void forEach(Consumer<Object> consumer) {
    others.forEach(
        (other, state) -> {
          if (state == LINKED) {
            consumer.accept(other);
          }
        });
  }

  /** The sender has linked itself to the receiver. */
  static class Link extends Signal {
    private final Object sender;
    private final Object target;

    Link(Object sender, Object target) {
      this.sender = sender;
      this.target = target;
    }

    @Override
    void arrive(Process receiver) {
      receiver.links().otherLinked(sender);
      if (receiver.trace != null) {
        Trace.happened(receiver, GETTING_LINKED, sender);
      }
    }

    @Override
    void bounce() {
      Signals.deliver(sender, Exit.ofLink(target, Atoms.NOPROC));
    }
  }

  /** As {@link Link}; the receiver is traced from now on, as the sender is. */
  static final class TracedLink extends Link {
    private final Trace passedOn;

    TracedLink(Object sender, Object target, Trace passedOn) {
      super(sender, target);
      this.passedOn = passedOn;
    }

    @Override
    void arrive(Process receiver) {
      if (Trace.of(receiver) == null) {
        Trace.set(receiver, passedOn);
      }
      super.arrive(receiver);
    }
  }

  /** The sender has unlinked itself from the receiver. */
  static final class Unlink extends Signal {
    private final Object sender;
    private final Object target;
    private final long number;

    Unlink(Object sender, Object target, long number) {
      this.sender = sender;
      this.target = target;
      this.number = number;
    }

    @Override
    void arrive(Process receiver) {
      receiver.links().otherUnlinked(sender);
      if (receiver.trace != null) {
        Trace.happened(receiver, GETTING_UNLINKED, sender);
      }
      bounce();
    }

    @Override
    void bounce() {
      Signals.deliver(sender, new Confirm(target, number));
    }
  }

  /** The sender knows of the unlinking of that number. */
  static final class Confirm extends Signal {
    private final Object sender;
    private final long number;

    Confirm(Object sender, long number) {
      this.sender = sender;
      this.number = number;
    }

    @Override
    void arrive(Process receiver) {
      receiver.links().confirmed(sender, number);
    }
  }
}
