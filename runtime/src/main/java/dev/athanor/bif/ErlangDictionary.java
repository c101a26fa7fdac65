package dev.athanor.bif;

import dev.athanor.process.Process;

/** The process dictionary in {@code :erlang}. Java because it is the processes' own. */
@BifModule("erlang")
public final class ErlangDictionary {
  private ErlangDictionary() {}

  /** All entries as {@code {key, value}}. */
  @Bif
  public static Object get(Process self) {
    return self.dictionary().toList();
  }

  /** The value of a key, or {@code :undefined}. */
  @Bif
  public static Object get(Process self, Object key) {
    return self.dictionary().get(key);
  }

  /** Sets a value and gives the one before, or {@code :undefined}. */
  @Bif
  public static Object put(Process self, Object key, Object value) {
    return self.dictionary().put(key, value);
  }

  /** Removes all entries and gives them. */
  @Bif
  public static Object erase(Process self) {
    return self.dictionary().eraseAll();
  }

  /** Removes a key and gives its value, or {@code :undefined}. */
  @Bif
  public static Object erase(Process self, Object key) {
    return self.dictionary().erase(key);
  }

  /** All keys. */
  @Bif
  public static Object getKeys(Process self) {
    return self.dictionary().keys();
  }

  /** The keys of a value. */
  @Bif
  public static Object getKeys(Process self, Object value) {
    return self.dictionary().keysOf(value);
  }
}
