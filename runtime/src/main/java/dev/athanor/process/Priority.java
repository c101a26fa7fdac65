package dev.athanor.process;

import dev.athanor.term.Atom;
import java.util.Locale;

/** How urgent a process is. While one of a higher level can run none of a lower level does, except that low ones get a turn now and then. */
public enum Priority {
  LOW,
  NORMAL,
  HIGH,
  MAX;

  private final Atom atom = Atom.of(name().toLowerCase(Locale.ROOT));

  /** The priority of that name, or {@code null}. */
  public static Priority of(Object name) {
    for (var priority : values()) {
      if (priority.atom == name) {
        return priority;
      }
    }
    return null;
  }

  /** Its name: {@code :low}, {@code :normal}, {@code :high} or {@code :max}. */
  public Atom atom() {
    return atom;
  }
}
