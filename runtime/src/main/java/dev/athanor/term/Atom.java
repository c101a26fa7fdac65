package dev.athanor.term;

import dev.athanor.error.ErlangException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An atom: a name that exists once, so that two atoms are equal exactly when they are the same object.
 *
 * <p>Atoms are never freed, therefore the table has a limit (1,048,576, or the system property {@code athanor.atoms});
 * passing it raises {@code system_limit} in the process that asked for the atom.
 */
public final class Atom {
  /** The longest name, in code points. */
  public static final int MAX_LENGTH = 255;

  private static final int LIMIT = Integer.getInteger("athanor.atoms", 1 << 20);
  private static final ConcurrentHashMap<String, Atom> TABLE = new ConcurrentHashMap<>(1 << 13);
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String name;
  private final int hash;
  private Bitstring text;

  /** What the code server keeps about the module of this name; {@code null} while there is none. */
  public volatile Object code;

  private Atom(String name) {
    this.name = name;
    this.hash = TermHash.ofAtomName(name);
  }

  /** The atom of that name, made now if it is new. Raises {@code system_limit} for a name too long or a full table. */
  public static Atom of(String name) {
    var known = TABLE.get(name);
    return known != null ? known : intern(name);
  }

  /** The boolean as one of the atoms {@code true} and {@code false}. */
  public static Atom of(boolean value) {
    return value ? Atoms.TRUE : Atoms.FALSE;
  }

  /** The atom of that name if it exists already, otherwise {@code null}; those that the library mentions always do. */
  public static Atom existing(String name) {
    var known = TABLE.get(name);
    return known != null || !LibraryAtoms.has(name) ? known : of(name);
  }

  /** How many atoms there are. */
  public static int count() {
    return COUNT.get();
  }

  /** How many atoms there may be. */
  public static int limit() {
    return LIMIT;
  }

  private static Atom intern(String name) {
    if (name.length() > MAX_LENGTH && name.codePointCount(0, name.length()) > MAX_LENGTH) {
      throw ErlangException.error(Atoms.SYSTEM_LIMIT);
    }
    return TABLE.computeIfAbsent(
        name,
        fresh -> {
          if (COUNT.incrementAndGet() > LIMIT) {
            COUNT.decrementAndGet();
            throw ErlangException.error(Atoms.SYSTEM_LIMIT);
          }
          return new Atom(fresh);
        });
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** The name as a UTF-8 binary. */
  public Bitstring text() {
    var known = text;
    return known != null ? known : (text = Bitstring.of(name.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return name;
  }
}
