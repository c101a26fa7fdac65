package dev.athanor.compiler.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Copies expressions: every variable and label in the copy is another one, those from outside included. */
final class Copy extends Rewriter {
  private final Map<Local, Local> locals = new HashMap<>();
  private final Map<Label, Label> labels = new HashMap<>();

  /** What a variable is in the copy. */
  Local of(Local local) {
    return local == null ? null : locals.computeIfAbsent(local, Local::another);
  }

  private Label of(Label label) {
    return labels.computeIfAbsent(label, known -> new Label(known.toString(), known.parameters().stream().map(this::of).toList()));
  }

  private At of(At at) {
    return new At(of(at.start()), at.offset());
  }

  @Override
  Expr expr(Expr expr) {
    return switch (super.expr(expr)) {
      case Expr.Use(var local) -> new Expr.Use(of(local));
      case Expr.Switch(var subject, var options, var otherwise) -> new Expr.Switch(of(subject), options, otherwise);
      case Expr.Join(var label, var target, var body) -> new Expr.Join(of(label), target, body);
      case Expr.Jump(var label, var arguments) -> new Expr.Jump(of(label), arguments);
      case Expr.Loop(var label, var initial, var body) -> new Expr.Loop(of(label), initial, body);
      case Expr.Rethrow(var exception) -> new Expr.Rethrow(of(exception));
      case Expr.Caught(var aspect, var exception) -> new Expr.Caught(aspect, of(exception));
      case Expr.Try(var body, var value, var success, var exception, var handler, var takes) ->
          new Expr.Try(body, of(value), success, of(exception), handler, takes);
      case Expr.MapValue(var map, var key) -> new Expr.MapValue(of(map), key);
      case Expr.ReadInteger(var subject, var at, var size, var computed, var signed, var little) ->
          new Expr.ReadInteger(of(subject), of(at), size, of(computed), signed, little);
      case Expr.ReadFloat(var subject, var at, var size, var computed, var little) ->
          new Expr.ReadFloat(of(subject), of(at), size, of(computed), little);
      case Expr.ReadCharacter(var subject, var at, var type, var little) -> new Expr.ReadCharacter(of(subject), of(at), type, little);
      case Expr.CharacterSize(var character, var type) -> new Expr.CharacterSize(of(character), type);
      case Expr.ReadBits(var subject, var at, var size, var computed) -> new Expr.ReadBits(of(subject), of(at), size, of(computed));
      case Expr.ReadRest(var subject, var at) -> new Expr.ReadRest(of(subject), of(at));
      case Expr.Advance(var at, var bits) -> new Expr.Advance(of(at), of(bits));
      case Expr other -> other;
    };
  }

  @Override
  Step step(Step step) {
    return switch (super.step(step)) {
      case Step.Bind(var local, var value) -> new Step.Bind(of(local), value);
      case Step.Attempt(var local, var primitive, var arguments) -> new Step.Attempt(of(local), primitive, arguments);
      case Step.Unpack(var subject, var form, var parts) -> new Step.Unpack(of(subject), form, parts(parts));
      case Step other -> other;
    };
  }

  /** Some may be {@code null}. */
  private List<Local> parts(List<Local> parts) {
    var copies = new ArrayList<Local>(parts.size());
    parts.forEach(part -> copies.add(of(part)));
    return copies;
  }

  @Override
  Test test(Test test) {
    return switch (super.test(test)) {
      case Test.Has(var subject, var form) -> new Test.Has(of(subject), form);
      case Test.IsPresent(var value) -> new Test.IsPresent(of(value));
      case Test.IsTimeUp(var message) -> new Test.IsTimeUp(of(message));
      case Test.IsRange(var subject) -> new Test.IsRange(of(subject));
      case Test.IsNew(var seen, var value) -> new Test.IsNew(of(seen), value);
      case Test.IsNatural(var number) -> new Test.IsNatural(of(number));
      case Test.BitsLeft(var size, var at, var bits, var exact) -> new Test.BitsLeft(of(size), of(at), bits, exact);
      case Test.ManyBitsLeft(var size, var at, var bits) -> new Test.ManyBitsLeft(of(size), of(at), of(bits));
      case Test.UnitsLeft(var size, var at, var unit) -> new Test.UnitsLeft(of(size), of(at), unit);
      case Test.BitsAre(var subject, var at, var bits) -> new Test.BitsAre(of(subject), of(at), bits);
      case Test.IsSmall(var subject) -> new Test.IsSmall(of(subject));
      case Test.IsBelow(var subject, var key, var bound) -> new Test.IsBelow(of(subject), key, bound);
      case Test other -> other;
    };
  }
}
