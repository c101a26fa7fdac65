package dev.athanor.bif;

import dev.athanor.error.ErlangException;
import dev.athanor.etf.LiveTerms;
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
    return new Pid(node, number, creation, null);
  }

  @Override
  public Port port(Atom node, long number, int creation) {
    return Port.of(node, number, creation);
  }

  @Override
  public Fun export(Atom module, Atom function, int arity) {
    throw ErlangException.error(Atoms.BADARG);
  }

  @Override
  public boolean isExported(Atom module, Atom function, int arity) {
    return false;
  }

  @Override
  public FunParts parts(Fun fun) {
    return null;
  }

  @Override
  public Fun fun(FunParts parts) {
    throw ErlangException.error(Atoms.BADARG);
  }
}
