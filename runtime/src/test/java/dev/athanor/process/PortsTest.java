package dev.athanor.process;

import static dev.athanor.process.Running.atom;
import static dev.athanor.process.Running.flush;
import static dev.athanor.process.Running.in;
import static dev.athanor.process.Running.receive;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.athanor.port.ExternalProgram;
import dev.athanor.port.PortOptions;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.TupleN;
import java.util.List;
import org.junit.jupiter.api.Test;

/** External programs behind ports; what is expected was recorded from Elixir 1.18 on OTP 27. */
class PortsTest {
  private static final Object BINARY = atom("binary");
  private static final Object EXIT_STATUS = atom("exit_status");

  private static Port open(Process self, String command, Object... options) {
    try {
      return Ports.open(
          self, ExternalProgram.command(command, PortOptions.parse(Lists.of(options), false), System.getenv()));
    } catch (ExternalProgram.NotStarted failure) {
      throw new AssertionError(failure);
    }
  }

  private static Port execute(Process self, String path, Object... options) throws ExternalProgram.NotStarted {
    return Ports.open(
        self, ExternalProgram.executable(path, PortOptions.parse(Lists.of(options), true), System.getenv()));
  }

  private static Object data(Port port, Object data) {
    return Tuple.of(port, Tuple.of(atom("data"), data));
  }

  private static Object status(Port port, long status) {
    return Tuple.of(port, Tuple.of(EXIT_STATUS, status));
  }

  private static Object exit(Port port, Object reason) {
    return Tuple.of(Atoms.EXIT_SIGNAL, port, reason);
  }

  @Test
  void whatIsWrittenComesBack() {
    in(self -> {
      var port = open(self, "cat", BINARY);
      assertTrue(Ports.command(self, port, Bitstring.of("hello")));
      assertEquals(data(port, Bitstring.of("hello")), receive(self));
      Ports.send(port, Tuple.of(self.pid(), Tuple.of(atom("command"), Lists.of(Bitstring.of("a"), (long) 'b'))));
      assertEquals(data(port, Bitstring.of("ab")), receive(self));
      assertFalse(Ports.command(self, port, atom("no data")));
      assertTrue(Ports.close(self, port));
      assertFalse(Ports.close(self, port));
      assertFalse(Ports.command(self, port, Bitstring.of("x")));
      assertEquals(Atoms.UNDEFINED, Ports.info(self, port, atom("connected")));
      return null;
    });
  }

  @Test
  void dataComesAsListsUnlessBinary() {
    in(self -> {
      var port = open(self, "cat");
      Ports.command(self, port, Bitstring.of("abc"));
      assertEquals(data(port, Lists.of(97L, 98L, 99L)), receive(self));
      Ports.send(port, Tuple.of(self.pid(), atom("close")));
      assertEquals(Tuple.of(port, atom("closed")), receive(self));
      return null;
    });
  }

  @Test
  void theExitStatusIsTold() {
    in(self -> {
      self.trapExits(true);
      var port = open(self, "sh -c 'echo hi; exit 3'", BINARY, EXIT_STATUS);
      assertEquals(data(port, Bitstring.of("hi\n")), receive(self));
      assertEquals(status(port, 3), receive(self));
      assertEquals(exit(port, Atoms.NORMAL), receive(self));

      var killed = open(self, "sh -c 'kill -9 $$'", BINARY, EXIT_STATUS);
      assertEquals(status(killed, 137), receive(self));
      assertEquals(exit(killed, Atoms.NORMAL), receive(self));
      return null;
    });
  }

  @Test
  void withEofThePortStaysOpen() {
    in(self -> {
      var port = open(self, "echo hi", BINARY, atom("eof"));
      assertEquals(data(port, Bitstring.of("hi\n")), receive(self));
      assertEquals(Tuple.of(port, atom("eof")), receive(self));
      assertEquals(self.pid(), Ports.info(self, port, atom("connected")));
      assertTrue(Ports.close(self, port));
      return null;
    });
  }

  @Test
  void directoryEnvironmentAndArguments() {
    in(self -> {
      var port =
          execute(
              self,
              "/bin/sh",
              BINARY,
              EXIT_STATUS,
              atom("stderr_to_stdout"),
              Tuple.of(atom("args"), Lists.of(Bitstring.of("-c"), Bitstring.of("echo $FOO; pwd; echo err >&2"))),
              Tuple.of(atom("env"), Lists.of(Tuple.of(Lists.of(70L, 79L, 79L), Lists.of(98L, 97L, 114L)))),
              Tuple.of(atom("cd"), Bitstring.of("/")));
      var text = new StringBuilder();
      Object message;
      while ((message = receive(self)) instanceof Tuple2 pair && pair.e1 instanceof Tuple2 tagged && tagged.e1 instanceof Bitstring bits) {
        text.append(bits.text());
      }
      assertEquals("bar\n/\nerr\n", text.toString());
      assertEquals(status(port, 0), message);
      return null;
    });
  }

  @Test
  void lines() {
    in(self -> {
      var port = open(self, "printf 'abc\\nabcdefgh\\n12345\\nxy'", BINARY, Tuple.of(atom("line"), 5L));
      for (var line : List.of("eol abc", "noeol abcde", "eol fgh", "eol 12345", "noeol xy")) {
        var words = line.split(" ");
        assertEquals(data(port, Tuple.of(atom(words[0]), Bitstring.of(words[1]))), receive(self));
      }
      return null;
    });
  }

  @Test
  void packets() {
    in(self -> {
      var port = open(self, "cat", BINARY, Tuple.of(atom("packet"), 2L));
      Ports.command(self, port, Bitstring.of("one"));
      Ports.command(self, port, Bitstring.of("second"));
      assertEquals(data(port, Bitstring.of("one")), receive(self));
      assertEquals(data(port, Bitstring.of("second")), receive(self));
      Ports.close(self, port);
      return null;
    });
  }

  @Test
  void otherDescriptors() {
    in(self -> {
      var port = open(self, "sh -c 'cat <&3 >&4'", BINARY, atom("nouse_stdio"));
      Ports.command(self, port, Bitstring.of("x34"));
      assertEquals(data(port, Bitstring.of("x34")), receive(self));
      Ports.close(self, port);
      return null;
    });
  }

  @Test
  void programsThatCannotBeStarted() {
    in(self -> {
      assertEquals(
          atom("enoent"),
          assertThrows(ExternalProgram.NotStarted.class, () -> execute(self, "/bin/nonexistent")).reason());
      assertEquals(
          atom("eacces"), assertThrows(ExternalProgram.NotStarted.class, () -> execute(self, "/etc/passwd")).reason());
      return null;
    });
  }

  @Test
  void onlyTheOwnerMayOrder() {
    in(self -> {
      self.trapExits(true);
      var port = open(self, "cat", BINARY);
      var monitor = Signals.monitor(self, Atoms.PORT, port, port, SpawnOptions.NONE);
      assertEquals(Lists.of(self.pid()), Ports.info(self, port, atom("monitored_by")));
      var owner = Running.waiter(self);
      assertTrue(Ports.connect(self, port, owner));
      assertEquals(owner, Ports.info(self, port, atom("connected")));
      Ports.send(port, Tuple.of(self.pid(), Tuple.of(atom("command"), Bitstring.of("x"))));
      assertEquals(exit(port, atom("badsig")), receive(self));
      assertEquals(
          Tuple.of(new Object[] {Atoms.DOWN, monitor, Atoms.PORT, port, atom("badsig")}), (TupleN) receive(self));
      return null;
    });
  }

  @Test
  void exitSignalsCloseAPort() {
    in(self -> {
      self.trapExits(true);
      var first = open(self, "cat");
      Signals.exit(self, first, Atoms.NORMAL);
      assertEquals(exit(first, Atoms.NORMAL), receive(self));
      var second = open(self, "cat");
      Signals.exit(self, second, atom("foo"));
      assertEquals(exit(second, atom("foo")), receive(self));
      var third = open(self, "cat");
      Signals.exit(self, third, Atoms.KILL);
      assertEquals(exit(third, Atoms.KILLED), receive(self));
      return null;
    });
  }

  @Test
  void aPortEndsWithItsOwnerButNotWithOthersThatEndNormally() {
    in(self -> {
      Spawn.spawn(self, (Process owner) -> {
        Signals.send(self.pid(), open(owner, "cat"));
        Running.receiveForever(owner);
      });
      var port = (Port) receive(self);
      var owner = (Pid) Ports.info(self, port, atom("connected"));
      var other = Running.waiter(self);
      Signals.send(other, Atoms.OK);
      var monitor = Signals.monitor(self, Atoms.PORT, port, port, SpawnOptions.NONE);
      var linked = Spawn.spawn(self, (Process child) -> {
        Signals.link(child, port);
        Running.receiveForever(child);
      });
      assertTrue(Running.sync(self, linked));
      Signals.send(linked, Atoms.OK);
      Running.reason(self, linked);
      assertEquals(owner, Ports.info(self, port, atom("connected")));
      Signals.send(owner, Atoms.OK);
      assertEquals(Atoms.NORMAL, Running.down(self, monitor));
      assertEquals(List.of(), flush(self));
      return null;
    });
  }

  @Test
  void muchDataPassesThrough() {
    in(self -> {
      var port = open(self, "cat", BINARY);
      var block = Bitstring.of(new byte[100_000]);
      long sent = 0;
      for (int i = 0; i < 30; i++) {
        Ports.command(self, port, block);
        sent += block.size;
      }
      long received = 0;
      while (received < sent) {
        received += ((Bitstring) ((Tuple2) ((Tuple2) receive(self)).e1).e1).size;
      }
      assertEquals(sent, received);
      assertEquals(sent, Ports.info(self, port, atom("output")));
      Ports.close(self, port);
      return null;
    });
  }
}
