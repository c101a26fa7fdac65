package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.Token;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import java.util.ArrayList;
import java.util.List;

/** The arguments of a call or elements of a container while they are read: positional ones, then keywords. */
final class Arguments {
  private final ArrayList<Object> values = new ArrayList<>();
  private final ArrayList<Object> pairs = new ArrayList<>();
  private Object key;
  private Token keyToken;

  /** Takes a key; the next value belongs to it. */
  void key(Object key, Token token) {
    this.key = key;
    this.keyToken = token;
  }

  /** The token of the key whose value comes next; {@code null} where a positional one comes. */
  Token pendingKey() {
    return keyToken;
  }

  /** The key whose value comes next. */
  Object key() {
    return key;
  }

  /** Takes a value. */
  void add(Object value) {
    if (keyToken == null) {
      values.add(value);
    } else {
      pairs.add(Tuple.of(key, value));
      key = null;
      keyToken = null;
    }
  }

  boolean hasKeywords() {
    return !pairs.isEmpty();
  }

  boolean isEmpty() {
    return values.isEmpty() && pairs.isEmpty();
  }

  int positional() {
    return values.size();
  }

  /** How many there are, keywords counting as one. */
  int count() {
    return values.size() + (pairs.isEmpty() ? 0 : 1);
  }

  /** Positional arguments, and the keywords as a list after them. */
  List<Object> withKeywordList() {
    var all = new ArrayList<>(values);
    if (!pairs.isEmpty()) {
      all.add(Lists.of(pairs));
    }
    return all;
  }

  /** Elements, and the keyword pairs after them. */
  List<Object> withPairs() {
    var all = new ArrayList<>(values);
    all.addAll(pairs);
    return all;
  }

  /** The keywords as a list. */
  Object keywords() {
    return Lists.of(pairs);
  }
}
