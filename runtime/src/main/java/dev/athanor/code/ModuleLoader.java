package dev.athanor.code;

import dev.athanor.term.Atom;

/** Finds modules that are asked for and not loaded: the code path, or whatever stands in for it. */
public interface ModuleLoader {
  /** The compiled module of that name, or {@code null}. Called by any process, possibly by several at once. */
  ObjectCode find(Atom module);
}
