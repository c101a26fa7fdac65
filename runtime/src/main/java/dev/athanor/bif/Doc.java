package dev.athanor.bif;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Tuple;
import java.util.Map;

/**
 * The documents of {@code Inspect.Algebra}: a binary; a list, which is the sequence of its elements and may end in a document;
 * {@code :doc_line}; or a tuple whose first element names its {@link Kind}.
 */
final class Doc {
  /** What a tuple is. */
  enum Kind {
    /** {@code {:doc_string, text, columns}}. */
    STRING,
    /** {@code {:doc_break, text, :strict | :flex}}. */
    BREAK,
    /** {@code {:doc_group, doc, mode}}. */
    GROUP,
    /** {@code {:doc_nest, doc, level, :always | :break}}. */
    NEST,
    /** {@code {:doc_color, doc, escape_sequence}}. */
    COLOR,
    /** {@code {:doc_force, doc}}: does not fit. */
    FORCE,
    /** {@code {:doc_fits, doc, :enabled | :disabled}}: whether it may count on its next break. */
    FITS,
    /** {@code {:doc_collapse, most}}: at most so many of the new lines that follow. */
    COLLAPSE,
    /** {@code {:doc_limit, doc, :infinity}}: as wide as it needs. */
    LIMIT
  }

  static final Atom LINE = Atom.of("doc_line");
  static final Atom FLEX = Atom.of("flex");
  static final Atom INHERIT = Atom.of("inherit");
  static final Atom OPTIMISTIC = Atom.of("optimistic");
  static final Atom PESSIMISTIC = Atom.of("pessimistic");
  static final Atom ENABLED = Atom.of("enabled");
  static final Atom ALWAYS = Atom.of("always");

  private static final Atom CURSOR = Atom.of("cursor");
  private static final Atom RESET = Atom.of("reset");

  private static final Map<Object, Kind> KINDS =
      Map.of(
          Atom.of("doc_string"), Kind.STRING,
          Atom.of("doc_break"), Kind.BREAK,
          Atom.of("doc_group"), Kind.GROUP,
          Atom.of("doc_nest"), Kind.NEST,
          Atom.of("doc_color"), Kind.COLOR,
          Atom.of("doc_force"), Kind.FORCE,
          Atom.of("doc_fits"), Kind.FITS,
          Atom.of("doc_collapse"), Kind.COLLAPSE,
          Atom.of("doc_limit"), Kind.LIMIT);

  private Doc() {}

  static Kind kind(Tuple doc) {
    var kind = doc.size() > 1 ? KINDS.get(doc.get(0)) : null;
    if (kind == null) {
      throw invalid();
    }
    return kind;
  }

  /** The indentation inside a nested document. */
  static long nested(long indent, long column, Object level) {
    if (level == CURSOR) {
      return column;
    }
    return level == RESET ? 0 : indent + (long) level;
  }

  static ErlangException invalid() {
    return ErlangException.error(Atoms.FUNCTION_CLAUSE);
  }
}
