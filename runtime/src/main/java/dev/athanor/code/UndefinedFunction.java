package dev.athanor.code;

import dev.athanor.error.ErlangException;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Fun;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple4;

/**
 * Stands in for a function that is not there. A call looks for the module, then for the module's own {@code $handle_undefined_function/2}, then
 * asks the process's error handler, and raises {@code undef} if none of them has an answer.
 */
final class UndefinedFunction extends AnyArity {
  private static final FunctionKey HANDLE_UNDEFINED = new FunctionKey(Atom.of("$handle_undefined_function"), 2);
  private static final Atom ERROR_HANDLER = Atom.of("error_handler");
  private static final Atom UNDEFINED_FUNCTION = Atom.of("undefined_function");

  private final FunctionRef function;

  UndefinedFunction(FunctionRef function) {
    super(function.module());
    this.function = function;
  }

  @Override
  Object called(Process self, Object... arguments) {
    if (CodeServer.ensureLoaded(self, module()) && function.isLinked()) {
      return ((Fun) function).call(self, arguments);
    }
    var handler = CodeServer.entry(module()).ref(HANDLE_UNDEFINED);
    if (handler.isLinked()) {
      return handler.call(self, function.name(), Lists.of(arguments));
    }
    if (self.flags().errorHandler instanceof Atom errorHandler && errorHandler != ERROR_HANDLER) {
      return FunctionRef.of(errorHandler, UNDEFINED_FUNCTION, 3).call(self, module(), function.name(), Lists.of(arguments));
    }
    throw undef(module(), function.name(), Lists.of(arguments));
  }

  /** The error of calling a function that does not exist; its trace begins with the call. */
  static ErlangException undef(Atom module, Atom name, Object arguments) {
    return ErlangException.error(Atoms.UNDEF, new Tuple4(module, name, arguments, EmptyList.EMPTY));
  }
}
