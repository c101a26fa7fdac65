package dev.athanor.bif;

import dev.athanor.process.AliasMode;
import dev.athanor.process.Flags;
import dev.athanor.process.Priority;
import dev.athanor.process.SpawnOptions;
import dev.athanor.term.Atom;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple2;

/** Reads the option lists of {@code spawn_opt} and {@code monitor}. */
final class SpawnOptionList {
  private static final Atom LINK = Atom.of("link");
  private static final Atom MONITOR = Atom.of("monitor");
  private static final Atom PRIORITY = Atom.of("priority");
  private static final Atom FULLSWEEP_AFTER = Atom.of("fullsweep_after");
  private static final Atom MIN_HEAP_SIZE = Atom.of("min_heap_size");
  private static final Atom MIN_BIN_VHEAP_SIZE = Atom.of("min_bin_vheap_size");
  private static final Atom MAX_HEAP_SIZE = Atom.of("max_heap_size");
  private static final Atom MESSAGE_QUEUE_DATA = Atom.of("message_queue_data");
  private static final Atom ASYNC_DIST = Atom.of("async_dist");
  private static final Atom ALIAS = Atom.of("alias");
  private static final Atom TAG = Atom.of("tag");

  private SpawnOptionList() {}

  /** The options; {@code null} if the list is not one of options. */
  static SpawnOptions parse(Object list) {
    var items = Lists.toJava(list);
    if (items == null) {
      return null;
    }
    var options = new SpawnOptions();
    for (var item : items) {
      if (!read(item, options)) {
        return null;
      }
    }
    return options;
  }

  private static boolean read(Object item, SpawnOptions options) {
    if (item == LINK) {
      options.link = true;
    } else if (item == MONITOR) {
      options.monitor = true;
    } else if (item instanceof Tuple2 pair && pair.e0 == MONITOR) {
      options.monitor = true;
      return readMonitor(pair.e1, options);
    } else {
      return item instanceof Tuple2 pair && readFlag(pair, options);
    }
    return true;
  }

  /** The options of {@code monitor/3}: {@code {:alias, mode}} and {@code {:tag, term}}. */
  static boolean readMonitor(Object list, SpawnOptions options) {
    var rest = list;
    while (rest instanceof Cons cell) {
      if (!(cell.head instanceof Tuple2 pair && readMonitor(pair, options))) {
        return false;
      }
      rest = cell.tail();
    }
    return rest == EmptyList.EMPTY;
  }

  private static boolean readMonitor(Tuple2 pair, SpawnOptions options) {
    if (pair.e0 == TAG) {
      options.tag = pair.e1;
      return true;
    }
    options.alias = pair.e0 == ALIAS ? AliasMode.of(pair.e1) : null;
    return options.alias != null && options.alias != AliasMode.REPLY;
  }

  private static boolean readFlag(Tuple2 pair, SpawnOptions options) {
    if (options.flags == null) {
      options.flags = Flags.initial();
    }
    var flags = options.flags;
    var value = pair.e1;
    if (pair.e0 == PRIORITY && Priority.of(value) != null) {
      flags.priority = Priority.of(value);
    } else if (pair.e0 == FULLSWEEP_AFTER && ErlangFlags.isSize(value)) {
      flags.fullsweepAfter = ErlangFlags.collections(value);
    } else if (pair.e0 == MIN_HEAP_SIZE && ErlangFlags.isSize(value)) {
      flags.minHeapSize = ErlangFlags.heapSize(value);
    } else if (pair.e0 == MIN_BIN_VHEAP_SIZE && ErlangFlags.isSize(value)) {
      flags.minBinVheapSize = ErlangFlags.binaryHeapSize(value);
    } else if (pair.e0 == MAX_HEAP_SIZE && ErlangFlags.maxHeapSize(value, flags) != null) {
      flags.maxHeapSize = ErlangFlags.maxHeapSize(value, flags);
    } else if (pair.e0 == MESSAGE_QUEUE_DATA && ErlangFlags.isMessageQueueData(value)) {
      flags.messageQueueData = value;
    } else if (pair.e0 == ASYNC_DIST && ErlangFlags.isBoolean(value)) {
      flags.asyncDist = value;
    } else {
      return false;
    }
    return true;
  }
}
