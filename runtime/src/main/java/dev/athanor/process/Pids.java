package dev.athanor.process;

import dev.athanor.term.Atoms;
import dev.athanor.term.Pid;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * The numbers of processes, and which live process has which. Sending needs no table, since a pid points at its process; this one is for
 * {@code processes/0} and for pids read from text.
 *
 * <p>Numbers only grow. They are kept in blocks of {@value #BLOCK}, each an array with a count of the living; a block whose
 * numbers have all been given out and whose processes have all ended is dropped. So a live process costs four bytes here, and
 * starting and ending touch one slot and one counter.
 */
public final class Pids {
  private static final int BLOCK_BITS = 10;
  private static final int BLOCK = 1 << BLOCK_BITS;

  private static final ConcurrentHashMap<Long, Block> BLOCKS = new ConcurrentHashMap<>();
  private static final AtomicLong NEXT = new AtomicLong();
  private static final LongAdder REDUCTIONS_OF_ENDED = new LongAdder();

  private Pids() {}

  private static final class Block {
    final AtomicReferenceArray<Process> processes = new AtomicReferenceArray<>(BLOCK);

    /** How many numbers are still to be given out or belong to living processes. */
    final AtomicInteger users = new AtomicInteger(BLOCK);
  }

  /** A number for a process that is to be entered. */
  static long reserve() {
    return NEXT.getAndIncrement();
  }

  /** A number for a process that nobody shall find here. */
  static long unlisted() {
    long number = reserve();
    release(number);
    return number;
  }

  /** Enters a process under its number. */
  static void enter(Process process) {
    long number = process.pid().number();
    block(number).processes.set((int) number & BLOCK - 1, process);
  }

  private static Block block(long number) {
    var known = BLOCKS.get(number >> BLOCK_BITS);
    return known != null ? known : BLOCKS.computeIfAbsent(number >> BLOCK_BITS, _ -> new Block());
  }

  /** The process has ended. */
  static void leave(Process process) {
    REDUCTIONS_OF_ENDED.add(process.reductionsSpent());
    long number = process.pid().number();
    block(number).processes.set((int) number & BLOCK - 1, null);
    release(number);
  }

  private static void release(long number) {
    if (block(number).users.decrementAndGet() == 0) {
      BLOCKS.remove(number >> BLOCK_BITS);
    }
  }

  /** The living process of that number, or {@code null}. */
  static Process find(long number) {
    var block = BLOCKS.get(number >> BLOCK_BITS);
    return block == null ? null : block.processes.get((int) number & BLOCK - 1);
  }

  /** The pid of that number: the process's own while it lives. */
  public static Pid of(long number) {
    var process = find(number);
    return process != null ? process.pid() : new Pid(Atoms.NONODE_NOHOST, number, 0, null);
  }

  /** The living processes, oldest first. */
  public static List<Pid> living() {
    var living = new ArrayList<Pid>();
    for (long index : BLOCKS.keySet().stream().sorted().toList()) {
      var block = BLOCKS.get(index);
      for (int i = 0; block != null && i < BLOCK; i++) {
        var process = block.processes.get(i);
        if (process != null && !process.exiting) {
          living.add(process.pid());
        }
      }
    }
    return living;
  }

  /** The reductions of all processes that ever were. */
  public static long reductions() {
    long sum = REDUCTIONS_OF_ENDED.sum();
    for (var pid : living()) {
      var process = pid.process();
      sum += process == null ? 0 : process.reductionsSpent();
    }
    return sum;
  }

  /** How many there are. */
  public static int count() {
    int count = 0;
    long given = NEXT.get();
    for (var entry : BLOCKS.entrySet()) {
      long first = entry.getKey() << BLOCK_BITS;
      long untouched = Math.max(0, first + BLOCK - Math.max(given, first));
      count += (int) (entry.getValue().users.get() - untouched);
    }
    return count;
  }
}
