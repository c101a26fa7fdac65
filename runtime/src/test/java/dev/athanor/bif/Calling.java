package dev.athanor.bif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.athanor.error.ErlangException;
import dev.athanor.process.Node;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.function.Executable;

/** What the tests of builtins say it with. */
final class Calling {
  /** Longer than anything takes, however loaded the machine is. */
  private static final long PATIENCE_MILLIS = 600_000;

  private Calling() {}

  interface Body {
    void run(Process self) throws Exception;
  }

  /** Runs the body in a process; its failure fails the test. */
  static void in(Body body) {
    var done = new CompletableFuture<Void>();
    Node.spawn(
        self -> {
          try {
            body.run(self);
            done.complete(null);
          } catch (Throwable failure) {
            done.completeExceptionally(failure);
          }
        });
    try {
      done.join();
    } catch (CompletionException failure) {
      throw new AssertionError(failure.getCause());
    }
  }

  static Object receive(Process self) {
    self.beginReceive(PATIENCE_MILLIS);
    var message = self.nextMessage();
    if (message == Process.TIMED_OUT) {
      throw new AssertionError("no message came");
    }
    self.acceptMessage();
    return message;
  }

  /** Every message there is now, as a list. */
  static Object flush(Process self) {
    var all = new ListBuilder();
    while (true) {
      self.beginReceive(0L);
      var message = self.nextMessage();
      if (message == Process.TIMED_OUT) {
        return all.toList();
      }
      self.acceptMessage();
      all.add(message);
    }
  }

  /** The call raises {@code badarg} in the name of the builtin, with its arguments. */
  static void badarg(String function, Executable call, Object... arguments) {
    var error = raises(Atoms.BADARG, call);
    var origin = (Tuple) Lists.toJava(error.stacktrace()).getFirst();
    assertEquals(atom(function), origin.get(1));
    if (arguments.length > 0) {
      assertEquals(Lists.of(arguments), origin.get(2));
    }
  }

  static ErlangException raises(Object reason, Executable call) {
    var error = assertThrows(ErlangException.class, call);
    assertEquals(reason, error.reason());
    return error;
  }

  static Atom atom(String name) {
    return Atom.of(name);
  }

  static Object list(Object... elements) {
    return elements.length == 0 ? EmptyList.EMPTY : Lists.of(elements);
  }

  static Object chars(String text) {
    return ErlangIdentifiers.charlist(text);
  }
}
