/**
 * The values of Elixir: numbers, atoms, tuples, lists, maps, bitstrings, funs and identifiers, their order, equality and
 * hashes, and what reads and builds them. All are immutable and may be shared between threads.
 *
 * <p>The methods that every program lives in ({@link dev.athanor.term.Equality}, {@link dev.athanor.term.TermOrder}, {@link
 * dev.athanor.term.TermHash}, {@link dev.athanor.term.Numbers}, {@link dev.athanor.term.Shape}) tell classes apart with {@code instanceof},
 * the likely one first, and not with a pattern {@code switch}: that one is linked at run time, which costs 12 ms at the first and
 * part of one at each further switch of a starting program, and takes 3.3 ns where {@code instanceof} takes 2.2 (six classes at
 * random, JDK 25).
 */
package dev.athanor.term;
