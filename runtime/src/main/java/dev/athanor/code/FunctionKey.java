package dev.athanor.code;

import dev.athanor.term.Atom;

/**
 * What tells the functions of a module apart.
 *
 * @param name the function's name
 * @param arity how many arguments it takes
 */
public record FunctionKey(Atom name, int arity) {
  @Override
  public boolean equals(Object other) {
    return other instanceof FunctionKey that && that.name == name && that.arity == arity;
  }

  @Override
  public int hashCode() {
    return name.hashCode() + 31 * arity;
  }

  @Override
  public String toString() {
    return name + "/" + arity;
  }
}
