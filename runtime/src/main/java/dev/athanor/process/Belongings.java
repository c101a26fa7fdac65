package dev.athanor.process;

import dev.athanor.term.Atoms;
import java.util.LinkedHashSet;

/** The things that end, or change hands, when the process that owns them ends: tables, sockets. */
public final class Belongings {
  private final LinkedHashSet<Belonging> all = new LinkedHashSet<>();

  Belongings() {}

  /** Something that a process owns. */
  @FunctionalInterface
  public interface Belonging {
    /**
     * The owner has ended. Runs on its thread, when its name is free and before others learn of its end, so that they find the
     * thing gone.
     */
    void ownerEnded(Process owner, Object reason);
  }

  /** The process owns it from now on. Called by the process itself. */
  public static void add(Process owner, Belonging thing) {
    owner.extras().belongings().all.add(thing);
  }

  /** The process does not own it any longer. Called by the process itself. */
  public static void remove(Process owner, Belonging thing) {
    if (owner.hasExtras()) {
      owner.extras().belongings().all.remove(thing);
    }
  }

  /** Another process owns it from now on; if that has ended, the thing learns it at once. Any thread. */
  public static void give(Process owner, Belonging thing) {
    if (!owner.accept(new Gift(owner, thing))) {
      thing.ownerEnded(owner, Atoms.NOPROC);
    }
  }

  void release(Process owner, Object reason) {
    while (!all.isEmpty()) {
      all.removeFirst().ownerEnded(owner, reason);
    }
  }

  private static final class Gift extends Signal {
    private final Process owner;
    private final Belonging thing;

    Gift(Process owner, Belonging thing) {
      this.owner = owner;
      this.thing = thing;
    }

    @Override
    void arrive(Process receiver) {
      add(receiver, thing);
    }

    @Override
    void bounce() {
      thing.ownerEnded(owner, Atoms.NOPROC);
    }
  }
}
