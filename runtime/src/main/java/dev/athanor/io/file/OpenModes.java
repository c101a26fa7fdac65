package dev.athanor.io.file;

import dev.athanor.term.Atom;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** How a file is to be opened. Modes that mean nothing here are passed over, as OTP does. */
final class OpenModes {
  boolean read;
  boolean write;
  boolean append;
  boolean exclusive;
  boolean binary;
  boolean compressed;
  boolean sync;
  boolean directory;

  private OpenModes() {}

  /** The modes of a list; {@code null} if it is none. */
  static OpenModes of(Object list) {
    var items = Lists.toJava(list);
    if (items == null) {
      return null;
    }
    var modes = new OpenModes();
    items.forEach(modes::take);
    modes.read |= !modes.write && !modes.append;
    return modes;
  }

  private void take(Object item) {
    if (item instanceof Atom name) {
      switch (name.name()) {
        case "read" -> read = true;
        case "write" -> write = true;
        case "append" -> append = true;
        case "exclusive" -> exclusive = true;
        case "binary" -> binary = true;
        case "compressed" -> compressed = true;
        case "sync" -> sync = true;
        case "directory" -> directory = true;
        default -> {}
      }
    } else if (item instanceof Tuple pair && pair.size() > 0 && pair.get(0) == Atom.of("exclusive")) {
      exclusive = true;
    }
  }

  /** As the JVM is to be told. Writing without reading empties the file. */
  Set<OpenOption> options() {
    var options = new HashSet<OpenOption>();
    if (read || append) {
      options.add(StandardOpenOption.READ);
    }
    if (write || append || exclusive) {
      options.add(StandardOpenOption.WRITE);
      options.add(exclusive ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
    }
    if (write && !read && !append) {
      options.add(StandardOpenOption.TRUNCATE_EXISTING);
    }
    if (sync) {
      options.add(StandardOpenOption.SYNC);
    }
    if (append && !read) {
      options.remove(StandardOpenOption.READ);
    }
    return options;
  }
}
