package dev.athanor.io.file;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.process.Blocking;
import dev.athanor.process.Process;
import dev.athanor.process.WorkingDirectory;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.IoLists;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** {@code :prim_file}: files by their names. Java because the JVM reaches the disk. Everything gives {@code {:error, posix}} where it fails. */
@BifModule("prim_file")
public final class PrimFileBifs {
  private static final Object BADARG = PosixError.of("badarg");

  private PrimFileBifs() {}

  /** Something done with a file; what it gives is the answer. */
  interface Work {
    Object on(Path path) throws IOException;
  }

  /** Does it away from the carriers; a name that is none is a {@code badarg}. */
  private static Object with(Process self, Object name, Work work) {
    var path = FileName.path(name);
    return path == null ? BADARG : blocking(self, () -> work.on(path));
  }

  static Object blocking(Process self, Blocking.Work<Object, IOException> work) {
    try {
      return Blocking.run(self, work);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException | IllegalStateException failure) {
      return PosixError.of(failure);
    }
  }

  static Object ok(Object value) {
    return Tuple.of(Atoms.OK, value);
  }

  /** All bytes of a file. */
  @Bif
  public static Object readFile(Process self, Object name) {
    return with(self, name, path -> ok(Bitstring.of(Files.readAllBytes(mustBeFile(path)))));
  }

  private static Path mustBeFile(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException("Is a directory");
    }
    return path;
  }

  /** Writes a file from scratch. */
  @Bif
  public static Object writeFile(Process self, Object name, Object data) {
    var bytes = IoLists.toBinary(data);
    return bytes == null
        ? BADARG
        : with(
            self,
            name,
            path -> {
              Files.write(mustBeFile(path), bytes.toBytes());
              return Atoms.OK;
            });
  }

  /** The names in a directory, as lists of characters. */
  @Bif
  public static Object listDir(Process self, Object name) {
    return with(self, name, path -> ok(names(path)));
  }

  private static Object names(Path directory) throws IOException {
    var list = new ListBuilder();
    try (var entries = Files.newDirectoryStream(directory)) {
      for (var entry : entries) {
        list.add(FileName.charlist(entry.getFileName()));
      }
    }
    return list.toList();
  }

  /** Makes a directory whose parent exists. */
  @Bif
  public static Object makeDir(Process self, Object name) {
    return with(
        self,
        name,
        path -> {
          Files.createDirectory(path);
          return Atoms.OK;
        });
  }

  /** Removes an empty directory. */
  @Bif
  public static Object delDir(Process self, Object name) {
    return with(
        self,
        name,
        path -> {
          if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotDirectoryException(path.toString());
          }
          Files.delete(path);
          return Atoms.OK;
        });
  }

  /** Removes a file or link. */
  @Bif
  public static Object delete(Process self, Object name) {
    return with(
        self,
        name,
        path -> {
          if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return PosixError.of("eperm");
          }
          Files.delete(path);
          return Atoms.OK;
        });
  }

  /** Gives a file another name; one of that name is replaced. */
  @Bif
  public static Object rename(Process self, Object from, Object to) {
    var target = FileName.path(to);
    return target == null
        ? BADARG
        : with(
            self,
            from,
            source -> {
              if (Files.isDirectory(target) && Files.exists(source) && !Files.isDirectory(source)) {
                return PosixError.of("eisdir");
              }
              Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
              return Atoms.OK;
            });
  }

  /** Copies a file onto another; gives how many bytes. */
  @Bif
  public static Object copy(Process self, Object from, Object to) {
    var target = FileName.path(to);
    return target == null
        ? BADARG
        : with(
            self,
            from,
            source -> {
              mustBeFile(source);
              try (var in = Files.newInputStream(source);
                  var out = Files.newOutputStream(mustBeFile(target))) {
                return ok(in.transferTo(out));
              }
            });
  }

  /** The record of a file, links followed. */
  @Bif
  public static Object readFileInfo(Process self, Object name, Object options) {
    return with(self, name, path -> ok(FileInfo.read(path, true, options)));
  }

  /** The record of a file or link. */
  @Bif
  public static Object readLinkInfo(Process self, Object name, Object options) {
    return with(self, name, path -> ok(FileInfo.read(path, false, options)));
  }

  /** Changes rights, owner and times of a file. */
  @Bif
  public static Object writeFileInfo(Process self, Object name, Object info, Object options) {
    return with(self, name, path -> FileInfo.write(path, info, options) ? Atoms.OK : BADARG);
  }

  /** Where a link leads, as a list of characters. */
  @Bif
  public static Object readLink(Process self, Object name) {
    return with(self, name, path -> ok(FileName.charlist(Files.readSymbolicLink(path))));
  }

  /** Makes another name of a file. */
  @Bif
  public static Object makeLink(Process self, Object existing, Object name) {
    var source = FileName.path(existing);
    return source == null
        ? BADARG
        : with(
            self,
            name,
            path -> {
              Files.createLink(path, source);
              return Atoms.OK;
            });
  }

  /** Makes a link that leads to a name, which need not exist. */
  @Bif
  public static Object makeSymlink(Process self, Object existing, Object name) {
    var target = FileName.text(existing);
    return target == null
        ? BADARG
        : with(
            self,
            name,
            path -> {
              Files.createSymbolicLink(path, Path.of(target));
              return Atoms.OK;
            });
  }

  /** Where the node is, as a list of characters. */
  @Bif
  public static Object getCwd() {
    return ok(FileName.charlist(WorkingDirectory.get()));
  }

  /** Goes to a directory: all processes do. */
  @Bif
  public static Object setCwd(Process self, Object name) {
    return with(
        self,
        name,
        path -> {
          if (!Files.isDirectory(path.toRealPath())) {
            throw new NotDirectoryException(path.toString());
          }
          if (!Files.isExecutable(path)) {
            return PosixError.of("eacces");
          }
          WorkingDirectory.set(path.toRealPath());
          return Atoms.OK;
        });
  }
}
