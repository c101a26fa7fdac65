package dev.athanor.process;

import dev.athanor.term.Atom;
import java.util.Locale;

/** When an alias ends. */
public enum AliasMode {
  /** With {@code unalias/1}. */
  EXPLICIT_UNALIAS,
  /** With the monitor of the same reference, or {@code unalias/1}. */
  DEMONITOR,
  /** With the first message sent to it, or {@code unalias/1}. */
  REPLY,
  /** With the first message sent to it, which ends the monitor too, with the monitor, or {@code unalias/1}. */
  REPLY_DEMONITOR;

  private static final AliasMode[] MODES = values();

  private final Atom atom = Atom.of(name().toLowerCase(Locale.ROOT));

  /** The mode of that name, or {@code null}. */
  public static AliasMode of(Object name) {
    for (var mode : MODES) {
      if (mode.atom == name) {
        return mode;
      }
    }
    return null;
  }
}
