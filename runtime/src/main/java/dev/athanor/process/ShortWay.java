package dev.athanor.process;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;

/**
 * The short way out of a virtual thread and back into it.
 *
 * <p>{@code Thread.yield} and the JDK's way back keep the thread's state, so that anybody may wake it at any moment, guard its continuation against being run twice, and
 * take a lock to part the thread from its carrier: eleven atomic operations for each turn. A process needs none of them, since the mark in its mailbox tells who wakes it. So its next turn
 * mounts the thread here, enters the JVM's stack of it directly, and unmounts it here; it leaves by the JVM's own instruction and stays {@code RUNNING}, as the JDK sees it, while it
 * waits. Whatever Java code does in a process (locks, sleeping, blocking I/O) takes the JDK's way: then the state is another one when the turn is over, and the JDK does
 * the rest.
 *
 * <p><b>Interrupts.</b> The JDK tells carrier and thread apart under a lock, so that an interrupt never meets a carrier that the thread has just left. Here one
 * that comes in those nanoseconds stays with the carrier. Nothing of ours minds: sleeping carriers clear it ({@link Carrier#rest()}), and whoever mounts next does so by the JDK's own method, which clears it as well.
 *
 * <p>It needs {@code --add-opens java.base/jdk.internal.vm=ALL-UNNAMED} besides what {@link VirtualThreads} needs; where it is not {@link #OPEN},
 * processes yield.
 */
final class ShortWay {
  /**
   * Leaves the stack, given what the thread runs, {@link #SCOPE} and {@code null}; true in the thread's next turn, or at once false where it cannot be left. Not the JVM's {@code doYield} itself: C2 would make one frame of
   * that and all its callers, and the JVM always brings back two; where the second is an interpreted one (the first frames of a process that was started early) both ways get slow.
   */
  static final MethodHandle LEAVE;

  /** What is left, as the JDK calls it. */
  static final Object SCOPE;

  /** Enters a stack that was left, or a new one; returns when it is left, or at its end. */
  private static final MethodHandle ENTER;

  /** What the carrier thinks it runs. */
  private static final VarHandle RUNS;

  private static final VarHandle CARRIER;
  private static final MethodHandle CURRENT;
  private static final MethodHandle FORGET_SCOPED_VALUES;

  /** Tells debuggers: before the thread is mounted ({@code true}), and in it, when it has been ({@code false}). */
  static final MethodHandle TELL_MOUNT;

  /** Tells debuggers: in the thread, before it is unmounted ({@code true}), and when it has been ({@code false}). */
  static final MethodHandle TELL_UNMOUNT;

  /** How the JDK mounts. */
  private static final MethodHandle MOUNT;

  private static final VarHandle DONE;
  private static final MethodHandle CLEAN_UP;
  private static final MethodHandle AFTER_YIELD;
  private static final VarHandle CONTINUATION;
  private static final MethodHandle SET_TARGET;
  private static final VarHandle STATE;
  private static final int RUNNING;
  private static final VarHandle THREAD_LOCALS;

  /** Whether this JVM lets us. */
  static final boolean OPEN;

  static {
    Doors doors = null;
    if (VirtualThreads.AVAILABLE && !Boolean.getBoolean("athanor.longWay")) {
      try {
        doors = new Doors();
      } catch (ReflectiveOperationException | IllegalArgumentException refused) {
        doors = null;
      }
    }
    OPEN = doors != null;
    LEAVE = OPEN ? doors.leave : null;
    SCOPE = OPEN ? doors.scopeOfThreads.get() : null;
    ENTER = OPEN ? doors.enter : null;
    RUNS = OPEN ? doors.runs : null;
    CARRIER = OPEN ? doors.carrier : null;
    CURRENT = OPEN ? doors.current : null;
    FORGET_SCOPED_VALUES = OPEN ? doors.forgetScopedValues : null;
    TELL_MOUNT = OPEN ? doors.tellMount : null;
    TELL_UNMOUNT = OPEN ? doors.tellUnmount : null;
    MOUNT = OPEN ? doors.mount : null;
    DONE = OPEN ? doors.done : null;
    CLEAN_UP = OPEN ? doors.cleanUp : null;
    AFTER_YIELD = OPEN ? doors.afterYield : null;
    CONTINUATION = OPEN ? doors.continuation : null;
    SET_TARGET = OPEN ? doors.setTarget : null;
    STATE = OPEN ? doors.state : null;
    RUNNING = OPEN ? doors.running : 0;
    THREAD_LOCALS = OPEN ? doors.threadLocals : null;
  }

  private ShortWay() {}

  /**
   * What there is in the JDK. A node's first process needs it, so it has to be quick: fields through {@link VarHandle}s, which take any reference as it is, and as few handles of
   * methods as possible whose types have to be adapted, since the JDK writes a class for each.
   */
  private static final class Doors {
    private static final MethodType THREAD = methodType(void.class, Thread.class);
    private static final MethodType NOTHING = methodType(void.class);

    private final Class<?> thread = Class.forName("java.lang.VirtualThread");
    private final Class<?> stack = Class.forName("jdk.internal.vm.Continuation");
    private final Class<?> scope = Class.forName("jdk.internal.vm.ContinuationScope");
    private final MethodHandles.Lookup ofAny = MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup());
    private final MethodHandles.Lookup ofThread = MethodHandles.privateLookupIn(thread, MethodHandles.lookup());
    private final MethodHandles.Lookup ofStack = MethodHandles.privateLookupIn(stack, MethodHandles.lookup());

    final MethodHandle leave =
        ofStack
            .findVirtual(stack, "yield0", methodType(boolean.class, scope, stack))
            .asType(methodType(boolean.class, Object.class, Object.class, Object.class));
    final VarHandle scopeOfThreads = ofThread.findStaticVarHandle(thread, "VTHREAD_SCOPE", scope);
    final MethodHandle enter =
        ofStack
            .findStatic(stack, "enterSpecial", methodType(void.class, stack, boolean.class, boolean.class))
            .asType(methodType(void.class, Object.class, boolean.class, boolean.class));
    final VarHandle runs = ofAny.findVarHandle(Thread.class, "cont", stack);
    final VarHandle carrier = ofThread.findVarHandle(thread, "carrierThread", Thread.class);
    final MethodHandle current = ofAny.findVirtual(Thread.class, "setCurrentThread", THREAD);
    final MethodHandle forgetScopedValues =
        ofAny.findStatic(Thread.class, "setScopedValueCache", methodType(void.class, Object[].class));
    final VarHandle done = ofStack.findVarHandle(stack, "done", boolean.class);
    final MethodHandle cleanUp =
        ofStack.findVirtual(stack, "postYieldCleanup", NOTHING).asType(methodType(void.class, Object.class));
    final VarHandle continuation = ofThread.findVarHandle(thread, "cont", stack);
    final MethodHandle tellMount = tell("notifyJvmtiMount");
    final MethodHandle tellUnmount = tell("notifyJvmtiUnmount");
    final MethodHandle mount = ofThread("mount");
    final MethodHandle afterYield = ofThread("afterYield");
    final MethodHandle setTarget = setter("target");
    final VarHandle state = ofThread.findVarHandle(thread, "state", int.class);
    final int running = (int) ofThread.findStaticVarHandle(thread, "RUNNING", int.class).get();
    final VarHandle threadLocals = ofAny.findVarHandle(Thread.class, "threadLocals", Class.forName("java.lang.ThreadLocal$ThreadLocalMap"));

    Doors() throws ReflectiveOperationException {}

    /** Writes a field of continuations that the JDK writes once. */
    private MethodHandle setter(String name) throws ReflectiveOperationException {
      var field = stack.getDeclaredField(name);
      field.setAccessible(true);
      return ofStack.unreflectSetter(field).asType(methodType(void.class, Object.class, Runnable.class));
    }

    /** A method of virtual threads as one of any thread. */
    private MethodHandle ofThread(String name) throws ReflectiveOperationException {
      return ofThread.findVirtual(thread, name, NOTHING).asType(THREAD);
    }

    private MethodHandle tell(String name) throws ReflectiveOperationException {
      return ofThread
          .findVirtual(thread, name, methodType(void.class, boolean.class))
          .asType(methodType(void.class, Thread.class, boolean.class));
    }
  }

  /** What the thread runs, to be given to {@link #goOn}. */
  static Object continuation(Thread thread) {
    return CONTINUATION.get(thread);
  }

  /** Makes the thread, which has not been started, one that runs the body whenever {@link #goOn} begins it anew; for the JDK it has begun. */
  static void takeOver(Thread thread, Object continuation, Runnable body) {
    try {
      SET_TARGET.invokeExact(continuation, body);
    } catch (Throwable failure) {
      throw unchecked(failure);
    }
    thread.start();
    STATE.setVolatile(thread, RUNNING);
  }

  /** Told by the body of a thread when it begins. */
  static void hasBegun(Thread thread) {
    try {
      TELL_MOUNT.invokeExact(thread, false);
    } catch (Throwable failure) {
      throw unchecked(failure);
    }
  }

  /** Told by the body of a thread at its end. */
  static void returns(Thread thread) {
    try {
      TELL_UNMOUNT.invokeExact(thread, true);
    } catch (Throwable failure) {
      throw unchecked(failure);
    }
  }

  /** The thread's body has returned: it may begin anew. */
  static void renew(Thread thread, Object continuation) {
    try {
      CLEAN_UP.invokeExact(continuation);
    } catch (Throwable failure) {
      throw unchecked(failure);
    }
    DONE.set(continuation, false);
    if (THREAD_LOCALS.get(thread) != null) {
      THREAD_LOCALS.set(thread, (Object) null);
    }
  }

  /**
   * Gives a thread a turn, on the calling platform thread, until it leaves, blocks or its body returns.
   *
   * @param again whether it goes on where it has left by {@link #LEAVE}; otherwise its body begins
   */
  static void goOn(Thread thread, Object continuation, boolean again) {
    var carrier = Thread.currentThread();
    try {
      if (thread.isInterrupted() || carrier.isInterrupted()) {
        MOUNT.invokeExact(thread);
      } else {
        TELL_MOUNT.invokeExact(thread, true);
        CARRIER.setRelease(thread, carrier);
        CURRENT.invokeExact(carrier, thread);
      }
      try {
        RUNS.set(carrier, continuation);
        ENTER.invokeExact(continuation, again, true);
      } finally {
        // With a plain store the carrier would name what it has run until its next turn: C2 (JDK 25.0.3) leaves that store out.
        RUNS.setRelease(carrier, (Object) null);
        FORGET_SCOPED_VALUES.invokeExact((Object[]) null);
        CURRENT.invokeExact(carrier, carrier);
        CARRIER.setRelease(thread, (Thread) null);
        TELL_UNMOUNT.invokeExact(thread, false);
      }
    } catch (Throwable failure) {
      throw unchecked(failure);
    }
  }

  /** The thread has not left by {@link #LEAVE}, nor has its body returned: it has blocked, which the JDK has to know. */
  static void settle(Thread thread) {
    try {
      AFTER_YIELD.invokeExact(thread);
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
