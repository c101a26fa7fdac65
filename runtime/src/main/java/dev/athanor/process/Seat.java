package dev.athanor.process;

/** What the platform thread and the process it runs tell each other during a turn, and the threads it has for processes. Only those two touch it, and never both at once. */
final class Seat {
  /** How many threads it keeps that no process uses. */
  private static final int MOST_HOSTS = 64;

  /** The carrier; {@code null} where the thread is none of ours. */
  final Carrier carrier;

  /** How the process leaves: with {@link #STAYS} it has not, or the JDK knows how. */
  int leaving;

  private final Host[] hosts = new Host[MOST_HOSTS];
  private int hostCount;

  static final int STAYS = 0;

  /** How long the turn was that was used up last, in nanoseconds, or {@link TurnLength#UNKNOWN}. */
  long turnNanos = TurnLength.UNKNOWN;

  /** It waits for something in its inbox. */
  static final int WAITS = 1;

  /** It goes to the back of the queue. */
  static final int YIELDS = 2;

  /** It waits for something in its inbox, without a stack. */
  static final int BARE = 3;

  /** It has ended. */
  static final int ENDED = 4;

  Seat(Carrier carrier) {
    this.carrier = carrier;
  }

  /** Sees to it that there is a thread for a process. */
  void findHost() {
    if (hostCount == 0) {
      hosts[hostCount++] = new Host();
    }
  }

  /** A thread for a process, which {@link #findHost} has found. */
  Host takeHost() {
    var host = hosts[--hostCount];
    hosts[hostCount] = null;
    return host;
  }

  /** A thread that nobody uses any longer. */
  void giveHost(Host host) {
    if (hostCount < MOST_HOSTS) {
      hosts[hostCount++] = host;
    }
  }
}
