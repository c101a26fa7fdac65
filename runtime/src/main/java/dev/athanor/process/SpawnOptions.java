package dev.athanor.process;

import dev.athanor.term.Atoms;

/** What a process is started with. */
public final class SpawnOptions {
  /** Nothing special. */
  public static final SpawnOptions NONE = new SpawnOptions();

  /** Whether parent and child are linked. */
  public boolean link;

  /** Whether the parent watches the child. */
  public boolean monitor;

  /** The first element of the monitor's message. */
  public Object tag = Atoms.DOWN;

  /** When the monitor's reference ends being an alias, or {@code null} where it is none. */
  public AliasMode alias;

  /** The settings, or {@code null} where they are the usual ones. */
  public Flags flags;

  /** Options to be changed. */
  public SpawnOptions() {}
}
