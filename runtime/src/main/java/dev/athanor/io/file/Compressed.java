package dev.athanor.io.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Files that are gzip outside and plain inside. They are unpacked to a nameless file when they are opened and packed when they are closed, so that
 * every position can be reached.
 */
final class Compressed {
  private static final int MAGIC = 0x1f8b;

  private Compressed() {}

  /** The plain contents of a file that may be compressed, to be read. */
  static FileChannel unpacked(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException("Is a directory");
    }
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    var plain = Files.createTempFile("athanor", null);
    try (var in = plainStream(path)) {
      Files.copy(in, plain, StandardCopyOption.REPLACE_EXISTING);
    }
    return nameless(plain);
  }

  private static InputStream plainStream(Path path) throws IOException {
    var in = new BufferedInputStream(Files.newInputStream(path));
    in.mark(2);
    int magic = in.read() << 8 | in.read();
    in.reset();
    return magic == MAGIC ? new GZIPInputStream(in) : in;
  }

  /** An empty file to be written, which becomes {@code path} by {@link #pack}. */
  static FileChannel empty(Path path, boolean exclusive) throws IOException {
    FileChannel.open(
            path,
            StandardOpenOption.WRITE,
            exclusive ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING)
        .close();
    return nameless(Files.createTempFile("athanor", null));
  }

  private static FileChannel nameless(Path plain) throws IOException {
    return FileChannel.open(
        plain, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
  }

  /** Writes the contents of a channel, compressed. */
  static void pack(FileChannel plain, Path path) throws IOException {
    plain.position(0);
    try (var out = new GZIPOutputStream(Files.newOutputStream(path))) {
      Channels.newInputStream(plain).transferTo(out);
    }
  }
}
