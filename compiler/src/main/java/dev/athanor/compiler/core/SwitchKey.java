package dev.athanor.compiler.core;

/** By what number the cases of one kind of literal are told apart. */
public enum SwitchKey {
  /** The integer itself. */
  VALUE,
  /** An atom's hash code, which depends on its name alone. */
  ATOM_HASH,
  /** A bitstring's hash code, which depends on its bits alone. */
  BITS_HASH
}
