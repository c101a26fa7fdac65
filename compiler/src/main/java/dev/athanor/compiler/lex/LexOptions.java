package dev.athanor.compiler.lex;

/**
 * How to read a text.
 *
 * @param file the file's name, for the atom encoder
 * @param line the first line's number
 * @param column the column of the first code point
 * @param lineColumn the column of the first code point of every other line
 * @param unescape whether escapes in strings become what they stand for
 * @param terminators what happens to delimiters that are not closed
 * @param existingAtomsOnly whether names must be atoms that exist
 * @param atomEncoder makes the values of names; {@code null} for atoms
 * @param keepComments whether comments are collected
 */
public record LexOptions(
    String file,
    int line,
    int column,
    int lineColumn,
    boolean unescape,
    TerminatorCheck terminators,
    boolean existingAtomsOnly,
    AtomEncoder atomEncoder,
    boolean keepComments) {
  /** From line 1 and column 1, everything as the compiler reads it. */
  public static final LexOptions DEFAULT =
      new LexOptions("nofile", 1, 1, 1, true, TerminatorCheck.STRICT, false, null, false);

  /** What happens to delimiters. */
  public enum TerminatorCheck {
    /** Each must be closed by its own. */
    STRICT,
    /** They are tokens and nothing else. */
    NONE,
    /** As {@link #STRICT}, but at the end of the text a cursor stands for what is missing. */
    CURSOR
  }

  /** Makes something else than an atom of a name: the option {@code :static_atoms_encoder}. */
  @FunctionalInterface
  public interface AtomEncoder {
    /**
     * The value of a name.
     *
     * @throws AtomRefused where the encoder answers {@code {:error, reason}}
     */
    Object encode(String name, int line, int column);
  }

  /** Thrown by an atom encoder that does not take a name. */
  public static final class AtomRefused extends RuntimeException {
    /** With what the encoder says about it. */
    public AtomRefused(String reason) {
      super(reason, null, false, false);
    }
  }
}
