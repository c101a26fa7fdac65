package dev.athanor.process;

import dev.athanor.term.Fun;

/** Unwinds a process that hibernates: its stack goes, it waits for a message, then it makes the next call. Passes through every {@code try}. */
final class Hibernation extends Error {
  private final transient Fun next;

  Hibernation(Fun next) {
    super(null, null, false, false);
    this.next = next;
  }

  Fun next() {
    return next;
  }
}
