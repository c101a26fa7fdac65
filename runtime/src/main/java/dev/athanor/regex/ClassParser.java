package dev.athanor.regex;

import static dev.athanor.regex.PatternReader.END;

import dev.athanor.regex.CharSet.Item;
import dev.athanor.regex.CharSet.Kind;
import dev.athanor.regex.CharSet.Range;
import java.util.ArrayList;
import java.util.List;

/** Reads a character class; the opening bracket has been taken. */
final class ClassParser {
  private static final String UNTERMINATED = "missing terminating ] for character class";

  private final PatternReader in;
  private final EscapeParser escapes;
  private final boolean ucp;
  private final boolean caseless;
  private final boolean strict;
  private final List<Item> items = new ArrayList<>();
  private boolean quoting;

  ClassParser(PatternReader in, EscapeParser escapes, boolean ucp, boolean caseless, boolean strict) {
    this.in = in;
    this.escapes = escapes;
    this.ucp = ucp;
    this.caseless = caseless;
    this.strict = strict;
  }

  CharSet parse() {
    checkPosixOutside();
    boolean negated = in.take("^");
    boolean first = true;
    while (true) {
      skipQuotes();
      if (in.atEnd()) {
        throw in.error(UNTERMINATED);
      }
      if (in.peek() == ']' && !first && !quoting) {
        in.skip(1);
        return new CharSet(negated, items);
      }
      first = false;
      item();
    }
  }

  /** {@code [:alpha:]} with single brackets is a mistake. */
  private void checkPosixOutside() {
    if (isPosixSyntax(in.offset() - 1)) {
      char kind = (char) in.peek();
      throw in.errorAt(
          kind == ':'
              ? "POSIX named classes are supported only within a class"
              : "POSIX collating elements are not supported",
          in.offset() - 1);
    }
  }

  /** Whether {@code [: ... :]}, {@code [. ... .]} or {@code [= ... =]} begins at the bracket at this offset. */
  private boolean isPosixSyntax(int bracket) {
    int here = in.offset();
    in.seek(bracket + 1);
    int kind = in.peek();
    boolean syntax = false;
    if (kind == ':' || kind == '.' || kind == '=') {
      in.skip(1);
      int depth = 0;
      while (!in.atEnd() && depth == 0) {
        int c = in.peek();
        if (c == kind && in.peek(1) == ']') {
          syntax = true;
          depth = 1;
        } else if (c == ']' || c == '\\' || c == '[') {
          depth = 1;
        } else {
          in.skip(1);
        }
      }
    }
    in.seek(here);
    return syntax;
  }

  private void skipQuotes() {
    boolean skipped = true;
    while (skipped) {
      skipped = false;
      if (quoting && in.take("\\E")) {
        quoting = false;
        skipped = true;
      } else if (!quoting && in.take("\\Q")) {
        quoting = true;
        skipped = true;
      } else if (!quoting && in.take("\\E")) {
        skipped = true;
      }
    }
  }

  private void item() {
    if (!quoting && in.peek() == '[' && isPosixSyntax(in.offset())) {
      posix();
      return;
    }
    var start = single();
    if (start.kind != null) {
      items.add(start.kind);
      return;
    }
    skipQuotes();
    if (in.peek() != '-' || in.peek(1) == ']' && !quoting || in.peek(1) == END) {
      items.add(new Range(start.point, start.point));
      return;
    }
    in.skip(1);
    skipQuotes();
    range(start.point);
  }

  private void range(int first) {
    if (in.peek() == ']' && !quoting) {
      items.add(new Range(first, first));
      items.add(new Range('-', '-'));
      return;
    }
    if (!quoting && in.peek() == '[' && isPosixSyntax(in.offset())) {
      throw in.error("invalid range in character class");
    }
    var last = single();
    if (last.kind != null) {
      throw in.errorAt("invalid range in character class", in.offset() - 1);
    }
    if (last.point < first) {
      throw in.errorAt("range out of order in character class", in.offset() - 1);
    }
    items.add(new Range(first, last.point));
  }

  /** A character or a kind of characters. */
  private record Single(int point, Kind kind) {}

  private Single single() {
    if (in.atEnd()) {
      throw in.error(UNTERMINATED);
    }
    if (quoting || in.peek() != '\\') {
      return new Single(in.next(), null);
    }
    in.skip(1);
    int letter = in.peek();
    var kind = letter == END ? null : CharKinds.escape(letter, ucp);
    if (kind != null) {
      in.skip(1);
      return new Single(0, kind);
    }
    return switch (letter) {
      case 'p', 'P' -> {
        in.skip(1);
        yield new Single(0, escapes.property(letter == 'P'));
      }
      case 'b' -> {
        in.skip(1);
        yield new Single('\b', null);
      }
      case 'N' -> throw in.error("\\N is not supported in a class");
      case 'B', 'R', 'X' -> plain(letter);
      default -> new Single(escapes.point(strict), null);
    };
  }

  private Single plain(int letter) {
    if (strict) {
      throw in.error("invalid escape sequence in character class");
    }
    in.skip(1);
    return new Single(letter, null);
  }

  private void posix() {
    int kind = in.peek(1);
    if (kind != ':') {
      throw in.error("POSIX collating elements are not supported");
    }
    in.skip(2);
    boolean negated = in.take("^");
    int start = in.offset();
    int close = in.find(':');
    var found = CharKinds.posix(in.text(start, close), negated, ucp, caseless);
    if (found == null) {
      throw in.errorAt("unknown POSIX class name", start);
    }
    items.add(found);
    in.seek(close + 2);
  }
}
