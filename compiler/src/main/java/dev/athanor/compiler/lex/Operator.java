package dev.athanor.compiler.lex;

import dev.athanor.term.Atom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The spelling of an operator or delimiter made of punctuation, and where it counts as one.
 *
 * @param text its spelling
 * @param kind its token kind; {@code null} for one that only names an atom
 * @param modes where it is recognised: a set of the constants below
 * @param atom its spelling as an atom
 */
record Operator(String text, TokenKind kind, int modes, Atom atom) {
  /** As an operator between or before operands. */
  static final int PLAIN = 1;

  /** After {@code :}, as an atom. */
  static final int ATOM = 2;

  /** Before {@code :} and a space, as a key. */
  static final int KEY = 4;

  /** After {@code .}, as a function's name. */
  static final int CALL = 8;

  /** Before {@code /}, as a function's name. */
  static final int CAPTURE = 16;

  private static final int ANYWHERE = PLAIN | ATOM | KEY | CALL | CAPTURE;
  private static final int NAME_ONLY = ATOM | KEY;

  /** By first code point, longest first. */
  private static final Operator[][] TABLE = table();

  /** The longest operator of a mode that is next in the text; {@code null} where there is none. */
  static Operator next(Cursor in, int ahead, int mode) {
    int first = in.peek(ahead);
    if (first < 0 || first >= TABLE.length || TABLE[first] == null) {
      return null;
    }
    for (var operator : TABLE[first]) {
      if ((operator.modes & mode) != 0 && operator.isNext(in, ahead)) {
        return operator;
      }
    }
    return null;
  }

  int length() {
    return text.length();
  }

  private boolean isNext(Cursor in, int ahead) {
    for (int i = 1; i < text.length(); i++) {
      if (in.peek(ahead + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static Operator[][] table() {
    var table = new Operator[128][];
    for (var operator : all()) {
      int first = operator.text.charAt(0);
      table[first] = table[first] == null ? new Operator[] {operator} : inserted(operator, table[first]);
    }
    return table;
  }

  private static Operator[] inserted(Operator operator, Operator[] longestFirst) {
    var more = Arrays.copyOf(longestFirst, longestFirst.length + 1);
    int at = longestFirst.length;
    for (; at > 0 && more[at - 1].length() < operator.length(); at--) {
      more[at] = more[at - 1];
    }
    more[at] = operator;
    return more;
  }

  private static List<Operator> all() {
    var all = new ArrayList<Operator>();
    add(all, TokenKind.AT_OP, ANYWHERE, "@");
    add(all, TokenKind.CAPTURE_OP, ANYWHERE, "&");
    add(all, TokenKind.UNARY_OP, ANYWHERE, "!", "^", "~~~");
    add(all, TokenKind.DUAL_OP, ANYWHERE, "+", "-");
    add(all, TokenKind.MULT_OP, ANYWHERE, "*", "/");
    add(all, TokenKind.POWER_OP, ANYWHERE, "**");
    add(all, TokenKind.CONCAT_OP, ANYWHERE, "++", "--", "+++", "---", "<>");
    add(all, TokenKind.RANGE_OP, ANYWHERE & ~CALL, "..");
    add(all, TokenKind.ELLIPSIS_OP, ANYWHERE & ~CALL, "...");
    add(all, TokenKind.TERNARY_OP, PLAIN, "//");
    add(all, TokenKind.XOR_OP, ANYWHERE, "^^^");
    add(all, TokenKind.ARROW_OP, ANYWHERE, "|>", "<<<", ">>>", "<<~", "~>>", "<~", "~>", "<~>", "<|>");
    add(all, TokenKind.REL_OP, ANYWHERE, "<", ">", "<=", ">=");
    add(all, TokenKind.COMP_OP, ANYWHERE, "==", "!=", "=~", "===", "!==");
    add(all, TokenKind.AND_OP, ANYWHERE, "&&", "&&&");
    add(all, TokenKind.OR_OP, ANYWHERE, "||", "|||");
    add(all, TokenKind.MATCH_OP, ANYWHERE, "=");
    add(all, TokenKind.ASSOC_OP, PLAIN, "=>");
    add(all, TokenKind.PIPE_OP, ANYWHERE, "|");
    add(all, TokenKind.TYPE_OP, ANYWHERE & ~KEY, "::");
    add(all, TokenKind.IN_MATCH_OP, ANYWHERE, "<-", "\\\\");
    add(all, TokenKind.STAB_OP, ANYWHERE & ~CALL, "->");
    add(all, TokenKind.OPEN_BIT, PLAIN, "<<");
    add(all, TokenKind.CLOSE_BIT, PLAIN, ">>");
    add(all, null, NAME_ONLY, "<<>>", "%{}", "%", "{}", ".", "..//");
    return all;
  }

  private static void add(List<Operator> all, TokenKind kind, int modes, String... texts) {
    for (var text : texts) {
      all.add(new Operator(text, kind, modes, Atom.of(text)));
    }
  }
}
