package dev.athanor.compiler.core;

import dev.athanor.code.FunctionKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A module in IR.
 *
 * @param form what it was made of
 * @param functions the functions that can be called by number: those of the source, sorted, and those that every module has
 * @param made the functions that the compiler made
 * @param places what the lines in the IR stand for
 * @param byKey the functions that can be called by number
 */
public record Program(ModuleForm form, List<Function> functions, List<Function> made, Places places, Map<FunctionKey, Function> byKey) {
  Program(ModuleForm form, List<Function> functions, List<Function> made, Places places) {
    this(form, functions, made, places, new HashMap<>());
    functions.forEach(function -> byKey.put(function.key(), function));
  }

  /** The function of the source of that name and arity, or {@code null}. */
  public Function own(FunctionKey key) {
    return byKey.get(key);
  }
}
