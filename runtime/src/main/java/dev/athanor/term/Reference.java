package dev.athanor.term;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A reference: unique on its node. A reference may carry something the runtime needs behind it (an ETS table,
 * an array of counters, the process behind an alias), which programs cannot see.
 */
public final class Reference implements Comparable<Reference> {
  private static final AtomicLong NEXT = new AtomicLong(1);

  private final Atom node;
  private final int creation;
  private final long high;
  private final long number;
  private volatile Object resource;

  private Reference(Atom node, int creation, long high, long number, Object resource) {
    this.node = node;
    this.creation = creation;
    this.high = high;
    this.number = number;
    this.resource = resource;
  }

  /** A new reference of this node. */
  public static Reference make() {
    return make(null);
  }

  /** A new reference of this node with something behind it. */
  public static Reference make(Object resource) {
    return new Reference(Atoms.NONODE_NOHOST, 0, 0, NEXT.getAndIncrement(), resource);
  }

  /** The reference with these numbers, made on some node before. */
  public static Reference of(Atom node, int creation, long high, long number) {
    return new Reference(node, creation, high, number, null);
  }

  /** The node it was made on. */
  public Atom node() {
    return node;
  }

  /** Which start of its node it belongs to. */
  public int creation() {
    return creation;
  }

  /** The upper numbers, which only references of other nodes have. */
  public long high() {
    return high;
  }

  /** The lower numbers. */
  public long number() {
    return number;
  }

  /** What the runtime keeps behind it, or {@code null}. */
  public Object resource() {
    return resource;
  }

  /** Changes what the runtime keeps behind it. */
  public void resource(Object changed) {
    resource = changed;
  }

  @Override
  public int compareTo(Reference that) {
    int nodes = TermOrder.compare(node, that.node);
    if (nodes != 0) {
      return nodes;
    }
    int upper = Long.compareUnsigned(high, that.high);
    int numbers = upper != 0 ? upper : Long.compareUnsigned(number, that.number);
    return numbers != 0 ? numbers : Integer.compareUnsigned(creation, that.creation);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof Reference that && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    return TermHash.mix(Long.hashCode(number));
  }

  @Override
  public String toString() {
    return TermText.of(this);
  }
}
