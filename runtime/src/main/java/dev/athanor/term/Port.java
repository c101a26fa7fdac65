package dev.athanor.term;

import java.util.concurrent.atomic.AtomicLong;

/** A port: something outside the runtime (an external program, a socket) that messages go to and come from. */
public final class Port implements Comparable<Port> {
  private static final AtomicLong NEXT = new AtomicLong(1);

  private final long number = NEXT.getAndIncrement();
  private volatile Object driver;

  /** A new port with what drives it. */
  public Port(Object driver) {
    this.driver = driver;
  }

  /** Its number, unique on the node. */
  public long number() {
    return number;
  }

  /** What drives it while it is open, otherwise {@code null}. */
  public Object driver() {
    return driver;
  }

  /** Forgets the driver: the port is closed. */
  public void forget() {
    driver = null;
  }

  @Override
  public int compareTo(Port that) {
    return Long.compare(number, that.number);
  }

  @Override
  public String toString() {
    return TermText.of(this);
  }
}
