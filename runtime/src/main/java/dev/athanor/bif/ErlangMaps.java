package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.term.Atoms;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;

/** The functions of {@code :erlang} on maps. Java because maps are. */
@BifModule("erlang")
public final class ErlangMaps {
  private ErlangMaps() {}

  /** How many entries. */
  @Bif
  public static Object mapSize(Object map) {
    if (map instanceof MapTerm m) {
      return (long) m.size();
    }
    throw badMap(map, "map_size", map);
  }

  /** The value of a key. */
  @Bif
  public static Object mapGet(Object key, Object map) {
    if (!(map instanceof MapTerm m)) {
      throw badMap(map, "map_get", key, map);
    }
    var value = m.get(key);
    if (value == null) {
      throw BadArgument.explained(
          Tuple.of(Atoms.BADKEY, key), "erl_erts_errors", "erlang", "map_get", key, map);
    }
    return value;
  }

  /** Whether there is an entry of that key. */
  @Bif
  public static boolean isMapKey(Object key, Object map) {
    if (map instanceof MapTerm m) {
      return m.has(key);
    }
    throw badMap(map, "is_map_key", key, map);
  }

  private static ErlangException badMap(Object map, String function, Object... arguments) {
    return BadArgument.explained(Tuple.of(Atoms.BADMAP, map), "erl_erts_errors", "erlang", function, arguments);
  }
}
