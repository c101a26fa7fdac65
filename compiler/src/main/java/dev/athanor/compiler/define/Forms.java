package dev.athanor.compiler.define;

import dev.athanor.compiler.core.ClauseForm;
import dev.athanor.compiler.core.FunctionForm;
import dev.athanor.compiler.expand.SourcePaths;
import dev.athanor.compiler.expand.Meta;

/** From definitions to the forms that are compiled. */
final class Forms {
  private Forms() {}

  static FunctionForm function(Definition definition) {
    return new FunctionForm(
        FunctionForm.Kind.of(definition.kind),
        definition.key.name(),
        definition.key.arity(),
        SourcePaths.relative(definition.file).text(),
        Meta.line(definition.meta),
        definition.clauses.stream().map(ClauseForm::of).toList());
  }
}
