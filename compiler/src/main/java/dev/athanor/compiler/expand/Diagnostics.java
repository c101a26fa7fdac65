package dev.athanor.compiler.expand;

/** Where the expander reports what is wrong with code. The position is in the metadata, the file and function in the environment. */
public interface Diagnostics {
  /** A warning. */
  void warn(Object meta, Env env, String message);

  /** An error. Reporting it stops nothing. */
  void error(Object meta, Env env, String message);
}
