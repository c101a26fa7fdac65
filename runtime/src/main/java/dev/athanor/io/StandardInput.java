package dev.athanor.io;

import dev.athanor.process.Threads;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Standard input. It is read only when somebody has asked, since programs that the node starts may want to read it too. */
final class StandardInput implements Runnable {
  private static final int CHUNK = 1 << 16;

  private final InputStream in;
  private final Consumer<byte[]> receiver;
  private final Semaphore demand = new Semaphore(0);
  private boolean started;

  /** The receiver gets every piece that is read, by the reading thread, and at the end {@code null}. */
  StandardInput(InputStream in, Consumer<byte[]> receiver) {
    this.in = in;
    this.receiver = receiver;
  }

  /** Asks for a piece. Called by one process only. */
  void ask() {
    if (!started) {
      started = true;
      Threads.listener("stdin", this);
    }
    demand.release();
  }

  @Override
  public void run() {
    var buffer = new byte[CHUNK];
    while (true) {
      demand.acquireUninterruptibly();
      receiver.accept(read(buffer));
    }
  }

  /** A closed standard input is an empty one. */
  private byte[] read(byte[] buffer) {
    try {
      int count = in.read(buffer);
      return count < 0 ? null : Arrays.copyOf(buffer, count);
    } catch (IOException closed) {
      return null;
    }
  }
}
