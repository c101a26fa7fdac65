package dev.athanor.process;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Fun;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;

/** The process {@code :init}, the first of a node: it waits to be told to stop, and stops the node in order. */
final class Init {
  static final Atom NAME = Atom.of("init");
  private static final Atom STOP = Atom.of("stop");

  private Init() {}

  static void start(Scheduler scheduler) {
    var pid = Spawn.orphan(scheduler, Spawn.fun(Init::run));
    Node.register(NAME.name(), pid);
  }

  static Object stopMessage(int status) {
    return Tuple.of(STOP, (long) status);
  }

  /** Ends with status 1 and a text that tells why. */
  static Object stopMessage(String slogan) {
    return Tuple.of(STOP, Bitstring.of(slogan));
  }

  private static void run(Process self) {
    while (true) {
      self.beginReceive();
      var message = self.nextMessage();
      self.acceptMessage();
      if (message instanceof Tuple2 order && order.e0 == STOP) {
        stop(self, order.e1);
      }
    }
  }

  private static void stop(Process self, Object status) {
    Node.takeStopHooks().forEach(hook -> call(self, hook));
    if (status instanceof Bitstring slogan) {
      Node.writeError(slogan.text() + System.lineSeparator());
      Node.halt(1);
    } else {
      Node.halt(((Long) status).intValue());
    }
  }

  /** One that fails must not keep the others from being called. */
  private static void call(Process self, Fun hook) {
    try {
      self.apply(hook);
    } catch (ErlangException failure) {
      ErrorReports.crash(self, failure.reason(), failure.stacktrace());
    }
  }
}
