package dev.athanor.io.file;

import dev.athanor.process.Belongings;
import dev.athanor.process.Process;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * An open file: a position, and what was read ahead of it. Only one caller at a time uses it. It is closed when the process that opened it ends.
 *
 * <p>Lines are read ahead in blocks; everything else that depends on the position gives up what was read ahead first ({@link #settle}), so that the
 * position is always where the program thinks it is.
 */
final class FileHandle implements Closeable, Belongings.Belonging {
  private static final int AHEAD = 8192;
  private static final byte[] NOTHING = {};

  private final FileChannel channel;
  private final OpenModes modes;
  private byte[] ahead = NOTHING;
  private int taken;

  /** The file that the contents become, compressed, when this is closed; {@code null} for none. */
  private final Path packed;

  FileHandle(FileChannel channel, OpenModes modes, Path packed) {
    this.channel = channel;
    this.modes = modes;
    this.packed = packed;
  }

  boolean isBinary() {
    return modes.binary;
  }

  private int left() {
    return ahead.length - taken;
  }

  private void mustRead() {
    if (!modes.read) {
      throw new NonReadableChannelException();
    }
  }

  private void mustWrite() {
    if (!modes.write && !modes.append) {
      throw new NonWritableChannelException();
    }
  }

  /** Whether a line, or as many bytes, can be had without touching the disk. */
  synchronized boolean hasAhead(long count) {
    return modes.read && count <= left();
  }

  synchronized boolean hasLineAhead() {
    return modes.read && endOfLine(taken) >= 0;
  }

  /** Up to so many bytes; {@code null} at the end of the file, unless none are wanted. */
  synchronized byte[] read(long count) throws IOException {
    mustRead();
    int wanted = (int) Math.min(count, Integer.MAX_VALUE - 8);
    if (wanted <= left()) {
      return take(wanted);
    }
    var bytes = new byte[(int) Math.min(wanted, Math.max(AHEAD, left() + remaining()))];
    int first = Math.min(left(), bytes.length);
    System.arraycopy(ahead, taken, bytes, 0, first);
    forget();
    int size = fill(bytes, first);
    return size == 0 && wanted > 0 ? null : Arrays.copyOf(bytes, size);
  }

  /** What the file seems to have still; files of {@code /proc} say that they have nothing. */
  private long remaining() throws IOException {
    return Math.max(0, channel.size() - channel.position());
  }

  private int fill(byte[] bytes, int from) throws IOException {
    var buffer = ByteBuffer.wrap(bytes, from, bytes.length - from);
    while (buffer.hasRemaining() && channel.read(buffer) > 0) {
      // Goes on until there is no more.
    }
    return buffer.position();
  }

  private byte[] take(int count) {
    var bytes = Arrays.copyOfRange(ahead, taken, taken + count);
    taken += count;
    return bytes;
  }

  private void forget() {
    ahead = NOTHING;
    taken = 0;
  }

  private int endOfLine(int from) {
    for (int i = from; i < ahead.length; i++) {
      if (ahead[i] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  /** A line, whose end becomes one line feed; {@code null} at the end of the file. */
  synchronized byte[] readLine() throws IOException {
    mustRead();
    var line = new ByteArrayOutputStream();
    while (true) {
      int end = endOfLine(taken);
      int upTo = end < 0 ? ahead.length : end;
      line.write(ahead, taken, upTo - taken);
      taken = upTo;
      if (end >= 0) {
        return withoutReturn(line.toByteArray());
      }
      if (!readAhead()) {
        return line.size() == 0 ? null : line.toByteArray();
      }
    }
  }

  private boolean readAhead() throws IOException {
    var block = ByteBuffer.allocate(AHEAD);
    int count = channel.read(block);
    ahead = count <= 0 ? NOTHING : Arrays.copyOf(block.array(), count);
    taken = 0;
    return count > 0;
  }

  private static byte[] withoutReturn(byte[] line) {
    int last = line.length - 1;
    if (last > 0 && line[last - 1] == '\r') {
      line[last - 1] = '\n';
      return Arrays.copyOf(line, last);
    }
    return line;
  }

  /** Goes back to where the program is. */
  private void settle() throws IOException {
    if (left() > 0) {
      channel.position(channel.position() - left());
    }
    forget();
  }

  synchronized void write(byte[] bytes) throws IOException {
    mustWrite();
    settle();
    if (modes.append) {
      channel.position(channel.size());
    }
    var buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Up to so many bytes at a place; {@code null} where there are none. */
  synchronized byte[] readAt(long place, long count) throws IOException {
    mustRead();
    var bytes = new byte[(int) Math.min(count, Math.max(0, Math.max(channel.size() - place, AHEAD)))];
    var buffer = ByteBuffer.wrap(bytes);
    long at = place;
    for (int got = 1; buffer.hasRemaining() && got > 0; at += got) {
      got = channel.read(buffer, at);
    }
    return buffer.position() == 0 && count > 0 ? null : Arrays.copyOf(bytes, buffer.position());
  }

  synchronized void writeAt(long place, byte[] bytes) throws IOException {
    mustWrite();
    var buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer, place + buffer.position());
    }
  }

  synchronized long position() throws IOException {
    return channel.position() - left();
  }

  /** Goes to a place; what lies before the beginning raises. */
  synchronized long position(long place) throws IOException {
    if (place < 0) {
      throw new IOException("Invalid argument");
    }
    forget();
    channel.position(place);
    return place;
  }

  synchronized long size() throws IOException {
    return channel.size();
  }

  /** Ends the file where the position is. */
  synchronized void truncate() throws IOException {
    mustWrite();
    settle();
    long place = channel.position();
    channel.truncate(place);
    if (channel.size() < place) {
      channel.write(ByteBuffer.allocate(1), place - 1);
    }
  }

  synchronized void sync(boolean metadata) throws IOException {
    channel.force(metadata);
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public synchronized void close() throws IOException {
    if (packed != null && channel.isOpen()) {
      Compressed.pack(channel, packed);
    }
    channel.close();
  }

  @Override
  public void ownerEnded(Process owner, Object reason) {
    try {
      close();
    } catch (IOException lost) {
      // Nobody is left to be told.
      forget();
    }
  }
}
