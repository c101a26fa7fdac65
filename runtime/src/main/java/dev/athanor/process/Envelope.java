package dev.athanor.process;

/** What carries a message to a mailbox and holds it there: a cell of the mailbox's queues. */
class Envelope {
  /** The message; {@code null} in a {@link Signal}. */
  final Object message;

  /** The envelope sent before this one while it is in the inbox, the one after it once the receiver has sorted it in. */
  Envelope next;

  Envelope(Object message) {
    this.message = message;
  }
}
