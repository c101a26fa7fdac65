package dev.athanor.process;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * How much of a process's stack lies in the heap.
 *
 * <p>While a process is away from its carrier, its frames are in the heap, in a chain of chunks; when it comes back, the JDK takes them out by ones and twos, as they are returned
 * into. So a recursion that others interrupt grows in the heap, where the size of the carrier's stack bounds nothing: it would go on until the heap is full, and by then every
 * full collection walks each of its frames, seconds for a gigabyte. Hence a bound of its own: what the carrier's stack may hold, and at most half the heap.
 *
 * <p>It needs {@code --add-opens java.base/jdk.internal.vm=ALL-UNNAMED}; without it nothing is bounded.
 */
final class FrozenStack {
  private static final int WORD = 8;

  /** The newest chunk of a continuation; {@code null} where the JVM does not let us look. */
  private static final MethodHandle NEWEST;

  private static final MethodHandle OLDER;
  private static final MethodHandle SIZE;
  private static final MethodHandle TOP;

  static {
    MethodHandle newest = null;
    MethodHandle older = null;
    MethodHandle size = null;
    MethodHandle top = null;
    try {
      var chunk = Class.forName("jdk.internal.vm.StackChunk");
      var continuation = Class.forName("jdk.internal.vm.Continuation");
      var lookup = MethodHandles.privateLookupIn(chunk, MethodHandles.lookup());
      var chunkOf = MethodType.methodType(Object.class, Object.class);
      var wordsOf = MethodType.methodType(int.class, Object.class);
      older = lookup.findGetter(chunk, "parent", chunk).asType(chunkOf);
      size = lookup.findGetter(chunk, "size", int.class).asType(wordsOf);
      top = lookup.findGetter(chunk, "sp", int.class).asType(wordsOf);
      newest =
          MethodHandles.privateLookupIn(continuation, MethodHandles.lookup())
              .findGetter(continuation, "tail", chunk)
              .asType(chunkOf);
    } catch (ReflectiveOperationException | IllegalArgumentException refused) {
      newest = null;
    }
    NEWEST = newest;
    OLDER = older;
    SIZE = size;
    TOP = top;
  }

  private FrozenStack() {}

  /** The bound where carriers have a stack of this size, in bytes. */
  static long most(long carrierStack) {
    return Math.min(carrierStack, Runtime.getRuntime().maxMemory() / 2);
  }

  /** How many bytes of a continuation, the caller's own, lie in the heap; 0 where the JVM does not let us look. */
  static long bytes(Object continuation) {
    if (NEWEST == null) {
      return 0;
    }
    try {
      long words = 0;
      for (var chunk = (Object) NEWEST.invokeExact(continuation); chunk != null; chunk = (Object) OLDER.invokeExact(chunk)) {
        words += (int) SIZE.invokeExact(chunk) - (int) TOP.invokeExact(chunk);
      }
      return words * WORD;
    } catch (Throwable failure) {
      throw ShortWay.unchecked(failure);
    }
  }
}
