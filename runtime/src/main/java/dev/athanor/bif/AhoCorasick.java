package dev.athanor.bif;

import java.util.Arrays;

/**
 * Finds the first of several binaries in one pass: A. V. Aho and M. J. Corasick, "Efficient string matching: an aid to
 * bibliographic search" (CACM 18, 1975). The patterns make a trie; a state stands for the longest beginning of a pattern that
 * ends at the present byte. With the failure links followed beforehand the trie is a finite automaton: one step for each byte.
 *
 * <p>The match wanted is the one that starts first, and of those the longest. So after a match the automaton goes on while its
 * state still begins where the match does or before.
 *
 * <p>Bytes that occur in no pattern are all the same to it, which keeps the table small: states times <i>different</i> bytes.
 */
final class AhoCorasick implements BinaryPattern {
  private static final int START = 0;

  /** From byte to its column of the table; bytes of no pattern have column 0. */
  private final int[] columns = new int[256];

  private final int width;

  /** The state after a state and a column, at {@code state * width + column}. */
  private int[] next;

  /** How many bytes a state stands for. */
  private int[] depth;

  /** The length of the longest pattern that ends in a state, or 0. */
  private int[] matched;

  private int states = 1;

  AhoCorasick(byte[][] patterns) {
    int different = 0;
    int total = 1;
    for (var pattern : patterns) {
      total += pattern.length;
      for (byte b : pattern) {
        if (columns[b & 0xff] == 0) {
          columns[b & 0xff] = ++different;
        }
      }
    }
    width = different + 1;
    next = new int[Math.multiplyExact(total, width)];
    depth = new int[total];
    matched = new int[total];
    for (var pattern : patterns) {
      add(pattern);
    }
    link();
    next = Arrays.copyOf(next, states * width);
  }

  private void add(byte[] pattern) {
    int state = START;
    for (byte b : pattern) {
      int edge = state * width + columns[b & 0xff];
      if (next[edge] == START) {
        next[edge] = states;
        depth[states] = depth[state] + 1;
        states++;
      }
      state = next[edge];
    }
    matched[state] = pattern.length;
  }

  /** Goes through the trie level by level and fills each missing edge with that of the state's longest proper suffix. */
  private void link() {
    var queue = new int[states];
    var suffix = new int[states];
    int end = 0;
    for (int column = 1; column < width; column++) {
      if (next[column] != START) {
        queue[end++] = next[column];
      }
    }
    for (int at = 0; at < end; at++) {
      int state = queue[at];
      int shorter = suffix[state];
      if (matched[state] == 0) {
        matched[state] = matched[shorter];
      }
      for (int column = 1; column < width; column++) {
        int child = next[state * width + column];
        int other = next[shorter * width + column];
        if (child == START) {
          next[state * width + column] = other;
        } else {
          suffix[child] = other;
          queue[end++] = child;
        }
      }
    }
  }

  @Override
  public long find(byte[] in, int from, int to) {
    int state = START;
    int start = Integer.MAX_VALUE;
    int length = 0;
    for (int i = from; i < to; i++) {
      state = next[state * width + columns[in[i] & 0xff]];
      if (i + 1 - depth[state] > start) {
        break;
      }
      int ending = matched[state];
      if (ending > 0 && i + 1 - ending <= start) {
        start = i + 1 - ending;
        length = ending;
      }
    }
    return length == 0 ? NONE : BinaryPattern.match(start, length);
  }
}
