package dev.athanor.compiler.core;

/** Changes what stands in tail position of an expression, and nothing else. */
abstract class TailRewriter {
  /** An expression in tail position, changed if need be, of which no part is in tail position itself. */
  abstract Expr end(Expr expr);

  /** A loop in tail position whose body has been changed. */
  Expr loop(Expr.Loop loop) {
    return loop;
  }

  final Expr tail(Expr expr) {
    return switch (expr) {
      case Expr.Block(var steps, var result) -> new Expr.Block(steps.stream().map(this::step).toList(), tail(result));
      case Expr.If(var test, var yes, var no) -> new Expr.If(test, tail(yes), tail(no));
      case Expr.Switch(var subject, var options, var otherwise) ->
          new Expr.Switch(subject, options.stream().map(o -> new Expr.Option(o.form(), tail(o.body()))).toList(), tail(otherwise));
      case Expr.Join(var label, var target, var body) -> new Expr.Join(label, tail(target), tail(body));
      case Expr.Loop(var label, var initial, var body) -> loop(new Expr.Loop(label, initial, tail(body)));
      case Expr.Try(var body, var value, var success, var exception, var handler, var takes) ->
          new Expr.Try(body, value, tail(success), exception, tail(handler), takes);
      default -> end(expr);
    };
  }

  private Step step(Step step) {
    return step instanceof Step.Require(var test, var otherwise) && otherwise != null ? new Step.Require(test, tail(otherwise)) : step;
  }
}
