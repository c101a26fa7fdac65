package dev.athanor.compiler.core;

import java.util.List;

/** A place in the IR that {@link Expr.Jump} goes to, with the variables that the jump gives values to. */
public final class Label {
  private final String name;
  private final List<Local> parameters;

  /** A new place; the name is for people reading the IR. */
  public Label(String name, List<Local> parameters) {
    this.name = name;
    this.parameters = List.copyOf(parameters);
  }

  /** The variables that a jump gives values to. */
  public List<Local> parameters() {
    return parameters;
  }

  @Override
  public String toString() {
    return name;
  }
}
