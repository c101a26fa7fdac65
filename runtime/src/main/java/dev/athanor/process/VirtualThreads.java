package dev.athanor.process;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * The three things about virtual threads that the JDK knows and does not tell: to make one that an executor of ours runs, which
 * platform thread carries the caller, and to block that one. They need {@code --add-opens java.base/java.lang=ALL-UNNAMED}; without it
 * {@link #AVAILABLE} is false and {@link OwnThreads} stands in for {@link Carriers}.
 */
final class VirtualThreads {
  /** Keeps a process from inheriting the thread locals of whoever spawned it ({@code Thread.NO_INHERIT_THREAD_LOCALS}). */
  private static final int NO_INHERITANCE = 1 << 2;

  private static final MethodHandle NEW_THREAD;
  private static final MethodHandle CURRENT_CARRIER;

  /** Whether this JVM lets us. */
  static final boolean AVAILABLE;

  static {
    // Otherwise the JDK keeps every virtual thread in a set of its own, for thread dumps: 60 bytes and a shared table for each.
    if (System.getProperty("jdk.trackAllThreads") == null) {
      System.setProperty("jdk.trackAllThreads", "false");
    }
    MethodHandle newThread = null;
    MethodHandle currentCarrier = null;
    try {
      var builders = Class.forName("java.lang.ThreadBuilders");
      var virtual = Class.forName("java.lang.VirtualThread");
      newThread =
          MethodHandles.privateLookupIn(builders, MethodHandles.lookup())
              .findStatic(
                  builders,
                  "newVirtualThread",
                  MethodType.methodType(Thread.class, Executor.class, String.class, int.class, Runnable.class));
      currentCarrier =
          MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup())
              .findStatic(Thread.class, "currentCarrierThread", MethodType.methodType(Thread.class));
      virtual.getDeclaredMethod("parkOnCarrierThread", boolean.class, long.class);
    } catch (ReflectiveOperationException | IllegalArgumentException refused) {
      newThread = null;
    }
    NEW_THREAD = newThread;
    CURRENT_CARRIER = currentCarrier;
    AVAILABLE = newThread != null;
  }

  private VirtualThreads() {}

  /** Made at the first use: to adapt the handle takes some milliseconds, and short programs never park a carrier. */
  private static final class Parking {
    static final MethodHandle PARK_CARRIER;

    static {
      try {
        var virtual = Class.forName("java.lang.VirtualThread");
        PARK_CARRIER =
            MethodHandles.privateLookupIn(virtual, MethodHandles.lookup())
                .findVirtual(virtual, "parkOnCarrierThread", MethodType.methodType(void.class, boolean.class, long.class))
                .asType(MethodType.methodType(void.class, Thread.class, boolean.class, long.class));
      } catch (ReflectiveOperationException impossible) {
        throw new ExceptionInInitializerError(impossible);
      }
    }
  }

  /** A virtual thread, not started, whose turns are given to the executor. */
  static Thread create(Executor scheduler, Runnable body) {
    try {
      return (Thread) NEW_THREAD.invokeExact(scheduler, (String) null, NO_INHERITANCE, body);
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** The platform thread the caller runs on. */
  static Thread currentCarrier() {
    try {
      return (Thread) CURRENT_CARRIER.invokeExact();
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** To be called before anyone may unpark the caller: making the handle can itself park, and would take that permit. */
  static void prepareToPark() {
    Objects.requireNonNull(Parking.PARK_CARRIER);
  }

  /** Blocks the calling virtual thread together with its carrier until it is unparked; may return early. */
  static void parkCarrier(Thread current) {
    try {
      Parking.PARK_CARRIER.invokeExact(current, false, 0L);
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }
}
