package dev.athanor.process;

import static dev.athanor.process.Running.atom;
import static dev.athanor.process.Running.receiveForever;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.athanor.term.Atoms;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Processes that wait where the JDK cannot unmount a virtual thread: below native code, in a class initialiser. They block their carriers, more of
 * them than there are cores; the others go on, and every wake-up arrives.
 */
class PinnedTest {
  private static final int CARRIERS = 2;
  private static final int PINNED = 6;
  private static final long ROUNDS = 2000;

  @RegisterExtension final OpenCarriers carriers = new OpenCarriers(CARRIERS, 8L << 20);

  private <T> T in(Running.Giving<T> body) {
    return carriers.in(body);
  }

  /** Answers every {@code {pid, term}} with the term, until something else comes. */
  private static void echo(Process self) {
    while (receiveForever(self) instanceof Tuple2 request) {
      Signals.send((Pid) request.e0, request.e1);
    }
  }

  private static void ask(Process self, Pid echo, Object term) {
    Signals.send(echo, Tuple.of(self.pid(), term));
    assertEquals(term, Running.receive(self));
  }

  /** Calls back from native code: the C library's {@code qsort} compares by running the body, once. */
  private static final class Native {
    private static final MethodHandle QSORT = qsort();

    @SuppressWarnings("restricted")
    private static MethodHandle qsort() {
      var linker = Linker.nativeLinker();
      return linker.downcallHandle(
          linker.defaultLookup().find("qsort").orElseThrow(),
          FunctionDescriptor.ofVoid(
              ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS));
    }

    @SuppressWarnings("restricted")
    static void run(Runnable body) {
      try (var arena = Arena.ofConfined()) {
        var compare =
            MethodHandles.lookup()
                .findStatic(
                    Native.class,
                    "compare",
                    MethodType.methodType(int.class, Runnable.class, MemorySegment.class, MemorySegment.class))
                .bindTo(body);
        var callback =
            Linker.nativeLinker()
                .upcallStub(
                    compare,
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS),
                    arena);
        QSORT.invokeExact(arena.allocateFrom(ValueLayout.JAVA_INT, 2, 1), 2L, (long) Integer.BYTES, callback);
      } catch (RuntimeException | Error failure) {
        throw failure;
      } catch (Throwable impossible) {
        throw new AssertionError(impossible);
      }
    }

    private static int compare(Runnable body, MemorySegment one, MemorySegment other) {
      body.run();
      return 0;
    }
  }

  private static List<Pid> spawn(Process self, int count, Spawn.Body body) {
    var pids = new ArrayList<Pid>();
    for (int i = 0; i < count; i++) {
      pids.add(Spawn.spawn(self, body));
    }
    return pids;
  }

  @Test
  void belowNativeCodeTheyTakePartInEverything() {
    in(self -> {
      var pinned = spawn(self, PINNED, child -> Native.run(() -> echo(child)));
      var free = Spawn.spawn(self, PinnedTest::echo);
      for (long round = 0; round < ROUNDS; round++) {
        ask(self, pinned.get((int) round % PINNED), round);
        ask(self, free, round);
      }
      endAll(self, pinned);
      return null;
    });
  }

  @Test
  void twoOfThemTalkToEachOther() {
    in(self -> {
      var left = Spawn.spawn(self, (Process child) -> Native.run(() -> echo(child)));
      var right = Spawn.spawn(self, (Process child) -> Native.run(() -> {
        for (long round = 0; round < ROUNDS; round++) {
          ask(child, left, round);
        }
        Signals.send(self.pid(), Atoms.OK);
      }));
      assertEquals(Atoms.OK, Running.receive(self));
      endAll(self, List.of(left));
      return null;
    });
  }

  @Test
  void anEarlyWakeUpIsKept() {
    in(self -> {
      // The message comes while it is on its way to wait, now before and now after.
      for (int i = 0; i < 300; i++) {
        var child = Spawn.spawn(self, (Process pinned) -> Native.run(() -> echo(pinned)));
        ask(self, child, (long) i);
        Signals.send(child, atom("end"));
      }
      return null;
    });
  }

  private static volatile Process initialising;

  /** Never initialised to the end. */
  private static final class Doomed {
    static final Object MESSAGE = new Object();

    static {
      echo(initialising);
    }
  }

  @Test
  void aKilledOneEnds() {
    in(self -> {
      var pinned = Spawn.spawn(self, (Process child) -> {
        initialising = child;
        Signals.send(self.pid(), Doomed.MESSAGE);
      });
      ask(self, pinned, Atoms.OK);
      var monitor = Signals.monitor(self, pinned);
      Signals.exit(self, pinned, atom("enough"));
      assertEquals(atom("enough"), Running.down(self, monitor));
      return null;
    });
  }

  @Test
  void timeLimitsHold() {
    in(self -> {
      spawn(self, PINNED, child -> Native.run(() -> {
        child.beginReceive(1L);
        assertEquals(Process.TIMED_OUT, child.nextMessage());
        Signals.send(self.pid(), Atoms.TIMEOUT);
      }));
      for (int i = 0; i < PINNED; i++) {
        assertEquals(Atoms.TIMEOUT, Running.receive(self));
      }
      return null;
    });
  }

  /** Answers a number of questions in its initialiser. */
  private static final class Initialised {
    static final long ANSWERED = answer(initialising);

    private static long answer(Process self) {
      echo(self);
      return ROUNDS;
    }
  }

  @Test
  void inAClassInitialiserTheyDoToo() {
    in(self -> {
      var child = Spawn.spawn(self, (Process pinned) -> {
        initialising = pinned;
        Signals.send(self.pid(), Initialised.ANSWERED);
      });
      for (long round = 0; round < ROUNDS; round++) {
        ask(self, child, round);
      }
      Signals.send(child, atom("end"));
      assertEquals(ROUNDS, Running.receive(self));
      return null;
    });
  }

  @Test
  void inASynchronisedBlockNobodyIsPinned() {
    var own = new Carriers(CARRIERS, 8L << 20);
    OpenCarriers.startUnwatched(own);
    Running.in(own, self -> {
      var pinned = spawn(self, 50, child -> {
        synchronized (new Object()) {
          echo(child);
        }
      });
      for (long round = 0; round < ROUNDS; round++) {
        ask(self, pinned.get((int) round % pinned.size()), round);
      }
      assertEquals(CARRIERS, own.all().length);
      endAll(self, pinned);
      return null;
    });
    own.close();
  }

  /** The stand-ins retire: as many carriers are left as there are cores, and they are enough. */
  private static void endAll(Process self, List<Pid> pids) {
    for (var pid : pids) {
      var monitor = Signals.monitor(self, pid);
      Signals.send(pid, atom("end"));
      assertEquals(Atoms.NORMAL, Running.down(self, monitor));
    }
    ask(self, Spawn.spawn(self, PinnedTest::echo), Atoms.OK);
  }
}
