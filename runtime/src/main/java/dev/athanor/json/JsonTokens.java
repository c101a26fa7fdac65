package dev.athanor.json;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Tuple;
import dev.athanor.text.Utf8;

/** One token at a time, for readers that call back for every value. */
public final class JsonTokens extends JsonScanner {
  private static final Atom STRING = Atom.of("string");
  private static final Atom INTEGER = Atom.of("integer");
  private static final Atom FLOAT = Atom.of("float");
  private static final Atom LITERAL = Atom.of("literal");
  private static final Atom MARK = Atom.of("mark");
  private static final Atom END = Atom.of("end");
  private static final Atom NULL = Atom.of("null");

  /** Starts so many bytes into a binary. */
  public JsonTokens(Bitstring text, int position) {
    super(Utf8.aligned(text), position);
  }

  /**
   * {@code {kind, value, start, end}}, or {@code :end}. What the next token can be: a mark; a mark or a string ({@code
   * keys}); anything ({@code values}).
   */
  public Object token(boolean keys, boolean values) {
    int octet = next();
    int start = at;
    return switch (octet) {
      case -1 -> END;
      case '[', ']', '{', '}', ':', ',' -> {
        at++;
        yield token(MARK, (long) octet, start);
      }
      case '"' -> {
        if (!keys && !values) {
          throw invalid(start);
        }
        yield token(STRING, string(), start);
      }
      default -> {
        if (!values) {
          throw invalid(start);
        }
        yield value(octet, start);
      }
    };
  }

  private Object value(int octet, int start) {
    return switch (octet) {
      case 't' -> word("true", Atoms.TRUE, start);
      case 'f' -> word("false", Atoms.FALSE, start);
      case 'n' -> word("null", NULL, start);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
        number();
        yield token(isFloat() ? FLOAT : INTEGER, numberText(start), start);
      }
      default -> throw invalid(start);
    };
  }

  private Object word(String word, Atom value, int start) {
    literal(word);
    return token(LITERAL, value, start);
  }

  private Object token(Atom kind, Object value, int start) {
    return Tuple.of(kind, value, (long) position(start), (long) position(at));
  }
}
