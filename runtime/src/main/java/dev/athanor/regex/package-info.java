/**
 * Regular expressions: {@code :re}. A pattern in PCRE's syntax is read by {@link dev.athanor.regex.PatternParser} to a tree of {@link
 * dev.athanor.regex.Node}s, turned into a {@link dev.athanor.regex.Program} by {@link dev.athanor.regex.Assembler} and run by a {@link
 * dev.athanor.regex.Machine} over the bytes of a binary.
 *
 * <p>Why not {@code java.util.regex}: it leaves captures of failed branches and of negative assertions set, its recursion takes Java stack for every
 * repetition of a group (40,000 repetitions fill 8 MB), it can neither recurse nor be limited nor be interrupted, and UTF-8 would have to be
 * decoded first. The tests compare this engine with what OTP answers.
 *
 * <p>Offsets are bytes everywhere. Errors of patterns carry PCRE's texts and positions.
 */
package dev.athanor.regex;
