package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import java.util.concurrent.ConcurrentHashMap;

/** {@code :persistent_term}. Java because it is a table that all processes share. */
@BifModule("persistent_term")
public final class PersistentTermBifs {
  private static final ConcurrentHashMap<Object, Object> TERMS = new ConcurrentHashMap<>();
  private static final Atom COUNT = Atom.of("count");
  private static final Atom MEMORY = Atom.of("memory");

  /** What an entry takes, about: terms are not measured. */
  private static final long BYTES_PER_ENTRY = 64;

  private PersistentTermBifs() {}

  /** All entries as {@code {key, value}}. */
  @Bif
  public static Object get() {
    var list = new ListBuilder();
    TERMS.forEach((key, value) -> list.add(Tuple.of(key, value)));
    return list.toList();
  }

  /** The value of a key. Raises {@code badarg} where there is none. */
  @Bif
  public static Object get(Object key) {
    var value = TERMS.get(key);
    if (value == null) {
      throw BadArgument.erts("persistent_term", "get", key);
    }
    return value;
  }

  /** The value of a key, or a default. */
  @Bif
  public static Object get(Object key, Object otherwise) {
    var value = TERMS.get(key);
    return value == null ? otherwise : value;
  }

  /** Sets the value of a key. */
  @Bif
  public static Object put(Object key, Object value) {
    TERMS.put(key, value);
    return Atoms.OK;
  }

  /** Removes a key; gives whether there was one. */
  @Bif
  public static boolean erase(Object key) {
    return TERMS.remove(key) != null;
  }

  /** How many entries there are, and about how much memory they take. */
  @Bif
  public static Object info() {
    long count = TERMS.size();
    return MapTerm.of(COUNT, count, MEMORY, count * BYTES_PER_ENTRY);
  }
}
