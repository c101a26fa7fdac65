package dev.athanor.bif;

/** How the breaks of a document are set. */
enum DocMode {
  /** As text; no document inside may count on a break. */
  FLAT,
  /** Strict ones as text; optimistic documents inside may count on their next break. */
  HOPING,
  /** Strict ones as new lines. */
  BROKEN,
  /** Only while it is found out what fits: the first break is a new line and ends the line. */
  ENDS_AT_BREAK
}
