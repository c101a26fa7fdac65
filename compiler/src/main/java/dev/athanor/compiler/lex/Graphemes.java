package dev.athanor.compiler.lex;

import java.text.BreakIterator;

/** Finds where what a reader sees as one character ends; inside texts, that is what columns count. */
final class Graphemes {
  /** Clusters longer than this are cut; nobody could see how long they are. */
  private static final int LONGEST = 64;

  private Graphemes() {}

  /** How many code points the cluster at an index has. */
  static int length(int[] text, int at) {
    if (at + 1 < text.length && isAlone(text[at]) && isAlone(text[at + 1])) {
      return 1;
    }
    int end = Math.min(text.length, at + LONGEST);
    var part = new String(text, at, end - at);
    var clusters = BreakIterator.getCharacterInstance();
    clusters.setText(part);
    return part.codePointCount(0, clusters.next());
  }

  /** Whether it never makes one cluster with a neighbour of this sort; most characters of most texts are such. */
  private static boolean isAlone(int c) {
    return c <= 0xff
        || (c <= 0x52f && (c < 0x300 || (c >= 0x370 && c < 0x483) || c >= 0x48a))
        || (c >= 0x4e00 && c <= 0x9fff)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0x3041 && c <= 0x3096)
        || (c >= 0x30a1 && c <= 0x30fa)
        || (c >= 0x2010 && c <= 0x2027);
  }
}
