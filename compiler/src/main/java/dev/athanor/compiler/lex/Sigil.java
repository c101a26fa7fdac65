package dev.athanor.compiler.lex;

import java.util.List;

/**
 * The content of a sigil token.
 *
 * @param name the function's name, such as {@code sigil_r} as an atom
 * @param parts its text
 * @param modifiers the letters after the closing delimiter
 * @param indentation of a heredoc sigil's closing delimiter; {@code null} for others
 * @param delimiter the opening delimiter
 */
public record Sigil(
    Object name, List<StringPart> parts, String modifiers, Integer indentation, String delimiter) {}
