package dev.athanor.launch;

import dev.athanor.code.FunctionRef;
import dev.athanor.process.Node;
import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Fun;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The side of {@link Observe} in the node that is looked at. Nobody makes one until somebody looks: then the observer has the JVM make it, and each question is a call
 * of {@code Athanor.Observer} in a process of its own.
 */
public final class Observer implements ObserverMBean {
  private static final Atom OBSERVER = Atom.of("Elixir.Athanor.Observer");

  /** Made by name. */
  public Observer() {}

  @Override
  public String top(int interval, int rows, String sort) {
    var options =
        Lists.of(
            Tuple.of(Atom.of("interval"), (long) interval), Tuple.of(Atom.of("rows"), (long) rows), Tuple.of(Atom.of("sort"), Atom.of(sort)));
    return ask(FunctionRef.of(OBSERVER, Atom.of("top"), 1), options);
  }

  @Override
  public String tree() {
    return ask(FunctionRef.of(OBSERVER, Atom.of("tree"), 0));
  }

  private static String ask(Fun function, Object... arguments) {
    var text = new AtomicReference<String>();
    var reason = Node.launch(self -> text.set(((Bitstring) self.apply(function, arguments)).text())).end().join();
    if (text.get() == null) {
      throw new IllegalStateException("the node could not answer: " + reason);
    }
    return text.get();
  }
}
