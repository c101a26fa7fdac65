package dev.athanor.io.file;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.process.Belongings;
import dev.athanor.process.Blocking;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.IoLists;
import dev.athanor.term.Reference;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code :prim_file}: open files. Java because the JVM reaches the disk. A handle is a reference. */
@BifModule("prim_file")
public final class PrimFileHandleBifs {
  private static final Object BADARG = PosixError.of("badarg");
  private static final Object EINVAL = PosixError.of("einval");
  private static final Atom EOF = Atom.of("eof");

  private PrimFileHandleBifs() {}

  /** Opens a file; gives {@code {:ok, handle}}. The process that did so owns it: it is closed when that ends. */
  @Bif
  public static Object openHandle(Process self, Object name, Object modes) {
    var path = FileName.path(name);
    var known = OpenModes.of(modes);
    if (path == null || known == null) {
      return BADARG;
    }
    var opened = PrimFileBifs.blocking(self, () -> open(path, known));
    return opened instanceof FileHandle handle ? owned(self, handle) : opened;
  }

  private static Object owned(Process self, FileHandle handle) {
    Belongings.add(self, handle);
    return PrimFileBifs.ok(Reference.make(handle));
  }

  private static FileHandle open(Path path, OpenModes modes) throws IOException {
    if (!modes.compressed) {
      return new FileHandle(channel(path, modes), modes, null);
    }
    return modes.write
        ? new FileHandle(Compressed.empty(path, modes.exclusive), modes, path)
        : new FileHandle(Compressed.unpacked(path), modes, null);
  }

  private static FileChannel channel(Path path, OpenModes modes) throws IOException {
    if (Files.isDirectory(path) && !modes.directory) {
      throw new IOException(modes.exclusive ? "File exists" : "Is a directory");
    }
    return FileChannel.open(path, modes.options());
  }

  /** Something done with an open file. */
  private interface Work {
    Object on(FileHandle file) throws IOException;
  }

  private static FileHandle handle(Object term) {
    return term instanceof Reference reference && reference.resource() instanceof FileHandle handle ? handle : null;
  }

  private static Object with(Process self, Object term, Work work) {
    var handle = handle(term);
    if (handle == null) {
      return BADARG;
    }
    return handle.isOpen() ? PrimFileBifs.blocking(self, () -> work.on(handle)) : EINVAL;
  }

  /** Closes a file. */
  @Bif
  public static Object closeHandle(Process self, Object handle) {
    var known = handle(handle);
    if (known != null) {
      Belongings.remove(self, known);
    }
    return with(
        self,
        handle,
        file -> {
          file.close();
          return Atoms.OK;
        });
  }

  private static Object dataOrEnd(byte[] bytes) {
    return bytes == null ? EOF : PrimFileBifs.ok(Bitstring.of(bytes));
  }

  /** Some bytes as {@code {:ok, binary}}, or {@code :eof}. */
  @Bif
  public static Object readHandle(Process self, Object handle, Object count) {
    if (!(count instanceof Long number) || number < 0) {
      return BADARG;
    }
    var known = handle(handle);
    if (known != null && known.isOpen() && known.hasAhead(number)) {
      return now(() -> dataOrEnd(known.read(number)));
    }
    return with(self, handle, file -> dataOrEnd(file.read(number)));
  }

  /** A line as {@code {:ok, binary}}, or {@code :eof}. */
  @Bif
  public static Object readLineHandle(Process self, Object handle) {
    var known = handle(handle);
    if (known != null && known.isOpen() && known.hasLineAhead()) {
      return now(() -> dataOrEnd(known.readLine()));
    }
    return with(self, handle, file -> dataOrEnd(file.readLine()));
  }

  /** What needs no disk is done at once. */
  private static Object now(Blocking.Work<Object, IOException> work) {
    try {
      return work.get();
    } catch (IOException failure) {
      return PosixError.of(failure);
    }
  }

  /** Writes iodata. */
  @Bif
  public static Object writeHandle(Process self, Object handle, Object data) {
    var bytes = IoLists.toBinary(data);
    return bytes == null
        ? BADARG
        : with(
            self,
            handle,
            file -> {
              file.write(bytes.toBytes());
              return Atoms.OK;
            });
  }

  /** Some bytes at a place. */
  @Bif
  public static Object preadHandle(Process self, Object handle, Object place, Object count) {
    if (!(place instanceof Long at && count instanceof Long number) || at < 0 || number < 0) {
      return place instanceof Long && count instanceof Long ? EINVAL : BADARG;
    }
    return with(self, handle, file -> dataOrEnd(file.readAt(at, number)));
  }

  /** Writes iodata at a place. */
  @Bif
  public static Object pwriteHandle(Process self, Object handle, Object place, Object data) {
    var bytes = IoLists.toBinary(data);
    if (bytes == null || !(place instanceof Long at)) {
      return BADARG;
    }
    return at < 0
        ? EINVAL
        : with(
            self,
            handle,
            file -> {
              file.writeAt(at, bytes.toBytes());
              return Atoms.OK;
            });
  }

  /** Goes to a place counted from {@code :bof}, {@code :cur} or {@code :eof}; gives it. */
  @Bif
  public static Object positionHandle(Process self, Object handle, Object from, Object offset) {
    if (!(from instanceof Atom base && offset instanceof Long distance)) {
      return BADARG;
    }
    return with(
        self,
        handle,
        file -> {
          long start =
              switch (base.name()) {
                case "cur" -> file.position();
                case "eof" -> file.size();
                default -> 0;
              };
          return PrimFileBifs.ok(file.position(start + distance));
        });
  }

  /** Ends the file where the position is. */
  @Bif
  public static Object truncateHandle(Process self, Object handle) {
    return with(
        self,
        handle,
        file -> {
          file.truncate();
          return Atoms.OK;
        });
  }

  /** Brings data to the disk, and with {@code true} what is known of the file, too. */
  @Bif
  public static Object syncHandle(Process self, Object handle, Object metadata) {
    return with(
        self,
        handle,
        file -> {
          file.sync(metadata == Atoms.TRUE);
          return Atoms.OK;
        });
  }

  /** Whether the term is a handle. */
  @Bif
  public static boolean isHandle(Object term) {
    return handle(term) != null;
  }
}
