package dev.athanor.compiler.core;

/**
 * What the handler of a {@code try} asks of the exception, apart from its kind, its reason and its name.
 *
 * @param trace whether it asks for the stack trace, or does with the exception what cannot be foreseen
 * @param struct whether it asks for the exception that {@code rescue} sees
 */
public record HandlerNeeds(boolean trace, boolean struct) {
  /** Of the handler of that exception. */
  public static HandlerNeeds of(Expr handler, Local raised) {
    var finder = new Finder(raised);
    finder.expr(handler);
    return new HandlerNeeds(finder.trace, finder.struct);
  }

  private static final class Finder extends Rewriter {
    private final Local raised;
    private boolean trace;
    private boolean struct;

    Finder(Local raised) {
      this.raised = raised;
    }

    @Override
    Expr expr(Expr expr) {
      switch (expr) {
        case Expr.Caught(var aspect, var local) when local == raised -> {
          trace |= aspect == Expr.Aspect.STACKTRACE;
          struct |= aspect == Expr.Aspect.EXCEPTION;
        }
        case Expr.Use(var local) -> trace |= local == raised;
        default -> {}
      }
      return super.expr(expr);
    }
  }
}
