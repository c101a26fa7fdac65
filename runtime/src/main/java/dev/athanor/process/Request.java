package dev.athanor.process;

/**
 * A question to another process, which it answers when it handles its signals; the asker waits. The question itself travels back as the
 * signal that it is answered.
 */
abstract class Request extends Signal {
  /** Whose question it is, until it is answered: whoever was asked keeps this signal until a newer one comes, and is not to keep a process that has ended. */
  private Process asker;

  private volatile boolean answered;
  private Object answer;

  Request(Process asker) {
    this.asker = asker;
  }

  /** The answer; {@code null} stands for that of a process that has ended. Runs on the thread of the one asked. */
  abstract Object answerOf(Process asked);

  @Override
  final void arrive(Process receiver) {
    if (!answered) {
      answer(answerOf(receiver));
    }
  }

  @Override
  final void bounce() {
    if (!answered) {
      answer(null);
    }
  }

  private void answer(Object given) {
    var told = asker;
    asker = null;
    answer = given;
    answered = true;
    if (!told.accept(this)) {
      answer = null;
    }
  }

  /** Asks and waits for the answer; {@code null} if the process has ended. Everything the asker sent before counts in the answer. */
  final Object ask(Object target) {
    var self = asker;
    send(target);
    return await(self);
  }

  /** Asks and does not wait. */
  final void send(Object target) {
    Signals.deliver(target, this);
  }

  /** Waits for the answer of what was sent, once. */
  final Object await(Process self) {
    self.awaitCondition(() -> answered);
    var given = answer;
    answer = null;
    return given;
  }
}
