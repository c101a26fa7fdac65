package dev.athanor.io.file;

import dev.athanor.term.Atom;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/** The record {@code file_info}: what there is to know of a file, and how its parts are changed. */
final class FileInfo {
  private static final Atom FILE_INFO = Atom.of("file_info");
  private static final Atom TIME = Atom.of("time");
  private static final Atom POSIX = Atom.of("posix");
  private static final Atom UNIVERSAL = Atom.of("universal");
  private static final LinkOption[] FOLLOW = {};
  private static final LinkOption[] STAY = {LinkOption.NOFOLLOW_LINKS};

  // Where the parts are in the record.
  private static final int ACCESS_TIME = 4;
  private static final int MODIFICATION_TIME = 5;
  private static final int MODE = 7;
  private static final int USER = 12;
  private static final int GROUP = 13;
  private static final int SIZE = 14;

  private FileInfo() {}

  /** The record of a file, or of the link itself where links are not followed; times as the options want them. */
  static Object read(Path path, boolean follow, Object options) throws IOException {
    var attributes = Files.readAttributes(path, "unix:*", follow ? FOLLOW : STAY);
    var time = Lists.keyword(options, TIME, Atom.of("local"));
    return Tuple.of(
        FILE_INFO,
        attributes.get("size"),
        type(attributes),
        access(path),
        moment(attributes, "lastAccessTime", time),
        moment(attributes, "lastModifiedTime", time),
        moment(attributes, "ctime", time),
        number(attributes, "mode"),
        number(attributes, "nlink"),
        number(attributes, "dev"),
        number(attributes, "rdev"),
        number(attributes, "ino"),
        number(attributes, "uid"),
        number(attributes, "gid"));
  }

  private static Object number(Map<String, Object> attributes, String name) {
    return ((Number) attributes.get(name)).longValue();
  }

  private static Atom type(Map<String, Object> attributes) {
    int kind = ((Number) attributes.get("mode")).intValue() & 0170000;
    return Atom.of(
        switch (kind) {
          case 0040000 -> "directory";
          case 0100000 -> "regular";
          case 0120000 -> "symlink";
          case 0020000, 0060000 -> "device";
          default -> "other";
        });
  }

  private static Atom access(Path path) {
    boolean readable = Files.isReadable(path);
    boolean writable = Files.isWritable(path);
    return Atom.of(readable ? writable ? "read_write" : "read" : writable ? "write" : "none");
  }

  private static Object moment(Map<String, Object> attributes, String name, Object form) {
    long seconds = ((FileTime) attributes.get(name)).toInstant().getEpochSecond();
    if (form == POSIX) {
      return seconds;
    }
    var zone = form == UNIVERSAL ? ZoneOffset.UTC : ZoneId.systemDefault();
    var at = LocalDateTime.ofInstant(Instant.ofEpochSecond(seconds), zone);
    return Tuple.of(
        Tuple.of((long) at.getYear(), (long) at.getMonthValue(), (long) at.getDayOfMonth()),
        Tuple.of((long) at.getHour(), (long) at.getMinute(), (long) at.getSecond()));
  }

  /** Changes what the record says; parts that are {@code :undefined} stay. False if it is no such record. */
  static boolean write(Path path, Object record, Object options) throws IOException {
    if (!(record instanceof Tuple info) || info.size() != SIZE || info.get(0) != FILE_INFO) {
      return false;
    }
    var time = Lists.keyword(options, TIME, Atom.of("local"));
    var modified = fileTime(info.get(MODIFICATION_TIME), time);
    var accessed = fileTime(info.get(ACCESS_TIME), time);
    if (info.get(USER) instanceof Long user) {
      changeIfOther(path, "unix:uid", user.intValue());
    }
    if (info.get(GROUP) instanceof Long group) {
      changeIfOther(path, "unix:gid", group.intValue());
    }
    if (info.get(MODE) instanceof Long mode) {
      Files.setAttribute(path, "unix:mode", (int) (mode & 07777));
    }
    if (modified != null || accessed != null) {
      Files.getFileAttributeView(path, BasicFileAttributeView.class)
          .setTimes(modified != null ? modified : accessed, accessed != null ? accessed : modified, null);
    }
    return true;
  }

  private static void changeIfOther(Path path, String attribute, int value) throws IOException {
    if (value >= 0 && !Files.getAttribute(path, attribute).equals(value)) {
      Files.setAttribute(path, attribute, value);
    }
  }

  /** The moment of seconds, or of a date and time; {@code null} for {@code :undefined} and for what is none. */
  private static FileTime fileTime(Object term, Object form) {
    if (term instanceof Long seconds) {
      return FileTime.from(Instant.ofEpochSecond(seconds));
    }
    if (!(term instanceof Tuple2 pair && pair.e0 instanceof Tuple3 date && pair.e1 instanceof Tuple3 time)) {
      return null;
    }
    try {
      var at = LocalDateTime.of(part(date.e0), part(date.e1), part(date.e2), part(time.e0), part(time.e1), part(time.e2));
      return FileTime.from(at.atZone(form == UNIVERSAL ? ZoneOffset.UTC : ZoneId.systemDefault()).toInstant());
    } catch (DateTimeException impossible) {
      return null;
    }
  }

  private static int part(Object number) {
    return number instanceof Long value ? value.intValue() : -1;
  }
}
