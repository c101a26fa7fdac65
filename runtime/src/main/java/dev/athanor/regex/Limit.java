package dev.athanor.regex;

/** Ends a search that takes too long or goes too deep. */
final class Limit extends RuntimeException {
  static final Limit STEPS = new Limit(Outcome.STEP_LIMIT);
  static final Limit DEPTH = new Limit(Outcome.DEPTH_LIMIT);

  final transient Outcome outcome;

  private Limit(Outcome outcome) {
    super(null, null, false, false);
    this.outcome = outcome;
  }
}
