package dev.athanor.bif;

import static dev.athanor.bif.Calling.atom;
import static dev.athanor.bif.Calling.badarg;
import static dev.athanor.bif.Calling.chars;
import static dev.athanor.bif.Calling.in;
import static dev.athanor.bif.Calling.list;
import static dev.athanor.bif.Calling.raises;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.athanor.process.CommandLine;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clocks, counters, the system and its environment, as recorded from Elixir 1.18 on OTP 27. */
class SystemBifsTest {
  private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

  @Test
  void clocks() {
    long before = (Long) ErlangTime.monotonicTime();
    assertTrue((Long) ErlangTime.monotonicTime() >= before);
    assertEquals(System.currentTimeMillis() / 10_000, (Long) ErlangTime.systemTime(atom("second")) / 10, 1);
    assertEquals(
        (Long) ErlangTime.systemTime(atom("millisecond")) / 1000.0,
        ((Long) ErlangTime.monotonicTime(atom("millisecond")) + (Long) ErlangTime.timeOffset(atom("millisecond"))) / 1000.0,
        5.0);
    badarg("monotonic_time", () -> ErlangTime.monotonicTime(atom("foo")), atom("foo"));
    badarg("monotonic_time", () -> ErlangTime.monotonicTime(0L), 0L);
    badarg("system_time", () -> ErlangTime.systemTime(-1L));
    var first = (Tuple3) ErlangTime.now();
    var second = (Tuple3) ErlangTime.now();
    assertFalse(first.equals(second));
  }

  @Test
  void timeUnits() {
    assertEquals(10_000L, ErlangTime.convertTimeUnit(10L, atom("second"), atom("millisecond")));
    assertEquals(-1L, ErlangTime.convertTimeUnit(-1L, atom("millisecond"), atom("second")));
    assertEquals(1L, ErlangTime.convertTimeUnit(1500L, atom("millisecond"), atom("second")));
    assertEquals(7L, ErlangTime.convertTimeUnit(1L, atom("second"), 7L));
    assertEquals(
        new BigInteger("9223372036854775807000000000"),
        ErlangTime.convertTimeUnit(Long.MAX_VALUE, atom("second"), atom("nanosecond")));
    badarg("convert_time_unit", () -> ErlangTime.convertTimeUnit(10L, atom("second"), atom("foo")));
  }

  @Test
  void calendar() {
    var instant = Tuple.of(Tuple.of(1970L, 1L, 1L), Tuple.of(0L, 0L, 1L));
    assertEquals(1L, ErlangCalendar.universaltimeToPosixtime(instant));
    assertEquals(instant, ErlangCalendar.posixtimeToUniversaltime(1L));
    assertEquals(
        Tuple.of(Tuple.of(1969L, 12L, 31L), Tuple.of(23L, 59L, 59L)), ErlangCalendar.posixtimeToUniversaltime(-1L));
    assertEquals(instant, ErlangCalendar.localtimeToUniversaltime(ErlangCalendar.universaltimeToLocaltime(instant)));
    var wrong = Tuple.of(Tuple.of(2020L, 13L, 1L), Tuple.of(0L, 0L, 0L));
    badarg("universaltime_to_localtime", () -> ErlangCalendar.universaltimeToLocaltime(wrong), wrong);
  }

  @Test
  void counters() {
    for (var options : new Object[] {list(), list(atom("atomics")), list(atom("write_concurrency"))}) {
      var counters = CountersBifs.create(2L, options);
      assertEquals(Atoms.OK, CountersBifs.add(counters, 1L, 5L));
      CountersBifs.sub(counters, 1L, 2L);
      assertEquals(3L, CountersBifs.get(counters, 1L));
      assertEquals(0L, CountersBifs.get(counters, 2L));
      CountersBifs.put(counters, 1L, Long.MAX_VALUE);
      CountersBifs.add(counters, 1L, 1L);
      assertEquals(Long.MIN_VALUE, CountersBifs.get(counters, 1L));
      CountersBifs.add(counters, 2L, TWO_64.subtract(BigInteger.ONE));
      assertEquals(-1L, CountersBifs.get(counters, 2L));
      assertEquals(2L, ((MapTerm) CountersBifs.info(counters)).get(atom("size")));
      badarg("get", () -> CountersBifs.get(counters, 0L));
      badarg("get", () -> CountersBifs.get(counters, 3L));
      badarg("put", () -> CountersBifs.put(counters, 1L, BigInteger.ONE.shiftLeft(63)));
      badarg("add", () -> CountersBifs.add(counters, 1L, 1.0));
    }
    for (var wrong : new Object[] {list(atom("foo")), atom("foo"), list(atom("atomics"), atom("foo"))}) {
      badarg("new", () -> CountersBifs.create(3L, wrong), 3L, wrong);
    }
    badarg("new", () -> CountersBifs.create(0L, list()));
    badarg("info", () -> CountersBifs.info(Reference.make()));
  }

  @Test
  void atomics() {
    var largest = TWO_64.subtract(BigInteger.ONE);
    var unsigned = AtomicsBifs.create(2L, list(Tuple.of(atom("signed"), Atoms.FALSE)));
    badarg("put", () -> AtomicsBifs.put(unsigned, 1L, -1L));
    AtomicsBifs.put(unsigned, 1L, largest);
    assertEquals(largest, AtomicsBifs.get(unsigned, 1L));
    assertEquals(0L, AtomicsBifs.addGet(unsigned, 1L, 1L));
    assertEquals(largest, AtomicsBifs.subGet(unsigned, 1L, 1L));
    AtomicsBifs.sub(unsigned, 1L, 1L);
    assertEquals(largest.subtract(BigInteger.ONE), AtomicsBifs.exchange(unsigned, 1L, 7L));
    assertEquals(Atoms.OK, AtomicsBifs.compareExchange(unsigned, 1L, 7L, 8L));
    assertEquals(8L, AtomicsBifs.compareExchange(unsigned, 1L, 7L, 8L));
    badarg("compare_exchange", () -> AtomicsBifs.compareExchange(unsigned, 1L, -1L, 8L));
    assertEquals(
        MapTerm.of(atom("max"), largest, atom("memory"), 56L, atom("min"), 0L, atom("size"), 2L),
        AtomicsBifs.info(unsigned));

    var signed = AtomicsBifs.create(1L, list());
    badarg("put", () -> AtomicsBifs.put(signed, 1L, BigInteger.ONE.shiftLeft(63)));
    AtomicsBifs.add(signed, 1L, largest);
    assertEquals(-1L, AtomicsBifs.get(signed, 1L));
    for (var wrong : new Object[] {list(atom("foo")), list(Tuple.of(atom("signed"), 1L)), atom("x")}) {
      badarg("new", () -> AtomicsBifs.create(3L, wrong));
    }
    badarg("get", () -> AtomicsBifs.get(signed, 2L));
    badarg("info", () -> AtomicsBifs.info(Reference.make()));
  }

  @Test
  void persistentTerms() {
    var key = Tuple.of(atom("persistent"), 1L);
    assertEquals(Atoms.OK, PersistentTermBifs.put(key, 1L));
    assertEquals(1L, PersistentTermBifs.get(Tuple.of(atom("persistent"), 1L)));
    assertEquals(3L, PersistentTermBifs.get(atom("persistent none"), 3L));
    badarg("get", () -> PersistentTermBifs.get(atom("persistent none")), atom("persistent none"));
    assertTrue(Lists.toJava(PersistentTermBifs.get()).contains(Tuple.of(key, 1L)));
    assertTrue(PersistentTermBifs.erase(key));
    assertFalse(PersistentTermBifs.erase(key));
  }

  @Test
  void nodes() {
    in(self -> {
      assertEquals(atom("nonode@nohost"), ErlangNodes.node());
      assertEquals(atom("nonode@nohost"), ErlangNodes.node(self.pid()));
      badarg("node", () -> ErlangNodes.node(atom("foo")));
      assertEquals(list(), ErlangNodes.nodes());
      assertEquals(list(), ErlangNodes.nodes(atom("visible")));
      assertEquals(list(atom("nonode@nohost")), ErlangNodes.nodes(atom("known")));
      assertEquals(list(atom("nonode@nohost")), ErlangNodes.nodes(list(atom("this"), atom("visible"))));
      badarg("nodes", () -> ErlangNodes.nodes(atom("foo")));
      assertEquals(
          list(Tuple.of(atom("nonode@nohost"), MapTerm.of(atom("node_type"), atom("this")))),
          ErlangNodes.nodes(atom("this"), MapTerm.of(atom("node_type"), Atoms.TRUE)));
      raises(atom("notalive"), () -> ErlangNodes.monitorNode(self, atom("foo@bar"), Atoms.TRUE));
      assertEquals(atom("ignored"), ErlangNodes.disconnectNode(atom("foo@bar")));
      assertEquals(atom("nocookie"), ErlangNodes.getCookie());
      raises(atom("distribution_not_started"), () -> ErlangNodes.setCookie(atom("foo")));
    });
  }

  @Test
  void theSystem() {
    in(self -> {
      assertEquals(chars("27"), ErlangSystem.systemInfo(atom("otp_release")));
      assertEquals(8L, ErlangSystem.systemInfo(atom("wordsize")));
      assertEquals(8L, ErlangSystem.systemInfo(Tuple.of(atom("wordsize"), atom("external"))));
      assertTrue((Long) ErlangSystem.systemInfo(atom("process_count")) > 0);
      assertEquals((long) Runtime.getRuntime().availableProcessors(), ErlangSystem.systemInfo(atom("schedulers")));
      badarg("system_info", () -> ErlangSystem.systemInfo(atom("foo")), atom("foo"));
      for (var item : List.of("reductions", "runtime", "wall_clock", "context_switches", "garbage_collection", "io", "run_queue",
          "run_queue_lengths", "total_active_tasks")) {
        assertFalse(ErlangStatistics.statistics(self, atom(item)) == null, item);
      }
      assertEquals(Atoms.UNDEFINED, ErlangStatistics.statistics(self, atom("scheduler_wall_time")));
      assertEquals(Atoms.FALSE, ErlangSystem.systemFlag(atom("scheduler_wall_time"), Atoms.TRUE));
      assertEquals(
          Runtime.getRuntime().availableProcessors(),
          Lists.length(ErlangStatistics.statistics(self, atom("scheduler_wall_time"))));
      assertEquals(Atoms.TRUE, ErlangSystem.systemFlag(atom("scheduler_wall_time"), Atoms.FALSE));
      assertEquals(65535L, ErlangSystem.systemFlag(atom("fullsweep_after"), 65535L));
      badarg("statistics", () -> ErlangStatistics.statistics(self, atom("foo")));
      badarg("system_flag", () -> ErlangSystem.systemFlag(atom("foo"), 1L));
      badarg("system_flag", () -> ErlangSystem.systemFlag(atom("schedulers_online"), 0L));
      badarg("halt", () -> ErlangSystem.halt(self, atom("foo")));
      badarg("halt", () -> ErlangSystem.halt(self, -1L));
      badarg("halt", () -> ErlangSystem.halt(self, 1L, list(atom("foo"))));
      assertTrue((Long) ErlangStatistics.memory(atom("total")) > 0);
      assertEquals(9, Lists.length(ErlangStatistics.memory()));
      assertEquals(2, Lists.length(ErlangStatistics.memory(list(atom("total"), atom("ets")))));
      badarg("memory", () -> ErlangStatistics.memory(atom("foo")));
      badarg("memory", () -> ErlangStatistics.memory(list(atom("foo"))));
    });
  }

  @Test
  void theEnvironment() {
    assertEquals(Atoms.FALSE, OsBifs.getenv(chars("NO_SUCH_VARIABLE")));
    assertEquals(atom("other"), OsBifs.getenv(chars("NO_SUCH_VARIABLE"), atom("other")));
    assertTrue(OsBifs.putenv(chars("ATHANOR_TEST"), chars("x")));
    assertEquals(chars("x"), OsBifs.getenv(chars("ATHANOR_TEST")));
    assertTrue(Lists.toJava(OsBifs.env()).contains(Tuple.of(chars("ATHANOR_TEST"), chars("x"))));
    assertTrue(Lists.toJava(OsBifs.getenv()).contains(chars("ATHANOR_TEST=x")));
    assertTrue(OsBifs.unsetenv(chars("ATHANOR_TEST")));
    assertEquals(Atoms.FALSE, OsBifs.getenv(chars("ATHANOR_TEST")));
    badarg("getenv", () -> OsBifs.getenv(atom("foo")), atom("foo"));
    badarg("putenv", () -> OsBifs.putenv(chars("A=B"), chars("x")));
    badarg("getenv", () -> OsBifs.getenv(chars("A=B")));
    assertTrue(OsBifs.putenv(chars(""), chars("x")));
    assertEquals(Atoms.FALSE, OsBifs.getenv(chars("")));
  }

  @Test
  void theOperatingSystem() {
    assertTrue(OsBifs.type() instanceof Tuple2);
    assertEquals(chars(Long.toString(ProcessHandle.current().pid())), OsBifs.getpid());
    assertEquals(chars("/bin/sh"), OsBifs.findExecutable(chars("/bin/sh")));
    assertEquals(chars("/bin/sh"), OsBifs.findExecutable(chars("sh"), chars("/bin")));
    assertEquals(Atoms.FALSE, OsBifs.findExecutable(chars("no such program")));
    badarg("find_executable", () -> OsBifs.findExecutable(atom("sh")));
    in(self -> {
      assertEquals(Atoms.OK, OsBifs.setSignal(self, atom("sigusr1"), atom("handle")));
      badarg("set_signal", () -> OsBifs.setSignal(self, atom("sigfoo"), atom("handle")));
      badarg("set_signal", () -> OsBifs.setSignal(self, atom("sigusr1"), atom("foo")));
      var pid = ProcessHandle.current().pid();
      ErlangNames.register(atom("erl_signal_server"), self.pid());
      new ProcessBuilder("kill", "-USR1", Long.toString(pid)).start();
      assertEquals(Tuple.of(atom("notify"), atom("sigusr1")), Calling.receive(self));
      ErlangNames.unregister(atom("erl_signal_server"));
      OsBifs.setSignal(self, atom("sigusr1"), atom("ignore"));
    });
  }

  @Test
  void theCommandLine() {
    CommandLine.set(
        List.of(
            new CommandLine.Flag("home", List.of("/root")),
            new CommandLine.Flag("pa", List.of("a", "b")),
            new CommandLine.Flag("pa", List.of("c"))),
        List.of("x.exs"));
    assertEquals(Tuple.of(Atoms.OK, list(list(chars("/root")))), InitBifs.getArgument(atom("home")));
    assertEquals(
        Tuple.of(Atoms.OK, list(list(chars("a"), chars("b")), list(chars("c")))), InitBifs.getArgument(atom("pa")));
    assertEquals(Atoms.ERROR, InitBifs.getArgument(atom("foo")));
    assertEquals(list(chars("x.exs")), InitBifs.getPlainArguments());
    assertEquals(3, Lists.length(InitBifs.getArguments()));
    raises(atom("notsup"), InitBifs::restart);
  }

  @Test
  void openPortArguments() {
    in(self -> {
      for (var wrong : new Object[] {list(atom("foo")), list(Tuple.of(atom("packet"), 3L)), list(Tuple.of(atom("line"), 0L)),
          list(Tuple.of(atom("args"), list(Bitstring.of("x")))),
          list(Tuple.of(atom("env"), list(Tuple.of(Bitstring.of("A"), Bitstring.of("b")))))}) {
        badarg("open_port", () -> ErlangPorts.openPort(self, Tuple.of(atom("spawn"), Bitstring.of("cat")), wrong));
      }
      badarg("open_port", () -> ErlangPorts.openPort(self, atom("foo"), list()));
      var missing = Tuple.of(atom("spawn_executable"), Bitstring.of("/bin/nonexistent"));
      raises(atom("enoent"), () -> ErlangPorts.openPort(self, missing, list()));
      var port = ErlangPorts.openPort(self, Tuple.of(atom("spawn"), chars("cat")), list(atom("binary"), atom("hide")));
      assertEquals(
          List.of(atom("name"), atom("links"), atom("id"), atom("connected"), atom("input"), atom("output"), atom("os_pid")),
          Lists.toJava(ErlangPorts.portInfo(self, port)).stream().map(item -> ((Tuple2) item).e0).toList());
      assertEquals(Tuple.of(atom("connected"), self.pid()), ErlangPorts.portInfo(self, port, atom("connected")));
      badarg("port_info", () -> ErlangPorts.portInfo(self, port, atom("foo")));
      raises(atom("notsup"), () -> ErlangPorts.portCommand(self, port, Bitstring.of("x"), list(atom("force"))));
      badarg("port_command", () -> ErlangPorts.portCommand(self, port, atom("foo")));
      badarg("port_connect", () -> ErlangPorts.portConnect(self, port, atom("foo")));
      badarg("port_control", () -> ErlangPorts.portControl(self, port, 1L, Bitstring.of("")));
      ErlangNames.register(atom("the port"), port);
      assertEquals(port, ErlangNames.whereis(atom("the port")));
      assertTrue(ErlangPorts.portClose(self, atom("the port")));
      assertEquals(Atoms.UNDEFINED, ErlangNames.whereis(atom("the port")));
      badarg("port_close", () -> ErlangPorts.portClose(self, port));
      assertEquals(Atoms.UNDEFINED, ErlangPorts.portInfo(self, port));
      assertEquals(Atoms.UNDEFINED, ErlangPorts.portInfo(self, port, atom("id")));
    });
  }
}
