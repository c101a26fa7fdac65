package dev.athanor.process;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;
import dev.athanor.term.Reference;
import java.util.regex.Pattern;

/**
 * Pids, ports and references as text: {@code 0.95.0}, without the decoration around. The first number tells the node, 0 for this one; a
 * pid's own number is split into its lower 28 bits and the rest.
 */
public final class PidText {
  private static final int LOW_BITS = 28;
  private static final long LOW = (1L << LOW_BITS) - 1;
  private static final int WORD_BITS = 32;
  private static final long WORD = (1L << WORD_BITS) - 1;
  private static final long CREATION = System.currentTimeMillis() & WORD;
  private static final Pattern PID = Pattern.compile("<0\\.(\\d{1,9})\\.(\\d{1,9})>");
  private static final Pattern PORT = Pattern.compile("#Port<0\\.(\\d{1,18})>");
  private static final Pattern REFERENCE = Pattern.compile("#Ref<0\\.(\\d{1,10})\\.(\\d{1,10})\\.(\\d{1,10})>");

  private PidText() {}

  /** The numbers of a pid. */
  public static String of(Pid pid) {
    return node(pid.node()) + "." + (pid.number() & LOW) + "." + (pid.number() >>> LOW_BITS);
  }

  /** The numbers of a port. */
  public static String of(Port port) {
    return "0." + port.number();
  }

  /** The numbers of a reference. */
  public static String of(Reference reference) {
    long upper = reference.high() == 0 ? CREATION : reference.high() & WORD;
    return node(reference.node()) + "." + upper + "." + (reference.number() >>> WORD_BITS) + "." + (reference.number() & WORD);
  }

  /** The pid of a text like {@code <0.95.0>}; {@code null} for another text. */
  public static Pid pid(String text) {
    var numbers = PID.matcher(text);
    if (!numbers.matches() || Long.parseLong(numbers.group(1)) > LOW) {
      return null;
    }
    return Pids.of(Long.parseLong(numbers.group(2)) << LOW_BITS | Long.parseLong(numbers.group(1)));
  }

  /** The pid of this node with that number. */
  public static Pid pid(long number) {
    return Pids.of(number);
  }

  /** The number of a port of a text like {@code #Port<0.6>}; -1 for another text. */
  public static long port(String text) {
    var numbers = PORT.matcher(text);
    return numbers.matches() ? Long.parseLong(numbers.group(1)) : -1;
  }

  /** The reference of a text like {@code #Ref<0.1.2.3>}; {@code null} for another text. */
  public static Reference reference(String text) {
    var numbers = REFERENCE.matcher(text);
    if (!numbers.matches()) {
      return null;
    }
    long creation = Long.parseLong(numbers.group(1));
    long number = Long.parseLong(numbers.group(2)) << WORD_BITS | Long.parseLong(numbers.group(3));
    return Reference.of(
        Atoms.NONODE_NOHOST, 0, creation == CREATION ? 0 : creation, number);
  }

  private static long node(Atom node) {
    return node == Atoms.NONODE_NOHOST ? 0 : 1;
  }
}
