package dev.athanor.term;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A bitstring made by appending. Its array may have room to grow, and the bitstring that ends where the used part
 * ends may grow in place: {@code acc <> x} in a loop is O(1) amortised for a byte, as on BEAM. Appending to an
 * older end copies, so no view ever sees another's bits.
 *
 * <p>The first append to a bitstring that was not made by appending makes an array of just the right size, since
 * most are never appended to again; the second one doubles it.
 */
public final class AppendedBitstring extends Bitstring {
  private static final int SMALLEST_BUFFER = 256;
  private static final int LARGEST_BUFFER = Integer.MAX_VALUE - 8;

  /**
   * Number of bits of the array that have been given to somebody; whoever moves it from its own end may write there. {@code null}
   * where there is no room.
   */
  final AtomicLong used;

  AppendedBitstring(byte[] bytes, int offset, int size, int shift, int tail, AtomicLong used) {
    super(bytes, offset, size, shift, tail);
    this.used = used;
  }

  /** The binary {@code left <> right}; both must be binaries, and {@code left} start at a byte border. */
  static Bitstring append(Bitstring left, Bitstring right) {
    int size = Math.addExact(left.size, right.size);
    int end = left.offset + left.size;
    if (!(left instanceof AppendedBitstring grown)) {
      var bytes = Arrays.copyOfRange(left.bytes, left.offset, left.offset + size);
      right.copyTo(bytes, left.size);
      return new AppendedBitstring(bytes, 0, size, 0, 0, null);
    }
    if (grown.used != null
        && end + right.size <= left.bytes.length
        && grown.used.compareAndSet((long) end << 3, (long) (end + right.size) << 3)) {
      right.copyTo(left.bytes, end);
      return new AppendedBitstring(left.bytes, left.offset, size, 0, 0, grown.used);
    }
    var bytes = Arrays.copyOfRange(left.bytes, left.offset, left.offset + roomFor(size));
    right.copyTo(bytes, left.size);
    return new AppendedBitstring(bytes, 0, size, 0, 0, new AtomicLong((long) size << 3));
  }

  /** The binary {@code left <> middle <> right} where the array has room for it behind {@code left}, and all three are binaries at byte borders; otherwise {@code null}. */
  static Bitstring grown(AppendedBitstring left, Bitstring middle, Bitstring right) {
    var used = left.used;
    int end = left.offset + left.size;
    int more = middle.size + right.size;
    if (used == null
        || (left.shift | left.tail | middle.shift | middle.tail | right.shift | right.tail) != 0
        || more < 0
        || more > left.bytes.length - end
        || !used.compareAndSet((long) end << 3, (long) (end + more) << 3)) {
      return null;
    }
    System.arraycopy(middle.bytes, middle.offset, left.bytes, end, middle.size);
    System.arraycopy(right.bytes, right.offset, left.bytes, end + middle.size, right.size);
    return new AppendedBitstring(left.bytes, left.offset, left.size + more, 0, 0, used);
  }

  /** The size of an array that holds that many bytes and has room for as many again. */
  static int roomFor(int size) {
    return Math.max(SMALLEST_BUFFER, size > LARGEST_BUFFER / 2 ? LARGEST_BUFFER : 2 * size);
  }
}
