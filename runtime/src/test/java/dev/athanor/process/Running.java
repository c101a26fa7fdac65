package dev.athanor.process;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Pid;
import dev.athanor.term.Reference;
import dev.athanor.term.TupleN;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** What the tests of this package run in processes, and the few words they say it with. */
final class Running {
  /** Longer than anything takes, however loaded the machine is. */
  private static final long PATIENCE_MILLIS = 600_000;

  private Running() {}

  /** A body that gives something, or fails. */
  interface Giving<T> {
    T run(Process self) throws Exception;
  }

  /** Runs the body in a process of the node and gives what it gives; its failure fails the test. */
  static <T> T in(Giving<T> body) {
    return in(body, Node::spawn);
  }

  /** The same in a process that a scheduler of the test's own runs. */
  static <T> T in(Carriers scheduler, Giving<T> body) {
    return in(body, process -> Spawn.orphan(scheduler, Spawn.fun(process)));
  }

  private static <T> T in(Giving<T> body, Consumer<Spawn.Body> spawn) {
    var result = new CompletableFuture<T>();
    spawn.accept(
        self -> {
          try {
            result.complete(body.run(self));
          } catch (Throwable failure) {
            result.completeExceptionally(failure);
            if (failure instanceof ProcessExit exit) {
              throw exit;
            }
          }
        });
    try {
      return result.join();
    } catch (CompletionException failure) {
      throw new AssertionError(failure.getCause());
    }
  }

  /** The next message; fails after a long time. */
  static Object receive(Process self) {
    self.beginReceive(PATIENCE_MILLIS);
    var message = self.nextMessage();
    if (message == Process.TIMED_OUT) {
      throw new AssertionError("no message came");
    }
    self.acceptMessage();
    return message;
  }

  /** The next message if there is one now, otherwise {@code null}. */
  static Object poll(Process self) {
    self.beginReceive(0L);
    var message = self.nextMessage();
    if (message == Process.TIMED_OUT) {
      return null;
    }
    self.acceptMessage();
    return message;
  }

  /** Every message there is now. */
  static List<Object> flush(Process self) {
    var all = new ArrayList<>();
    Object message;
    while ((message = poll(self)) != null) {
      all.add(message);
    }
    return all;
  }

  /** The reason in the {@code DOWN} message of this monitor. */
  static Object down(Process self, Reference monitor) {
    self.beginReceive(PATIENCE_MILLIS, monitor);
    while (true) {
      var message = self.nextMessage();
      if (message == Process.TIMED_OUT) {
        throw new AssertionError("no DOWN came");
      }
      if (message instanceof TupleN tuple && tuple.get(1).equals(monitor)) {
        self.acceptMessage();
        return tuple.get(4);
      }
    }
  }

  /** The reason a process ends with. */
  static Object reason(Process self, Pid pid) {
    return down(self, Signals.monitor(self, pid));
  }

  /** The reason a new process ends with that runs this body. */
  static Object reasonOf(Process self, Spawn.Body body) {
    return down(self, spawnMonitor(self, body).reference());
  }

  static Spawn.Started spawnMonitor(Process self, Spawn.Body body) {
    var options = new SpawnOptions();
    options.monitor = true;
    return Spawn.start(self, Spawn.fun(body), options);
  }

  /** A pid whose process has ended. */
  static Pid dead(Process self) {
    var pid = Spawn.spawn(self, (Process _) -> {});
    reason(self, pid);
    return pid;
  }

  /** A process that waits for one message and then exits with it. */
  static Pid waiter(Process self) {
    return Spawn.spawn(self, (Process child) -> exit(receiveForever(child)));
  }

  static Object receiveForever(Process self) {
    self.beginReceive();
    var message = self.nextMessage();
    self.acceptMessage();
    return message;
  }

  /** Waits until the process has acted on every signal that the caller sent so far; false if it has ended. */
  static boolean sync(Process self, Pid pid) {
    return ProcessInfo.of(self, pid, new Object[] {atom("status")}) != null;
  }

  static Object info(Process self, Pid pid, String item) {
    var values = ProcessInfo.of(self, pid, new Object[] {atom(item)});
    return values == null ? Atoms.UNDEFINED : values[0];
  }

  static void exit(Object reason) {
    throw ErlangException.exit(reason);
  }

  /** Goes to the back of the queue. */
  static void giveWay(Process self) {
    self.reductions = 0;
    self.endTurn();
  }

  static Pid parentOf(Process self) {
    return self.parent;
  }

  static Atom atom(String name) {
    return Atom.of(name);
  }
}
