package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Tuple;

/** The stretch of source that a diagnostic underlines. */
public final class Span {
  private static final Atom SPAN = Atom.of("span");

  private Span() {}

  /** The metadata with the end of a name that begins at its position, where that is known. */
  public static Object of(Object meta, Object name) {
    if (name instanceof Atom atom
        && Meta.get(meta, Atoms.LINE) instanceof Long line
        && Meta.get(meta, Atoms.COLUMN) instanceof Long column) {
      long length = atom.name().codePointCount(0, atom.name().length());
      return Meta.with(meta, SPAN, Tuple.of(line, column + length));
    }
    return meta;
  }

  /** The end in the metadata, {@code {line, column}}; {@code null} where there is none. */
  public static Object end(Object meta) {
    return Meta.get(meta, SPAN);
  }
}
