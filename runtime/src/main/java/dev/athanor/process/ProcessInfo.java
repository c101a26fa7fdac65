package dev.athanor.process;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple4;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The items of {@code process_info}. Each is computed by the process it is about, on its own thread, when it handles its signals:
 * so it is exact, and nothing of a process is ever read by another.
 *
 * <p>Sizes of heaps and stacks are what OTP tells of a small process: the JVM has one heap for all.
 */
public final class ProcessInfo {
  private static final Object RUNNING = Atom.of("running");
  private static final Object RUNNABLE = Atom.of("runnable");
  private static final Object WAITING = Atom.of("waiting");
  private static final Object SUSPENDED = Atom.of("suspended");
  private static final Object LABEL_KEY = Atom.of("$process_label");
  private static final Atom STATUS = Atom.of("status");
  private static final Atom DICTIONARY = Atom.of("dictionary");
  private static final Atom MESSAGES = Atom.of("messages");
  private static final Atom BACKTRACE = Atom.of("backtrace");
  private static final long SMALL_HEAP = 233;

  /** What a process costs with its thread, measured; see docs/architecture.md. */
  private static final long BYTES = 900;

  private static final long BYTES_PER_MESSAGE = 16;
  private static final Tuple FUN_CALL = Tuple.of(Atoms.ERLANG, Atom.of("apply"), 2L);

  private static final Map<Atom, Function<Process, Object>> ITEMS = new HashMap<>();

  /** The items that {@code process_info/1} gives. */
  private static final List<Atom> USUAL;

  static {
    item("current_function", ProcessInfo::currentFunction);
    item("initial_call", process -> process.initialCall == null ? FUN_CALL : process.initialCall);
    item("status", process -> status(process, RUNNABLE));
    item("message_queue_len", process -> (long) process.mailbox.length());
    item("links", ProcessInfo::links);
    item("dictionary", process -> process.dictionary().toList());
    item("trap_exit", process -> Atom.of(process.trapsExits));
    item("error_handler", process -> process.flags().errorHandler);
    item("priority", process -> process.flags().priority.atom());
    item("group_leader", Process::groupLeader);
    item("total_heap_size", _ -> SMALL_HEAP);
    item("heap_size", _ -> SMALL_HEAP);
    item("stack_size", _ -> 1L);
    item("reductions", Process::reductionsSpent);
    item("garbage_collection", ProcessInfo::garbageCollection);
    item("suspending", process -> process.hasExtras() ? process.extras().suspensions().toList() : EmptyList.EMPTY);
    USUAL =
        List.of(
            names("current_function", "initial_call", "status", "message_queue_len", "links", "dictionary", "trap_exit",
                "error_handler", "priority", "group_leader", "total_heap_size", "heap_size", "stack_size", "reductions",
                "garbage_collection", "suspending"));
    item("async_dist", process -> process.flags().asyncDist);
    item("backtrace", ProcessInfo::backtrace);
    item("binary", _ -> EmptyList.EMPTY);
    item("catchlevel", _ -> 0L);
    item("current_location", process -> firstEntry(process, stacktrace()));
    item("current_stacktrace", _ -> stacktrace());
    item("fullsweep_after", process -> process.flags().fullsweepAfter);
    item("garbage_collection_info", _ -> garbageCollectionInfo());
    item("label", process -> process.dictionary().get(LABEL_KEY));
    item("last_calls", process -> process.flags().savedCalls.equals(0L) ? Atoms.FALSE : EmptyList.EMPTY);
    item("max_heap_size", process -> process.flags().maxHeapSize);
    item("memory", process -> BYTES + BYTES_PER_MESSAGE * process.mailbox.length());
    item("message_queue_data", process -> process.flags().messageQueueData);
    item("messages", process -> process.mailbox.messages());
    item("min_bin_vheap_size", process -> process.flags().minBinVheapSize);
    item("min_heap_size", process -> process.flags().minHeapSize);
    item("monitored_by", ProcessInfo::monitoredBy);
    item("monitors", ProcessInfo::monitors);
    item("parent", process -> process.parent == null ? Atoms.UNDEFINED : process.parent);
    item("registered_name", process -> process.name == null ? EmptyList.EMPTY : process.name);
    item("sequential_trace_token", _ -> EmptyList.EMPTY);
    item("trace", process -> Trace.of(process) == null ? 0L : (long) process.trace.flags());
  }

  private ProcessInfo() {}

  private static void item(String name, Function<Process, Object> value) {
    ITEMS.put(Atom.of(name), value);
  }

  private static Atom[] names(String... names) {
    return Arrays.stream(names).map(Atom::of).toArray(Atom[]::new);
  }

  /** Whether there is such an item: its name, or {@code {:dictionary, key}}. */
  public static boolean isItem(Object item) {
    return item instanceof Atom name ? ITEMS.containsKey(name) : item instanceof Tuple2 pair && pair.e0 == DICTIONARY;
  }

  /** The names of the items of {@code process_info/1}, and {@code registered_name}, which that gives only where there is one. */
  public static List<Atom> usual() {
    return USUAL;
  }

  /**
   * Values of items of a process.
   *
   * @param items all of them {@link #isItem}
   * @return the values in that order; {@code null} if the process has ended
   */
  public static Object[] of(Process self, Pid pid, Object[] items) {
    if (pid == self.pid()) {
      self.handleSignals();
      return values(self, items, RUNNING);
    }
    return (Object[]) new Question(self, items).ask(pid);
  }

  private static final class Question extends Request {
    private final Object[] items;

    Question(Process asker, Object[] items) {
      super(asker);
      this.items = items;
    }

    @Override
    Object answerOf(Process asked) {
      // What is before this question in the inbox is in the list, what comes after it is not: as on BEAM.
      return values(asked, items, RUNNABLE);
    }
  }

  private static Object[] values(Process process, Object[] items, Object awake) {
    var values = new Object[items.length];
    for (int i = 0; i < items.length; i++) {
      values[i] = value(process, items[i], awake);
    }
    return values;
  }

  private static Object value(Process process, Object item, Object awake) {
    if (process.flags().sensitive == Atoms.TRUE && isSecret(item)) {
      return item == BACKTRACE ? Bitstring.of("") : item instanceof Tuple2 ? Atoms.UNDEFINED : EmptyList.EMPTY;
    }
    if (item instanceof Tuple2 entry) {
      return process.dictionary().get(entry.e1);
    }
    return item == STATUS ? status(process, awake) : ITEMS.get(item).apply(process);
  }

  /** What a process whose flag {@code sensitive} is set keeps to itself. */
  private static boolean isSecret(Object item) {
    return item == DICTIONARY || item == MESSAGES || item == BACKTRACE || item instanceof Tuple2;
  }

  private static Object status(Process process, Object awake) {
    if (process.hasExtras() && process.extras().isSuspended()) {
      return SUSPENDED;
    }
    return process.isWaiting() ? WAITING : awake;
  }

  static Object links(Process process) {
    var list = new ListBuilder();
    if (process.hasLinks()) {
      process.links().forEach(list::add);
    }
    return list.toList();
  }

  static Object monitoredBy(Process process) {
    var list = new ListBuilder();
    if (process.hasMonitors()) {
      process.monitors().forEachIncoming((_, watcher) -> {
        if (watcher instanceof Pid) {
          list.add(watcher);
        }
      });
    }
    return list.toList();
  }

  private static Object monitors(Process process) {
    var list = new ListBuilder();
    if (process.hasMonitors()) {
      process.monitors().forEachOutgoing((_, watched) -> {
        list.add(
            watched instanceof Monitors.Watch watch
                ? Tuple.of(watch.kind(), watch.item())
                : Tuple.of(Atoms.PROCESS, watched));
      });
    }
    return list.toList();
  }

  static Object stacktrace() {
    return ErlangException.error(Atoms.UNDEFINED).stacktrace();
  }

  private static Object firstEntry(Process process, Object stacktrace) {
    if (stacktrace instanceof Cons cell) {
      return cell.head;
    }
    if (process.hibernating) {
      return new Tuple4(Atoms.ERLANG, Atom.of("hibernate"), 3L, EmptyList.EMPTY);
    }
    var call = process.initialCall == null ? FUN_CALL : process.initialCall;
    return new Tuple4(call.get(0), call.get(1), call.get(2), EmptyList.EMPTY);
  }

  static Object currentFunction(Process process) {
    var entry = (Tuple) firstEntry(process, stacktrace());
    var arity = entry.get(2) instanceof Long number ? number : (long) Lists.length(entry.get(2));
    return Tuple.of(entry.get(0), entry.get(1), arity);
  }

  private static Object backtrace(Process process) {
    var text = new StringBuilder();
    for (var entry : Lists.toJava(stacktrace())) {
      text.append(entry).append('\n');
    }
    return Bitstring.of(text.toString());
  }

  private static Object garbageCollection(Process process) {
    var flags = process.flags();
    return Lists.of(
        Tuple.of(Atom.of("max_heap_size"), flags.maxHeapSize),
        Tuple.of(Atom.of("min_bin_vheap_size"), flags.minBinVheapSize),
        Tuple.of(Atom.of("min_heap_size"), flags.minHeapSize),
        Tuple.of(Atom.of("fullsweep_after"), flags.fullsweepAfter),
        Tuple.of(Atom.of("minor_gcs"), 0L));
  }

  static Object garbageCollectionInfo() {
    return Lists.of(
        Tuple.of(Atom.of("old_heap_block_size"), 0L),
        Tuple.of(Atom.of("heap_block_size"), SMALL_HEAP),
        Tuple.of(Atom.of("mbuf_size"), 0L),
        Tuple.of(Atom.of("recent_size"), 0L),
        Tuple.of(Atom.of("stack_size"), 1L),
        Tuple.of(Atom.of("old_heap_size"), 0L),
        Tuple.of(Atom.of("heap_size"), SMALL_HEAP),
        Tuple.of(Atom.of("bin_vheap_size"), 0L),
        Tuple.of(Atom.of("bin_vheap_block_size"), 46422L),
        Tuple.of(Atom.of("bin_old_vheap_size"), 0L),
        Tuple.of(Atom.of("bin_old_vheap_block_size"), 46422L));
  }
}
