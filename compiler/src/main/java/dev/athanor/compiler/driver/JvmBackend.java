package dev.athanor.compiler.driver;

import dev.athanor.code.CodeServer;
import dev.athanor.code.FunctionRef;
import dev.athanor.compiler.core.FunctionForm;
import dev.athanor.compiler.core.Knowledge;
import dev.athanor.compiler.core.ModuleForm;
import dev.athanor.compiler.define.Backend;
import dev.athanor.compiler.emit.Compile;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Fun;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Compiles to classes and loads them. */
final class JvmBackend implements Backend {
  private static final AtomicLong COUNT = new AtomicLong();

  private final Process self;
  private final Knowledge knowledge;

  JvmBackend(Process self, Knowledge knowledge) {
    this.self = self;
    this.knowledge = knowledge;
  }

  @Override
  public Output compile(ModuleForm form, Map<String, byte[]> chunks) {
    var compiled = Compile.module(form, knowledge);
    return new Output(compiled.withChunks(chunks, null), compiled.constants());
  }

  @Override
  public Fun load(String file, List<FunctionForm> functions) {
    var name = Atom.of("elixir_compiler_" + COUNT.getAndIncrement());
    var none = EmptyList.EMPTY;
    var exported = functions.stream().map(JvmBackend::exported).toList();
    var form = new ModuleForm(name, file, 0, none, none, Atoms.NIL, none, null, exported);
    var output = compile(form, Map.of());
    var failure = CodeServer.load(self, output.code(), output.constants().toArray());
    if (failure != null) {
      throw new IllegalStateException("cannot load evaluated code: " + failure);
    }
    var key = functions.getFirst().compiledKey();
    return FunctionRef.of(name, key.name(), key.arity());
  }

  private static FunctionForm exported(FunctionForm function) {
    var kind = function.kind().isMacro() ? FunctionForm.Kind.DEFMACRO : FunctionForm.Kind.DEF;
    return new FunctionForm(
        kind, function.name(), function.arity(), function.file(), function.line(), function.clauses());
  }
}
