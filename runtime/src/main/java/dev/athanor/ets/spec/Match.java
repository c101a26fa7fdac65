package dev.athanor.ets.spec;

import dev.athanor.process.Process;

/** One try to match: the term, what the variables stand for so far, and the process that asks. Used again for the next term. */
final class Match {
  final Process self;
  final Object[] variables;
  Object term;

  Match(Process self, int variables) {
    this.self = self;
    this.variables = new Object[variables];
  }
}
