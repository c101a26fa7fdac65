package dev.athanor.compiler.core;

/** Goes through the IR and tells of the variables that each expression and test reads by itself, apart from what the expressions in it read. */
abstract class Readers extends Rewriter {
  /** A variable is read; {@code null} where an expression could read one and does not. */
  abstract void use(Local local);

  private void at(Local subject, At at, Local other) {
    use(subject);
    use(at.start());
    use(other);
  }

  /** Tells of what an expression reads. */
  final void reads(Expr expr) {
    switch (expr) {
      case Expr.Use(var local) -> use(local);
      case Expr.Switch(var subject, _, _) -> use(subject);
      case Expr.Rethrow(var local) -> use(local);
      case Expr.Caught(_, var local) -> use(local);
      case Expr.MapValue(var map, _) -> use(map);
      case Expr.ReadInteger read -> at(read.subject(), read.at(), read.computed());
      case Expr.ReadFloat read -> at(read.subject(), read.at(), read.computed());
      case Expr.ReadBits read -> at(read.subject(), read.at(), read.computed());
      case Expr.ReadCharacter read -> at(read.subject(), read.at(), null);
      case Expr.ReadRest read -> at(read.subject(), read.at(), null);
      case Expr.CharacterSize(var character, _) -> use(character);
      case Expr.Advance(var at, var bits) -> at(null, at, bits);
      default -> {}
    }
  }

  /** Tells of what a test reads. */
  final void reads(Test test) {
    switch (test) {
      case Test.Has(var subject, _) -> use(subject);
      case Test.IsPresent(var value) -> use(value);
      case Test.IsTimeUp(var message) -> use(message);
      case Test.IsRange(var subject) -> use(subject);
      case Test.IsNew(var seen, _) -> use(seen);
      case Test.IsNatural(var number) -> use(number);
      case Test.BitsLeft(var size, var at, _, _) -> at(size, at, null);
      case Test.ManyBitsLeft(var size, var at, var bits) -> at(size, at, bits);
      case Test.UnitsLeft(var size, var at, _) -> at(size, at, null);
      case Test.BitsAre(var subject, var at, _) -> at(subject, at, null);
      case Test.IsSmall(var subject) -> use(subject);
      case Test.IsBelow(var subject, _, _) -> use(subject);
      default -> {}
    }
  }
}
