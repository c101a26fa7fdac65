package dev.athanor.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What OTP says processes do with signals, in the plainest words: no threads, no queues that are clever, no terms. Processes, monitors and aliases are
 * numbers; messages and reasons are strings. Whoever runs the real thing tells this of every step, in the order of the steps, and asks what has to come of it.
 *
 * <p>A process that is sent a signal has it in its inbox. It <em>looks</em> at the inbox when it starts, when it lets others run, when a {@code receive} finds nothing, and whenever
 * it gets the core while it waits; then it acts on one signal after the other until one kills it.
 */
final class SignalModel {
  static final String TIMED_OUT = "TIMED_OUT";
  private static final String KILL = "kill";
  private static final String NORMAL = "normal";
  private static final String NOPROC = "noproc";

  private final Map<Integer, Actor> actors = new LinkedHashMap<>();
  private final Map<String, Integer> names = new HashMap<>();

  /** What one process tells another; the model's processes are told apart by numbers. */
  private sealed interface Told {
    record Message(String text) implements Told {}

    record Aliased(int alias, String text) implements Told {}

    record Exit(int from, String reason, boolean ofLink) implements Told {}

    record Link(int from) implements Told {}

    record Unlink(int from, int number) implements Told {}

    record Unlinked(int from, int number) implements Told {}

    record Watch(int from, int monitor) implements Told {}

    record Unwatch(int monitor) implements Told {}

    record Down(int monitor, String reason) implements Told {}

    record AreYouAlive(int from) implements Told {}

    /** Look again; nothing has happened. */
    record Nudge() implements Told {}
  }

  /** When an alias stops. */
  record Alias(boolean afterReply, boolean withMonitor) {}

  private static final class Actor {
    final int id;
    final ArrayDeque<Told> inbox = new ArrayDeque<>();
    final List<String> mailbox = new ArrayList<>();

    /** From the other end to 0 for a link that holds, or the number of an unlinking that the other has not confirmed. */
    final Map<Integer, Integer> links = new HashMap<>();

    final Map<Integer, Integer> watching = new HashMap<>();
    final Map<Integer, String> watchedAs = new HashMap<>();
    final Map<Integer, Integer> watchedBy = new LinkedHashMap<>();
    final Map<Integer, Alias> aliases = new HashMap<>();
    boolean traps;
    String reason;
    int unlinkings;

    Predicate<String> wanted;
    long deadline;
    String received;
    Boolean answer;
    boolean asks;

    Actor(int id) {
      this.id = id;
    }

    boolean isAlive() {
      return reason == null;
    }

    boolean waits() {
      return wanted != null || asks && answer == null;
    }
  }

  void start(int id) {
    actors.put(id, new Actor(id));
  }

  /** The child of a process, linked or watched from the first moment. */
  void startChild(int parent, int child, boolean linked, int monitor) {
    start(child);
    if (linked) {
      actors.get(parent).links.put(child, 0);
      actors.get(child).links.put(parent, 0);
    }
    if (monitor >= 0) {
      watch(actors.get(parent), monitor, child, "P" + child);
      actors.get(child).watchedBy.put(monitor, parent);
    }
  }

  boolean isAlive(int id) {
    return actors.get(id).isAlive();
  }

  String reason(int id) {
    return actors.get(id).reason;
  }

  /** The process gets the core at that time; where it waits it looks. */
  void turn(int id, boolean first, long now) {
    var actor = actors.get(id);
    if (first || actor.asks && actor.answer == null) {
      look(actor);
    } else if (actor.wanted != null) {
      look(actor);
      settle(actor, now);
    }
  }

  void look(int id) {
    look(actors.get(id));
  }

  private void look(Actor actor) {
    while (actor.isAlive() && !actor.inbox.isEmpty()) {
      act(actor, actor.inbox.removeFirst());
    }
  }

  private void act(Actor me, Told told) {
    switch (told) {
      case Told.Message message -> me.mailbox.add(message.text());
      case Told.Aliased message -> aliased(me, message);
      case Told.Exit exit -> exited(me, exit);
      case Told.Link link -> me.links.putIfAbsent(link.from(), 0);
      case Told.Unlink unlink -> {
        me.links.remove(unlink.from(), 0);
        tell(unlink.from(), new Told.Unlinked(me.id, unlink.number()));
      }
      case Told.Unlinked done -> me.links.remove(done.from(), done.number());
      case Told.Watch watch -> me.watchedBy.put(watch.monitor(), watch.from());
      case Told.Unwatch unwatch -> me.watchedBy.remove(unwatch.monitor());
      case Told.Down down -> {
        if (me.watching.remove(down.monitor()) != null) {
          me.mailbox.add("DOWN " + down.monitor() + " " + me.watchedAs.get(down.monitor()) + " " + down.reason());
          monitorEnded(me, down.monitor());
        }
      }
      case Told.AreYouAlive question -> answer(question.from(), true);
      case Told.Nudge _ -> {}
    }
  }

  private void aliased(Actor me, Told.Aliased message) {
    var alias = me.aliases.get(message.alias());
    if (alias == null) {
      return;
    }
    me.mailbox.add(message.text());
    if (alias.afterReply()) {
      me.aliases.remove(message.alias());
      if (alias.withMonitor()) {
        unwatch(me, message.alias());
      }
    }
  }

  private void exited(Actor me, Told.Exit exit) {
    if (exit.ofLink() && !Integer.valueOf(0).equals(me.links.remove(exit.from()))) {
      return;
    }
    if (exit.reason().equals(KILL) && !exit.ofLink()) {
      end(me, "killed");
    } else if (me.traps) {
      me.mailbox.add("EXIT P" + exit.from() + " " + exit.reason());
    } else if (!exit.reason().equals(NORMAL) || !exit.ofLink() && exit.from() == me.id) {
      end(me, exit.reason());
    }
  }

  /** The process ends of itself. */
  void ends(int id, String reason) {
    if (isAlive(id)) {
      end(actors.get(id), reason);
    }
  }

  private void end(Actor me, String reason) {
    me.reason = reason;
    me.wanted = null;
    names.values().removeIf(holder -> holder == me.id);
    me.watching.forEach((monitor, target) -> {
      if (target >= 0) {
        tell(target, new Told.Unwatch(monitor));
      }
    });
    me.links.forEach((other, state) -> {
      if (state == 0) {
        tell(other, new Told.Exit(me.id, reason, true));
      }
    });
    me.watchedBy.forEach((monitor, watcher) -> tell(watcher, new Told.Down(monitor, reason)));
    me.inbox.forEach(told -> bounce(me.id, told));
  }

  private void tell(int to, Told told) {
    var other = actors.get(to);
    if (other.isAlive()) {
      other.inbox.add(told);
    } else {
      bounce(to, told);
    }
  }

  private void bounce(int dead, Told told) {
    switch (told) {
      case Told.Link link -> tell(link.from(), new Told.Exit(dead, NOPROC, true));
      case Told.Unlink unlink -> tell(unlink.from(), new Told.Unlinked(dead, unlink.number()));
      case Told.Watch watch -> tell(watch.from(), new Told.Down(watch.monitor(), NOPROC));
      case Told.AreYouAlive question -> answer(question.from(), false);
      default -> {}
    }
  }

  // What processes do.

  void send(int to, String text) {
    tell(to, new Told.Message(text));
  }

  void nudge(int to) {
    tell(to, new Told.Nudge());
  }

  boolean sendToName(String name, String text) {
    var holder = names.get(name);
    if (holder != null) {
      send(holder, text);
    }
    return holder != null;
  }

  /** A reference leads to the process that made it, whether it is an alias or not. A message to the process itself arrives at once. */
  void sendToReference(int id, int reference, int owner, String text) {
    tell(owner, new Told.Aliased(reference, text));
    if (id == owner) {
      look(id);
    }
  }

  /** An exit signal; one to the process itself is acted on at once, after whatever came before. */
  void exit(int id, int target, String reason) {
    tell(target, new Told.Exit(id, reason, false));
    if (id == target) {
      look(id);
    }
  }

  void link(int id, int other) {
    if (id != other && !Integer.valueOf(0).equals(actors.get(id).links.put(other, 0))) {
      tell(other, new Told.Link(id));
    }
  }

  void unlink(int id, int other) {
    var me = actors.get(id);
    if (Integer.valueOf(0).equals(me.links.get(other))) {
      me.links.put(other, ++me.unlinkings);
      tell(other, new Told.Unlink(id, me.unlinkings));
    }
  }

  /** Watches a process; the alias is {@code null} for none. */
  void monitor(int id, int monitor, int target, Alias alias) {
    if (id != target) {
      watch(actors.get(id), monitor, target, "P" + target);
      alias(id, monitor, alias);
      tell(target, new Told.Watch(id, monitor));
    }
  }

  void monitorName(int id, int monitor, String name) {
    var holder = names.get(name);
    if (holder != null && holder == id) {
      return;
    }
    watch(actors.get(id), monitor, holder == null ? -1 : holder, name);
    if (holder == null) {
      tell(id, new Told.Down(monitor, NOPROC));
    } else {
      tell(holder, new Told.Watch(id, monitor));
    }
  }

  private static void watch(Actor me, int monitor, int target, String as) {
    me.watching.put(monitor, target);
    me.watchedAs.put(monitor, as);
  }

  /** Gives whether there was such a monitor; with {@code flush} its message is taken out of the mailbox. */
  boolean demonitor(int id, int monitor, boolean flush) {
    var me = actors.get(id);
    boolean was = unwatch(me, monitor);
    if (flush && !was) {
      look(me);
      if (me.isAlive()) {
        me.mailbox.stream().filter(isDownOf(monitor)).findFirst().ifPresent(me.mailbox::remove);
      }
    }
    return was;
  }

  private boolean unwatch(Actor me, int monitor) {
    var target = me.watching.remove(monitor);
    if (target == null) {
      return false;
    }
    monitorEnded(me, monitor);
    if (target >= 0) {
      tell(target, new Told.Unwatch(monitor));
    }
    return true;
  }

  private static void monitorEnded(Actor me, int monitor) {
    var alias = me.aliases.get(monitor);
    if (alias != null && alias.withMonitor()) {
      me.aliases.remove(monitor);
    }
  }

  static Predicate<String> isDownOf(int monitor) {
    return text -> text.startsWith("DOWN " + monitor + " ");
  }

  void alias(int id, int alias, Alias kind) {
    if (kind != null) {
      actors.get(id).aliases.put(alias, kind);
    }
  }

  boolean unalias(int id, int alias) {
    return actors.get(id).aliases.remove(alias) != null;
  }

  boolean register(String name, int id) {
    if (!isAlive(id) || names.containsKey(name) || names.containsValue(id)) {
      return false;
    }
    names.put(name, id);
    return true;
  }

  boolean unregister(String name) {
    return names.remove(name) != null;
  }

  /** -1 for nobody. */
  int whereis(String name) {
    return names.getOrDefault(name, -1);
  }

  void trap(int id, boolean on) {
    actors.get(id).traps = on;
  }

  // Receiving.

  /** A {@code receive} begins; the deadline is {@link Long#MAX_VALUE} for none and {@code now} for {@code after 0}. */
  void receive(int id, Predicate<String> wanted, long now, long deadline) {
    var me = actors.get(id);
    me.wanted = wanted;
    me.deadline = deadline;
    me.received = null;
    if (!take(me)) {
      look(me);
      settle(me, now);
    }
  }

  private void settle(Actor me, long now) {
    if (me.isAlive() && !take(me) && now >= me.deadline) {
      me.received = TIMED_OUT;
      me.wanted = null;
    }
  }

  private static boolean take(Actor me) {
    for (int i = 0; i < me.mailbox.size(); i++) {
      if (me.wanted.test(me.mailbox.get(i))) {
        me.received = me.mailbox.remove(i);
        me.wanted = null;
        return true;
      }
    }
    return false;
  }

  /**
   * What the {@code receive} must have given; it must be over. The messages that one end makes of several monitors come together, in no order: where the real one gave another
   * of them first, so does this.
   */
  String received(int id, String real) {
    var me = actors.get(id);
    assertTrue(me.received != null, "it should still wait");
    int twin = me.mailbox.indexOf(real);
    if (twin >= 0 && isSameEnd(real, me.received)) {
      me.mailbox.set(twin, me.received);
      me.received = real;
    }
    return me.received;
  }

  private static boolean isSameEnd(String one, String other) {
    return one.startsWith("DOWN ") && other.startsWith("DOWN ") && reasonIn(one).equals(reasonIn(other));
  }

  private static String reasonIn(String down) {
    return down.substring(down.lastIndexOf(' '));
  }

  /** A question whether another process lives: whoever sleeps does, others answer when they look. */
  void ask(int id, int other) {
    var me = actors.get(id);
    me.asks = true;
    me.answer = null;
    if (id == other) {
      me.answer = true;
    } else if (isAlive(other) && actors.get(other).waits() && actors.get(other).inbox.isEmpty()) {
      me.answer = true;
    } else {
      tell(other, new Told.AreYouAlive(id));
      if (me.answer == null) {
        look(me);
      }
    }
  }

  private void answer(int asker, boolean alive) {
    actors.get(asker).answer = alive;
  }

  boolean answered(int id) {
    var me = actors.get(id);
    assertTrue(me.answer != null, "nobody has answered");
    me.asks = false;
    return me.answer;
  }

  // What is left in the end.

  void checkMailbox(int id, List<String> real) {
    assertEquals(ordered(actors.get(id).mailbox), ordered(real), "mailbox of P" + id);
  }

  /** The messages, with those of one end in a certain order. */
  private static List<String> ordered(List<String> messages) {
    var sorted = new ArrayList<String>();
    for (int from = 0; from < messages.size(); ) {
      int to = from + 1;
      while (to < messages.size() && isSameEnd(messages.get(from), messages.get(to))) {
        to++;
      }
      sorted.addAll(messages.subList(from, to).stream().sorted().toList());
      from = to;
    }
    return sorted;
  }

  void checkLinks(int id, List<Integer> real) {
    var expected = new ArrayList<Integer>();
    actors.get(id).links.forEach((other, state) -> {
      if (state == 0) {
        expected.add(other);
      }
    });
    expected.sort(null);
    assertEquals(expected, real.stream().sorted().toList(), "links of P" + id);
  }

  void checkMonitors(int id, List<Integer> watching, List<Integer> watchedBy) {
    assertEquals(actors.get(id).watching.keySet().stream().sorted().toList(), watching.stream().sorted().toList(), "monitors of P" + id);
    assertEquals(actors.get(id).watchedBy.keySet().stream().sorted().toList(), watchedBy.stream().sorted().toList(), "monitors on P" + id);
  }
}
