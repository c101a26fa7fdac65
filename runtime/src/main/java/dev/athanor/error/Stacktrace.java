package dev.athanor.error;

import dev.athanor.code.JavaName;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple4;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Translates the JVM's stack traces to Elixir's.
 *
 * <p>Only frames of compiled modules count. Of those, the following stand for no entry of their own: the callers of code that was cut out of
 * their function ({@code name:2:1} is called by {@code name:2} alone), frames that wait in a tail call (on BEAM they are gone), and
 * repetitions of the entry before. A {@code process.Guard}, which is no compiled module, stands for what it is the {@code try} of.
 *
 * <p>Lines of line tables say more than the line. Up to {@link #LAST_LINE} it is the line. From {@link #TAIL_CALLS} on it is a call in tail position, of the
 * line above that. From {@link #FIRST_PLACE} on it is the number of a place in another file or too far down, which stands
 * behind the file's name in the class's source attribute, as {@code file NUL line NUL file NUL line ...}, with no name where it is the same file.
 * {@link #TAIL_CALL} is a call in tail position of no known line.
 */
public final class Stacktrace {
  /** The last line that stands for itself. */
  public static final int LAST_LINE = 32_767;

  /** What is added to the line of a call in tail position. */
  public static final int TAIL_CALLS = 32_768;

  /** A call in tail position whose line does not fit below {@link #FIRST_PLACE}. */
  public static final int TAIL_CALL = 65_535;

  /** The first line that is the number of a place. */
  public static final int FIRST_PLACE = 60_000;

  /**
   * The methods that raise for a wrong number of arguments and for a call of something that is no module: the call has not begun, so its
   * caller is there even in tail position.
   */
  private static final Set<String> NEVER_BEGUN = Set.of("badArity", "badApply");

  private static final String GUARD = "dev.athanor.process.Guard";

  private static final int MOST_DEPTH = 1000;
  private static volatile int depth = 8;

  private Stacktrace() {}

  /** How many entries a trace has at most: {@code :erlang.system_flag(:backtrace_depth, n)}. */
  public static int depth() {
    return depth;
  }

  /** Changes how many entries a trace has at most; gives the number before. */
  public static int depth(int most) {
    int before = depth;
    depth = Math.clamp(most, 0, MOST_DEPTH);
    return before;
  }

  /** The line of a line table for a call in tail position. */
  public static int tailCall(int line) {
    return line < FIRST_PLACE - TAIL_CALLS ? line + TAIL_CALLS : TAIL_CALL;
  }

  /** Whether a line of a line table says that the call is in tail position: on BEAM the frame would be gone. */
  public static boolean isTailCall(int line) {
    return line >= TAIL_CALLS && line < FIRST_PLACE || line == TAIL_CALL;
  }

  /** The trace of a thread's frames, such as {@code Process.info(pid, :current_stacktrace)} gives. */
  public static Object of(StackTraceElement[] frames) {
    return of(frames, null, null, null);
  }

  /** The list of {@code {module, function, arity or arguments, location}}, innermost first. */
  static Object of(StackTraceElement[] frames, Tuple origin, Object arguments, MapTerm info) {
    var entries = new ArrayList<Tuple4>();
    if (origin != null) {
      entries.add((Tuple4) origin);
    }
    int most = depth;
    int first = entries.size();
    String cutFrom = null;
    boolean neverBegun = false;
    for (int i = 0; i < frames.length && entries.size() < most; i++) {
      var frame = frames[i];
      var module = JavaName.module(frame.getClassName());
      var function = module == null ? null : JavaName.function(frame.getMethodName());
      if (function == null) {
        neverBegun |= NEVER_BEGUN.contains(frame.getMethodName());
        if (frame.getClassName().equals(GUARD)) {
          addGuard(frame.getMethodName(), entries);
        }
        continue;
      }
      var name = module + '.' + function.name() + '/' + function.arity();
      boolean calledPart = name.equals(cutFrom);
      cutFrom = function.isPart() ? name : null;
      if (calledPart || isTailCall(frame.getLineNumber()) && !neverBegun) {
        continue;
      }
      neverBegun = false;
      var entry = entry(module, function, frame);
      if (entries.isEmpty() || !entry.equals(entries.getLast())) {
        entries.add(entry);
      }
    }
    if (entries.size() > first && (arguments != null || info != null)) {
      entries.set(first, amended(entries.get(first), arguments, info));
    }
    return list(entries);
  }

  /** A {@code Guard} stands for the function of {@code :proc_lib} that has made it. */
  private static void addGuard(String method, List<Tuple4> entries) {
    switch (method) {
      case "runsFun" -> entries.add(inProcLib("init_p"));
      case "runsCall" -> entries.add(inProcLib("init_p_do_apply"));
      default -> {}
    }
  }

  private static Tuple4 inProcLib(String function) {
    return new Tuple4(Atom.of("proc_lib"), Atom.of(function), 3L, Lists.of(Tuple.of(Atoms.FILE, characters("lib/proc_lib.ex"))));
  }

  private static Object list(List<Tuple4> entries) {
    var list = new ListBuilder();
    entries.forEach(list::add);
    return list.toList();
  }

  private static Tuple4 entry(String module, JavaName.Function function, StackTraceElement frame) {
    return new Tuple4(Atom.of(module), Atom.of(function.name()), (long) function.arity(), location(frame));
  }

  private static Tuple4 amended(Tuple4 entry, Object arguments, MapTerm info) {
    var location = Lists.toJava(entry.e3);
    if (info != null) {
      location.add(Tuple.of(Atoms.ERROR_INFO, info));
    }
    return new Tuple4(entry.e0, entry.e1, arguments == null ? entry.e2 : arguments, Lists.of(location));
  }

  private static Object location(StackTraceElement frame) {
    int number = frame.getLineNumber();
    int line = isTailCall(number) ? number - TAIL_CALLS : number;
    var file = frame.getFileName();
    if (line <= 0 || number == TAIL_CALL || file == null) {
      return EmptyList.EMPTY;
    }
    int end = file.indexOf('\0');
    if (line < FIRST_PLACE || end < 0) {
      return location(end < 0 ? file : file.substring(0, end), line);
    }
    var places = file.split("\0");
    int place = 1 + 2 * (line - FIRST_PLACE);
    return location(places[places[place].isEmpty() ? 0 : place], Integer.parseInt(places[place + 1]));
  }

  private static Object location(String file, long line) {
    return Lists.of(Tuple.of(Atoms.FILE, characters(file)), Tuple.of(Atoms.LINE, line));
  }

  private static Object characters(String text) {
    return Lists.of(text.codePoints().mapToObj(c -> (Object) (long) c).toArray());
  }
}
