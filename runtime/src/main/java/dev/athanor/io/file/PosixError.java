package dev.athanor.io.file;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Map;

/**
 * The POSIX name of what went wrong. The JVM has exceptions for the commonest errors; for the others it keeps only the system's text, which is looked up.
 */
final class PosixError {
  private static final Map<String, String> BY_TEXT =
      Map.ofEntries(
          Map.entry("Not a directory", "enotdir"),
          Map.entry("Is a directory", "eisdir"),
          Map.entry("Directory not empty", "eexist"),
          Map.entry("File exists", "eexist"),
          Map.entry("No such file or directory", "enoent"),
          Map.entry("Permission denied", "eacces"),
          Map.entry("Operation not permitted", "eperm"),
          Map.entry("Read-only file system", "erofs"),
          Map.entry("No space left on device", "enospc"),
          Map.entry("Disk quota exceeded", "edquot"),
          Map.entry("Too many open files", "emfile"),
          Map.entry("Too many open files in system", "enfile"),
          Map.entry("File name too long", "enametoolong"),
          Map.entry("Too many levels of symbolic links", "eloop"),
          Map.entry("Invalid cross-device link", "exdev"),
          Map.entry("Cross-device link", "exdev"),
          Map.entry("Invalid argument", "einval"),
          Map.entry("Device or resource busy", "ebusy"),
          Map.entry("Resource busy", "ebusy"),
          Map.entry("Text file busy", "etxtbsy"),
          Map.entry("Input/output error", "eio"),
          Map.entry("No such device or address", "enxio"),
          Map.entry("No such device", "enodev"),
          Map.entry("Bad file descriptor", "ebadf"),
          Map.entry("Broken pipe", "epipe"),
          Map.entry("Illegal seek", "espipe"),
          Map.entry("File too large", "efbig"),
          Map.entry("Too many links", "emlink"),
          Map.entry("Cannot allocate memory", "enomem"),
          Map.entry("Operation not supported", "enotsup"),
          Map.entry("Function not implemented", "enotsup"));

  private PosixError() {}

  /** {@code {:error, name}}. */
  static Tuple2 of(String name) {
    return Tuple.of(Atoms.ERROR, Atom.of(name));
  }

  /** {@code {:error, name}} for a failure of the JVM. */
  static Tuple2 of(Exception failure) {
    return of(name(failure));
  }

  private static String name(Exception failure) {
    return switch (failure) {
      case NoSuchFileException missing -> "enoent";
      case FileAlreadyExistsException existing -> "eexist";
      case AccessDeniedException denied -> "eacces";
      case NotDirectoryException none -> "enotdir";
      case DirectoryNotEmptyException full -> "eexist";
      case FileSystemLoopException loop -> "eloop";
      case NotLinkException none -> "einval";
      case AtomicMoveNotSupportedException other -> "exdev";
      case FileSystemException other -> byText(other.getReason());
      case NonReadableChannelException writing -> "ebadf";
      case NonWritableChannelException reading -> "ebadf";
      case ClosedChannelException closed -> "einval";
      case InvalidPathException invalid -> "badarg";
      case UnsupportedOperationException unknown -> "enotsup";
      case IOException other -> byText(other.getMessage());
      default -> throw new IllegalStateException(failure);
    };
  }

  private static String byText(String text) {
    if (text == null) {
      return "eio";
    }
    int more = text.indexOf(" or unable to access");
    return BY_TEXT.getOrDefault(more < 0 ? text : text.substring(0, more), "eio");
  }
}
