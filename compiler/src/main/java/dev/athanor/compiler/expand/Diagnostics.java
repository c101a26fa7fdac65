package dev.athanor.compiler.expand;

import java.util.List;

/** Where the expander reports what is wrong with code. The position is in the metadata, the file and function in the environment. */
public interface Diagnostics {
  /** A place in code: metadata with a position, and the environment there. */
  record Place(Object meta, Env env) {}

  /** A warning of the same thing in several places. */
  void warn(List<Place> places, String message);

  /** A warning. */
  void warn(Object meta, Env env, String message);

  /** An error. Reporting it stops nothing. */
  void error(Object meta, Env env, String message);
}
