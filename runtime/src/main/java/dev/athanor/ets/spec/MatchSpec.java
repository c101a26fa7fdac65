package dev.athanor.ets.spec;

import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import java.util.List;

/** A compiled match specification: clauses, of which the first that matches gives the result. Never changes. */
public final class MatchSpec {
  private static final Atom EXIT = Atom.of("EXIT");

  private final Clause[] clauses;

  MatchSpec(List<Clause> clauses) {
    this.clauses = clauses.toArray(Clause[]::new);
  }

  /** The heads of the clauses as they were written. */
  public Object[] heads() {
    var heads = new Object[clauses.length];
    for (int i = 0; i < heads.length; i++) {
      heads[i] = clauses[i].written;
    }
    return heads;
  }

  /** A clause, with the head as it was written. */
  static final class Clause {
    final Object written;
    private final Pattern head;
    private final Expression[] guards;
    private final Expression result;
    private final int variables;

    /** The last of the body is the result; what comes before it is of no effect where there is no tracing. */
    Clause(Object written, Pattern head, Expression[] guards, Expression[] body, int variables) {
      this.written = written;
      this.head = head;
      this.guards = guards;
      this.result = body[body.length - 1];
      this.variables = variables;
    }

    private boolean matches(Match match) {
      if (!head.matches(match.term, match.variables)) {
        return false;
      }
      for (var guard : guards) {
        if (guard.value(match) != Atoms.TRUE) {
          return false;
        }
      }
      return true;
    }

    private Object result(Match match) {
      var value = result.value(match);
      return value == null ? EXIT : value;
    }
  }

  /** A way to ask it about many terms, for one thread. */
  public Runner runner(Process self) {
    return new Runner(self);
  }

  /** Asks it about terms, one after the other. */
  public final class Runner {
    private final Match[] matches = new Match[clauses.length];

    private Runner(Process self) {
      for (int i = 0; i < matches.length; i++) {
        matches[i] = new Match(self, clauses[i].variables);
      }
    }

    /** What the first clause that matches gives; {@code null} where none does; {@code :EXIT} where its body fails. */
    public Object run(Object term) {
      for (int i = 0; i < clauses.length; i++) {
        var match = matches[i];
        match.term = term;
        if (clauses[i].matches(match)) {
          return clauses[i].result(match);
        }
      }
      return null;
    }
  }
}
