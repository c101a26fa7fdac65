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
 * What processes have written and the system has not taken yet. What they write goes to a buffer; a thread takes all there is and writes it at once.
 * So a write costs a copy, a thousand writes cost one system call, and what was written is out as soon as the system takes it, with no need to flush.
 * When the system takes nothing the buffer fills up, and writers wait as they do for a message. Two descriptors of one file share a queue, so that
 * their bytes come in the order in which they were written.
 */
final class WriteQueue implements Runnable {
  private static final int FULL = 1 << 20;
  private static final int FIRST_SIZE = 1 << 13;

  private final String name;
  private final Runnable onFailure;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition emptied = lock.newCondition();
  private final List<Process> waiting = new ArrayList<>();
  private byte[] buffer = new byte[FIRST_SIZE];
  private byte[] spare = new byte[FIRST_SIZE];
  private int size;

  /** Where the bytes at the beginning of the buffer go, as long as another stream follows; those after them go to {@link #last}. */
  private List<Part> parts = new ArrayList<>();

  private OutputStream last;
  private boolean started;
  private boolean writing;

  /** Set once: the other end is closed, nothing can be written any more. */
  private volatile boolean failed;

  /** Bytes of the buffer up to an index, and the stream they go to. */
  private record Part(OutputStream out, int end) {}

  /** The callback is called, by the writing thread, when nothing can be written any more. */
  WriteQueue(String name, Runnable onFailure) {
    this.name = name;
    this.onFailure = onFailure;
  }

  /** Writes the bytes; false if that is not possible any more. Waits while the buffer is full. */
  boolean write(Process self, OutputStream out, byte[] bytes) {
    if (add(out, bytes, self)) {
      self.awaitCondition(() -> failed || hasRoom());
    }
    return !failed;
  }

  /** Writes the bytes without waiting, for Java code. */
  void writeNow(OutputStream out, byte[] bytes) {
    add(out, bytes, null);
  }

  /** Adds to the buffer; true if the process has to wait, which will be told when it need not any more. */
  private boolean add(OutputStream out, byte[] bytes, Process self) {
    lock.lock();
    try {
      if (failed) {
        return false;
      }
      if (size > 0 && last != out) {
        parts.add(new Part(last, size));
      }
      last = out;
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
    List<Part> taken;
    while (!(taken = take()).isEmpty()) {
      try {
        write(taken);
      } catch (IOException closed) {
        fail();
        return;
      }
    }
  }

  private void write(List<Part> taken) throws IOException {
    int start = 0;
    for (var part : taken) {
      part.out.write(spare, start, part.end - start);
      start = part.end;
    }
  }

  /** Waits for something to write and swaps the buffers; gives what is to be written, nothing when the thread is to end. */
  private List<Part> take() {
    lock.lock();
    try {
      writing = false;
      while (size == 0) {
        emptied.signalAll();
        filled.await();
      }
      var full = buffer;
      var taken = parts;
      taken.add(new Part(last, size));
      parts = new ArrayList<>();
      buffer = spare.length > FULL ? new byte[FIRST_SIZE] : spare;
      spare = full;
      size = 0;
      writing = true;
      tellWaiting();
      return taken;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return List.of();
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
