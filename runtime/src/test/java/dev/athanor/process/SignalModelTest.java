package dev.athanor.process;

import static dev.athanor.process.ControlledScheduler.pause;
import static dev.athanor.process.Running.atom;
import static dev.athanor.process.Running.exit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Pid;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import dev.athanor.term.TupleN;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Processes that do random things to each other in random orders, each step compared with {@link SignalModel}. A seed is one program and one order of everything; a failure
 * tells it, and {@code -Dathanor.seed=N} tells that one alone with all its steps. {@code -Dathanor.orders=N} runs more of them.
 */
class SignalModelTest {
  private static final int ORDERS = Integer.getInteger("athanor.orders", 10_000);
  private static final long SEED = Long.getLong("athanor.seed", -1);

  @Test
  void processesDoWhatTheModelSays() {
    if (SEED >= 0) {
      new World(SEED).run(true);
      return;
    }
    for (long seed = 0; seed < ORDERS; seed++) {
      new World(seed).run(false);
    }
  }

  /** One program. All of it runs on one thread. */
  private static final class World implements ControlledScheduler.Observer {
    private static final int FIRST = 4;
    private static final int MOST = 7;
    private static final int DEEDS = 12;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final Predicate<String> ANYTHING = _ -> true;
    private static final Predicate<String> NOTHING = _ -> false;
    private static final Object[] REASONS = {Atoms.NORMAL, Atoms.KILL, atom("shutdown"), atom("boom")};

    private final long seed;
    private final Random random;
    private final ControlledScheduler scheduler;
    private final SignalModel model = new SignalModel();
    private final StringBuilder steps = new StringBuilder();
    private final List<Pid> pids = new ArrayList<>();
    private final Map<Pid, Integer> ids = new HashMap<>();
    private final List<Boolean> begun = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    private final Map<Reference, Integer> numbers = new HashMap<>();
    private final List<Integer> owners = new ArrayList<>();
    private final Map<Timer, Runnable> timers = new IdentityHashMap<>();
    private final List<Reference> timerReferences = new ArrayList<>();
    private final Atom[] names = {atom("model_one"), atom("model_two")};
    private int messages;
    private AssertionError failure;

    World(long seed) {
      this.seed = seed;
      this.random = new Random(seed * 31 + 7);
      this.scheduler = new ControlledScheduler(seed);
      scheduler.observe(this);
    }

    void run(boolean loud) {
      for (int i = 0; i < FIRST; i++) {
        boolean traps = random.nextBoolean();
        enter(scheduler.start(self -> live(self, traps)).pid());
        model.start(i);
      }
      try {
        scheduler.run();
        if (failure != null) {
          throw failure;
        }
        checkAll();
      } catch (AssertionError wrong) {
        throw new AssertionError("seed " + seed + ": " + wrong.getMessage() + "\n" + steps, wrong);
      } finally {
        clean();
      }
      if (loud) {
        System.out.println(steps);
      }
    }

    private void enter(Pid pid) {
      int id = pids.size();
      pids.add(pid);
      ids.put(pid, id);
      begun.add(false);
      Signals.deliver(pid, new Monitors.Monitor(Reference.make(), (Monitors.EndListener) reason -> ended(id, reason)));
    }

    private void step(String text) {
      steps.append(text).append('\n');
    }

    // What the scheduler decides.

    @Override
    public void turn(Process process) {
      int id = ids.get(process.pid());
      step("turn P" + id);
      model.turn(id, !begun.get(id), scheduler.now());
      begun.set(id, true);
    }

    @Override
    public void fires(Timer timer) {
      if (timer instanceof Patience.WakeUp wakeUp) {
        model.nudge(ids.get(wakeUp.process.pid()));
      } else {
        step("timer fires");
        timers.remove(timer).run();
      }
    }

    private void ended(int id, Object reason) {
      step("P" + id + " ended: " + text(reason));
      try {
        assertEquals(model.reason(id), text(reason), "reason of P" + id);
      } catch (AssertionError wrong) {
        fail(wrong);
      }
    }

    private void fail(AssertionError wrong) {
      if (failure == null) {
        failure = wrong;
        step("FAILS: " + wrong.getMessage());
      }
    }

    // What processes do.

    private void live(Process self, boolean traps) {
      int me = ids.get(self.pid());
      self.trapExits(traps);
      model.trap(me, traps);
      try {
        for (int i = 0; i < DEEDS && failure == null; i++) {
          act(self, me);
          assertTrue(model.isAlive(me), "P" + me + " should have died");
        }
        switch (random.nextInt(3)) {
          case 0 -> leave(me, Atoms.NORMAL);
          case 1 -> {
            var reason = REASONS[random.nextInt(REASONS.length)];
            leave(me, reason);
            exit(reason);
          }
          default -> receive(self, me, NOTHING, -1);
        }
      } catch (AssertionError wrong) {
        fail(wrong);
      }
    }

    private void leave(int me, Object reason) {
      step("P" + me + " leaves: " + text(reason));
      model.ends(me, text(reason));
    }

    private void act(Process self, int me) {
      int other = random.nextInt(pids.size());
      var target = pids.get(other);
      switch (random.nextInt(28)) {
        case 0, 1 -> {
          var text = message();
          step("P" + me + " sends " + text + " to P" + other);
          model.send(other, text);
          Signals.send(target, atom(text));
        }
        case 2 -> sendToName(me);
        case 3, 4 -> sendToAlias(self, me);
        case 5, 6 -> {
          step("P" + me + " links P" + other);
          model.link(me, other);
          Signals.link(self, target);
        }
        case 7 -> {
          step("P" + me + " unlinks P" + other);
          model.unlink(me, other);
          Signals.unlink(self, target);
        }
        case 8 -> {
          var reason = REASONS[random.nextInt(REASONS.length)];
          if (random.nextInt(3) == 0) {
            step("P" + me + " exits P" + other + " " + text(reason));
            model.exit(me, other, text(reason));
            Signals.exit(self, target, reason);
          }
        }
        case 9 -> {
          boolean on = random.nextBoolean();
          step("P" + me + " traps: " + on);
          model.trap(me, on);
          self.trapExits(on);
        }
        case 10, 11 -> monitor(self, me, other, null, null);
        case 12 -> monitor(self, me, other, AliasMode.REPLY_DEMONITOR, new SignalModel.Alias(true, true));
        case 13 -> monitor(self, me, other, AliasMode.DEMONITOR, new SignalModel.Alias(false, true));
        case 14 -> monitorName(self, me);
        case 15, 16 -> demonitor(self, me);
        case 17 -> alias(self, me);
        case 18 -> unalias(self, me);
        case 19 -> register(me, other);
        case 20 -> unregister(me);
        case 21, 22 -> receiveSomething(self, me);
        case 23 -> ask(self, me, other);
        case 24 -> spawn(self, me);
        case 25 -> startTimer(self, me, other);
        case 26 -> cancelTimer(me);
        default -> {
          step("P" + me + " pauses");
          model.look(me);
          pause(self);
        }
      }
    }

    private String message() {
      return "m" + messages++ % 1000;
    }

    private void sendToName(int me) {
      var name = names[random.nextInt(names.length)];
      var text = message();
      step("P" + me + " sends " + text + " to " + name);
      boolean known = model.sendToName(name.name(), text);
      var holder = Names.whereis(name);
      assertEquals(known, holder != null, "whereis " + name);
      if (holder != null) {
        Signals.send((Pid) holder, atom(text));
      }
    }

    private void sendToAlias(Process self, int me) {
      if (references.isEmpty()) {
        return;
      }
      int number = random.nextInt(references.size());
      var text = message();
      step("P" + me + " sends " + text + " to reference " + number);
      model.sendToReference(me, number, owners.get(number), text);
      Signals.send(self, references.get(number), atom(text));
    }

    private void monitor(Process self, int me, int other, AliasMode mode, SignalModel.Alias alias) {
      var options = new SpawnOptions();
      options.alias = mode;
      var reference = Signals.monitor(self, Atoms.PROCESS, pids.get(other), pids.get(other), options);
      int number = enter(reference, me);
      step("P" + me + " monitors P" + other + " as " + number + " " + mode);
      model.monitor(me, number, other, alias);
    }

    private void monitorName(Process self, int me) {
      var name = names[random.nextInt(names.length)];
      var item = Tuple.of(name, Atoms.NONODE_NOHOST);
      var reference = Signals.monitor(self, Atoms.PROCESS, item, Names.whereis(name), SpawnOptions.NONE);
      int number = enter(reference, me);
      step("P" + me + " monitors " + name + " as " + number);
      model.monitorName(me, number, name.name());
    }

    private int enter(Reference reference, int owner) {
      numbers.put(reference, references.size());
      references.add(reference);
      owners.add(owner);
      return references.size() - 1;
    }

    private int ownReference(int me) {
      var own = numbers.values().stream().filter(number -> owners.get(number) == me).sorted().toList();
      return own.isEmpty() ? -1 : own.get(random.nextInt(own.size()));
    }

    private void demonitor(Process self, int me) {
      int number = ownReference(me);
      if (number < 0) {
        return;
      }
      boolean flush = random.nextBoolean();
      step("P" + me + " demonitors " + number + (flush ? " and flushes" : ""));
      boolean expected = model.demonitor(me, number, flush);
      boolean real = Signals.demonitor(self, references.get(number));
      assertEquals(expected, real, "demonitor");
      if (flush && !real) {
        Signals.flushDown(self, references.get(number));
      }
    }

    private void alias(Process self, int me) {
      boolean once = random.nextBoolean();
      int number = enter(Signals.alias(self, once ? AliasMode.REPLY : AliasMode.EXPLICIT_UNALIAS), me);
      step("P" + me + " makes alias " + number + (once ? " for one reply" : ""));
      model.alias(me, number, new SignalModel.Alias(once, false));
    }

    private void unalias(Process self, int me) {
      int number = ownReference(me);
      if (number >= 0) {
        step("P" + me + " ends alias " + number);
        assertEquals(model.unalias(me, number), Signals.unalias(self, references.get(number)), "unalias");
      }
    }

    private void register(int me, int other) {
      var name = names[random.nextInt(names.length)];
      step("P" + me + " registers P" + other + " as " + name);
      assertEquals(model.register(name.name(), other), Names.register(name, pids.get(other)), "register");
    }

    private void unregister(int me) {
      var name = names[random.nextInt(names.length)];
      step("P" + me + " unregisters " + name);
      assertEquals(model.unregister(name.name()), Names.unregister(name), "unregister");
      assertEquals(model.whereis(name.name()), -1);
    }

    private void receiveSomething(Process self, int me) {
      int number = random.nextInt(3) == 0 ? ownReference(me) : -1;
      receive(self, me, number < 0 ? ANYTHING : SignalModel.isDownOf(number), random.nextInt(4) * 5);
    }

    /** Receives, with a time limit in milliseconds; -1 for none. */
    private void receive(Process self, int me, Predicate<String> wanted, long millis) {
      step("P" + me + " receives for " + millis + " ms");
      long now = scheduler.now();
      model.receive(me, wanted, now, millis < 0 ? Long.MAX_VALUE : now + millis * NANOS_PER_MILLI);
      var text = take(self, wanted, millis);
      step("P" + me + " received " + text);
      assertEquals(model.received(me, text), text, "received by P" + me);
    }

    private String take(Process self, Predicate<String> wanted, long millis) {
      if (millis < 0) {
        self.beginReceive();
      } else {
        self.beginReceive((Object) millis);
      }
      while (true) {
        var message = self.nextMessage();
        if (message == Process.TIMED_OUT) {
          return SignalModel.TIMED_OUT;
        }
        var text = text(message);
        if (wanted.test(text)) {
          self.acceptMessage();
          return text;
        }
      }
    }

    private void ask(Process self, int me, int other) {
      step("P" + me + " asks whether P" + other + " lives");
      model.ask(me, other);
      boolean alive = Signals.isAlive(self, pids.get(other));
      step("P" + me + " is told " + alive);
      assertEquals(model.answered(me), alive, "is P" + other + " alive");
    }

    private void spawn(Process self, int me) {
      if (pids.size() == MOST) {
        return;
      }
      var options = new SpawnOptions();
      options.link = random.nextBoolean();
      options.monitor = random.nextBoolean();
      var started = Spawn.start(self, Spawn.fun(child -> live(child, false)), options);
      int monitor = options.monitor ? enter(started.reference(), me) : -1;
      step("P" + me + " spawns P" + pids.size() + (options.link ? " linked" : "") + (options.monitor ? " as " + monitor : ""));
      model.startChild(me, pids.size(), options.link, monitor);
      enter(started.pid());
    }

    private void startTimer(Process self, int me, int other) {
      long millis = random.nextInt(4) * 5;
      var name = random.nextBoolean() ? names[random.nextInt(names.length)] : null;
      var text = message();
      var reference = MessageTimer.after(self, millis, name == null ? pids.get(other) : name, atom(text), false);
      step("P" + me + " starts a timer of " + millis + " ms: " + text + " to " + (name == null ? "P" + other : name));
      if (reference.resource() instanceof Timer timer) {
        timers.put(timer, () -> {
          if (name == null) {
            model.send(other, text);
          } else {
            model.sendToName(name.name(), text);
          }
        });
        timerReferences.add(reference);
      } else {
        assertTrue(name == null && !model.isAlive(other), "a timer for the living");
      }
    }

    private void cancelTimer(int me) {
      if (timerReferences.isEmpty()) {
        return;
      }
      var reference = timerReferences.get(random.nextInt(timerReferences.size()));
      step("P" + me + " cancels a timer");
      var timer = reference.resource();
      boolean pending = MessageTimer.read(reference) >= 0;
      assertEquals(pending, MessageTimer.cancel(reference) >= 0, "cancel");
      assertTrue(!pending || timers.remove(timer) != null, "a timer that has fired");
    }

    // What is left.

    private void checkAll() {
      for (int id = 0; id < pids.size(); id++) {
        var process = pids.get(id).process();
        assertEquals(model.isAlive(id), process != null, "P" + id + " lives");
        if (process != null) {
          check(id, process);
        }
      }
      for (var name : names) {
        var holder = Names.whereis(name);
        assertEquals(model.whereis(name.name()), holder == null ? -1 : ids.get(holder), "holder of " + name);
      }
    }

    private void check(int id, Process process) {
      var links = new ArrayList<Integer>();
      process.links().forEach(other -> links.add(ids.get(other)));
      model.checkLinks(id, links);
      var watching = new ArrayList<Integer>();
      process.monitors().forEachOutgoing((reference, _) -> watching.add(numbers.get(reference)));
      var watchedBy = new ArrayList<Integer>();
      process.monitors().forEachIncoming((reference, _) -> {
        if (numbers.containsKey(reference)) {
          watchedBy.add(numbers.get(reference));
        }
      });
      model.checkMonitors(id, watching, watchedBy);
      var mailbox = new ArrayList<String>();
      process.mailbox.forEach(message -> mailbox.add(text(message)));
      model.checkMailbox(id, mailbox);
    }

    private void clean() {
      for (var name : names) {
        Names.unregister(name);
      }
    }

    private String text(Object term) {
      return switch (term) {
        case Pid pid -> "P" + ids.get(pid);
        case Tuple2 place when place.e1 == Atoms.NONODE_NOHOST -> place.e0.toString();
        case Tuple3 exit when exit.e0 == Atoms.EXIT_SIGNAL -> "EXIT " + text(exit.e1) + " " + text(exit.e2);
        case TupleN down when down.get(0) == Atoms.DOWN ->
            "DOWN " + numbers.get(down.get(1)) + " " + text(down.get(3)) + " " + text(down.get(4));
        default -> ((Atom) term).name();
      };
    }
  }
}
