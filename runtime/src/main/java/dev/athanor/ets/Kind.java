package dev.athanor.ets;

import dev.athanor.term.Atom;

/** What a table does with rows of the same key. */
public enum Kind {
  /** One row for each key, compared with {@code ===}. */
  SET("set"),
  /** One row for each key, compared with {@code ==}, in term order. */
  ORDERED_SET("ordered_set"),
  /** Any rows of a key, each only once. */
  BAG("bag"),
  /** Any rows of a key. */
  DUPLICATE_BAG("duplicate_bag");

  /** Its name among the options of {@code :ets.new/2}. */
  public final Atom atom;

  Kind(String name) {
    this.atom = Atom.of(name);
  }

  /** Whether a key may have more than one row. */
  public boolean isBag() {
    return this == BAG || this == DUPLICATE_BAG;
  }

  /** The kind of that name, or {@code null}. */
  static Kind of(Object name) {
    for (var kind : values()) {
      if (kind.atom == name) {
        return kind;
      }
    }
    return null;
  }
}
