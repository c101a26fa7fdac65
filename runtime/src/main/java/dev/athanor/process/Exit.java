package dev.athanor.process;

import dev.athanor.term.Atoms;
import dev.athanor.term.Tuple;

/** An exit signal: sent by {@code exit/2}, or along a link by a process or port that ends. */
final class Exit extends Signal {
  /** The process or port that sent it. */
  private final Object sender;

  private final Object reason;
  private final boolean ofLink;

  private Exit(Object sender, Object reason, boolean ofLink) {
    this.sender = sender;
    this.reason = reason;
    this.ofLink = ofLink;
  }

  /** Sent by {@code exit/2}. */
  static Exit request(Object sender, Object reason) {
    return new Exit(sender, reason, false);
  }

  /** The sender, linked to the receiver, has ended. */
  static Exit ofLink(Object sender, Object reason) {
    return new Exit(sender, reason, true);
  }

  @Override
  void arrive(Process receiver) {
    if (ofLink && !receiver.links().otherEnded(sender)) {
      return;
    }
    if (ofLink && receiver.trace != null) {
      Trace.happened(receiver, Links.GETTING_UNLINKED, sender);
    }
    if (reason == Atoms.KILL && !ofLink) {
      receiver.doom(Atoms.KILLED);
    } else if (receiver.drivesPort()) {
      receiver.mailbox.append(new Envelope(this));
    } else if (receiver.trapsExits) {
      receiver.mailbox.append(new Envelope(Tuple.of(Atoms.EXIT_SIGNAL, sender, reason)));
    } else if (reason != Atoms.NORMAL || isOwnRequest(receiver)) {
      receiver.doom(reason);
    }
  }

  Object sender() {
    return sender;
  }

  Object reason() {
    return reason;
  }

  /** Whether it came along a link and says that all is well. */
  boolean isLinkedNormal() {
    return ofLink && reason == Atoms.NORMAL;
  }

  /** {@code exit(self(), :normal)} ends the caller, from anybody else {@code :normal} means nothing. */
  private boolean isOwnRequest(Process receiver) {
    return !ofLink && sender == receiver.identity();
  }
}
