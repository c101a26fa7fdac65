package dev.athanor.ets;

import dev.athanor.term.Atom;

/** What processes that do not own a table may do with it. */
public enum Access {
  /** Read and write. */
  PUBLIC("public"),
  /** Read. */
  PROTECTED("protected"),
  /** Nothing. */
  PRIVATE("private");

  /** Its name among the options of {@code :ets.new/2}. */
  public final Atom atom;

  Access(String name) {
    this.atom = Atom.of(name);
  }

  /** The access of that name, or {@code null}. */
  static Access of(Object name) {
    for (var access : values()) {
      if (access.atom == name) {
        return access;
      }
    }
    return null;
  }
}
