package dev.athanor.process;

/**
 * A question that the receiver's own code answers, in order with the messages it gets, unlike a {@link Request}, which is answered as
 * soon as it arrives.
 */
abstract class Call extends Signal {
  /** Whose question it is, until it is answered; see {@link Request}. */
  private Process asker;

  private volatile boolean answered;
  private Object answer;

  Call(Process asker) {
    this.asker = asker;
  }

  @Override
  final void arrive(Process receiver) {
    receiver.mailbox.append(new Envelope(this));
  }

  @Override
  final void bounce() {
    answer(null);
  }

  /** Gives the answer; {@code null} stands for that of somebody who has ended. */
  final void answer(Object given) {
    var told = asker;
    asker = null;
    answer = given;
    answered = true;
    if (told != null) {
      told.nudge();
    }
  }

  /** Asks and waits for the answer. */
  final Object ask(Object target) {
    var self = asker;
    Signals.deliver(target, this);
    self.awaitCondition(() -> answered);
    return answer;
  }
}
