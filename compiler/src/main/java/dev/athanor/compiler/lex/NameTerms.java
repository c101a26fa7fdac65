package dev.athanor.compiler.lex;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Tuple;

/** Names as terms, for those who look at names alone: {@code String.Tokenizer}. */
public final class NameTerms {
  private static final Atom IDENTIFIER = Atom.of("identifier");
  private static final Atom ALIAS = Atom.of("alias");
  private static final Atom ATOM = Atom.of("atom");
  private static final Atom EMPTY = Atom.of("empty");
  private static final Atom INVALID = Atom.of("invalid");
  private static final Atom NFKC = Atom.of("nfkc");
  private static final Atom PUNCTUATION = Atom.of("punctuation");
  private static final Atom AT = Atom.of("at");

  private NameTerms() {}

  /**
   * {@code {kind, name, rest, length, ascii?, special}} of the name that a text begins with. Special are {@code :punctuation} at
   * its end, {@code :at} in it, and {@code :nfkc}, which means that it was normalized. {@code {:error, :empty}} where no name
   * begins, {@code {:error, :invalid}} where one has characters that cannot be in names.
   */
  public static Object read(int[] text) {
    var name = Name.read(text, 0);
    if (name == null) {
      return Tuple.of(Atoms.ERROR, EMPTY);
    }
    if (name.kind() == Name.Kind.INVALID) {
      return Tuple.of(Atoms.ERROR, INVALID);
    }
    var rest = TokenTerms.charlist(new String(text, name.end(), text.length - name.end()));
    return Tuple.of(
        kind(name), TokenTerms.charlist(name.text()), rest, (long) name.end(), Atom.of(name.ascii()), special(name, text));
  }

  private static Atom kind(Name name) {
    return switch (name.kind()) {
      case IDENTIFIER -> IDENTIFIER;
      case ALIAS -> ALIAS;
      default -> ATOM;
    };
  }

  private static Object special(Name name, int[] text) {
    var special = new ListBuilder();
    if (!name.ascii() && !name.text().equals(new String(text, 0, name.end()))) {
      special.add(NFKC);
    }
    if (name.punctuation()) {
      special.add(PUNCTUATION);
    }
    if (name.at()) {
      special.add(AT);
    }
    return special.toList();
  }
}
