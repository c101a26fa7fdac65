package dev.athanor.process;

import dev.athanor.term.Pid;

/** How much a process holds, which it counts itself when it handles its signals: what can be reached from its stack, its dictionary and its mailbox. */
public final class Holdings {
  /** What a process costs that holds nothing, with its thread; see docs/architecture.md. */
  private static final long EMPTY = 900;

  private static final int WORD = 8;

  private Holdings() {}

  /**
   * An estimate of the bytes; {@code null} if the process has ended.
   *
   * @param mostWords where to stop counting, so that it does not take long
   */
  public static Long bytes(Process self, Pid pid, long mostWords) {
    return pid == self.pid() ? bytes(self, mostWords) : (Long) Signals.ask(self, pid, asked -> bytes(asked, mostWords));
  }

  private static Long bytes(Process process, long mostWords) {
    var words = new Words(mostWords, true);
    LiveStack.forEach(words::add);
    process.dictionary().forEach(words::add);
    process.mailbox.forEach(words::add);
    return EMPTY + WORD * words.count();
  }
}
