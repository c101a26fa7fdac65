package dev.athanor.text;

import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import java.util.Set;

/** How an atom is written: plain, as an alias, as an operator, or in quotes. */
public final class AtomText {
  /** What a name is to the tokenizer. */
  public enum Kind {
    /** An alias such as {@code Foo.Bar}. */
    ALIAS,
    /** A name that a variable or function can have. */
    IDENTIFIER,
    /** An operator or a name that only an atom can have, such as {@code :Foo} or {@code :a@b}. */
    UNQUOTED,
    /** Anything else, which needs quotes. */
    QUOTED
  }

  /** Where the atom stands. */
  public enum Place {
    /** By itself: {@code :foo}. */
    LITERAL,
    /** As a key: {@code foo:}. */
    KEY,
    /** After the dot of a remote call: {@code foo}. */
    REMOTE_CALL
  }

  private static final String ALIAS_PREFIX = "Elixir.";

  /** Operators that are atoms without quotes. */
  private static final Set<String> UNQUOTED_OPERATORS =
      Set.of(
          "!", "!=", "!==", "%", "%{}", "&", "&&", "&&&", "*", "**", "+", "++", "+++", "-", "--", "---", "->", ".", "..",
          "...", "..//", "/", "<", "<-", "<<<", "<<>>", "<<~", "<=", "<>", "<~", "<~>", "=", "==", "===", "=~", ">", ">=",
          ">>>", "@", "\\\\", "^", "{}", "|", "|>", "||", "|||", "~>", "~>>", "and", "in", "not", "or", "when");

  /** Operators that can be called by name after a dot. */
  private static final Set<String> CALLABLE_OPERATORS =
      Set.of(
          "!", "!=", "!==", "&", "&&", "&&&", "*", "**", "+", "++", "+++", "-", "--", "---", "/", "::", "<", "<-", "<<<",
          "<<~", "<=", "<>", "<|>", "<~", "<~>", "=", "==", "===", "=~", ">", ">=", ">>>", "@", "\\\\", "^", "^^^", "|",
          "|>", "||", "|||", "~>", "~>>", "~~~", "and", "in", "not", "or", "when");

  private AtomText() {}

  /** What the name is to the tokenizer. */
  public static Kind classify(String name) {
    if (UNQUOTED_OPERATORS.contains(name)) {
      return Kind.UNQUOTED;
    }
    if (name.startsWith("Elixir") && isAlias(name)) {
      return Kind.ALIAS;
    }
    return tokenize(name);
  }

  private static boolean isAlias(String name) {
    if (name.length() == 6) {
      return true;
    }
    boolean first = true;
    for (int i = 6; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '.') {
        first = true;
      } else if (i == 6 || (first ? c < 'A' || c > 'Z' : c >= 0x80 || !Identifiers.isPart(c))) {
        return false;
      } else {
        first = false;
      }
    }
    return !first;
  }

  private static Kind tokenize(String name) {
    if (name.isEmpty() || !Identifiers.isStart(name.codePointAt(0))) {
      return Kind.QUOTED;
    }
    boolean atomOnly = Character.isUpperCase(name.codePointAt(0)) || Character.isTitleCase(name.codePointAt(0));
    int length = name.length();
    for (int i = 0; i < length; ) {
      int point = name.codePointAt(i);
      i += Character.charCount(point);
      if (point == '@') {
        atomOnly = true;
      } else if (!(Identifiers.isPart(point) || i == length && (point == '?' || point == '!'))) {
        return Kind.QUOTED;
      }
    }
    if (!Identifiers.isUniform(name)) {
      return Kind.QUOTED;
    }
    return atomOnly ? Kind.UNQUOTED : Kind.IDENTIFIER;
  }

  /** The atom as it is written at a place. */
  public static Bitstring write(Atom atom, Place place) {
    var name = atom.name();
    var kind = classify(name);
    return switch (place) {
      case LITERAL -> literal(atom, kind);
      case KEY -> key(atom, kind);
      case REMOTE_CALL ->
          kind == Kind.IDENTIFIER || CALLABLE_OPERATORS.contains(name) ? atom.text() : quoted("\"", atom, "\"");
    };
  }

  private static Bitstring literal(Atom atom, Kind kind) {
    return switch (kind) {
      case ALIAS -> alias(atom);
      case QUOTED -> quoted(":\"", atom, "\"");
      case IDENTIFIER, UNQUOTED -> isReserved(atom) ? atom.text() : joined(":", atom, "");
    };
  }

  private static boolean isReserved(Atom atom) {
    return switch (atom.name()) {
      case "nil", "true", "false" -> true;
      default -> false;
    };
  }

  private static Bitstring alias(Atom atom) {
    var name = atom.name();
    // Elixir.Elixir and what is below it keep their prefix: without it they would be another alias.
    boolean prefixed = name.equals("Elixir") || name.equals("Elixir.Elixir") || name.startsWith("Elixir.Elixir.");
    return prefixed ? atom.text() : Bitstring.of(name.substring(ALIAS_PREFIX.length()));
  }

  private static Bitstring key(Atom atom, Kind kind) {
    return switch (kind) {
      case ALIAS, QUOTED -> quoted("\"", atom, "\":");
      case IDENTIFIER, UNQUOTED -> joined("", atom, ":");
    };
  }

  private static Bitstring joined(String before, Atom atom, String after) {
    var name = atom.text();
    return new Utf8Builder(name.size + 2).add(before).add(name).add(after).toBinary();
  }

  private static Bitstring quoted(String before, Atom atom, String after) {
    var name = atom.text();
    var out = new Utf8Builder(name.size + 8).add(before);
    Escapes.add(name.bytes, name.offset, name.offset + name.size, '"', Long.MAX_VALUE, out);
    return out.add(after).toBinary();
  }
}
