package dev.athanor.compiler.lex;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Tuple;
import java.util.Arrays;

/** Names alone, as terms, for the library. */
public final class NameTerms {
  private static final Atom EMPTY = Atom.of("empty");
  private static final Atom INVALID = Atom.of("not_a_name");
  private static final Atom PUNCTUATION = Atom.of("punctuation");
  private static final Atom AT = Atom.of("at");
  private static final Atom NFKC = Atom.of("nfkc");

  private NameTerms() {}

  /**
   * The name at the start of a text.
   *
   * @return {@code {kind, name, rest, length, ascii?, special}} with charlists; {@code {:error, :empty}} where there is no name, and
   *     {@code {:error, {:not_a_name, characters}}} for one that has a character which names must not have
   */
  public static Object of(int[] text) {
    var name = Name.read(text, 0);
    if (name == null) {
      return Tuple.of(Atoms.ERROR, EMPTY);
    }
    if (name.kind() == Name.Kind.INVALID) {
      return Tuple.of(Atoms.ERROR, Tuple.of(INVALID, TokenTerms.charlist(name.text())));
    }
    var rest = Arrays.copyOfRange(text, name.end(), text.length);
    return Tuple.of(
        Atom.of(name.kind().name().toLowerCase(java.util.Locale.ROOT)),
        TokenTerms.charlist(name.text()),
        TokenTerms.charlist(new String(rest, 0, rest.length)),
        (long) name.end(),
        Atom.of(name.ascii()),
        special(name, text));
  }

  private static Object special(Name name, int[] text) {
    var special = new ListBuilder();
    if (name.punctuation()) {
      special.add(PUNCTUATION);
    }
    if (name.at()) {
      special.add(AT);
    }
    if (!name.text().equals(new String(text, 0, name.end()))) {
      special.add(NFKC);
    }
    return special.toList();
  }
}
