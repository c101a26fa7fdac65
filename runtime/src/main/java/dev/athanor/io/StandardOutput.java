package dev.athanor.io;

import dev.athanor.process.Process;
import dev.athanor.process.Threads;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A file descriptor that processes write to. What they write goes to a buffer; a thread takes all there is and writes it at once. So a write costs a
 * copy, a thousand writes cost one system call, and what was written is out as soon as the system takes it, with no need to flush. When
 * the system takes nothing the buffer fills up, and writers wait as they do for a message.
 */
final class StandardOutput implements Runnable {
  private static final int FULL = 1 << 20;
  private static final int FIRST_SIZE = 1 << 13;

  private final OutputStream out;
  private final String name;
  private final Runnable onFailure;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition emptied = lock.newCondition();
  private final List<Process> waiting = new ArrayList<>();
  private byte[] buffer = new byte[FIRST_SIZE];
  private byte[] spare = new byte[FIRST_SIZE];
  private int size;
  private boolean started;
  private boolean writing;

  /** Set once: the other end is closed, nothing can be written any more. */
  private volatile boolean failed;

  /** The callback is called, by the writing thread, when nothing can be written any more. */
  StandardOutput(OutputStream out, String name, Runnable onFailure) {
    this.out = out;
    this.name = name;
    this.onFailure = onFailure;
  }

  /** Writes the bytes; false if that is not possible any more. Waits while the buffer is full. */
  boolean write(Process self, byte[] bytes) {
    if (add(bytes, self)) {
      self.awaitCondition(() -> failed || hasRoom());
    }
    return !failed;
  }

  /** Writes the bytes without waiting, for Java code. */
  void writeNow(byte[] bytes) {
    add(bytes, null);
  }

  /** Adds to the buffer; true if the process has to wait, which will be told when it need not any more. */
  private boolean add(byte[] bytes, Process self) {
    lock.lock();
    try {
      if (failed) {
        return false;
      }
      if (size + bytes.length > buffer.length) {
        buffer = Arrays.copyOf(buffer, Math.max(size + bytes.length, 2 * buffer.length));
      }
      System.arraycopy(bytes, 0, buffer, size, bytes.length);
      size += bytes.length;
      start();
      boolean full = size > FULL && self != null;
      if (full) {
        waiting.add(self);
      }
      return full;
    } finally {
      lock.unlock();
    }
  }

  private void start() {
    if (!started) {
      started = true;
      Threads.listener(name, this);
    } else if (!writing) {
      filled.signal();
    }
  }

  private boolean hasRoom() {
    lock.lock();
    try {
      return size <= FULL;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void run() {
    int count;
    while ((count = take()) > 0) {
      try {
        out.write(spare, 0, count);
      } catch (IOException closed) {
        fail();
        return;
      }
    }
  }

  /** Waits for something to write and swaps the buffers; gives the number of bytes, 0 when the thread is to end. */
  private int take() {
    lock.lock();
    try {
      writing = false;
      while (size == 0) {
        emptied.signalAll();
        filled.await();
      }
      var full = buffer;
      int count = size;
      buffer = spare.length > FULL ? new byte[FIRST_SIZE] : spare;
      spare = full;
      size = 0;
      writing = true;
      tellWaiting();
      return count;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return 0;
    } finally {
      lock.unlock();
    }
  }

  private void tellWaiting() {
    waiting.forEach(Process::nudge);
    waiting.clear();
  }

  private void fail() {
    lock.lock();
    try {
      failed = true;
      writing = false;
      size = 0;
      emptied.signalAll();
      tellWaiting();
    } finally {
      lock.unlock();
    }
    onFailure.run();
  }

  /** Waits, as a Java thread, until all is written. */
  void flush() {
    lock.lock();
    try {
      while (started && !failed && (size > 0 || writing)) {
        emptied.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }
}
