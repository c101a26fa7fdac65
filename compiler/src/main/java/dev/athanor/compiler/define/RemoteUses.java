package dev.athanor.compiler.define;

import dev.athanor.compiler.expand.Ast;
import dev.athanor.compiler.expand.Env;
import dev.athanor.term.Atom;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple3;
import dev.athanor.term.Tuple4;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The calls and captures of other modules' functions in the definitions of a module. */
final class RemoteUses {
  private static final Atom DOT = Atom.of(".");
  private static final Atom CAPTURE = Atom.of("&");
  /** What looks like calls of {@code :erlang} in the expanded form and is none. */
  private static final Set<Atom> OPERATORS = Set.of(Atom.of("andalso"), Atom.of("orelse"));

  private static final Atom SLASH = Atom.of("/");

  private final List<Use> uses = new ArrayList<>();
  private Env env;

  private RemoteUses() {}

  /** A call or capture, and where it stands. */
  record Use(Env env, Object meta, Atom module, Atom function, int arity) {}

  /** All uses in a module, in the order of its definitions. */
  static List<Use> of(OpenModule module, Env env) {
    var found = new RemoteUses();
    for (var definition : module.definitions.values()) {
      var key = definition.key;
      found.env = env.withFile(definition.file).withFunction(Tuple.of(key.name(), (long) key.arity()));
      for (var clause : definition.clauses) {
        var parts = (Tuple4) clause;
        found.collect(parts.e2);
        found.collect(parts.e3);
      }
    }
    return found.uses;
  }

  private void collect(Object expanded) {
    switch (expanded) {
      case Tuple3 capture when isRemoteCapture(capture) -> captured((Tuple3) Ast.argument(capture, 0));
      case Tuple3 call when isRemoteCall(call) -> called(call);
      default -> Ast.forEachPart(expanded, this::collect);
    }
  }

  private static boolean isRemoteCall(Tuple3 node) {
    return Ast.isCall(node.e0, DOT, 2)
        && Ast.isList(node.e2)
        && Ast.argument((Tuple3) node.e0, 0) instanceof Atom
        && Ast.argument((Tuple3) node.e0, 1) instanceof Atom function
        && !OPERATORS.contains(function);
  }

  private static boolean isRemoteCapture(Tuple3 node) {
    return Ast.isCall(node, CAPTURE, 1)
        && Ast.isCall(Ast.argument(node, 0), SLASH, 2)
        && Ast.argument((Tuple3) Ast.argument(node, 0), 0) instanceof Tuple3 target
        && isRemoteCall(target);
  }

  private void captured(Tuple3 slash) {
    add((Tuple3) Ast.argument(slash, 0), ((Long) Ast.argument(slash, 1)).intValue());
  }

  private void called(Tuple3 call) {
    add(call, Lists.length(call.e2));
    collect(call.e2);
  }

  private void add(Tuple3 call, int arity) {
    var dot = (Tuple3) call.e0;
    uses.add(new Use(env, call.e1, (Atom) Ast.argument(dot, 0), (Atom) Ast.argument(dot, 1), arity));
  }
}
