package dev.athanor.io.file;

import dev.athanor.process.WorkingDirectory;
import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Names of files as programs write them: binaries, lists of characters, atoms, and lists of those. */
public final class FileName {
  private FileName() {}

  /** The name as text; {@code null} for what is none, which is also one with a zero in it. */
  public static String text(Object name) {
    var text = new StringBuilder();
    return append(name, text) && text.indexOf("\0") < 0 ? text.toString() : null;
  }

  /** Where the file is; {@code null} for what is no name. */
  public static Path path(Object name) {
    var text = text(name);
    try {
      return text == null ? null : WorkingDirectory.resolve(text);
    } catch (InvalidPathException unmappable) {
      return null;
    }
  }

  private static boolean append(Object name, StringBuilder text) {
    var rest = name;
    while (rest instanceof Cons cell) {
      if (cell.head instanceof Long c) {
        if (!Character.isValidCodePoint(c.intValue()) || c != c.intValue()) {
          return false;
        }
        text.appendCodePoint(c.intValue());
      } else if (!append(cell.head, text)) {
        return false;
      }
      rest = cell.tail();
    }
    return switch (rest) {
      case EmptyList none -> true;
      case Atom atom -> text.append(atom.name()) != null;
      case Bitstring bits when bits.isBinary() -> text.append(new String(bits.toBytes(), StandardCharsets.UTF_8)) != null;
      default -> false;
    };
  }

  /** A name as a list of characters. */
  static Object charlist(Path path) {
    Object list = EmptyList.EMPTY;
    var text = path.toString();
    for (int at = text.length(); at > 0; ) {
      int c = text.codePointBefore(at);
      list = new Cons((long) c, list);
      at -= Character.charCount(c);
    }
    return list;
  }
}
