package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.LexOptions;

/**
 * How to turn a text into quoted expressions: the options of {@code Code.string_to_quoted/2}.
 *
 * @param lexing how the text is read
 * @param columns whether metadata has columns
 * @param tokenMetadata whether metadata tells of parentheses, {@code do} and {@code end}, line ends and literals as written
 * @param literalEncoder makes what stands for each literal; {@code null} for the literal itself
 */
public record ParseOptions(
    LexOptions lexing, boolean columns, boolean tokenMetadata, LiteralEncoder literalEncoder) {
  /** What the compiler uses: columns, but nothing that only tools ask for. */
  public static final ParseOptions DEFAULT = new ParseOptions(LexOptions.DEFAULT, true, false, null);

  /** Makes what stands for a literal: the option {@code :literal_encoder}. */
  @FunctionalInterface
  public interface LiteralEncoder {
    /**
     * What stands for the literal.
     *
     * @throws LiteralRefused where the encoder answers {@code {:error, reason}}
     */
    Object encode(Object literal, Object metadata);
  }

  /** Thrown by a literal encoder that does not take a literal. */
  public static final class LiteralRefused extends RuntimeException {
    /** With what the encoder says about it. */
    public LiteralRefused(String reason) {
      super(reason, null, false, false);
    }
  }
}
