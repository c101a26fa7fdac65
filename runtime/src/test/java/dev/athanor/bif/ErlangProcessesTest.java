package dev.athanor.bif;

import static dev.athanor.bif.Calling.atom;
import static dev.athanor.bif.Calling.badarg;
import static dev.athanor.bif.Calling.chars;
import static dev.athanor.bif.Calling.flush;
import static dev.athanor.bif.Calling.in;
import static dev.athanor.bif.Calling.list;
import static dev.athanor.bif.Calling.raises;
import static dev.athanor.bif.Calling.receive;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.athanor.error.ErlangException;
import dev.athanor.process.Calls;
import dev.athanor.process.Process;
import dev.athanor.process.Signals;
import dev.athanor.process.Spawn;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.Fun;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Pid;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import dev.athanor.term.Tuple4;
import dev.athanor.term.TupleN;
import org.junit.jupiter.api.Test;

/** The builtins on processes: every form and every badarg, as recorded from Elixir 1.18 on OTP 27. */
class ErlangProcessesTest {
  private static final Object NORMAL = Atoms.NORMAL;
  private static final Fun NOTHING = Spawn.fun(_ -> {});

  private static Object dead(Process self) {
    var started = (Tuple2) ErlangSpawning.spawnMonitor(self, NOTHING);
    receive(self);
    return started.e0;
  }

  private static Object waiter(Process self) {
    return ErlangSpawning.spawn(self, Spawn.fun(child -> {
      var reason = receive(child);
      throw ErlangException.exit(reason);
    }));
  }

  private static Object down(Object monitor, Object pid, Object reason) {
    return Tuple.of(new Object[] {Atoms.DOWN, monitor, Atoms.PROCESS, pid, reason});
  }

  @Test
  void spawnForms() {
    Calls.install((self, module, function, arguments) -> {
      if (function != atom("tell")) {
        throw ErlangException.error(Atoms.UNDEF);
      }
      return ErlangSending.send(self, arguments[0], arguments[1]);
    });
    in(self -> {
      var arguments = list(self.pid(), atom("hi"));
      ErlangSpawning.spawn(self, atom("m"), atom("tell"), arguments);
      assertEquals(atom("hi"), receive(self));
      ErlangSpawning.spawn(self, ErlangNodes.node(), atom("m"), atom("tell"), arguments);
      assertEquals(atom("hi"), receive(self));
      var undefined = (Tuple2) ErlangSpawning.spawnMonitor(self, atom("nomod"), atom("nofun"), list(1L));
      assertEquals(Atoms.UNDEF, ((Tuple2) ((TupleN) receive(self)).get(4)).e0);
      assertTrue(undefined.e1 instanceof Reference);

      badarg("spawn", () -> ErlangSpawning.spawn(self, atom("foo")), atom("foo"));
      badarg("spawn", () -> ErlangSpawning.spawn(self, atom("a"), atom("b"), atom("c")));
      badarg("spawn", () -> ErlangSpawning.spawn(self, atom("a"), atom("b"), new Cons(1L, 2L)));
      badarg("spawn", () -> ErlangSpawning.spawn(self, 1L, atom("b"), list()));
      badarg("spawn_link", () -> ErlangSpawning.spawnLink(self, 1L));
      badarg("spawn", () -> ErlangSpawning.spawn(self, Bitstring.of("x"), NOTHING));
      badarg("hibernate", () -> ErlangSpawning.hibernate(self, atom("a"), atom("b"), atom("c")));
    });
  }

  @Test
  void aNodeThatCannotBeReached() {
    in(self -> {
      self.trapExits(true);
      var linked = ErlangSpawning.spawnLink(self, atom("foo@bar"), NOTHING);
      assertEquals(Tuple.of(Atoms.EXIT_SIGNAL, linked, atom("noconnection")), receive(self));
      var watched = (Tuple2) ErlangSpawning.spawnMonitor(self, atom("foo@bar"), NOTHING);
      assertEquals(down(watched.e1, watched.e0, atom("noconnection")), receive(self));
    });
  }

  @Test
  void spawnOptions() {
    in(self -> {
      for (var wrong : new Object[] {
        list(atom("bogus")), new Cons(atom("link"), atom("x")), list(Tuple.of(atom("monitor"), list(atom("foo")))),
        list(Tuple.of(atom("priority"), atom("bogus"))), list(Tuple.of(atom("min_heap_size"), -1L)),
        list(Tuple.of(atom("max_heap_size"), 100L))
      }) {
        badarg("spawn_opt", () -> ErlangSpawning.spawnOpt(self, NOTHING, wrong), NOTHING, wrong);
      }
      var told = Spawn.fun(child -> Signals.send(
          self.pid(), ErlangProcessInfo.processInfo(child, child.pid(), list(atom("priority"), atom("max_heap_size")))));
      var limit = MapTerm.of(atom("size"), 100_000L, atom("kill"), Atoms.FALSE);
      ErlangSpawning.spawnOpt(
          self, told, list(Tuple.of(atom("priority"), atom("high")), Tuple.of(atom("max_heap_size"), limit)));
      assertEquals(
          list(
              Tuple.of(atom("priority"), atom("high")),
              Tuple.of(
                  atom("max_heap_size"),
                  MapTerm.of(
                      atom("size"), 100_000L,
                      atom("kill"), Atoms.FALSE,
                      atom("error_logger"), Atoms.TRUE,
                      atom("include_shared_binaries"), Atoms.FALSE))),
          receive(self));
      var monitored =
          (Tuple2)
              ErlangSpawning.spawnOpt(
                  self,
                  NOTHING,
                  list(atom("link"), Tuple.of(atom("monitor"), list(Tuple.of(atom("tag"), atom("gone"))))));
      assertEquals(
          Tuple.of(new Object[] {atom("gone"), monitored.e1, Atoms.PROCESS, monitored.e0, NORMAL}), receive(self));
    });
  }

  @Test
  void spawnRequests() {
    in(self -> {
      var plain = ErlangSpawnRequests.spawnRequest(self, NOTHING);
      var reply = (Tuple4) receive(self);
      assertEquals(list(atom("spawn_reply"), plain, Atoms.OK), list(reply.e0, reply.e1, reply.e2));
      var tagged =
          ErlangSpawnRequests.spawnRequest(
              self, NOTHING, list(atom("monitor"), Tuple.of(atom("reply_tag"), atom("foo"))));
      var first = (Tuple4) receive(self);
      assertEquals(list(atom("foo"), tagged, Atoms.OK), list(first.e0, first.e1, first.e2));
      assertEquals(down(tagged, first.e3, NORMAL), receive(self));
      ErlangSpawnRequests.spawnRequest(self, NOTHING, list(Tuple.of(Atoms.REPLY, atom("error_only"))));
      assertEquals(list(), flush(self));
      var bad = ErlangSpawnRequests.spawnRequest(self, NOTHING, list(atom("bad")));
      assertEquals(Tuple.of(atom("spawn_reply"), bad, Atoms.ERROR, atom("badopt")), receive(self));
      var remote = ErlangSpawnRequests.spawnRequest(self, atom("foo@bar"), NOTHING);
      assertEquals(Tuple.of(atom("spawn_reply"), remote, Atoms.ERROR, atom("noconnection")), receive(self));
      badarg("spawn_request", () -> ErlangSpawnRequests.spawnRequest(self, atom("foo"), list()));
      assertFalse(ErlangSpawnRequests.spawnRequestAbandon(self, Reference.make()));
    });
  }

  @Test
  void sending() {
    in(self -> {
      var here = ErlangNodes.node();
      assertEquals(1L, ErlangSending.send(self, self.pid(), 1L));
      assertEquals(Atoms.OK, ErlangSending.send(self, self.pid(), 2L, list(atom("noconnect"), atom("nosuspend"))));
      assertTrue(ErlangSending.sendNosuspend(self, self.pid(), 3L));
      ErlangNames.register(atom("sending test"), self.pid());
      ErlangSending.send(self, atom("sending test"), 4L);
      ErlangSending.send(self, Tuple.of(atom("sending test"), here), 5L);
      ErlangNames.unregister(atom("sending test"));
      assertEquals(list(1L, 2L, 3L, 4L, 5L), flush(self));
      assertEquals(1L, ErlangSending.send(self, Tuple.of(atom("nope"), here), 1L));
      assertEquals(1L, ErlangSending.send(self, Tuple.of(atom("nope"), atom("other@host")), 1L));
      assertEquals(1L, ErlangSending.send(self, Reference.make(), 1L));
      assertEquals(
          atom("noconnect"),
          ErlangSending.send(self, Tuple.of(atom("nope"), atom("other@host")), 1L, list(atom("noconnect"))));
      badarg("send", () -> ErlangSending.send(self, atom("nope"), 1L), atom("nope"), 1L);
      badarg("send", () -> ErlangSending.send(self, Bitstring.of("x"), 1L));
      badarg("send", () -> ErlangSending.send(self, Tuple.of(atom("nope"), Bitstring.of("x")), 1L));
      badarg("send", () -> ErlangSending.send(self, self.pid(), 1L, list(atom("foo"))));
      badarg("send", () -> ErlangSending.send(self, atom("nope"), 1L, list(atom("noconnect"))));
    });
  }

  @Test
  void linksAndExits() {
    in(self -> {
      var gone = dead(self);
      raises(Atoms.NOPROC, () -> ErlangSignals.link(self, gone));
      assertTrue(ErlangSignals.link(self, self.pid()));
      assertTrue(ErlangSignals.unlink(self, self.pid()));
      assertTrue(ErlangSignals.exit(self, gone, NORMAL));
      badarg("link", () -> ErlangSignals.link(self, atom("foo")), atom("foo"));
      badarg("unlink", () -> ErlangSignals.unlink(self, atom("foo")), atom("foo"));
      badarg("exit", () -> ErlangSignals.exit(self, atom("foo"), atom("x")), atom("foo"), atom("x"));
      badarg("is_process_alive", () -> ErlangSignals.isProcessAlive(self, atom("c")), atom("c"));
      assertFalse(ErlangSignals.isProcessAlive(self, gone));
      assertTrue(ErlangSignals.isProcessAlive(self, self.pid()));
      self.trapExits(true);
      assertTrue(ErlangSignals.link(self, gone));
      assertEquals(list(Tuple.of(Atoms.EXIT_SIGNAL, gone, Atoms.NOPROC)), flush(self));
    });
  }

  @Test
  void monitors() {
    in(self -> {
      var here = ErlangNodes.node();
      var gone = dead(self);
      var byName = ErlangMonitors.monitor(self, Atoms.PROCESS, atom("nope"));
      assertEquals(down(byName, Tuple.of(atom("nope"), here), Atoms.NOPROC), receive(self));
      var byPlace = ErlangMonitors.monitor(self, Atoms.PROCESS, Tuple.of(atom("nope"), here));
      assertEquals(down(byPlace, Tuple.of(atom("nope"), here), Atoms.NOPROC), receive(self));
      var tagged = ErlangMonitors.monitor(self, Atoms.PROCESS, gone, list(Tuple.of(atom("tag"), atom("mine"))));
      assertEquals(
          Tuple.of(new Object[] {atom("mine"), tagged, Atoms.PROCESS, gone, Atoms.NOPROC}), receive(self));
      var port = ErlangMonitors.monitor(self, Atoms.PORT, atom("nope"));
      assertEquals(
          Tuple.of(new Object[] {Atoms.DOWN, port, Atoms.PORT, Tuple.of(atom("nope"), here), Atoms.NOPROC}), receive(self));
      ErlangMonitors.monitor(self, atom("time_offset"), atom("clock_service"));
      assertEquals(
          Tuple.of(atom("monitors"), list(Tuple.of(atom("time_offset"), atom("clock_service")))),
          ErlangProcessInfo.processInfo(self, self.pid(), atom("monitors")));
      for (var wrong : new Object[] {Tuple.of(atom("nope"), atom("other@host")), Bitstring.of("x")}) {
        badarg("monitor", () -> ErlangMonitors.monitor(self, Atoms.PROCESS, wrong), Atoms.PROCESS, wrong);
      }
      badarg("monitor", () -> ErlangMonitors.monitor(self, atom("foo"), self.pid()));
      badarg("monitor", () -> ErlangMonitors.monitor(self, Atoms.PORT, self.pid()));
      badarg("monitor", () -> ErlangMonitors.monitor(self, Atoms.PROCESS, gone, list(Tuple.of(atom("alias"), atom("foo")))));
      badarg("monitor", () -> ErlangMonitors.monitor(self, Atoms.PROCESS, gone, list(atom("foo"))));
      badarg("monitor", () -> ErlangMonitors.monitor(self, Atoms.PROCESS, gone, atom("foo")));
      assertTrue(ErlangMonitors.monitor(self, Atoms.PROCESS, self.pid()) instanceof Reference);
    });
  }

  @Test
  void demonitoring() {
    in(self -> {
      var child = waiter(self);
      var flush = atom("flush");
      var info = atom("info");
      var monitor = ErlangMonitors.monitor(self, Atoms.PROCESS, child);
      assertTrue(ErlangMonitors.demonitor(self, monitor, list(flush, info)));
      assertFalse(ErlangMonitors.demonitor(self, monitor, list(info)));
      assertTrue(ErlangMonitors.demonitor(self, monitor));
      assertTrue(ErlangMonitors.demonitor(self, monitor, list(flush)));
      var gone = ErlangMonitors.monitor(self, Atoms.PROCESS, dead(self));
      ErlangSignals.yieldTurn(self);
      assertFalse(ErlangMonitors.demonitor(self, gone, list(flush, info)));
      assertEquals(list(), flush(self));
      badarg("demonitor", () -> ErlangMonitors.demonitor(self, atom("x")), atom("x"));
      badarg("demonitor", () -> ErlangMonitors.demonitor(self, Reference.make(), list(atom("foo"))));
      ErlangSpawning.spawn(self, Spawn.fun(other -> {
        assertTrue(ErlangMonitors.demonitor(other, monitor));
        assertFalse(ErlangMonitors.demonitor(other, monitor, list(info)));
        Signals.send(self.pid(), Atoms.OK);
      }));
      assertEquals(Atoms.OK, receive(self));
      ErlangSending.send(self, child, NORMAL);
    });
  }

  @Test
  void aliases() {
    in(self -> {
      var alias = ErlangSignals.alias(self);
      ErlangSending.send(self, alias, 1L);
      assertEquals(list(1L), flush(self));
      assertTrue(ErlangSignals.unalias(self, alias));
      assertFalse(ErlangSignals.unalias(self, alias));
      var once = ErlangSignals.alias(self, list(Atoms.REPLY));
      ErlangSending.send(self, once, 1L);
      ErlangSending.send(self, once, 2L);
      assertEquals(list(1L), flush(self));
      badarg("alias", () -> ErlangSignals.alias(self, list(atom("foo"))));
      badarg("alias", () -> ErlangSignals.alias(self, new Cons(Atoms.REPLY, 1L)));
      badarg("unalias", () -> ErlangSignals.unalias(self, atom("foo")));
      ErlangSpawning.spawn(self, Spawn.fun(other -> {
        assertFalse(ErlangSignals.unalias(other, alias));
        Signals.send(self.pid(), Atoms.OK);
      }));
      assertEquals(Atoms.OK, receive(self));
    });
  }

  @Test
  void suspending() {
    in(self -> {
      var child = waiter(self);
      badarg("suspend_process", () -> ErlangSignals.suspendProcess(self, self.pid()));
      badarg("suspend_process", () -> ErlangSignals.suspendProcess(self, dead(self)));
      badarg("resume_process", () -> ErlangSignals.resumeProcess(self, child));
      var unless = list(atom("unless_suspending"));
      assertTrue(ErlangSignals.suspendProcess(self, child, unless));
      assertFalse(ErlangSignals.suspendProcess(self, child, unless));
      assertTrue(ErlangSignals.suspendProcess(self, child, list(Tuple.of(atom("asynchronous"), atom("tag")))));
      assertEquals(Tuple.of(atom("tag"), atom("suspended")), receive(self));
      assertEquals(
          Tuple.of(atom("suspending"), list(Tuple.of(child, 2L, 0L))),
          ErlangProcessInfo.processInfo(self, self.pid(), atom("suspending")));
      assertTrue(ErlangSignals.resumeProcess(self, child));
      assertTrue(ErlangSignals.resumeProcess(self, child));
      badarg("resume_process", () -> ErlangSignals.resumeProcess(self, child));
      badarg("suspend_process", () -> ErlangSignals.suspendProcess(self, child, list(atom("foo"))));
      ErlangSending.send(self, child, NORMAL);
    });
  }

  @Test
  void names() {
    in(self -> {
      var name = atom("bif name");
      badarg("register", () -> ErlangNames.register(name, dead(self)));
      badarg("register", () -> ErlangNames.register(Atoms.UNDEFINED, self.pid()));
      badarg("register", () -> ErlangNames.register(Bitstring.of("x"), self.pid()));
      badarg("register", () -> ErlangNames.register(name, atom("bar")));
      assertTrue(ErlangNames.register(name, self.pid()));
      badarg("register", () -> ErlangNames.register(atom("bif name 2"), self.pid()));
      badarg("register", () -> ErlangNames.register(name, self.pid()));
      assertEquals(self.pid(), ErlangNames.whereis(name));
      assertTrue(ErlangNames.unregister(name));
      badarg("unregister", () -> ErlangNames.unregister(name), name);
      assertEquals(Atoms.UNDEFINED, ErlangNames.whereis(name));
      badarg("whereis", () -> ErlangNames.whereis(Bitstring.of("a")));
    });
  }

  @Test
  void dictionary() {
    in(self -> {
      assertEquals(Atoms.UNDEFINED, ErlangDictionary.put(self, atom("a"), 1L));
      assertEquals(1L, ErlangDictionary.put(self, atom("a"), Atoms.NIL));
      assertEquals(Atoms.NIL, ErlangDictionary.get(self, atom("a")));
      assertEquals(Atoms.UNDEFINED, ErlangDictionary.get(self, atom("b")));
      ErlangDictionary.put(self, 1L, atom("same"));
      ErlangDictionary.put(self, 1.0, atom("same"));
      assertEquals(3, Lists.length(ErlangDictionary.getKeys(self)));
      assertEquals(list(1L, 1.0), ErlangDictionary.getKeys(self, atom("same")));
      assertEquals(Atoms.NIL, ErlangDictionary.erase(self, atom("a")));
      assertEquals(Atoms.UNDEFINED, ErlangDictionary.erase(self, atom("a")));
      assertEquals(
          list(Tuple.of(1L, atom("same")), Tuple.of(1.0, atom("same"))), ErlangDictionary.erase(self));
      assertEquals(list(), ErlangDictionary.get(self));
    });
  }

  @Test
  void flags() {
    in(self -> {
      var noLimit =
          MapTerm.of(
              atom("error_logger"), Atoms.TRUE,
              atom("include_shared_binaries"), Atoms.FALSE,
              atom("kill"), Atoms.TRUE,
              atom("size"), 0L);
      Object[][] right = {
        {"trap_exit", Atoms.TRUE, Atoms.FALSE},
        {"priority", atom("low"), atom("normal")},
        {"error_handler", atom("my"), atom("error_handler")},
        {"min_heap_size", 500L, 233L},
        {"min_bin_vheap_size", 500L, 46422L},
        {"max_heap_size", 0L, noLimit},
        {"max_heap_size", 10_000_000L, noLimit},
        {"max_heap_size", MapTerm.of(atom("size"), 0L, atom("foo"), 1L), noLimit.put(atom("size"), 10_000_000L)},
        {"message_queue_data", atom("off_heap"), atom("on_heap")},
        {"save_calls", 10L, 0L},
        {"fullsweep_after", 10L, 65535L},
        {"sensitive", Atoms.TRUE, Atoms.FALSE},
        {"async_dist", Atoms.TRUE, Atoms.FALSE},
      };
      for (var row : right) {
        assertEquals(row[2], ErlangFlags.processFlag(self, atom((String) row[0]), row[1]), (String) row[0]);
      }
      Object[][] wrong = {
        {"trap_exit", atom("foo")}, {"priority", atom("bogus")}, {"error_handler", 1L}, {"min_heap_size", -1L},
        {"max_heap_size", 1L}, {"max_heap_size", MapTerm.EMPTY}, {"message_queue_data", atom("x")}, {"save_calls", 20_000L},
        {"sensitive", 1L}, {"bogus", 1L},
      };
      for (var row : wrong) {
        badarg("process_flag", () -> ErlangFlags.processFlag(self, atom((String) row[0]), row[1]));
      }
      assertEquals(10L, ErlangFlags.processFlag(self, self.pid(), atom("save_calls"), 5L));
      badarg("process_flag", () -> ErlangFlags.processFlag(self, dead(self), atom("save_calls"), 5L));
      badarg("process_flag", () -> ErlangFlags.processFlag(self, self.pid(), atom("trap_exit"), Atoms.TRUE));
    });
  }

  @Test
  void processInfo() {
    in(self -> {
      assertEquals(list(), ErlangProcessInfo.processInfo(self, self.pid(), atom("registered_name")));
      assertEquals(
          list(Tuple.of(atom("links"), list()), Tuple.of(atom("registered_name"), list()), Tuple.of(atom("trap_exit"), Atoms.FALSE)),
          ErlangProcessInfo.processInfo(self, self.pid(), list(atom("links"), atom("registered_name"), atom("trap_exit"))));
      ErlangDictionary.put(self, atom("x"), 1L);
      var key = Tuple.of(atom("dictionary"), atom("x"));
      assertEquals(Tuple.of(key, 1L), ErlangProcessInfo.processInfo(self, self.pid(), key));
      assertEquals(list(), ErlangProcessInfo.processInfo(self, self.pid(), list()));
      assertEquals(Atoms.UNDEFINED, ErlangProcessInfo.processInfo(self, dead(self)));
      assertEquals(Atoms.UNDEFINED, ErlangProcessInfo.processInfo(self, dead(self), list(atom("links"))));
      badarg("process_info", () -> ErlangProcessInfo.processInfo(self, atom("c")));
      badarg("process_info", () -> ErlangProcessInfo.processInfo(self, self.pid(), atom("bogus")));
      badarg("process_info", () -> ErlangProcessInfo.processInfo(self, dead(self), atom("bogus")));
      badarg("process_info", () -> ErlangProcessInfo.processInfo(self, self.pid(), list(atom("links"), atom("foo"))));
      badarg("group_leader", () -> ErlangSignals.groupLeader(self, self.pid(), dead(self)));
      badarg("group_leader", () -> ErlangSignals.groupLeader(self, atom("c"), self.pid()));
      assertTrue(ErlangSignals.groupLeader(self, (Pid) dead(self), self.pid()));
    });
  }

  @Test
  void timers() {
    in(self -> {
      var x = atom("x");
      badarg("send_after", () -> ErlangTimers.sendAfter(self, -1L, self.pid(), x), -1L, self.pid(), x);
      badarg("send_after", () -> ErlangTimers.sendAfter(self, 1.0, self.pid(), x));
      badarg("send_after", () -> ErlangTimers.sendAfter(self, Atoms.INFINITY, self.pid(), x));
      badarg("send_after", () -> ErlangTimers.sendAfter(self, 1L, Bitstring.of("a"), x));
      badarg("send_after", () -> ErlangTimers.sendAfter(self, Long.MAX_VALUE, self.pid(), x));
      badarg("send_after", () -> ErlangTimers.sendAfter(self, 1L, self.pid(), x, list(Tuple.of(atom("abs"), 1L))));
      badarg("send_after", () -> ErlangTimers.sendAfter(self, 1L, Tuple.of(atom("foo"), ErlangNodes.node()), x));
      var far = ErlangTimers.sendAfter(self, 0x1_0000_0000L, self.pid(), x);
      assertTrue((Long) ErlangTimers.cancelTimer(far) > 0xffff_0000L);
      var wrapped = ErlangTimers.startTimer(self, 1L, self.pid(), x);
      assertEquals(Tuple.of(Atoms.TIMEOUT, wrapped, x), (Tuple3) receive(self));
      var none = Reference.make();
      assertEquals(Atoms.FALSE, ErlangTimers.cancelTimer(none));
      assertEquals(Atoms.FALSE, ErlangTimers.readTimer(none));
      assertEquals(Atoms.OK, ErlangTimers.cancelTimer(self, none, list(Tuple.of(Atoms.INFO, Atoms.FALSE))));
      assertEquals(list(), flush(self));
      assertEquals(Atoms.OK, ErlangTimers.cancelTimer(self, none, list(Tuple.of(atom("async"), Atoms.TRUE))));
      assertEquals(Tuple.of(atom("cancel_timer"), none, Atoms.FALSE), receive(self));
      assertEquals(Atoms.OK, ErlangTimers.readTimer(self, none, list(Tuple.of(atom("async"), Atoms.TRUE))));
      assertEquals(Tuple.of(atom("read_timer"), none, Atoms.FALSE), receive(self));
      badarg("cancel_timer", () -> ErlangTimers.cancelTimer(x), x);
      badarg("cancel_timer", () -> ErlangTimers.cancelTimer(self, none, list(atom("foo"))));
      badarg("read_timer", () -> ErlangTimers.readTimer(self, none, list(Tuple.of(Atoms.INFO, Atoms.TRUE))));
    });
  }

  @Test
  void identifiers() {
    in(self -> {
      assertEquals(self.pid(), ErlangIdentifiers.listToPid(ErlangIdentifiers.pidToList(self.pid())));
      badarg("list_to_pid", () -> ErlangIdentifiers.listToPid(chars("<1.1.0>")));
      badarg("list_to_pid", () -> ErlangIdentifiers.listToPid(chars("x")));
      var reference = ErlangIdentifiers.makeRef(self);
      assertEquals(reference, ErlangIdentifiers.listToRef(ErlangIdentifiers.refToList(reference)));
      badarg("unique_integer", () -> ErlangIdentifiers.uniqueInteger(list(atom("foo"))));
      badarg("unique_integer", () -> ErlangIdentifiers.uniqueInteger(new Cons(atom("positive"), atom("x"))));
      assertTrue((Long) ErlangIdentifiers.uniqueInteger(list(atom("positive"))) > 0);
      var one = (Long) ErlangIdentifiers.uniqueInteger(list(atom("monotonic"), atom("positive")));
      var two = (Long) ErlangIdentifiers.uniqueInteger(list(atom("monotonic"), atom("positive")));
      assertTrue(one < two);
    });
  }

  @Test
  void yieldingAndCollecting() {
    in(self -> {
      assertTrue(ErlangSignals.yieldTurn(self));
      assertTrue(ErlangSignals.bumpReductions(self, 10L));
      badarg("bump_reductions", () -> ErlangSignals.bumpReductions(self, -10L));
      assertTrue(ErlangSystem.garbageCollect(self));
      assertFalse(ErlangSystem.garbageCollect(self, dead(self)));
      assertEquals(
          atom("async"), ErlangSystem.garbageCollect(self, self.pid(), list(Tuple.of(atom("async"), atom("id")))));
      assertEquals(Tuple.of(atom("garbage_collect"), atom("id"), Atoms.TRUE), receive(self));
    });
  }
}
