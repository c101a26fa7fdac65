package dev.athanor.regex;

import java.util.Arrays;

/**
 * What a {@link Machine} has done since its attempt began: a stack of ints of the choices that are left and of what captures, registers and the
 * beginning of the match held before they changed. What is on it is exactly what has to be undone to be at an earlier point again, and no path leaves traces that another
 * one sees. Every entry ends with a tag, the other words stand before it.
 */
final class Trail {
  /** The address to go on at, and the place. */
  static final int CHOICE = 0;

  private static final int UNDO_CAPTURE = 1;
  private static final int UNDO_REGISTER = 2;
  private static final int UNDO_KEEP = 3;

  /** Characters that may be given back: the address behind them, the least place, the place. */
  static final int FEWER_CHARS = 4;

  /** Characters that may be taken: the address of their instruction, the place, how many are left. */
  static final int MORE_CHARS = 5;

  /** A verb that nothing before it is tried behind, and its place. */
  static final int BEHIND_VERB = 6;

  /** A round of a group that may be taken: the address of its instruction, the place. */
  static final int MORE_ROUNDS = 7;

  /** How many words the entry of a tag takes. */
  private static final int[] LENGTHS = {3, 4, 3, 2, 4, 4, 3, 3};

  private static final int MOST_WORDS = 1 << 26;

  int[] stack = new int[64];
  int top;

  /** Begin and end of each group, -1 where it is not set; those of the whole match first. */
  final int[] captures;

  final int[] registers;

  /** Where the match begins: at the attempt, or where {@code \K} said last. */
  private int keep;

  Trail(int groups, int registers) {
    this.captures = new int[2 * groups + 2];
    this.registers = new int[registers];
    Arrays.fill(captures, -1);
  }

  /** Begins an attempt. A match left its captures; a failed attempt has undone its own. */
  void begin(int at) {
    keep = at;
    top = 0;
    if (captures[1] >= 0) {
      Arrays.fill(captures, -1);
    }
  }

  /** Forgets an attempt that was given up in the middle. */
  void reset() {
    top = 0;
    Arrays.fill(captures, -1);
  }

  /** Where the match begins. */
  int keep() {
    return keep;
  }

  void keep(int at) {
    push(keep, UNDO_KEEP);
    keep = at;
  }

  /** Undoes the entry that ends at {@code top}, or passes over it where it is a choice; gives where it begins. */
  int undo(int top) {
    switch (stack[top - 1]) {
      case UNDO_CAPTURE -> {
        int group = stack[top - 4];
        captures[2 * group] = stack[top - 3];
        captures[2 * group + 1] = stack[top - 2];
      }
      case UNDO_REGISTER -> registers[stack[top - 3]] = stack[top - 2];
      case UNDO_KEEP -> keep = stack[top - 2];
      default -> {}
    }
    return top - LENGTHS[stack[top - 1]];
  }

  /** Undoes everything above {@code base} without trying any choice. */
  void undoTo(int base, int from) {
    int top = from;
    while (top > base) {
      top = undo(top);
    }
    this.top = base;
  }

  /** Takes the choices above {@code base} off the stack and leaves what has to be undone. */
  void dropChoices(int base) {
    int read = top;
    // Entries can only be told apart from their ends, so what stays is first gathered at the far end.
    int kept = 0;
    int[] keptWords = null;
    while (read > base) {
      int length = LENGTHS[stack[read - 1]];
      int tag = stack[read - 1];
      if (isUndo(tag)) {
        if (keptWords == null) {
          keptWords = new int[top - base];
          kept = keptWords.length;
        }
        kept -= length;
        System.arraycopy(stack, read - length, keptWords, kept, length);
      }
      read -= length;
    }
    top = base;
    if (keptWords != null) {
      int count = keptWords.length - kept;
      System.arraycopy(keptWords, kept, stack, base, count);
      top += count;
    }
  }

  private void room(int words) {
    if (top + words > stack.length) {
      if (stack.length >= MOST_WORDS) {
        throw Limit.DEPTH;
      }
      stack = Arrays.copyOf(stack, stack.length * 2);
    }
  }

  void push(int a, int tag) {
    room(2);
    stack[top] = a;
    stack[top + 1] = tag;
    top += 2;
  }

  void push(int a, int b, int tag) {
    room(3);
    stack[top] = a;
    stack[top + 1] = b;
    stack[top + 2] = tag;
    top += 3;
  }

  void push(int a, int b, int c, int tag) {
    room(4);
    stack[top] = a;
    stack[top + 1] = b;
    stack[top + 2] = c;
    stack[top + 3] = tag;
    top += 4;
  }

  void setRegister(int register, int value) {
    push(register, registers[register], UNDO_REGISTER);
    registers[register] = value;
  }

  void capture(int group, int from, int to) {
    push(group, captures[2 * group], captures[2 * group + 1], UNDO_CAPTURE);
    captures[2 * group] = from;
    captures[2 * group + 1] = to;
  }

  private static boolean isUndo(int tag) {
    return tag == UNDO_CAPTURE || tag == UNDO_REGISTER || tag == UNDO_KEEP;
  }
}
