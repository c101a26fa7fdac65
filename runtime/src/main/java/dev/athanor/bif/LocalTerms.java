package dev.athanor.bif;

import dev.athanor.code.ClosureParts;
import dev.athanor.code.CodeServer;
import dev.athanor.code.FunctionRef;
import dev.athanor.error.ErlangException;
import dev.athanor.etf.LiveTerms;
import dev.athanor.process.PidText;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Fun;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;

/** What pids, ports and funs in the external format stand for on this node. */
final class LocalTerms implements LiveTerms {
  static final LiveTerms LIVE = new LocalTerms();

  private static final Pid INIT = new Pid(Atoms.NONODE_NOHOST, 0, 0, null);

  private LocalTerms() {}

  @Override
  public Pid pid(Atom node, long number, int creation) {
    return node == Atoms.NONODE_NOHOST ? PidText.pid(number) : new Pid(node, number, creation, null);
  }

  @Override
  public Port port(Atom node, long number, int creation) {
    return Port.of(node, number, creation);
  }

  @Override
  public Fun export(Atom module, Atom function, int arity) {
    return FunctionRef.of(module, function, arity);
  }

  @Override
  public boolean isExported(Atom module, Atom function, int arity) {
    return CodeServer.isExported(module, function, arity);
  }

  @Override
  public FunParts parts(Fun fun) {
    return switch (fun) {
      case FunctionRef ref -> new Export(ref.module(), ref.name(), ref.arity());
      case dev.athanor.code.Closure made -> {
        var unique = ClosureParts.unique(made);
        int old = (int) ErlangCode.unique(unique);
        yield new LiveTerms.Closure(made.module(), made.arity(), unique.toBytes(), made.index(), old, INIT, made.environment());
      }
      default -> null;
    };
  }

  @Override
  public Fun fun(FunParts parts) {
    var made =
        switch (parts) {
          case Export export -> export(export.module(), export.function(), export.arity());
          case LiveTerms.Closure closure ->
              ClosureParts.make(closure.module(), Bitstring.of(closure.unique()), closure.index(), closure.free());
        };
    if (made == null) {
      throw ErlangException.error(Atoms.BADARG);
    }
    return made;
  }
}
