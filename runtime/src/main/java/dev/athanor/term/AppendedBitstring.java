package dev.athanor.term;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A binary made by appending. Its array has room to grow, and the binary that ends where the used part ends may
 * grow in place: {@code acc <> x} in a loop is O(1) amortised for a byte, as on BEAM. Appending to an older end
 * copies, so no view ever sees another's bytes.
 */
public final class AppendedBitstring extends Bitstring {
  private static final int SMALLEST_BUFFER = 256;

  /** How much of the array has been given to somebody; whoever moves it from its own end may write there. */
  private final AtomicInteger used;

  private AppendedBitstring(byte[] bytes, int offset, int size, AtomicInteger used) {
    super(bytes, offset, size, 0, 0);
    this.used = used;
  }

  /** The binary {@code left <> right}; both must be binaries that start at a byte border. */
  public static Bitstring append(Bitstring left, Bitstring right) {
    int size = Math.addExact(left.size, right.size);
    int end = left.offset + left.size;
    if (left instanceof AppendedBitstring grown
        && end + right.size <= left.bytes.length
        && grown.used.compareAndSet(end, end + right.size)) {
      System.arraycopy(right.bytes, right.offset, left.bytes, end, right.size);
      return new AppendedBitstring(left.bytes, left.offset, size, grown.used);
    }
    int capacity = Math.max(SMALLEST_BUFFER, size > Integer.MAX_VALUE / 2 - 8 ? size : size * 2);
    var bytes = Arrays.copyOfRange(left.bytes, left.offset, left.offset + capacity);
    System.arraycopy(right.bytes, right.offset, bytes, left.size, right.size);
    return new AppendedBitstring(bytes, 0, size, new AtomicInteger(size));
  }
}
