/**
 * Erlang's own modules, as far as they must be Java: one class per Erlang module ({@code :erlang} cut by topic), each method
 * marked {@link dev.athanor.bif.Bif}. What can be written in Elixir without losing speed is in {@code lib/otp} instead; the
 * reason for Java stands above each class.
 */
package dev.athanor.bif;
