package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;

/** What a call that is not of a local function leads to. */
sealed interface Target {
  /** A macro of a module, possibly the one being defined. */
  record Macro(Atom module, Atom name, int arity, Definitions.Macro code) implements Target {}

  /** A function of another module. */
  record Function(Atom module, Atom name) implements Target {}

  /** A local macro and an import of the same name. */
  record Conflict(Atom module) implements Target {}

  /** More than one import. */
  record Ambiguous(Atom first, Atom second, boolean isMacro) implements Target {}
}
