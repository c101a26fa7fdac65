package dev.athanor.compiler.driver;

import dev.athanor.process.Node;
import dev.athanor.process.Process;
import dev.athanor.process.Signals;
import dev.athanor.term.Atom;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The files that {@code Code.require_file/2} has compiled, each once: whoever asks first compiles it, whoever asks meanwhile waits for
 * the message {@code {:elixir_code_server, reference, :required | :proceed}}; the latter comes if the one who compiled it failed.
 */
final class RequiredFiles {
  private static final Atom SERVER = Atom.of("elixir_code_server");
  private static final Atom REQUIRED = Atom.of("required");
  private static final Atom PROCEED = Atom.of("proceed");
  private static final Atom QUEUED = Atom.of("queued");

  private final Map<Object, Loading> files = new HashMap<>();

  /** Who waits for a file; a {@code null} holder means that it is there. */
  private static final class Loading {
    Pid holder;
    final Deque<Waiter> waiters = new ArrayDeque<>();
  }

  private record Waiter(Pid pid, Reference reference) {
    void tell(Atom news) {
      Signals.send(pid, Tuple.of(SERVER, reference, news));
    }
  }

  /** {@code :proceed} for who is to compile the file, {@code :required} when it is there, or {@code {:queued, reference}}. */
  synchronized Object acquire(Process self, Object file) {
    var loading = files.get(file);
    if (loading == null) {
      loading = new Loading();
      files.put(file, loading);
      hold(file, loading, self.pid());
      return PROCEED;
    }
    if (loading.holder == null) {
      return REQUIRED;
    }
    var waiter = new Waiter(self.pid(), Signals.newReference(self));
    loading.waiters.add(waiter);
    return Tuple.of(QUEUED, waiter.reference);
  }

  private void hold(Object file, Loading loading, Pid holder) {
    loading.holder = holder;
    Node.end(holder).thenRun(() -> release(file, loading, holder));
  }

  private synchronized void release(Object file, Loading loading, Pid holder) {
    if (loading.holder != holder) {
      return;
    }
    var next = loading.waiters.poll();
    if (next == null) {
      files.remove(file, loading);
      return;
    }
    hold(file, loading, next.pid);
    next.tell(PROCEED);
  }

  /** The file has been compiled. */
  synchronized void required(Object file) {
    var loading = files.computeIfAbsent(file, _ -> new Loading());
    loading.holder = null;
    loading.waiters.forEach(waiter -> waiter.tell(REQUIRED));
    loading.waiters.clear();
  }

  /** The file may be compiled again. */
  synchronized void forget(Object file) {
    var loading = files.get(file);
    if (loading != null && loading.holder == null) {
      files.remove(file);
    }
  }

  /** All files that are there, as a list of paths. */
  synchronized Object all() {
    var paths = new ArrayList<Object>();
    files.forEach(
        (path, loading) -> {
          if (loading.holder == null) {
            paths.add(path);
          }
        });
    return Lists.of(paths.toArray());
  }
}
