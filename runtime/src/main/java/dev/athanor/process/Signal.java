package dev.athanor.process;

/**
 * Something other than a message that one process tells another: exit, link, monitor, a question. Signals travel through the inbox
 * like messages, so they arrive in the order in which one process sent them. The receiver's own thread acts on them.
 */
abstract class Signal extends Envelope {
  Signal() {
    super(null);
  }

  /** The receiver, on its own thread, acts on the signal. */
  abstract void arrive(Process receiver);

  /** The receiver has ended, or ends before it looked at the signal. Runs on the sender's or the receiver's thread. */
  void bounce() {}
}
