package dev.athanor.process;

import dev.athanor.term.Pid;
import dev.athanor.term.Reference;

/** The active aliases of a process: references that can be sent to as long as it wants so. */
final class Aliases {
  private final Table<Reference, AliasMode> active = new Table<>();

  void add(Reference reference, AliasMode mode) {
    active.put(reference, mode);
  }

  /** Ends an alias; false if it was not active. */
  boolean remove(Reference reference) {
    return active.remove(reference) != null;
  }

  void monitorEnded(Reference reference) {
    var mode = active.get(reference);
    if (mode == AliasMode.DEMONITOR || mode == AliasMode.REPLY_DEMONITOR) {
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
      if (mode == AliasMode.REPLY || mode == AliasMode.REPLY_DEMONITOR) {
        receiver.extras().aliases().remove(alias);
      }
      if (mode == AliasMode.REPLY_DEMONITOR) {
        Signals.demonitor(receiver, alias);
      }
    }
  }

  /** The process behind an alias or monitor reference, or {@code null}. */
  static Pid owner(Reference reference) {
    return reference.resource() instanceof Pid pid ? pid : null;
  }
}
