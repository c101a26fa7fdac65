package dev.athanor.compiler.expand;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.error.BadArgument;
import dev.athanor.term.Atoms;

/** {@code :elixir_lexical}: what is kept about a file while it is compiled. */
@BifModule("elixir_lexical")
public final class LexicalBifs {
  private LexicalBifs() {}

  /** Keeps a term as long as the file is compiled; gives a key for it. */
  @Bif
  public static Object writeCache(Object tracker, Object term) {
    var known = LexicalTracker.of(tracker);
    if (known == null) {
      throw BadArgument.plain(Atoms.BADARG, "elixir_lexical", "write_cache", tracker, term);
    }
    return known.keep(term);
  }

  /** The term of a key. */
  @Bif
  public static Object readCache(Object key) {
    var term = LexicalTracker.kept(key);
    if (term == null) {
      throw BadArgument.plain(Atoms.BADARG, "elixir_lexical", "read_cache", key);
    }
    return term;
  }
}
