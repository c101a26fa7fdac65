package dev.athanor.io;

import dev.athanor.process.Process;
import java.io.OutputStream;
import java.util.function.Supplier;

/** A file descriptor that processes write to, through a queue that belongs to it or to another one as well. */
final class StandardOutput {
  private final OutputStream out;
  private final Supplier<WriteQueue> choice;
  private volatile WriteQueue queue;

  /** The queue is asked for once, when the first bytes are written. */
  StandardOutput(OutputStream out, Supplier<WriteQueue> choice) {
    this.out = out;
    this.choice = choice;
  }

  private WriteQueue queue() {
    var chosen = queue;
    return chosen != null ? chosen : choose();
  }

  private synchronized WriteQueue choose() {
    if (queue == null) {
      queue = choice.get();
    }
    return queue;
  }

  /** Writes the bytes; false if that is not possible any more. Waits while the queue is full. */
  boolean write(Process self, byte[] bytes) {
    return queue().write(self, out, bytes);
  }

  /** Writes the bytes without waiting, for Java code. */
  void writeNow(byte[] bytes) {
    queue().writeNow(out, bytes);
  }

  /** Waits, as a Java thread, until all is written. */
  void flush() {
    if (queue != null) {
      queue.flush();
    }
  }
}
