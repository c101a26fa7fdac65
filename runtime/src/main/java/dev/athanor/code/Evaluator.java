package dev.athanor.code;

import dev.athanor.process.Process;

/**
 * What the compiler does for the runtime, which never names it: evaluation while a program runs. The compiler's driver hands its
 * implementation to {@link CodeServer#evaluator(Evaluator)}.
 */
public interface Evaluator {
  /**
   * Evaluates quoted code.
   *
   * @param quoted the code, not yet expanded
   * @param binding a keyword list of variables
   * @param env a {@code Macro.Env} struct
   * @return {@code {value, binding, env}}
   */
  Object evaluate(Process self, Object quoted, Object binding, Object env);

  /**
   * Compiles source text as a file.
   *
   * @param source the text, a binary
   * @param file its name, a binary
   * @return list of {@code {module, object code}}
   */
  Object compile(Process self, Object source, Object file);
}
