package dev.athanor.bif;

import java.util.Arrays;

/** Documents that wait, each with its indentation and mode. */
final class DocStack {
  private long[] indents = new long[32];
  private DocMode[] modes = new DocMode[32];
  private Object[] docs = new Object[32];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  void clear() {
    Arrays.fill(docs, 0, size, null);
    size = 0;
  }

  void push(long indent, DocMode mode, Object document) {
    if (size == docs.length) {
      indents = Arrays.copyOf(indents, size * 2);
      modes = Arrays.copyOf(modes, size * 2);
      docs = Arrays.copyOf(docs, size * 2);
    }
    indents[size] = indent;
    modes[size] = mode;
    docs[size++] = document;
  }

  /** Pushes an entry of another stack; its place counts from the bottom. */
  void pushFrom(DocStack other, int place) {
    push(other.indents[place], other.modes[place], other.docs[place]);
  }

  /** Indentation of the document on top. */
  long indent() {
    return indents[size - 1];
  }

  /** Mode of the document on top. */
  DocMode mode() {
    return modes[size - 1];
  }

  Object pop() {
    size--;
    var document = docs[size];
    docs[size] = null;
    return document;
  }
}
