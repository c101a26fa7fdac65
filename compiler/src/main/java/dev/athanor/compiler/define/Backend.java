package dev.athanor.compiler.define;

import dev.athanor.code.ObjectCode;
import dev.athanor.compiler.core.FunctionForm;
import dev.athanor.compiler.core.ModuleForm;
import dev.athanor.term.Fun;
import java.util.List;
import java.util.Map;

/** The second half of the compiler, as the definition of modules needs it: from forms to code that runs. */
public interface Backend {
  /**
   * A compiled module.
   *
   * @param code its classes and chunks
   * @param constants terms in it that no file can hold
   */
  record Output(ObjectCode code, List<Object> constants) {}

  /**
   * Compiles a module.
   *
   * @param chunks what goes with it besides the classes, by name
   */
  Output compile(ModuleForm form, Map<String, byte[]> chunks);

  /**
   * Loads functions that belong to no module but need each other, and gives the first.
   *
   * @param file where they come from, for stack traces
   */
  Fun load(String file, List<FunctionForm> functions);
}
