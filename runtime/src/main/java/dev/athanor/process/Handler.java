package dev.athanor.process;

/**
 * A {@code try} that a process is in.
 *
 * @param takes what it surely takes without asking for a stack trace, in the form that {@code op.Handlers} reads; {@code nil} if it asks for it
 * @param outer the next one outside, or {@code null}
 */
public record Handler(Object takes, Handler outer) {}
