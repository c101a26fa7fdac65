package dev.athanor.json;

import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.MapTerm;
import dev.athanor.text.Utf8;
import java.util.Arrays;

/**
 * Reads a text to a term: objects as maps with binary keys, arrays as lists.
 *
 * <p>There is no recursion, so depth costs memory only. Finished values wait on one stack for their container; {@link
 * #starts} tells where each open container's values begin. An array becomes a list from its last element on, so no list
 * is ever reversed.
 */
public final class JsonReader extends JsonScanner {
  /** Marks in {@link #starts} a container that is an object. */
  private static final int OBJECT = 1 << 31;

  private final Object nullTerm;
  private final JsonObjects objects = new JsonObjects();
  private Object[] values = new Object[32];
  private int size;
  private int[] starts = new int[16];
  private int depth;

  /** Reads a binary; {@code nullTerm} is what {@code null} is read as. */
  public JsonReader(Bitstring text, Object nullTerm) {
    super(Utf8.aligned(text), 0);
    this.nullTerm = nullTerm;
  }

  /** The value the text begins with. */
  public Object read() {
    do {
      value();
    } while (!complete());
    return values[0];
  }

  /** Where the text behind the value begins, in bytes. */
  public int position() {
    return position(at);
  }

  /** Where the text behind the value and the spaces after it begins, in bytes. */
  public int positionBehindSpaces() {
    int behind = at;
    next();
    int result = position(at);
    at = behind;
    return result;
  }

  /** Reads a value, or opens containers up to the first value in them. */
  private void value() {
    while (true) {
      int octet = next();
      switch (octet) {
        case '"' -> push(string());
        case '[' -> {
          if (opensArray()) {
            continue;
          }
        }
        case '{' -> {
          if (opensObject()) {
            continue;
          }
        }
        case 't' -> word("true", Atoms.TRUE);
        case 'f' -> word("false", Atoms.FALSE);
        case 'n' -> word("null", nullTerm);
        case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> push(JsonNumbers.read(this));
        default -> throw invalid(at);
      }
      return;
    }
  }

  private void word(String word, Object term) {
    literal(word);
    push(term);
  }

  /** Whether there is a value in the array that begins here; an empty one is read whole. */
  private boolean opensArray() {
    at++;
    if (next() == ']') {
      at++;
      push(EmptyList.EMPTY);
      return false;
    }
    open(size);
    return true;
  }

  private boolean opensObject() {
    at++;
    if (next() == '}') {
      at++;
      push(MapTerm.EMPTY);
      return false;
    }
    open(size | OBJECT);
    key();
    return true;
  }

  private void key() {
    if (next() != '"') {
      throw invalid(at);
    }
    push(objects.key(string()));
    if (next() != ':') {
      throw invalid(at);
    }
    at++;
  }

  /** Closes the containers that end behind a value; whether none is left open. Otherwise another value must follow. */
  private boolean complete() {
    while (depth > 0) {
      int start = starts[depth - 1];
      int octet = next();
      if (octet == ',') {
        at++;
        if (start < 0) {
          key();
        }
        return false;
      }
      if (octet != (start < 0 ? '}' : ']')) {
        throw invalid(at);
      }
      at++;
      depth--;
      close(start);
    }
    return true;
  }

  private void close(int start) {
    int first = start & ~OBJECT;
    var term = start < 0 ? objects.map(values, first, size) : list(first);
    Arrays.fill(values, first, size, null);
    size = first;
    push(term);
  }

  private Object list(int first) {
    Object list = EmptyList.EMPTY;
    for (int i = size - 1; i >= first; i--) {
      list = new Cons(values[i], list);
    }
    return list;
  }

  private void push(Object value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  private void open(int start) {
    if (depth == starts.length) {
      starts = Arrays.copyOf(starts, depth * 2);
    }
    starts[depth++] = start;
  }
}
