package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;

/** The modules that code being expanded may name. */
public interface Modules {
  /** Makes sure that the module's code is loaded, from the code path if need be. False where there is none. */
  boolean ensureLoaded(Atom module);

  /**
   * Like {@link #ensureLoaded}, but waits for a module that another process is compiling just now.
   *
   * @param waitFor {@code :module}, or {@code :struct} where only the struct's definition is needed
   */
  Availability ensureCompiled(Atom module, Atom waitFor, int line);

  /** Whether the module is loaded and exports the function. Loads nothing. */
  boolean exports(Atom module, Atom function, int arity);

  /** The public functions of a loaded module that is not one of Elixir's, as a sorted {@code [{name, arity}]}. */
  Object exports(Atom module);

  /** Calls an exported function and gives its result. */
  Object call(Atom module, Atom function, Object... arguments);

  /** Whether the library is complete, so that its functions may be called to show terms and code. */
  boolean hasLibrary();

  /** What became of waiting for a module. */
  enum Availability {
    /** It is loaded. */
    FOUND,
    /** There is none. */
    NOT_FOUND,
    /** It is being compiled, but the process that does so waits for something that waits for this one. */
    DEADLOCK
  }
}
