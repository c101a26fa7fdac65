package dev.athanor.compiler.define;

import dev.athanor.code.FunctionKey;
import dev.athanor.compiler.expand.SourcePaths;
import dev.athanor.compiler.expand.Ast;
import dev.athanor.compiler.expand.Env;
import dev.athanor.compiler.expand.Linify;
import dev.athanor.compiler.expand.Meta;
import dev.athanor.compiler.expand.Scope;
import dev.athanor.compiler.expand.Session;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import dev.athanor.term.Tuple4;
import java.util.ArrayList;
import java.util.List;

/** What {@code def} and its kin do when they run: take a clause apart, expand it, and add it to the module. */
final class StoreDefinition {
  private static final Atom CONTEXT = Atom.of("context");
  private static final Atom GENERATED = Atom.of("generated");
  private static final Atom KEEP = Atom.of("keep");
  private static final Atom WHEN = Atom.of("when");
  private static final Atom TRY = Atom.of("try");
  private static final Atom ORIGIN = Atom.of("origin");

  private final Session session;
  private final OpenModule module;
  private final Atom kind;
  private final Env env;

  StoreDefinition(Session session, OpenModule module, Atom kind, Env env) {
    this.session = session;
    this.module = module;
    this.kind = kind;
    this.env = env;
  }

  /**
   * A clause as written.
   *
   * @param arguments with their default values
   * @param guards any of which lets the clause match
   * @param body {@code nil} for a head, else options with {@code do:}
   */
  private record Written(Atom name, Object meta, Object arguments, Object guards, Object body) {
    FunctionKey key() {
      return new FunctionKey(name, Lists.length(arguments));
    }
  }

  /**
   * Adds a clause to the module.
   *
   * @param checking whether the clause was written in this module as it is, not made by {@code unquote}
   * @return {@code {name, arity}}
   */
  Object store(boolean checking, Object call, Object body) {
    var written = written(call, body);
    boolean grouped = checking && Meta.get(written.meta, CONTEXT) == null;
    var place = place(written.meta);
    var located = place.keptLines ? keptLines(written) : written;
    return inFile(place, located, grouped);
  }

  private Written written(Object call, Object body) {
    var guards = EmptyList.EMPTY;
    Object head = call;
    Object guardList = guards;
    if (Ast.isCall(call, WHEN, 2)) {
      head = Ast.argument((Tuple3) call, 0);
      guardList = alternatives(Ast.argument((Tuple3) call, 1));
    }
    if (head instanceof Tuple3 node && node.e0 instanceof Atom name && Ast.isList(node.e1)) {
      if (node.e2 instanceof Atom) {
        return new Written(name, node.e1, EmptyList.EMPTY, guardList, body);
      }
      if (Lists.isProper(node.e2)) {
        return new Written(name, node.e1, node.e2, guardList, body);
      }
    }
    throw Problems.fail(session, Meta.ofLine(env.line()), env, "invalid syntax in " + kind.name() + " " + Problems.source(session, head));
  }

  private static Object alternatives(Object guard) {
    var guards = new ArrayList<Object>();
    var rest = guard;
    while (Ast.isCall(rest, WHEN, 2)) {
      guards.add(Ast.argument((Tuple3) rest, 0));
      rest = Ast.argument((Tuple3) rest, 1);
    }
    guards.add(rest);
    return Lists.of(guards);
  }

  /**
   * Where a definition stands.
   *
   * @param meta the definition's metadata
   * @param env the environment with the file that {@code @file} gives
   * @param keptLines whether it was quoted with {@code location: :keep}
   */
  private record Place(Object meta, Env env, boolean keptLines) {}

  private Place place(Object meta) {
    var marks = marks(meta);
    var line = Tuple.of(Atoms.LINE, (long) env.line());
    var attribute = module.tables.take(Atoms.FILE);
    boolean keeping = Meta.get(meta, KEEP) instanceof Tuple2;
    if (attribute instanceof Bitstring file) {
      return located(line, file, 0L, marks, keeping);
    }
    if (attribute instanceof Tuple2 pair && pair.e0 instanceof Bitstring file) {
      return located(line, file, pair.e1, marks, keeping);
    }
    if (Meta.get(meta, KEEP) instanceof Tuple2 kept && kept.e0 instanceof Bitstring file) {
      return located(line, file, kept.e1, marks, true);
    }
    var column = Meta.get(meta, Atoms.COLUMN);
    return new Place(new Cons(line, column == null || keeping ? marks : new Cons(Tuple.of(Atoms.COLUMN, column), marks)), env, keeping);
  }

  private Place located(Object line, Bitstring file, Object fileLine, Object marks, boolean keeping) {
    var relative = Tuple.of(Atoms.FILE, Tuple.of(SourcePaths.relative(file), fileLine));
    return new Place(new Cons(line, new Cons(relative, marks)), env.withFile(SourcePaths.absolute(file)), keeping);
  }

  private static Object marks(Object meta) {
    Object marks = EmptyList.EMPTY;
    if (Meta.get(meta, CONTEXT) instanceof Object context) {
      marks = new Cons(Tuple.of(CONTEXT, context), marks);
    }
    return Meta.isSet(meta, GENERATED) ? new Cons(Tuple.of(GENERATED, Atoms.TRUE), marks) : marks;
  }

  private Written keptLines(Written written) {
    int line = env.line();
    return new Written(
        written.name,
        written.meta,
        Linify.keptLines(written.arguments, line),
        Linify.keptLines(written.guards, line),
        Linify.keptLines(written.body, line));
  }

  private Object inFile(Place place, Written written, boolean grouped) {
    var key = written.key();
    NameRules.check(session, place.meta, kind, key, written.arguments, place.env);
    var function = place.env.withFunction(Tuple.of(key.name(), (long) key.arity()));
    var defaults = new Defaults(session, kind, place.meta, function, written.arguments);
    var clauses = expanded(place.meta, written, defaults.patterns(), function);
    defaults.shorterKeys(key).forEach(shorter -> module.locals.defaultOf(shorter, key));
    var rules = new ClauseRules(session, module, kind, place.meta, env.file());
    rules.checkConflictingDefaults(key, defaults.count(), function);
    add(rules, key, place.meta, grouped, defaults.count(), clauses);
    defaults.clauses(key).forEach(clause -> add(rules, shorter(key, clause), place.meta, false, 0, List.of(clause)));
    Hooks.afterDefinition(session, module, kind, key, written.arguments, written.guards, written.body, function.withLine(env.line()));
    return Tuple.of(key.name(), (long) key.arity());
  }

  private static FunctionKey shorter(FunctionKey key, Object clause) {
    return new FunctionKey(key.name(), Lists.length(((Tuple4) clause).e1));
  }

  private List<Object> expanded(Object meta, Written written, Object patterns, Env function) {
    if (written.body == Atoms.NIL && written.guards == EmptyList.EMPTY) {
      Defaults.checkHead(session, meta, function, patterns);
      return List.of();
    }
    if (!Ast.isKeyword(written.body) || Ast.keyword(written.body, Atoms.DO) == null) {
      throw Problems.fail(session, meta, function, "missing :do option in \"" + kind.name() + "\"");
    }
    var body =
        Lists.length(written.body) == 1
            ? Ast.keyword(written.body, Atoms.DO)
            : Ast.call(TRY, Meta.with(meta, ORIGIN, kind), written.body);
    var env = function.withVersionedVars(MapTerm.EMPTY);
    var scope = isMacro() ? Scope.ofMacro(session, env) : new Scope(session, env);
    return List.of(scope.expandClause(meta, patterns, written.guards, body));
  }

  private boolean isMacro() {
    return kind == Atoms.DEFMACRO || kind == Atoms.DEFMACROP;
  }

  private void add(ClauseRules rules, FunctionKey key, Object meta, boolean grouped, int defaults, List<Object> clauses) {
    var definition = module.definition(key);
    if (definition != null) {
      rules.check(definition, grouped, defaults, !clauses.isEmpty());
    } else {
      definition = new Definition(key, kind, meta, env.file(), grouped);
      module.definitions.put(key, definition);
    }
    if (grouped) {
      module.lastDefined = key;
    }
    definition.clauses.addAll(clauses);
    definition.defaults = Math.max(definition.defaults, defaults);
    definition.lastDefaults = defaults;
    definition.lastHasBody = !clauses.isEmpty();
  }
}
