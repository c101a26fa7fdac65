package dev.athanor.process;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.MapTerm;

/**
 * The flag {@code max_heap_size} of a process: how many words it may hold.
 *
 * <p>All processes share the JVM's heap, and nobody there counts what belongs to whom. So a process with a limit counts for itself, now and then, what can be
 * reached from its stack, its dictionary and its mailbox, up to the limit. It looks at the end of a turn, before it waits, and when its mailbox has grown by a
 * quarter; after a look it lets some time pass, the longer the more it found, so that looking takes a small part of its time. That makes three differences from OTP: what comes
 * and goes between two looks is not seen; a term that others hold too counts here as well; garbage never counts.
 */
final class HeapLimit {
  private static final int FEW_MESSAGES = 64;

  /** The time between two looks: what a look at a few frames takes, a few times, and what counting a word takes, a few times, for each. */
  private static final long REST_NANOS = 200_000;

  private static final long REST_NANOS_A_WORD = 200;

  private final long most;
  private final MapTerm flag;

  /** When it is time to look again. */
  private long next = System.nanoTime();

  private HeapLimit(long most, MapTerm flag) {
    this.most = most;
    this.flag = flag;
  }

  /** Makes the process keep to its flags from now on. Called by the process itself or before it starts. */
  static void keep(Process process, Flags flags) {
    long most = (Long) flags.maxHeapSize.get(Flags.SIZE);
    if (most == 0 && (!process.hasExtras() || process.extras().limit == null)) {
      return;
    }
    process.extras().limit = most == 0 ? null : new HeapLimit(most, flags.maxHeapSize);
    process.mailbox.alarm = most == 0 || flags.keepsMessagesOffHeap() ? Integer.MAX_VALUE : FEW_MESSAGES;
    process.rewatch();
  }

  /** A turn is over, or the process is about to wait. */
  void turnEnded(Process self) {
    if (System.nanoTime() - next >= 0) {
      look(self);
    }
  }

  /** The mailbox has grown to the length that was given as its alarm. */
  void mailboxGrew(Process self) {
    int length = self.mailbox.length();
    self.mailbox.alarm = length + Math.max(FEW_MESSAGES, length / 4);
    look(self);
  }

  private void look(Process self) {
    var words = new Words(most, flag.get(Flags.INCLUDE_SHARED_BINARIES) == Atoms.TRUE);
    LiveStack.forEach(words::add);
    self.dictionary().forEach(words::add);
    if (!self.flags().keepsMessagesOffHeap()) {
      self.mailbox.forEach(words::add);
    }
    next = System.nanoTime() + REST_NANOS + REST_NANOS_A_WORD * words.count();
    if (words.isOver()) {
      exceeded(self, words.count());
    }
  }

  private void exceeded(Process self, long words) {
    if (flag.get(Flags.ERROR_LOGGER) == Atoms.TRUE) {
      ErrorReports.heapLimit(self, flag, words);
    }
    if (flag.get(Flags.KILL) == Atoms.TRUE) {
      self.doom(Atoms.KILLED);
    }
  }
}
