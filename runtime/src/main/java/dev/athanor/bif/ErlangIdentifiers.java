package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.process.PidText;
import dev.athanor.process.Ports;
import dev.athanor.process.Process;
import dev.athanor.process.UniqueIntegers;
import dev.athanor.term.Atom;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;
import dev.athanor.term.Reference;

/** Pids, references and unique numbers in {@code :erlang}, and their texts. Java because they are the node's own. */
@BifModule("erlang")
public final class ErlangIdentifiers {
  private static final Atom POSITIVE = Atom.of("positive");
  private static final Atom MONOTONIC = Atom.of("monotonic");

  private ErlangIdentifiers() {}

  /** The pid of the caller. */
  @Bif
  public static Object self(Process self) {
    return self.pid();
  }

  /** A new reference. */
  @Bif
  public static Object makeRef(Process self) {
    var reference = Reference.make();
    self.markReference(reference);
    return reference;
  }

  /** An integer that no other call on this node gives. */
  @Bif
  public static Object uniqueInteger() {
    return UniqueIntegers.next();
  }

  /** An integer that no other call with the same options gives: {@code :positive}, {@code :monotonic}. */
  @Bif
  public static Object uniqueInteger(Object options) {
    boolean positive = false;
    boolean monotonic = false;
    var rest = options;
    while (rest instanceof Cons cell && (cell.head == POSITIVE || cell.head == MONOTONIC)) {
      positive |= cell.head == POSITIVE;
      monotonic |= cell.head == MONOTONIC;
      rest = cell.tail();
    }
    if (rest != EmptyList.EMPTY) {
      throw BadArgument.erts("erlang", "unique_integer", options);
    }
    if (monotonic) {
      return positive ? UniqueIntegers.nextPositiveMonotonic() : UniqueIntegers.nextMonotonic();
    }
    return positive ? UniqueIntegers.nextPositive() : UniqueIntegers.next();
  }

  /** The text of a pid, such as {@code <0.95.0>}. */
  @Bif
  public static Object pidToList(Object pid) {
    if (!(pid instanceof Pid known)) {
      throw BadArgument.erts("erlang", "pid_to_list", pid);
    }
    return charlist("<" + PidText.of(known) + ">");
  }

  /** The pid of a text. */
  @Bif
  public static Object listToPid(Object text) {
    var string = string(text);
    var pid = string == null ? null : PidText.pid(string);
    if (pid == null) {
      throw BadArgument.erts("erlang", "list_to_pid", text);
    }
    return pid;
  }

  /** The text of a reference, such as {@code #Ref<0.1.2.3>}. */
  @Bif
  public static Object refToList(Object reference) {
    if (!(reference instanceof Reference known)) {
      throw BadArgument.erts("erlang", "ref_to_list", reference);
    }
    return charlist("#Ref<" + PidText.of(known) + ">");
  }

  /** The reference of a text. */
  @Bif
  public static Object listToRef(Object text) {
    var string = string(text);
    var reference = string == null ? null : PidText.reference(string);
    if (reference == null) {
      throw BadArgument.erts("erlang", "list_to_ref", text);
    }
    return reference;
  }

  /** The text of a port, such as {@code #Port<0.6>}. */
  @Bif
  public static Object portToList(Object port) {
    if (!(port instanceof Port known)) {
      throw BadArgument.erts("erlang", "port_to_list", port);
    }
    return charlist("#Port<" + PidText.of(known) + ">");
  }

  /** The port of a text; it has to be open. */
  @Bif
  public static Object listToPort(Object text) {
    var string = string(text);
    long number = string == null ? -1 : PidText.port(string);
    var port = number < 0 ? null : Ports.find(number);
    if (port == null) {
      throw BadArgument.erts("erlang", "list_to_port", text);
    }
    return port;
  }

  static Object charlist(String text) {
    return Lists.of(text.codePoints().mapToObj(c -> (Object) (long) c).toArray());
  }

  /** The text of a list of code points; {@code null} for anything else. */
  static String string(Object list) {
    var text = new StringBuilder();
    var rest = list;
    while (rest instanceof Cons cell && cell.head instanceof Long c && Character.isValidCodePoint(c.intValue())) {
      text.appendCodePoint(c.intValue());
      rest = cell.tail();
    }
    return rest == EmptyList.EMPTY ? text.toString() : null;
  }
}
