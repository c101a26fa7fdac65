package dev.athanor.term;

import dev.athanor.process.Process;

/**
 * A process identifier. A local one points at its process while that lives, so that sending needs no table; it
 * prints as {@code #PID<0.N.S>}.
 */
public final class Pid implements Comparable<Pid> {
  private final Atom node;
  private final long number;
  private final int creation;

  /** The process while it lives on this node, otherwise {@code null}. */
  private volatile Process process;

  /** The pid of a new process on this node. */
  public Pid(Atom node, long number, int creation, Process process) {
    this.node = node;
    this.number = number;
    this.creation = creation;
    this.process = process;
  }

  /** The node it is on. */
  public Atom node() {
    return node;
  }

  /** Its number: the lower 28 bits print second, the rest third. */
  public long number() {
    return number;
  }

  /** Which start of its node it belongs to. */
  public int creation() {
    return creation;
  }

  /** The process while it lives on this node, otherwise {@code null}. */
  public Process process() {
    return process;
  }

  /** Forgets the process, which has ended. */
  public void forget() {
    process = null;
  }

  @Override
  public int compareTo(Pid that) {
    int numbers = Long.compare(number, that.number);
    if (numbers != 0) {
      return numbers;
    }
    int nodes = TermOrder.compare(node, that.node);
    return nodes != 0 ? nodes : Integer.compare(creation, that.creation);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof Pid that && compareTo(that) == 0;
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
