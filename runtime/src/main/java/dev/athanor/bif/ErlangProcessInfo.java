package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.process.Process;
import dev.athanor.process.ProcessInfo;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple;
import java.util.ArrayList;

/** {@code :erlang.process_info}. Java because what it tells is the processes' own. */
@BifModule("erlang")
public final class ErlangProcessInfo {
  private static final Atom REGISTERED_NAME = Atom.of("registered_name");

  private static final Atom BACKTRACE = Atom.of("backtrace");

  private ErlangProcessInfo() {}

  /** Writes the stack of a living process to standard error: {@code process_display(pid, :backtrace)}. */
  @Bif
  public static boolean processDisplay(Process self, Object pid, Object what) {
    if (what != BACKTRACE) {
      throw BadArgument.ertsFor(Atom.of("badopt"), "erlang", "process_display", pid, what);
    }
    var values = pid instanceof Pid process ? ProcessInfo.of(self, process, new Object[] {BACKTRACE}) : null;
    if (values == null) {
      throw BadArgument.erts("erlang", "process_display", pid, what);
    }
    System.err.print(((Bitstring) values[0]).text());
    System.err.flush();
    return true;
  }

  /** The usual items of a process as {@code {item, value}}; {@code :undefined} if it has ended. */
  @Bif
  public static Object processInfo(Process self, Object pid) {
    if (!(pid instanceof Pid process) || !ErlangNodes.isLocal(process.node())) {
      throw BadArgument.erts("erlang", "process_info", pid);
    }
    var items = new ArrayList<Object>(ProcessInfo.usual());
    items.addFirst(REGISTERED_NAME);
    var values = ProcessInfo.of(self, process, items.toArray());
    if (values == null) {
      return Atoms.UNDEFINED;
    }
    int first = values[0] == EmptyList.EMPTY ? 1 : 0;
    return pairs(items.toArray(), values, first);
  }

  /** An item of a process, or several; {@code :undefined} if it has ended. */
  @Bif
  public static Object processInfo(Process self, Object pid, Object wanted) {
    if (wanted == REGISTERED_NAME && pid == self.pid()) {
      // Asked at every start of a process by proc_lib.
      return self.registeredName() == null ? EmptyList.EMPTY : Tuple.of(wanted, self.registeredName());
    }
    boolean several = wanted instanceof Cons || wanted == EmptyList.EMPTY;
    var items = several ? Lists.toArray(wanted) : new Object[] {wanted};
    if (!(pid instanceof Pid process) || !ErlangNodes.isLocal(process.node()) || !areItems(items)) {
      throw BadArgument.erts("erlang", "process_info", pid, wanted);
    }
    var values = ProcessInfo.of(self, process, items);
    if (values == null) {
      return Atoms.UNDEFINED;
    }
    if (several) {
      return pairs(items, values, 0);
    }
    // An old oddity: a process without a name gives no pair.
    return wanted == REGISTERED_NAME && values[0] == EmptyList.EMPTY ? values[0] : Tuple.of(wanted, values[0]);
  }

  private static boolean areItems(Object[] items) {
    if (items == null) {
      return false;
    }
    for (var item : items) {
      if (!ProcessInfo.isItem(item)) {
        return false;
      }
    }
    return true;
  }

  private static Object pairs(Object[] items, Object[] values, int first) {
    Object list = EmptyList.EMPTY;
    for (int i = items.length - 1; i >= first; i--) {
      list = new Cons(Tuple.of(items[i], values[i]), list);
    }
    return list;
  }
}
