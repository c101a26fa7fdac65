package dev.athanor.compiler.emit;

import dev.athanor.compiler.core.Knowledge;
import dev.athanor.compiler.core.Lower;
import dev.athanor.compiler.core.ModuleForm;

/** The way from expanded forms to classes. A pure function: the same form and the same knowledge give the same bytes. */
public final class Compile {
  private Compile() {}

  /** Compiles a module. */
  public static CompiledModule module(ModuleForm form, Knowledge knowledge) {
    var program = Lower.module(form, knowledge);
    var emitter = new ModuleEmitter(program, knowledge);
    var classes = emitter.classes();
    return new CompiledModule(form.name(), classes, emitter.constants.given(), emitter.constants.lateNames());
  }
}
