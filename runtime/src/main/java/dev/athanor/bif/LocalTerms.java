package dev.athanor.bif;

import dev.athanor.code.CodeServer;
import dev.athanor.code.FunctionRef;
import dev.athanor.code.Revival;
import dev.athanor.error.ErlangException;
import dev.athanor.etf.LiveTerms;
import dev.athanor.process.Pids;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Fun;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;

/** What pids, ports and funs in the external format stand for on this node. */
final class LocalTerms implements LiveTerms {
  static final LiveTerms LIVE = new LocalTerms();

  private LocalTerms() {}

  @Override
  public Pid pid(Atom node, long number, int creation) {
    return node == Atoms.NONODE_NOHOST ? Pids.of(number) : new Pid(node, number, creation, null);
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
      case FunctionRef external -> new Export(external.module(), external.name(), external.arity());
      case dev.athanor.code.Closure closure ->
          new Closure(
              closure.module(), closure.arity(), Revival.unique(closure), closure.index(), 0, Pids.of(0), closure.environment());
      default -> null;
    };
  }

  @Override
  public Fun fun(FunParts parts) {
    return switch (parts) {
      case Export export -> export(export.module(), export.function(), export.arity());
      case Closure closure -> {
        var fun = Revival.fun(closure.module(), closure.unique(), closure.index(), closure.arity(), closure.free());
        if (fun == null) {
          throw ErlangException.error(Atoms.BADARG);
        }
        yield fun;
      }
    };
  }
}
