package dev.athanor.compiler.core;

import dev.athanor.code.FunctionKey;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import java.util.List;

/**
 * A module ready to be compiled: all macros expanded, all names resolved.
 *
 * @param name the module's name
 * @param file where it was defined, as stack traces show it
 * @param line where its definition begins
 * @param attributes list of {@code {name, [value]}}: what {@code __info__(:attributes)} gives
 * @param compile list: what {@code __info__(:compile)} gives
 * @param struct what {@code __info__(:struct)} gives; {@code nil} for a module without a struct
 * @param deprecated list of {@code {{name, arity}, message}}: what {@code __info__(:deprecated)} gives
 * @param behaviour {@code {callbacks, optional_callbacks}}: what {@code behaviour_info/1} gives; {@code nil} for a module without it
 * @param onLoad the function to run when the module has been loaded, or {@code null}
 * @param functions its functions and macros, in any order; none defined twice
 * @param isModule whether it gets what every module has, {@code __info__/1} and {@code module_info/0,1}; not so for code that is only evaluated
 */
public record ModuleForm(
    Atom name,
    String file,
    int line,
    Object attributes,
    Object compile,
    Object struct,
    Object deprecated,
    Object behaviour,
    FunctionKey onLoad,
    List<FunctionForm> functions,
    boolean isModule) {
  /** A module like any other. */
  public ModuleForm(
      Atom name,
      String file,
      int line,
      Object attributes,
      Object compile,
      Object struct,
      Object deprecated,
      Object behaviour,
      FunctionKey onLoad,
      List<FunctionForm> functions) {
    this(name, file, line, attributes, compile, struct, deprecated, behaviour, onLoad, functions, true);
  }

  /** Functions to be evaluated, which belong to no module; stack traces show them under the name. */
  public static ModuleForm evaluated(Atom name, String file, List<FunctionForm> functions) {
    Object none = EmptyList.EMPTY;
    return new ModuleForm(name, file, 0, none, none, Atoms.NIL, none, Atoms.NIL, null, functions, false);
  }
}
