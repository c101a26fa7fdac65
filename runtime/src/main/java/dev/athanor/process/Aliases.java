package dev.athanor.process;

import dev.athanor.term.Atom;
import dev.athanor.term.Pid;
import dev.athanor.term.Reference;

/** The active aliases of a process: references that can be sent to as long as it wants so. */
final class Aliases {
  /** When an alias ends. */
  enum Mode {
    /** With {@code unalias/1}. */
    EXPLICIT_UNALIAS,
    /** With the monitor of the same reference, or {@code unalias/1}. */
    DEMONITOR,
    /** With the first message sent to it, or {@code unalias/1}. */
    REPLY,
    /** With the first message sent to it, which ends the monitor too, with the monitor, or {@code unalias/1}. */
    REPLY_DEMONITOR;

    private final Atom atom = Atom.of(name().toLowerCase(java.util.Locale.ROOT));

    static Mode of(Object name) {
      for (var mode : values()) {
        if (mode.atom == name) {
          return mode;
        }
      }
      return null;
    }
  }

  private final Table<Reference, Mode> active = new Table<>();

  void add(Reference reference, Mode mode) {
    active.put(reference, mode);
  }

  /** Ends an alias; false if it was not active. */
  boolean remove(Reference reference) {
    return active.remove(reference) != null;
  }

  void monitorEnded(Reference reference) {
    var mode = active.get(reference);
    if (mode == Mode.DEMONITOR || mode == Mode.REPLY_DEMONITOR) {
      active.remove(reference);
    }
  }

  /** A message on its way to an alias. */
  static final class Aliased extends Signal {
    private final Reference alias;
    private final Object text;

    Aliased(Reference alias, Object text) {
      this.alias = alias;
      this.text = text;
    }

    @Override
    void arrive(Process receiver) {
      var mode = receiver.hasExtras() ? receiver.extras().aliases().active.get(alias) : null;
      if (mode == null) {
        return;
      }
      receiver.mailbox.append(new Envelope(text));
      if (mode == Mode.REPLY || mode == Mode.REPLY_DEMONITOR) {
        receiver.extras().aliases().remove(alias);
      }
      if (mode == Mode.REPLY_DEMONITOR) {
        Signals.demonitor(receiver, alias);
      }
    }
  }

  /** The process behind an alias or monitor reference, or {@code null}. */
  static Pid owner(Reference reference) {
    return reference.resource() instanceof Pid pid ? pid : null;
  }
}
