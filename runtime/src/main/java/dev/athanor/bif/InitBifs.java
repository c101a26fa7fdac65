package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.process.CommandLine;
import dev.athanor.process.Node;
import dev.athanor.process.OsSignals;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Fun;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import java.util.List;

/** {@code :init}: what the node was started with, and stopping it. Java because the command line is the launcher's. */
@BifModule("init")
public final class InitBifs {
  /** The flag that OTP's launcher always gives. */
  private static final Atom HOME = Atom.of("home");

  private InitBifs() {}

  /** The flags of the command line as {@code {flag, values}}. */
  @Bif
  public static Object getArguments() {
    var list = new ListBuilder();
    for (var flag : CommandLine.flags()) {
      list.add(Tuple.of(Atom.of(flag.name()), charlists(flag.values())));
    }
    return list.toList();
  }

  /** The values of a flag, a list for each time it was given, as {@code {:ok, lists}}; {@code :error} if it was not. */
  @Bif
  public static Object getArgument(Object flag) {
    var list = new ListBuilder();
    for (var given : CommandLine.flags()) {
      if (flag instanceof Atom name && given.name().equals(name.name())) {
        list.add(charlists(given.values()));
      }
    }
    if (list.isEmpty() && flag == HOME) {
      list.add(charlists(List.of(System.getProperty("user.home"))));
    }
    return list.isEmpty() ? Atoms.ERROR : Tuple.of(Atoms.OK, list.toList());
  }

  /** What was on the command line besides flags. */
  @Bif
  public static Object getPlainArguments() {
    return charlists(CommandLine.plain());
  }

  private static Object charlists(List<String> texts) {
    return Lists.of(texts.stream().map(ErlangIdentifiers::charlist).toArray());
  }

  /** What the node is doing: {@code {:started, :started}} or {@code {:stopping, :stopping}}. */
  @Bif
  public static Object getStatus() {
    var state = Atom.of(Node.isStopping() ? "stopping" : "started");
    return Tuple.of(state, state);
  }

  /** The name and version of the boot script. */
  @Bif
  public static Object scriptId() {
    return Tuple.of(ErlangIdentifiers.charlist("Erlang/OTP"), ErlangIdentifiers.charlist("27"));
  }

  /** Stops the node in order, with status 0. Returns at once. */
  @Bif
  public static Object stop() {
    Node.stop(0);
    return Atoms.OK;
  }

  /** Stops the node in order, with a status, or with status 1 and a text that tells why. Returns at once. */
  @Bif
  public static Object stop(Object status) {
    if (status instanceof Long code && code >= 0) {
      Node.stop((int) (code & 0xff));
    } else if (Lists.isProper(status)) {
      Node.stop(ErlangIdentifiers.string(status));
    } else {
      throw BadArgument.plain(Atoms.BADARG, "init", "stop", status);
    }
    return Atoms.OK;
  }

  /** A JVM cannot start itself again: raises {@code notsup}. */
  @Bif
  public static Object restart() {
    throw BadArgument.plain(Atom.of("notsup"), "init", "restart");
  }

  /** A JVM cannot start itself again: raises {@code notsup}. */
  @Bif
  public static Object restart(Object options) {
    throw BadArgument.plain(Atom.of("notsup"), "init", "restart", options);
  }

  /** Tells the launcher that the node is up: here it always is. */
  @Bif
  public static Object notifyWhenStarted(Object pid) {
    return Atom.of("started");
  }

  /** Waits until the node is up: here it always is. */
  @Bif
  public static Object waitUntilStarted() {
    return Atoms.OK;
  }

  /** The fun is called when the node is stopped in order; those given last are called first. For the library's own use. */
  @Bif
  public static Object onStop(Process self, Object hook) {
    Node.onStop(fun("on_stop", hook));
    return Atoms.OK;
  }

  /** The fun is called when the operating system asks the node to end (SIGTERM). For the library's own use. */
  @Bif
  public static Object onTerminate(Process self, Object hook) {
    OsSignals.onTerminate(fun("on_terminate", hook));
    return Atoms.OK;
  }

  private static Fun fun(String function, Object hook) {
    if (hook instanceof Fun fun) {
      return fun;
    }
    throw BadArgument.plain(Atoms.BADARG, "init", function, hook);
  }
}
