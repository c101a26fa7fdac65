package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.process.Process;
import dev.athanor.process.Signals;
import dev.athanor.process.Spawn;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Fun;
import dev.athanor.term.Lists;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;

/** {@code :erlang.spawn_request}: a process is started and the outcome comes as a message. Java because it is the processes' own. */
@BifModule("erlang")
public final class ErlangSpawnRequests {
  private static final Atom REPLY_TAG = Atom.of("reply_tag");
  private static final Atom SPAWN_REPLY = Atom.of("spawn_reply");
  private static final Atom YES = Atom.of("yes");
  private static final Atom NO = Atom.of("no");
  private static final Atom ERROR_ONLY = Atom.of("error_only");
  private static final Atom SUCCESS_ONLY = Atom.of("success_only");
  private static final Atom BADOPT = Atom.of("badopt");
  private static final Object NOCONNECTION = Atom.of("noconnection");

  private ErlangSpawnRequests() {}

  /** Starts a process that calls the fun. */
  @Bif
  public static Object spawnRequest(Process self, Object fun) {
    if (!(fun instanceof Fun body)) {
      throw BadArgument.erts("erlang", "spawn_request", fun);
    }
    return request(self, Atoms.NONODE_NOHOST, body, EmptyList.EMPTY);
  }

  /** Starts a process that calls the fun, with options; or, given a node first, there. */
  @Bif
  public static Object spawnRequest(Process self, Object first, Object second) {
    if (first instanceof Atom node && second instanceof Fun body) {
      return request(self, node, body, EmptyList.EMPTY);
    }
    if (!(first instanceof Fun body)) {
      throw BadArgument.erts("erlang", "spawn_request", first, second);
    }
    if (!Lists.isProper(second)) {
      throw BadArgument.ertsFor(BADOPT, "erlang", "spawn_request", first, second);
    }
    return request(self, Atoms.NONODE_NOHOST, body, second);
  }

  /** Starts a process that calls a function; or, given a node and a fun, there with options. */
  @Bif
  public static Object spawnRequest(Process self, Object first, Object second, Object third) {
    if (first instanceof Atom node && second instanceof Fun body && Lists.isProper(third)) {
      return request(self, node, body, third);
    }
    var call = ErlangSpawning.call(first, second, third);
    if (call == null) {
      throw BadArgument.erts("erlang", "spawn_request", first, second, third);
    }
    return request(self, Atoms.NONODE_NOHOST, call, EmptyList.EMPTY);
  }

  /** Starts a process that calls a function, with options; or, given a node first, there. */
  @Bif
  public static Object spawnRequest(Process self, Object first, Object second, Object third, Object fourth) {
    if (third instanceof Atom) {
      return spawnRequest(self, first, second, third, fourth, EmptyList.EMPTY);
    }
    var call = ErlangSpawning.call(first, second, third);
    if (call == null) {
      throw BadArgument.erts("erlang", "spawn_request", first, second, third, fourth);
    }
    if (!Lists.isProper(fourth)) {
      throw BadArgument.ertsFor(BADOPT, "erlang", "spawn_request", first, second, third, fourth);
    }
    return request(self, Atoms.NONODE_NOHOST, call, fourth);
  }

  /** Starts a process on a node that calls a function, with options. */
  @Bif
  public static Object spawnRequest(
      Process self, Object node, Object module, Object function, Object arguments, Object options) {
    var call = ErlangSpawning.call(module, function, arguments);
    if (call == null || !(node instanceof Atom name) || !Lists.isProper(options)) {
      throw BadArgument.erts("erlang", "spawn_request", node, module, function, arguments, options);
    }
    return request(self, name, call, options);
  }

  /** Gives up a request that has not been answered: here every one is answered at once. */
  @Bif
  public static boolean spawnRequestAbandon(Process self, Object reference) {
    if (!(reference instanceof Reference)) {
      throw BadArgument.erts("erlang", "spawn_request_abandon", reference);
    }
    return false;
  }

  private static Object request(Process self, Atom node, Fun body, Object list) {
    var reply = new Reply();
    var rest = reply.take(list);
    var options = rest == null ? null : SpawnOptionList.parse(rest);
    if (options == null || !ErlangNodes.isLocal(node)) {
      var reference = Signals.newReference(self);
      reply.failed(self, reference, options == null ? BADOPT : NOCONNECTION);
      return reference;
    }
    var started = Spawn.start(self, body, options);
    var reference = started.reference() != null ? started.reference() : Signals.newReference(self);
    reply.succeeded(self, reference, started.pid());
    return reference;
  }

  /** The options about the reply. */
  private static final class Reply {
    private Object tag = SPAWN_REPLY;
    private Object when = YES;

    /** Takes its options out of the list; gives the others, or {@code null} where one is wrong. */
    Object take(Object list) {
      var others = Lists.toJava(list);
      boolean right = true;
      for (var item : Lists.toJava(list)) {
        if (item instanceof Tuple2 pair && pair.e0 == REPLY_TAG) {
          tag = pair.e1;
          others.remove(item);
        } else if (item instanceof Tuple2 pair && pair.e0 == Atoms.REPLY) {
          boolean known = pair.e1 == YES || pair.e1 == NO || pair.e1 == ERROR_ONLY || pair.e1 == SUCCESS_ONLY;
          when = known ? pair.e1 : when;
          right &= known;
          others.remove(item);
        }
      }
      return right ? Lists.of(others) : null;
    }

    void succeeded(Process self, Reference reference, Object pid) {
      if (when == YES || when == SUCCESS_ONLY) {
        Signals.send(self.pid(), Tuple.of(tag, reference, Atoms.OK, pid));
      }
    }

    void failed(Process self, Reference reference, Object reason) {
      if (when == YES || when == ERROR_ONLY) {
        Signals.send(self.pid(), Tuple.of(tag, reference, Atoms.ERROR, reason));
      }
    }
  }
}
