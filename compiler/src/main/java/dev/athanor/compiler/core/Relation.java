package dev.athanor.compiler.core;

/** The comparisons of any two terms. */
public enum Relation {
  LESS("<"),
  LESS_OR_EQUAL("=<"),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  EQUAL("=="),
  NOT_EQUAL("/="),
  EXACTLY_EQUAL("=:="),
  NOT_EXACTLY_EQUAL("=/=");

  private final String function;

  Relation(String function) {
    this.function = function;
  }

  /** The comparison that {@code :erlang.function/2} is, or {@code null}. */
  public static Relation of(String function) {
    for (var relation : values()) {
      if (relation.function.equals(function)) {
        return relation;
      }
    }
    return null;
  }

  /** The relation that holds when this one does not. */
  public Relation negated() {
    return switch (this) {
      case LESS -> GREATER_OR_EQUAL;
      case LESS_OR_EQUAL -> GREATER;
      case GREATER -> LESS_OR_EQUAL;
      case GREATER_OR_EQUAL -> LESS;
      case EQUAL -> NOT_EQUAL;
      case NOT_EQUAL -> EQUAL;
      case EXACTLY_EQUAL -> NOT_EXACTLY_EQUAL;
      case NOT_EXACTLY_EQUAL -> EXACTLY_EQUAL;
    };
  }
}
