package dev.athanor.compiler.parse;

import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Terms of tokens in Erlang's notation, laid out as {@code io_lib:format("~tp", [Term])} does it in lines of 80 characters.
 *
 * <p>A term that fits into the rest of its line is written on it. Elements of one that does not fit are put one below the
 * other; atomic ones stay side by side while they fit. In a tuple that begins with an atom the others stand to the right of it.
 */
final class ErlangText {
  private static final int WIDTH = 80;
  private static final Set<String> RESERVED =
      Set.of(
          "after", "and", "andalso", "band", "begin", "bnot", "bor", "bsl", "bsr", "bxor", "case", "catch", "cond", "div",
          "else", "end", "fun", "if", "let", "maybe", "not", "of", "or", "orelse", "receive", "rem", "try", "when", "xor");

  private ErlangText() {}

  static String of(Object term) {
    var text = new StringBuilder();
    Node.of(term).layOut(text, 1, 0);
    return text.toString();
  }

  /** A term measured: atomic, or an opening, elements and a closing. */
  private record Node(String atomic, String open, List<Node> elements, String close, int length, boolean tagged) {
    static Node of(Object term) {
      return switch (term) {
        case Bitstring bits when isNumbers(bits) -> ofBytes(bits);
        case Tuple tuple -> of("{", List.of(tuple.toArray()), "}", tuple.size() > 0 && tuple.get(0) instanceof Atom);
        case Cons list when string(list) == null -> of("[", Lists.toJava(list), "]", false);
        default -> atomic(ErlangText.atomic(term));
      };
    }

    private static Node atomic(String text) {
      return new Node(text, null, List.of(), null, text.codePointCount(0, text.length()), false);
    }

    private static Node of(String open, List<Object> terms, String close, boolean tagged) {
      var elements = new ArrayList<Node>();
      int length = 1 + Math.max(1, terms.size());
      for (var term : terms) {
        var element = of(term);
        elements.add(element);
        length += element.length;
      }
      return new Node(null, open, elements, close, length, tagged && terms.size() > 1);
    }

    private static Node ofBytes(Bitstring bits) {
      var numbers = new ArrayList<Object>();
      for (int i = 0; i < bits.size; i++) {
        numbers.add((long) bits.byteAt(i));
      }
      var bytes = of("<<", numbers, ">>", false);
      return new Node(null, "<<", bytes.elements, ">>", bytes.length + 2, false);
    }

    boolean isAtomic() {
      return atomic != null;
    }

    /** Writes it from a column on; {@code closers} characters will come after it in its line. */
    void layOut(StringBuilder text, int column, int closers) {
      if (isAtomic() || length < WIDTH - column - closers) {
        write(text);
        return;
      }
      text.append(open);
      if (open.length() > 1) {
        fill(text, column + 2);
        text.append(close);
        return;
      }
      var rest = elements;
      int start = column + 1;
      if (tagged) {
        elements.getFirst().write(text);
        text.append(',');
        start += elements.getFirst().length + 1;
        rest = elements.subList(1, elements.size());
      }
      layOutElements(rest, text, start, closers);
      text.append(close);
    }

    /** Writes bytes side by side, as many as fit in each line. */
    private void fill(StringBuilder text, int start) {
      int column = start;
      for (int i = 0; i < elements.size(); i++) {
        var element = elements.get(i);
        if (i > 0 && column + element.length >= WIDTH - 1) {
          text.append('\n').append(" ".repeat(start - 1));
          column = start;
        }
        element.write(text);
        text.append(i < elements.size() - 1 ? "," : "");
        column += element.length + 1;
      }
    }

    private static void layOutElements(List<Node> elements, StringBuilder text, int start, int closers) {
      int column = start;
      for (int i = 0; i < elements.size(); i++) {
        var element = elements.get(i);
        int after = i == elements.size() - 1 ? closers + 1 : 0;
        if (i > 0) {
          text.append(',');
          if (element.isAtomic() && 1 + element.length < WIDTH - column - Math.max(after, 1)) {
            element.write(text);
            column += 1 + element.length;
            continue;
          }
          text.append('\n').append(" ".repeat(start - 1));
        }
        element.layOut(text, start, after);
        boolean mayHaveNeighbour = element.isAtomic() && element.length < WIDTH - start - after;
        column = start + (mayHaveNeighbour ? element.length : WIDTH);
      }
    }

    private void write(StringBuilder text) {
      if (isAtomic()) {
        text.append(atomic);
        return;
      }
      text.append(open);
      for (int i = 0; i < elements.size(); i++) {
        text.append(i == 0 ? "" : ",");
        elements.get(i).write(text);
      }
      text.append(close);
    }
  }

  private static String atomic(Object term) {
    return switch (term) {
      case Atom atom -> atom(atom.name());
      case Bitstring bits -> bits(bits);
      case EmptyList _ -> "[]";
      case Cons list -> string(list);
      default -> term.toString();
    };
  }

  private static String atom(String name) {
    if (isPlain(name) && !RESERVED.contains(name)) {
      return name;
    }
    return quoted(name, '\'');
  }

  private static boolean isPlain(String name) {
    return !name.isEmpty() && isLower(name.charAt(0)) && name.chars().allMatch(ErlangText::isNamePart);
  }

  private static boolean isLower(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 0xdf && c <= 0xff && c != 0xf7);
  }

  private static boolean isNamePart(int c) {
    return isLower(c)
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || (c >= 0xc0 && c <= 0xde && c != 0xd7)
        || c == '_'
        || c == '@';
  }

  private static String quoted(String text, char quote) {
    var quoted = new StringBuilder().append(quote);
    text.codePoints().forEach(c -> escape(quoted, c, quote));
    return quoted.append(quote).toString();
  }

  /** A character as it stands in quoted text. */
  static String escaped(int c) {
    var text = new StringBuilder();
    escape(text, c, '"');
    return text.toString();
  }

  private static void escape(StringBuilder text, int c, char quote) {
    switch (c) {
      case '\n' -> text.append("\\n");
      case '\t' -> text.append("\\t");
      case 11 -> text.append("\\v");
      case '\b' -> text.append("\\b");
      case '\r' -> text.append("\\r");
      case '\f' -> text.append("\\f");
      case 27 -> text.append("\\e");
      case 127 -> text.append("\\d");
      case '\\' -> text.append("\\\\");
      default -> {
        if (c == quote) {
          text.append('\\').append(quote);
        } else if (c < ' ' || (c >= 0x80 && c < 0xa0)) {
          text.append('\\').append((char) ('0' + (c >> 6))).append((char) ('0' + (c >> 3 & 7))).append((char) ('0' + (c & 7)));
        } else {
          text.appendCodePoint(c);
        }
      }
    }
  }

  /** A list of printable characters as a string; {@code null} for any other list. */
  private static String string(Cons list) {
    var elements = Lists.toJava(list);
    if (elements == null) {
      return null;
    }
    var text = new StringBuilder();
    for (var element : elements) {
      if (!(element instanceof Long c) || !isPrintable(c)) {
        return null;
      }
      text.append((char) c.intValue());
    }
    return quoted(text.toString(), '"');
  }

  private static boolean isPrintable(long c) {
    return (c >= ' ' && c <= '~') || (c >= 0xa0 && c <= 0xff) || (c >= 8 && c <= 13) || c == 27;
  }

  /** A binary as text; {@code null} for one with bytes that are no printable characters. */
  private static String bits(Bitstring bits) {
    if (bits.size == 0) {
      return "<<>>";
    }
    var decoded = utf8(bits);
    if (decoded != null && decoded.codePoints().allMatch(ErlangText::isPrintable)) {
      boolean ascii = decoded.chars().allMatch(c -> c < 0x80);
      return "<<" + quoted(decoded, '"') + (ascii ? ">>" : "/utf8>>");
    }
    var latin = new String(bits.toBytes(), StandardCharsets.ISO_8859_1);
    return latin.chars().allMatch(ErlangText::isPrintable) ? "<<" + quoted(latin, '"') + ">>" : null;
  }

  private static String utf8(Bitstring bits) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bits.toBytes())).toString();
    } catch (CharacterCodingException notText) {
      return null;
    }
  }

  private static boolean isNumbers(Bitstring bits) {
    return bits(bits) == null;
  }
}
