package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import java.util.Set;

/** The functions of {@code :erlang} about nodes, of a node that is not distributed. Java because node names are the processes' own. */
@BifModule("erlang")
public final class ErlangNodes {
  private static final Atom VISIBLE = Atom.of("visible");
  private static final Atom HIDDEN = Atom.of("hidden");
  private static final Atom CONNECTED = Atom.of("connected");
  private static final Atom THIS = Atom.of("this");
  private static final Atom KNOWN = Atom.of("known");
  private static final Set<Object> KINDS = Set.of(VISIBLE, HIDDEN, CONNECTED, THIS, KNOWN);
  private static final Atom CONNECTION_ID = Atom.of("connection_id");
  private static final Atom NODE_TYPE = Atom.of("node_type");
  private static final Atom NOTALIVE = Atom.of("notalive");
  private static final Atom IGNORED = Atom.of("ignored");
  private static final Atom NOCOOKIE = Atom.of("nocookie");
  private static final Object NOT_STARTED = Atom.of("distribution_not_started");

  private ErlangNodes() {}

  /** Whether the node of that name is this one. */
  static boolean isLocal(Atom node) {
    return node == Atoms.NONODE_NOHOST;
  }

  /** The name of this node. */
  @Bif
  public static Object node() {
    return Atoms.NONODE_NOHOST;
  }

  /** The node that a pid, port or reference belongs to. */
  @Bif
  public static Object node(Object term) {
    return switch (term) {
      case Pid pid -> pid.node();
      case Port _ -> Atoms.NONODE_NOHOST;
      case Reference reference -> reference.node();
      default -> throw BadArgument.erts("erlang", "node", term);
    };
  }

  /** The visible nodes that this one is connected to. */
  @Bif
  public static Object nodes() {
    return EmptyList.EMPTY;
  }

  /** The nodes of a kind, or of several: {@code :visible}, {@code :hidden}, {@code :connected}, {@code :this}, {@code :known}. */
  @Bif
  public static Object nodes(Object kinds) {
    if (!areKinds(kinds)) {
      throw BadArgument.erts("erlang", "nodes", kinds);
    }
    return includesThis(kinds) ? Lists.of(Atoms.NONODE_NOHOST) : EmptyList.EMPTY;
  }

  /** As {@code nodes/1}, as {@code {node, info}} with a map of what was asked for. */
  @Bif
  public static Object nodes(Object kinds, Object wanted) {
    if (!areKinds(kinds) || !(wanted instanceof MapTerm items) || !areItems(items)) {
      throw BadArgument.erts("erlang", "nodes", kinds, wanted);
    }
    if (!includesThis(kinds)) {
      return EmptyList.EMPTY;
    }
    var info = MapTerm.EMPTY;
    if (items.get(CONNECTION_ID) == Atoms.TRUE) {
      info = info.put(CONNECTION_ID, Atoms.UNDEFINED);
    }
    if (items.get(NODE_TYPE) == Atoms.TRUE) {
      info = info.put(NODE_TYPE, THIS);
    }
    return Lists.of(Tuple.of(Atoms.NONODE_NOHOST, info));
  }

  private static boolean areKinds(Object kinds) {
    if (kinds instanceof Cons || kinds == EmptyList.EMPTY) {
      var all = Lists.toJava(kinds);
      return all != null && KINDS.containsAll(all);
    }
    return KINDS.contains(kinds);
  }

  private static boolean areItems(MapTerm items) {
    for (var key : items.keys()) {
      if (key != CONNECTION_ID && key != NODE_TYPE || !ErlangFlags.isBoolean(items.get(key))) {
        return false;
      }
    }
    return true;
  }

  private static boolean includesThis(Object kinds) {
    var all = Lists.toJava(kinds);
    return all == null ? kinds == THIS || kinds == KNOWN : all.contains(THIS) || all.contains(KNOWN);
  }

  /** Whether this node is distributed. */
  @Bif
  public static boolean isAlive() {
    return false;
  }

  /** Asks to be told of a node's end; raises {@code notalive} on a node that is not distributed. */
  @Bif
  public static Object monitorNode(Process self, Object node, Object flag) {
    if (!(node instanceof Atom) || !ErlangFlags.isBoolean(flag)) {
      throw BadArgument.erts("erlang", "monitor_node", node, flag);
    }
    throw ErlangException.error(NOTALIVE);
  }

  /** As {@code monitor_node/2}, with options. */
  @Bif
  public static Object monitorNode(Process self, Object node, Object flag, Object options) {
    return monitorNode(self, node, flag);
  }

  /** Ends the connection to a node; {@code :ignored} on a node that is not distributed. */
  @Bif
  public static Object disconnectNode(Object node) {
    if (!(node instanceof Atom)) {
      throw BadArgument.erts("erlang", "disconnect_node", node);
    }
    return IGNORED;
  }

  /** The cookie of this node. */
  @Bif
  public static Object getCookie() {
    return NOCOOKIE;
  }

  /** The cookie for another node. */
  @Bif
  public static Object getCookie(Object node) {
    if (!(node instanceof Atom)) {
      throw BadArgument.erts("erlang", "get_cookie", node);
    }
    return NOCOOKIE;
  }

  /** Sets the cookie of this node, which has to be distributed. */
  @Bif
  public static Object setCookie(Object cookie) {
    throw ErlangException.error(NOT_STARTED);
  }

  /** Sets the cookie for a node; this one has to be distributed. */
  @Bif
  public static Object setCookie(Object node, Object cookie) {
    throw ErlangException.error(NOT_STARTED);
  }
}
