package dev.athanor.bif;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Tuple2;
import dev.athanor.text.AtomText;
import dev.athanor.text.AtomText.Place;
import dev.athanor.text.Escapes;
import dev.athanor.text.Utf8;
import dev.athanor.text.Utf8Builder;

/**
 * {@code :elixir_inspect}: how strings and atoms are written, and the layout of documents. Java because every {@code
 * inspect} goes through these loops.
 */
@BifModule("elixir_inspect")
public final class InspectBifs {
  private static final Atom KEY = Atom.of("key");
  private static final Atom REMOTE_CALL = Atom.of("remote_call");
  private static final Atom[] KINDS = {
    Atom.of("alias"), Atom.of("identifier"), Atom.of("unquoted"), Atom.of("quoted")
  };

  private InspectBifs() {}

  /**
   * {@code {escaped, complete?}}: the first {@code limit} characters of a binary as they stand in a literal with that
   * delimiter, and whether those are all.
   */
  @Bif
  public static Object escape(Object binary, Object delimiter, Object limit) {
    var text = Utf8.aligned(binary);
    int end = text.offset + text.size;
    int quote = (int) (long) delimiter;
    long most = limit instanceof Long count ? count : Long.MAX_VALUE;
    if (text.size <= most && Escapes.plainEnd(text.bytes, text.offset, end, quote) == end) {
      return new Tuple2(binary, Atoms.TRUE);
    }
    var out = new Utf8Builder(text.size + 8);
    int at = Escapes.add(text.bytes, text.offset, end, quote, most, out);
    return new Tuple2(out.toBinary(), Atom.of(at == end));
  }

  /** What an atom's name is to the tokenizer: {@code alias}, {@code identifier}, {@code unquoted} or {@code quoted}. */
  @Bif
  public static Object classify(Object atom) {
    return KINDS[AtomText.classify(((Atom) atom).name()).ordinal()];
  }

  /** An atom as it is written as a {@code literal}, as a {@code key}, or after the dot of a {@code remote_call}. */
  @Bif
  public static Object atom(Object place, Object atom) {
    return AtomText.write(
        (Atom) atom, place == KEY ? Place.KEY : place == REMOTE_CALL ? Place.REMOTE_CALL : Place.LITERAL);
  }

  /**
   * What {@code inspect/2} gives with the default options, if it is on one line of that width, without documents;
   * {@code nil} where it is not or cannot be known here. See {@link PlainInspect}.
   */
  @Bif
  public static Object plain(Object term, Object limit, Object printableLimit, Object width) {
    long columns = width instanceof Long given ? given : Long.MAX_VALUE;
    var text = new PlainInspect((long) limit, (long) printableLimit, columns).write(term);
    return text == null ? Atoms.NIL : text;
  }

  /** The document of {@code Inspect.Algebra} laid out for a width, which may be {@code infinity}: a list of strings. */
  @Bif
  public static Object format(Object document, Object width) {
    return new DocLayout(width instanceof Long columns ? columns : DocLayout.UNLIMITED).format(document);
  }
}
