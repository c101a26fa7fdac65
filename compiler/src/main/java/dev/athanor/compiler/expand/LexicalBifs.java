package dev.athanor.compiler.expand;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.error.BadArgument;
import dev.athanor.term.Atoms;

/** {@code :elixir_lexical}: what is kept about a file while it is compiled. */
@BifModule("elixir_lexical")
public final class LexicalBifs {
  private LexicalBifs() {}

  private static LexicalTracker tracker(Object tracker, String function, Object... arguments) {
    var known = LexicalTracker.of(tracker);
    if (known == null) {
      throw BadArgument.plain(Atoms.BADARG, "elixir_lexical", function, arguments);
    }
    return known;
  }

  /** Keeps a term as long as the file is compiled; gives a key for it. */
  @Bif
  public static Object writeCache(Object tracker, Object term) {
    return tracker(tracker, "write_cache", tracker, term).keep(term);
  }

  /** The term of a key. */
  @Bif
  public static Object readCache(Object tracker, Object key) {
    var term = tracker(tracker, "read_cache", tracker, key).kept(key);
    if (term == null) {
      throw BadArgument.plain(Atoms.BADARG, "elixir_lexical", "read_cache", tracker, key);
    }
    return term;
  }
}
