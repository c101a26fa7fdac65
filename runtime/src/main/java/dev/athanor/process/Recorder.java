package dev.athanor.process;

import dev.athanor.event.LargeMailbox;
import dev.athanor.event.LongTurn;
import dev.athanor.event.ProcessSpawn;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple;
import jdk.jfr.FlightRecorder;
import jdk.jfr.RecordingState;

/** Writes events of processes to the JDK's Flight Recorder. As long as nobody has begun a recording, it costs a look at one flag and loads no class. */
final class Recorder {
  /** From this length on mailboxes are told of. A power of two, as is every length at which they are told of again. */
  static final int LARGE_MAILBOX = 8192;

  private Recorder() {}

  /** Whether there is, or has been, a recording. */
  static boolean isOn() {
    return FlightRecorder.isInitialized();
  }

  /** The JVM is about to end without the hooks that would do this: recordings that are to be kept in a file are written. */
  static void finish() {
    for (var recording : FlightRecorder.getFlightRecorder().getRecordings()) {
      if (recording.getState() == RecordingState.RUNNING && recording.getDestination() != null) {
        recording.stop();
      }
    }
  }

  static void spawned(Process process) {
    new ProcessSpawn(text(process.pid()), process.parent == null ? "" : text(process.parent), initialCall(process)).commit();
  }

  static void ended(Process process, Object reason) {
    new dev.athanor.event.ProcessExit(text(process.pid()), name(process), text(reason), process.reductionsSpent()).commit();
  }

  /** Gives the process its turn. */
  static void turn(VirtualFiber fiber, Seat seat) {
    var turn = begun();
    fiber.runTurn(seat);
    if (turn != null) {
      finish(turn, fiber.process);
    }
  }

  private static void finish(LongTurn turn, Process process) {
    turn.end();
    if (turn.shouldCommit()) {
      turn.of(text(process.pid()), name(process), initialCall(process));
      // What a carrier itself commits is lost once a virtual thread on it has committed something (JDK 25.0.3).
      Threads.virtual(turn::commit).start();
    }
  }

  /** {@code null} where there is no memory for it: the turn is given all the same. */
  private static LongTurn begun() {
    try {
      var turn = new LongTurn();
      turn.begin();
      return turn;
    } catch (OutOfMemoryError full) {
      return null;
    }
  }

  /** Whether a mailbox that has grown so far is to be told of. */
  static boolean isLarger(int before, int after) {
    return after >= LARGE_MAILBOX && Integer.numberOfLeadingZeros(after) < Integer.numberOfLeadingZeros(before);
  }

  static void grew(Process process, int messages) {
    new LargeMailbox(text(process.pid()), name(process), messages).commit();
  }

  private static String name(Process process) {
    var name = process.name;
    return name == null ? "" : name.name();
  }

  private static String initialCall(Process process) {
    var call = process.initialCall;
    return call == null ? "" : call.e0 + "." + call.e1 + "/" + call.e2;
  }

  /** What a reason begins with; it may be large. */
  private static String text(Object term) {
    return switch (term) {
      case Atom atom -> atom.name();
      case Pid pid -> "<" + PidText.of(pid) + ">";
      case Tuple tuple when tuple.size() > 0 -> "{" + text(tuple.get(0)) + (tuple.size() > 1 ? ", ...}" : "}");
      case MapTerm map when map.get(Atoms.STRUCT) instanceof Atom struct -> "%" + struct.name().replaceFirst("^Elixir\\.", "") + "{}";
      case Long number -> number.toString();
      default -> "...";
    };
  }
}
