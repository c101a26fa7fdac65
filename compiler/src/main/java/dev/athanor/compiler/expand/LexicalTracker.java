package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.Lists;
import dev.athanor.term.Reference;
import dev.athanor.term.TermOrder;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the uses of aliases, imports and requires in a file, to tell at its end of those that were not needed. Directives that
 * macros made are not the file's author's, so they are left out unless they say {@code warn: true}.
 *
 * <p>It is fed by the same events as compilation tracers. Environments carry it as a reference.
 */
public final class LexicalTracker {
  /** Terms that are kept as long as their files are compiled, of all files. */
  private static final Map<Object, Object> KEPT = new ConcurrentHashMap<>();

  private static final AtomicLong KEYS = new AtomicLong();
  private static final Atom IMPORTED = Atom.of("imported");

  private final Map<String, Entry> aliases = new TreeMap<>();
  private final Map<String, Entry> imports = new TreeMap<>();

  /** The modules of all imports, those that bring nothing in included. */
  private final Set<String> importing = new HashSet<>();
  private final Map<String, Entry> requires = new TreeMap<>();

  /** The keys of what is kept for this file. */
  private final Set<Object> keys = ConcurrentHashMap.newKeySet();

  /** A directive and what was used of it. */
  private static final class Entry {
    final Atom name;
    Object meta;
    Env env;
    boolean used;

    /** Whether each function listed in {@code only:} was used; {@code null} where none are listed. */
    Map<Tuple2, Boolean> functions;

    Entry(Atom name) {
      this.name = name;
    }
  }

  /** A new tracker as environments carry it. */
  public static Reference make() {
    return Reference.make(new LexicalTracker());
  }

  /** The tracker that an environment carries; {@code null} where it has none. */
  public static LexicalTracker of(Object tracker) {
    return tracker instanceof Reference reference && reference.resource() instanceof LexicalTracker known ? known : null;
  }

  static void trace(Env env, Object event) {
    var tracker = of(env.lexicalTracker());
    if (tracker != null && event instanceof Tuple tuple && tuple.get(0) instanceof Atom kind) {
      tracker.note(env, kind, tuple);
    }
  }

  private void note(Env env, Atom kind, Tuple event) {
    switch (kind.name()) {
      case "alias" -> directive(aliases, (Atom) event.get(3), event.get(1), event.get(4), env);
      case "alias_expansion" -> use(aliases, event.get(2));
      case "import" -> imported(env, event);
      case "imported_function", "imported_macro" -> useImport(event.get(2), event.get(3), event.get(4));
      case "imported_quoted" -> useImport(event.get(2), event.get(3), ((Cons) event.get(4)).head);
      case "require" -> required(env, event);
      case "remote_macro" -> use(requires, event.get(2));
      default -> {}
    }
  }

  private static Entry directive(Map<String, Entry> entries, Atom name, Object meta, Object options, Env env) {
    if (!isWatched(meta, options)) {
      return null;
    }
    var entry = entries.computeIfAbsent(name.name(), _ -> new Entry(name));
    entry.meta = meta;
    entry.env = Env.empty().withFile(env.file());
    return entry;
  }

  private static boolean isWatched(Object meta, Object options) {
    var warn = Lists.keyword(options, Names.WARN, null);
    return warn == null ? Meta.get(meta, Names.CONTEXT) == null : warn == Atoms.TRUE;
  }

  private void imported(Env env, Tuple event) {
    var meta = event.get(1);
    importing.add(((Atom) event.get(2)).name());
    if (Meta.get(meta, IMPORTED) == Atoms.FALSE) {
      return;
    }
    var entry = directive(imports, (Atom) event.get(2), Meta.without(meta, IMPORTED), event.get(3), env);
    if (entry != null && Lists.keyword(event.get(3), Names.ONLY, null) instanceof Cons only) {
      entry.functions = new TreeMap<>(TermOrder.EXACT);
      Lists.toJava(only).forEach(function -> entry.functions.put((Tuple2) function, false));
    }
  }

  /** An import requires its module too; that is no directive of its own. */
  private void required(Env env, Tuple event) {
    var meta = event.get(1);
    if (!importing.contains(((Atom) event.get(2)).name())) {
      directive(requires, (Atom) event.get(2), meta, event.get(3), env);
    }
  }

  private static void use(Map<String, Entry> entries, Object name) {
    var entry = entries.get(((Atom) name).name());
    if (entry != null) {
      entry.used = true;
    }
  }

  private void useImport(Object module, Object name, Object arity) {
    var entry = imports.get(((Atom) module).name());
    if (entry != null) {
      entry.used = true;
      if (entry.functions != null) {
        entry.functions.replace(Tuple.of(name, arity), true);
      }
    }
  }

  /** Warns of what was not used. */
  public void warnUnused(Session session) {
    aliases.values().forEach(entry -> warn(session, entry, "alias", shortName(entry.name)));
    for (var entry : imports.values()) {
      warn(session, entry, "import", Text.inspect(session, entry.name));
      if (entry.used && entry.functions != null) {
        warnFunctions(session, entry);
      }
    }
    requires.values().forEach(entry -> warn(session, entry, "require", Text.inspect(session, entry.name)));
  }

  private static void warn(Session session, Entry entry, String directive, String name) {
    if (!entry.used) {
      session.diagnostics().warn(entry.meta, entry.env, "unused " + directive + " " + name);
    }
  }

  private static void warnFunctions(Session session, Entry entry) {
    entry.functions.forEach(
        (function, used) -> {
          if (!used) {
            session
                .diagnostics()
                .warn(
                    entry.meta,
                    entry.env,
                    "unused import "
                        + Text.inspect(session, entry.name)
                        + "."
                        + ((Atom) function.e0).name()
                        + "/"
                        + function.e1);
          }
        });
  }

  private static String shortName(Atom alias) {
    return alias.name().substring(alias.name().indexOf('.') + 1);
  }

  /** Keeps a term until {@link #forget}; gives its key, an integer. */
  Object keep(Object term) {
    var key = KEYS.incrementAndGet();
    KEPT.put(key, term);
    keys.add(key);
    return key;
  }

  /** A term that was kept; {@code null} where there is none of that key. */
  static Object kept(Object key) {
    return KEPT.get(key);
  }

  /** The file is compiled: what was kept for it is not needed any more. */
  public void forget() {
    KEPT.keySet().removeAll(keys);
  }
}
