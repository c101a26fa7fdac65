package dev.athanor.ets;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.error.BadArgument;
import dev.athanor.ets.spec.SpecCompiler;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;

/** {@code :erlang.match_spec_test/3}. Java because match specifications are. */
@BifModule("erlang")
public final class MatchSpecTestBifs {
  private static final Atom TABLE = Atom.of("table");
  private static final Atom TRACE = Atom.of("trace");

  private MatchSpecTestBifs() {}

  /**
   * What a specification gives for a term: {@code {:ok, result, flags, warnings}}, or {@code {:error, errors}}. Those for tracing match lists of arguments; what
   * only tracing can do they may not do here.
   */
  @Bif
  public static Object matchSpecTest(Process self, Object term, Object spec, Object type) {
    boolean fits = type == TABLE ? term instanceof Tuple : type == TRACE && Lists.isProper(term);
    if (!fits) {
      throw BadArgument.erts("erlang", "match_spec_test", term, spec, type);
    }
    var outcome = SpecCompiler.explain(spec);
    if (outcome.spec() == null) {
      return Tuple.of(Atoms.ERROR, EtsSelectBifs.errors(outcome));
    }
    var result = outcome.spec().runner(self).run(term);
    return Tuple.of(Atoms.OK, result == null ? Atoms.FALSE : result, EmptyList.EMPTY, EmptyList.EMPTY);
  }
}
