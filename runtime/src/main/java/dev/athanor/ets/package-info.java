/**
 * ETS: tables of tuples that processes share.
 *
 * <p>A {@link dev.athanor.ets.Table} has a {@link dev.athanor.ets.Store}: rows by key, hashed or in term order, which any number of processes
 * read and change at once without a lock. What {@code select} and its family are given becomes a {@code dev.athanor.ets.spec.MatchSpec} first.
 */
package dev.athanor.ets;
