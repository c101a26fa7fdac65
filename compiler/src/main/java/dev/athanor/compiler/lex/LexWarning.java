package dev.athanor.compiler.lex;

/**
 * Something the lexer frowns upon.
 *
 * @param line the line it is in; 0 where that is not known
 * @param column the column it is at
 * @param message what to say
 */
public record LexWarning(int line, int column, String message) {}
