package dev.athanor.term;

import java.util.concurrent.atomic.AtomicLong;

/** A port: something outside the runtime (an external program, a socket) that messages go to and come from. */
public final class Port implements Comparable<Port> {
  private static final AtomicLong NEXT = new AtomicLong(1);

  private final Atom node;
  private final long number;
  private final int creation;
  private volatile Object driver;

  private Port(Atom node, long number, int creation, Object driver) {
    this.node = node;
    this.number = number;
    this.creation = creation;
    this.driver = driver;
  }

  /** A new port of this node with what drives it. */
  public Port(Object driver) {
    this(Atoms.NONODE_NOHOST, NEXT.getAndIncrement(), 0, driver);
  }

  /** The port with these numbers, made on some node before. */
  public static Port of(Atom node, long number, int creation) {
    return new Port(node, number, creation, null);
  }

  /** The node it is on. */
  public Atom node() {
    return node;
  }

  /** Its number, unique on the node. */
  public long number() {
    return number;
  }

  /** Which start of its node it belongs to. */
  public int creation() {
    return creation;
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
    int numbers = Long.compareUnsigned(number, that.number);
    if (numbers != 0) {
      return numbers;
    }
    int nodes = TermOrder.compare(node, that.node);
    return nodes != 0 ? nodes : Integer.compareUnsigned(creation, that.creation);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof Port that && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    return TermHash.mix(Long.hashCode(number) + 5);
  }

  @Override
  public String toString() {
    return TermText.of(this);
  }
}
