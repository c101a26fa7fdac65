package dev.athanor.process;

import dev.athanor.term.Atoms;

/** What a process is started with. */
final class SpawnOptions {
  static final SpawnOptions NONE = new SpawnOptions();

  boolean link;
  boolean monitor;

  /** The first element of the monitor's message. */
  Object tag = Atoms.DOWN;

  /** When the monitor's reference ends being an alias, or {@code null} where it is none. */
  Aliases.Mode alias;

  /** The settings, or {@code null} where they are the usual ones. */
  Flags flags;
}
