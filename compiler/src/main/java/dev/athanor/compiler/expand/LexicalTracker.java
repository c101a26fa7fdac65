package dev.athanor.compiler.expand;

import dev.athanor.term.Reference;

/** Counts the uses of aliases, imports and requires in a file, to tell of those that were not needed. */
public final class LexicalTracker {
  static void trace(Env env, Object event) {
    if (env.lexicalTracker() instanceof Reference reference && reference.resource() instanceof LexicalTracker tracker) {
      tracker.note(env, event);
    }
  }

  private void note(Env env, Object event) {}
}
