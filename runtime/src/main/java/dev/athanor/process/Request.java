package dev.athanor.process;

/**
 * A question to another process, which it answers when it handles its signals; the asker waits. The question itself travels back as the
 * signal that it is answered.
 */
abstract class Request extends Signal {
  private final Process asker;
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
    answer = given;
    answered = true;
    asker.accept(this);
  }

  /** Asks and waits for the answer; {@code null} if the process has ended. Everything the asker sent before counts in the answer. */
  final Object ask(Object target) {
    send(target);
    return await();
  }

  /** Asks and does not wait. */
  final void send(Object target) {
    Signals.deliver(target, this);
  }

  /** Waits for the answer of what was sent. */
  final Object await() {
    asker.awaitCondition(() -> answered);
    return answer;
  }
}
