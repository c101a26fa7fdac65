package dev.athanor.compiler.driver;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.code.FunctionRef;
import dev.athanor.error.BadArgument;
import dev.athanor.process.Process;
import dev.athanor.process.WorkingDirectory;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** {@code :elixir_utils}: text and files as the library's {@code String}, {@code List} and {@code File} ask for them. */
@BifModule("elixir_utils")
public final class FileUtilsBifs {
  private static final Atom UNICODE = Atom.of("unicode");
  private static final Atom REGULAR = Atom.of("regular");
  private static final Atom DIRECTORY = Atom.of("directory");
  private static final Atom SYMLINK = Atom.of("symlink");
  private static final Atom OTHER = Atom.of("other");
  private static final Atom ENOENT = Atom.of("enoent");
  private static final Atom EIO = Atom.of("eio");

  private FileUtilsBifs() {}

  /** The characters of UTF-8 or of a list with characters and binaries; raises {@code UnicodeConversionError} where it is none. */
  @Bif
  public static Object charactersToList(Process self, Object text) {
    return converted(self, "characters_to_list", text);
  }

  /** The UTF-8 of a list with characters and binaries; raises {@code UnicodeConversionError} where it is none. */
  @Bif
  public static Object charactersToBinary(Process self, Object text) {
    return converted(self, "characters_to_binary", text);
  }

  private static Object converted(Process self, String function, Object text) {
    var result = self.apply(FunctionRef.of(UNICODE, Atom.of(function), 1), text);
    if (result instanceof Tuple3 failure) {
      throw UnicodeErrors.of(failure);
    }
    return result;
  }

  /** {@code {:ok, type}} of what is behind a path, links followed, or {@code {:error, reason}}. */
  @Bif
  public static Object readFileType(Object path) {
    return type(path);
  }

  /** The same; the options are for OTP's file server. */
  @Bif
  public static Object readFileType(Object path, Object options) {
    return type(path);
  }

  /** {@code {:ok, type}} of a path itself, which may be a link, or {@code {:error, reason}}. */
  @Bif
  public static Object readLinkType(Object path) {
    return type(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static Object type(Object path, LinkOption... options) {
    try {
      return Tuple.of(Atoms.OK, type(Files.readAttributes(toPath(path), BasicFileAttributes.class, options)));
    } catch (NoSuchFileException missing) {
      return Tuple.of(Atoms.ERROR, ENOENT);
    } catch (IOException failed) {
      return Tuple.of(Atoms.ERROR, EIO);
    }
  }

  private static Atom type(BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      return REGULAR;
    }
    return attributes.isDirectory() ? DIRECTORY : attributes.isSymbolicLink() ? SYMLINK : OTHER;
  }

  private static Path toPath(Object path) {
    if (path instanceof Bitstring text) {
      return WorkingDirectory.resolve(text.text());
    }
    throw BadArgument.plain(Atoms.BADARG, "elixir_utils", "read_file_type", path);
  }
}
