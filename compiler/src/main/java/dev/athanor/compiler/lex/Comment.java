package dev.athanor.compiler.lex;

/**
 * A comment.
 *
 * @param line the line it is in
 * @param column the column of its {@code #}
 * @param previousEols how many line ends are between it and the token or comment before
 * @param nextEols how many line ends follow it
 * @param text the comment from {@code #} on
 */
public record Comment(int line, int column, int previousEols, int nextEols, String text) {}
