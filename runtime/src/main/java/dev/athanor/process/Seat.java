package dev.athanor.process;

/** What the platform thread and the process it runs tell each other during a turn. Only those two touch it, and never both at once. */
final class Seat {
  /** The carrier; {@code null} where the thread is none of ours. */
  final Carrier carrier;

  /** How the process leaves: with {@link #STAYS} it has not, or the JDK knows how. */
  int leaving;

  static final int STAYS = 0;

  /** How long the turn was that was used up last, in nanoseconds, or {@link TurnLength#UNKNOWN}. */
  long turnNanos = TurnLength.UNKNOWN;

  /** It waits for something in its inbox. */
  static final int WAITS = 1;

  /** It goes to the back of the queue. */
  static final int YIELDS = 2;

  Seat(Carrier carrier) {
    this.carrier = carrier;
  }
}
