package dev.athanor.compiler.source;

/** Thrown where a text turns out to be no Elixir program. Carries no Java stack trace. */
public final class SyntaxException extends RuntimeException {
  private final transient SyntaxFault fault;

  /** An exception for that fault. */
  public SyntaxException(SyntaxFault fault) {
    super(fault.description(), null, false, false);
    this.fault = fault;
  }

  /** An exception for something that cannot stand where it is. */
  public static SyntaxException unexpected(int line, int column, String message, String token) {
    return new SyntaxException(new SyntaxFault.Unexpected(new Position(line, column), message, token));
  }

  /** What is wrong. */
  public SyntaxFault fault() {
    return fault;
  }
}
