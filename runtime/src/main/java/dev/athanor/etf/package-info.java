/**
 * Erlang's external term format: terms as bytes, for {@code :erlang.term_to_binary/1} and the distribution protocol. {@link
 * dev.athanor.etf.TermEncoder} writes what OTP 27 writes, byte for byte where the term determines it (the order of a map's
 * entries and the numbers in pids are each runtime's own); {@link dev.athanor.etf.TermDecoder} reads every tag OTP 27 reads.
 * What stands for something alive (a local process, a fun's code) is looked up through {@link dev.athanor.etf.LiveTerms}.
 */
package dev.athanor.etf;
