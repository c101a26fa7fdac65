package dev.athanor.process;

import dev.athanor.term.Atoms;
import dev.athanor.term.Fun;
import dev.athanor.term.Pid;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Asks processes whether they run certain code: whether a frame of it is on their stack, or it is what they call next. Each looks for itself, on its own thread, when it
 * handles its signals. What a process only holds, such as a fun, does not count.
 */
public final class RunningCode {
  private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private RunningCode() {}

  /** The code that is asked for. Asked on the threads of those that may run it. */
  public interface Code {
    /** Whether a frame among these, innermost first, will go on in this code. */
    boolean isAmong(Stream<StackFrame> frames);

    /** Whether a call of the fun runs this code. */
    boolean isRunBy(Fun fun);
  }

  /** Whether the process runs the code; false if it has ended. */
  public static boolean isRun(Process self, Pid pid, Code code) {
    return pid == self.pid() ? runs(self, code) : new Question(self, code).ask(pid) == Boolean.TRUE;
  }

  /** All processes that run the code. */
  public static List<Pid> runners(Process self, Code code) {
    var pids = Pids.living();
    var questions = new ArrayList<Question>(pids.size());
    for (var pid : pids) {
      questions.add(pid == self.pid() ? null : new Question(self, code).put(pid));
    }
    var runners = new ArrayList<Pid>();
    for (int i = 0; i < questions.size(); i++) {
      var question = questions.get(i);
      if (question == null ? runs(self, code) : question.await(self) == Boolean.TRUE) {
        runners.add(pids.get(i));
      }
    }
    return runners;
  }

  /** Kills the processes and returns when they have ended, the caller last. */
  public static void kill(Process self, List<Pid> pids, Code code) {
    var others = pids.stream().filter(pid -> pid != self.pid()).toList();
    others.forEach(pid -> Signals.exit(self, pid, Atoms.KILL));
    // Nobody answers behind a deadly signal: the question comes back when the process has ended.
    others.forEach(pid -> isRun(self, pid, code));
    if (others.size() < pids.size()) {
      Signals.exit(self, self.pid(), Atoms.KILL);
    }
  }

  private static boolean runs(Process process, Code code) {
    var next = process.parkedCall();
    return next != null && code.isRunBy(next) || WALKER.walk(code::isAmong);
  }

  private static final class Question extends Request {
    private final Code code;

    Question(Process asker, Code code) {
      super(asker);
      this.code = code;
    }

    Question put(Pid target) {
      send(target);
      return this;
    }

    @Override
    Object answerOf(Process asked) {
      return runs(asked, code);
    }
  }
}
