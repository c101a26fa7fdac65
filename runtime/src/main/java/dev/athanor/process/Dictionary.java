package dev.athanor.process;

import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Equality;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Tuple;
import java.util.function.Consumer;

/** The process dictionary. Keys are compared with {@code ===}. */
public final class Dictionary {
  private Table<Object, Object> entries = new Table<>();

  Dictionary() {}

  /** The value of a key, or {@code :undefined}. */
  public Object get(Object key) {
    var value = entries.get(key);
    return value == null ? Atoms.UNDEFINED : value;
  }

  /** Sets a value and gives the one before, or {@code :undefined}. */
  public Object put(Object key, Object value) {
    var old = entries.put(key, value);
    return old == null ? Atoms.UNDEFINED : old;
  }

  /** Removes a key and gives its value, or {@code :undefined}. */
  public Object erase(Object key) {
    var old = entries.remove(key);
    return old == null ? Atoms.UNDEFINED : old;
  }

  /** Removes everything and gives what there was. */
  public Object eraseAll() {
    var all = toList();
    entries = new Table<>();
    return all;
  }

  /** All entries as a list of {@code {key, value}}. */
  public Object toList() {
    var list = new ListBuilder();
    entries.forEach((key, value) -> list.add(Tuple.of(key, value)));
    return list.toList();
  }

  /** Gives every key and every value. */
  void forEach(Consumer<Object> consumer) {
    entries.forEach(
        (key, value) -> {
          consumer.accept(key);
          consumer.accept(value);
        });
  }

  /** All keys. */
  public Object keys() {
    if (entries.isEmpty()) {
      return EmptyList.EMPTY;
    }
    var list = new ListBuilder();
    entries.forEach((key, _) -> list.add(key));
    return list.toList();
  }

  /** The keys whose value equals ({@code ===}) this one. */
  public Object keysOf(Object wanted) {
    var list = new ListBuilder();
    entries.forEach(
        (key, value) -> {
          if (Equality.exact(value, wanted)) {
            list.add(key);
          }
        });
    return list.toList();
  }
}
