package dev.athanor.process;

import static dev.athanor.process.Running.atom;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple;
import dev.athanor.term.TupleN;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The node as Java programs see it, and what it tells of processes that fail. */
class NodeTest {
  private static final class Recording implements Node.Service {
    final List<String> events = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void start() {
      events.add("start");
    }

    @Override
    public void writeError(String text) {
      events.add(text);
    }

    @Override
    public void flush() {
      events.add("flush");
    }
  }

  @Test
  void startsReportsAndStopsInOrder() {
    var service = new Recording();
    var status = new CompletableFuture<Integer>();
    Node.exitWith(status::complete);
    Node.start(service);
    Node.start(service);
    assertEquals(List.of("start"), service.events);
    assertTrue(Names.whereis(atom("init")) instanceof Pid);

    crashReports(service);

    Node.onStop(Spawn.fun(_ -> service.events.add("first added")));
    Node.onStop(
        Spawn.fun(
            _ -> {
              throw ErlangException.error(atom("hook failed"));
            }));
    Node.onStop(Spawn.fun(_ -> service.events.add("last added")));
    service.events.clear();
    Node.stop(7);
    assertEquals(7, status.join());
    assertTrue(Node.isStopping());
    assertEquals("last added", service.events.get(0));
    assertTrue(service.events.get(1).contains("hook failed"));
    assertEquals(List.of("first added", "flush"), service.events.subList(2, 4));
  }

  private static void crashReports(Recording service) {
    service.events.clear();
    crash(ErlangException.error(exception("oops")));
    var text = service.events.getFirst();
    assertTrue(
        text.matches("(?s)\n\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\d \\[error] Process #PID<0\\.\\d+\\.0> raised an exception\n.*"), text);
    assertTrue(text.contains("** (RuntimeError) oops"), text);

    service.events.clear();
    crash(ErlangException.exit(atom("quiet")));
    crash(ErlangException.exit(Atoms.NORMAL));
    assertEquals(List.of(), service.events);

    ErrorReports.formatter((_, reason, _) -> "formatted " + reason);
    crash(ErlangException.thrown(atom("ball")));
    assertTrue(service.events.getFirst().endsWith("formatted {'nocatch','ball'}\n"));

    toTheLogger(service);
  }

  /** With a process registered as the logger nothing is written; it is told what OTP's emulator tells it. */
  private static void toTheLogger(Recording service) {
    service.events.clear();
    Running.in(self -> {
      Names.register(atom("logger"), self.pid());
      var crashed = Running.spawnMonitor(self, _ -> {
        throw ErlangException.error(Atoms.BADARG);
      });
      var event = (TupleN) Running.receive(self);
      assertEquals(atom("log"), event.get(0));
      assertEquals(Atoms.ERROR, event.get(1));
      assertEquals(Lists.of(crashed.pid(), Tuple.of(Atoms.BADARG, Lists.of())), event.get(3));
      var metadata = (MapTerm) event.get(4);
      assertEquals(crashed.pid(), metadata.get(atom("pid")));
      assertEquals(
          MapTerm.of(atom("emulator"), Atoms.TRUE, atom("tag"), Atoms.ERROR), metadata.get(atom("error_logger")));
      Running.down(self, crashed.reference());
      Names.unregister(atom("logger"));
      return null;
    });
    assertEquals(List.of(), service.events);
  }

  private static void crash(ErlangException failure) {
    Node.launch(
            (Process _) -> {
              throw failure;
            })
        .end()
        .join();
  }

  private static MapTerm exception(String message) {
    return MapTerm.of(
        Atoms.STRUCT, atom("Elixir.RuntimeError"),
        Atoms.EXCEPTION, Atoms.TRUE,
        atom("message"), Bitstring.of(message));
  }
}
