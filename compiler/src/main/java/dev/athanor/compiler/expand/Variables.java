package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.MapTerm;
import dev.athanor.term.TermOrder;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables of a piece of code: which are visible, which were bound by it, which nobody has read yet.
 *
 * <p>A variable is a pair {@code {name, context}}; each binding of it gets the next version number. {@link #read} holds
 * what may be read here. Code whose parts are evaluated side by side, such as the arguments of a call, may not see
 * what its siblings bind, but what comes after it may: while such code is expanded, {@link #write} collects the
 * bindings ({@code null} otherwise), see {@link #splitWrites}.
 */
final class Variables {
  /** {@code %{{name, context} => version}} of what may be read. */
  MapTerm read;

  /** The same with the bindings made beside, or {@code null} where nothing is evaluated side by side. */
  MapTerm write;

  /** The version that the next binding gets. */
  private int next;

  private final Map<Integer, Binding> unused = new HashMap<>();

  /** A binding that was not read yet. */
  record Binding(Tuple2 variable, int version, Object meta, boolean shadowing) {}

  Variables(MapTerm read) {
    this.read = read;
    this.next = firstFree(read);
  }

  private static int firstFree(MapTerm versions) {
    int free = versions.size();
    for (var version : versions.values()) {
      free = Math.max(free, ((Long) version).intValue() + 1);
    }
    return free;
  }

  /** The identity of a variable: {@code {name, context}}, where a counter given by macro expansion stands for the context. */
  static Tuple2 identity(Object name, Object meta, Object context) {
    return Tuple.of(name, Meta.get(meta, Names.COUNTER, context));
  }

  /** The version that the next binding will get. */
  int next() {
    return next;
  }

  /** The version of a variable that may be read here; -1 where it is not bound. */
  int version(Tuple2 variable) {
    return read.get(variable) instanceof Long version ? version.intValue() : -1;
  }

  /** Binds a variable and gives its version. */
  int bind(Tuple2 variable, Object meta, boolean shadowing) {
    int version = next++;
    read = read.put(variable, (long) version);
    if (write != null) {
      write = write.put(variable, (long) version);
    }
    if (variable.e1 == Atoms.NIL && !Meta.isSet(meta, Names.GENERATED)) {
      unused.put(version, new Binding(variable, version, meta, shadowing));
    }
    return version;
  }

  /** Makes a variable that no code can name and gives its version. */
  int fresh() {
    return next++;
  }

  /** Notes that a version was read. */
  void use(int version) {
    unused.remove(version);
  }

  /** Notes that all variables that can be read here were read. */
  void useVisible() {
    for (var version : read.values()) {
      use(((Long) version).intValue());
    }
  }

  /** Takes out the bindings from a version on that were never read, in the order in which they are reported. */
  List<Binding> takeUnused(int from) {
    var found = new ArrayList<Binding>();
    if (!unused.isEmpty()) {
      unused.values().removeIf(binding -> binding.version >= from && found.add(binding));
      found.removeIf(binding -> isUnderscored((Atom) binding.variable.e0));
      found.sort((a, b) -> {
        int names = TermOrder.compare(a.variable.e0, b.variable.e0);
        return names != 0 ? names : Integer.compare(a.version, b.version);
      });
    }
    return found;
  }

  /** Whether a name starts with an underscore. */
  static boolean isUnderscored(Atom name) {
    return name.name().startsWith("_");
  }

  /** What is visible and collected at one point, to go back to. */
  record Visible(MapTerm read, MapTerm write) {}

  Visible visible() {
    return new Visible(read, write);
  }

  void restore(Visible visible) {
    read = visible.read;
    write = visible.write;
  }

  /** From here on code is evaluated side by side: bindings are collected apart from what may be read. */
  Visible splitWrites() {
    var before = visible();
    write = read;
    return before;
  }

  /** The next of several parts that are evaluated side by side begins: it sees what was visible before all of them. */
  void nextPart(Visible before) {
    read = before.read;
  }

  /** After the last part: what the parts have bound becomes visible. */
  void joinWrites(Visible before) {
    read = write;
    write = before.write == null ? null : newest(before.write, write);
  }

  private static MapTerm newest(MapTerm versions, MapTerm others) {
    if (versions == others) {
      return versions;
    }
    var merged = versions;
    var keys = others.keys();
    for (var key : keys) {
      var version = (Long) others.get(key);
      if (!(merged.get(key) instanceof Long known && known >= version)) {
        merged = merged.put(key, version);
      }
    }
    return merged;
  }
}
