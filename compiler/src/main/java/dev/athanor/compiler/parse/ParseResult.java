package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.Comment;
import dev.athanor.compiler.lex.LexWarning;
import java.util.List;

/**
 * What the parser makes of a text.
 *
 * @param quoted the quoted expression
 * @param warnings in the order in which they are to be given
 * @param comments the comments, if they were asked for
 */
public record ParseResult(Object quoted, List<LexWarning> warnings, List<Comment> comments) {}
