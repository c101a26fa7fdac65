package dev.athanor.compiler.driver;

import dev.athanor.code.CodeServer;
import dev.athanor.compiler.core.FunctionForm;
import dev.athanor.compiler.core.Knowledge;
import dev.athanor.compiler.core.ModuleForm;
import dev.athanor.compiler.define.Backend;
import dev.athanor.compiler.emit.Compile;
import dev.athanor.term.Atom;
import dev.athanor.term.Fun;
import java.util.List;
import java.util.Map;

/** Compiles to classes and loads them. */
final class JvmBackend implements Backend {
  private static final Atom EVALUATED = Atom.of("elixir_compiler_0");

  private final Knowledge knowledge;

  JvmBackend(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  @Override
  public Output compile(ModuleForm form, Map<String, byte[]> chunks) {
    var compiled = Compile.module(form, knowledge);
    return new Output(compiled.withChunks(chunks, null), compiled.constants());
  }

  @Override
  public Fun load(String file, List<FunctionForm> functions) {
    var output = compile(ModuleForm.evaluated(EVALUATED, file, functions), Map.of());
    var key = functions.getFirst().compiledKey();
    return CodeServer.loadUnnamed(output.code(), output.constants().toArray(), key.name(), key.arity());
  }
}
