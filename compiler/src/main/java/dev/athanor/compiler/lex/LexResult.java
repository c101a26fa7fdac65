package dev.athanor.compiler.lex;

import java.util.List;

/**
 * What the lexer makes of a text.
 *
 * @param tokens the tokens in order
 * @param warnings in the order in which they are to be given
 * @param comments the comments, if they were asked for
 * @param open the delimiters still open, innermost last; only with {@link LexOptions.TerminatorCheck#CURSOR}
 * @param line the line in which the text ends
 * @param column the column after its last code point
 */
public record LexResult(
    List<Token> tokens,
    List<LexWarning> warnings,
    List<Comment> comments,
    List<OpenDelimiter> open,
    int line,
    int column) {}
