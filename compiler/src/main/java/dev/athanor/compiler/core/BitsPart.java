package dev.athanor.compiler.core;

/**
 * A segment of a bitstring that is built.
 *
 * @param value the value
 * @param type its type
 * @param size how many units; {@code null} where the type says it ({@code utf8}) or the value (all of a bitstring)
 * @param unit how many bits a unit has
 * @param little whether the low bytes come first
 * @param number which segment of the source it is, from 1, for error messages
 */
public record BitsPart(Expr value, BitsType type, Expr size, int unit, boolean little, int number) {}
