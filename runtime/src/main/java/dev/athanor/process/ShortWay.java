package dev.athanor.process;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The short way out of a virtual thread and back into it.
 *
 * <p>{@code Thread.yield} and the JDK's way back keep the thread's state, so that anybody may wake it at any moment: five atomic operations for each turn. A
 * process needs none of them, since the mark in its mailbox tells who wakes it. It leaves by the same method that {@code yield} calls in the middle and
 * stays {@code RUNNING}, as the JDK sees it, while it waits; its next turn mounts the thread, goes on with its continuation, and unmounts it. Whatever Java
 * code does in a process (locks, sleeping, blocking I/O) takes the JDK's way: then the state is another one when the turn is over, and the JDK does
 * the rest.
 *
 * <p>It needs {@code --add-exports java.base/jdk.internal.vm=ALL-UNNAMED} besides what {@link VirtualThreads} needs; where it is not {@link #OPEN},
 * processes yield.
 */
final class ShortWay {
  /**
   * Leaves the carrier; returns in the thread's next turn, or at once, with {@code false}, where the thread cannot be unmounted. Given the current thread.
   */
  static final MethodHandle LEAVE;

  private static final MethodHandle MOUNT;
  private static final MethodHandle CONTINUE;
  private static final MethodHandle UNMOUNT;
  private static final MethodHandle IS_DONE;
  private static final MethodHandle AFTER_YIELD;
  private static final MethodHandle AFTER_DONE;
  private static final MethodHandle CONTINUATION;

  /** Whether this JVM lets us. */
  static final boolean OPEN;

  static {
    MethodHandle leave = null;
    MethodHandle mount = null;
    MethodHandle goOn = null;
    MethodHandle unmount = null;
    MethodHandle isDone = null;
    MethodHandle afterYield = null;
    MethodHandle afterDone = null;
    MethodHandle continuation = null;
    boolean open = VirtualThreads.AVAILABLE && !Boolean.getBoolean("athanor.longWay");
    if (open) {
      try {
        var thread = Class.forName("java.lang.VirtualThread");
        var inside = Class.forName("jdk.internal.vm.Continuation");
        var lookup = MethodHandles.privateLookupIn(thread, MethodHandles.lookup());
        var call = MethodType.methodType(void.class, Thread.class);
        var nothing = MethodType.methodType(void.class);
        leave =
            lookup
                .findVirtual(thread, "yieldContinuation", MethodType.methodType(boolean.class))
                .asType(MethodType.methodType(boolean.class, Thread.class));
        mount = lookup.findVirtual(thread, "mount", nothing).asType(call);
        unmount = lookup.findVirtual(thread, "unmount", nothing).asType(call);
        afterYield = lookup.findVirtual(thread, "afterYield", nothing).asType(call);
        afterDone = lookup.findVirtual(thread, "afterDone", nothing).asType(call);
        goOn = lookup.findVirtual(inside, "run", nothing).asType(MethodType.methodType(void.class, Object.class));
        isDone =
            lookup
                .findVirtual(inside, "isDone", MethodType.methodType(boolean.class))
                .asType(MethodType.methodType(boolean.class, Object.class));
        continuation =
            lookup.findGetter(thread, "cont", inside).asType(MethodType.methodType(Object.class, Thread.class));
      } catch (ReflectiveOperationException | IllegalArgumentException refused) {
        open = false;
      }
    }
    LEAVE = leave;
    MOUNT = mount;
    CONTINUE = goOn;
    UNMOUNT = unmount;
    IS_DONE = isDone;
    AFTER_YIELD = afterYield;
    AFTER_DONE = afterDone;
    CONTINUATION = continuation;
    OPEN = open;
  }

  private ShortWay() {}

  /** What the thread runs, to be given to {@link #goOn}. */
  static Object continuation(Thread thread) {
    try {
      return (Object) CONTINUATION.invokeExact(thread);
    } catch (Throwable failure) {
      throw unchecked(failure);
    }
  }

  /** Goes on with a thread that has left by {@link #LEAVE}, on the calling platform thread, until it leaves, blocks or ends. */
  static void goOn(Thread thread, Object continuation) {
    try {
      MOUNT.invokeExact(thread);
      try {
        CONTINUE.invokeExact(continuation);
      } finally {
        UNMOUNT.invokeExact(thread);
      }
    } catch (Throwable failure) {
      throw unchecked(failure);
    }
  }

  /** The thread has not left by {@link #LEAVE}: it has blocked or ended, which the JDK has to know. */
  static void settle(Thread thread, Object continuation) {
    try {
      if ((boolean) IS_DONE.invokeExact(continuation)) {
        AFTER_DONE.invokeExact(thread);
      } else {
        AFTER_YIELD.invokeExact(thread);
      }
    } catch (Throwable failure) {
      throw unchecked(failure);
    }
  }

  /** To be thrown where a handle has failed. */
  static Error unchecked(Throwable failure) {
    return switch (failure) {
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      default -> new AssertionError(failure);
    };
  }
}
