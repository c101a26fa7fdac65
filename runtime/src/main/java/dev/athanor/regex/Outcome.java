package dev.athanor.regex;

/** How the search for a match ends. */
enum Outcome {
  /** There is a match. */
  MATCH,
  /** There is none. */
  NO_MATCH,
  /** It took too many steps. */
  STEP_LIMIT,
  /** It went too deep. */
  DEPTH_LIMIT
}
