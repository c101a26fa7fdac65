package dev.athanor.compiler.core;

import dev.athanor.code.FunctionKey;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
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
    FunctionKey onLoad,
    List<FunctionForm> functions,
    boolean isModule) {
  private static final Object NO_META = EmptyList.EMPTY;

  private static final Atom MATCH = Atom.of("=");
  private static final Atom BLOCK = Atom.of("__block__");
  private static final Atom TUPLE = Atom.of("{}");
  private static final Object VALUE = variable(Atom.of("value"), Atom.of("-evaluation-"));

  /**
   * Code to be evaluated: a module of one exported function of one argument, the tuple of the variables that go in. It gives {@code {value, variables}} with the
   * value of the expression and the tuple of the variables that come out.
   *
   * @param name a name for the module, unused by other code that may be running
   * @param function the function's name, which stack traces show
   * @param in the variables that the expression may use, as nodes with their versions
   * @param expression the code in expanded form
   * @param out the variables to be read afterwards, as nodes with the versions they have there
   */
  public static ModuleForm evaluation(
      Atom name, Atom function, String file, int line, List<Object> in, Object expression, List<Object> out) {
    var match = node(MATCH, VALUE, expression);
    var result = new Tuple2(VALUE, node(TUPLE, out.toArray()));
    var meta = Lists.of(new Tuple2(Atoms.LINE, (long) line));
    var clause = new ClauseForm(meta, Lists.of(node(TUPLE, in.toArray())), NO_META, node(BLOCK, match, result));
    var only = new FunctionForm(FunctionForm.Kind.DEF, function, 1, file, line, List.of(clause));
    return new ModuleForm(name, file, line, NO_META, NO_META, Atoms.NIL, NO_META, null, List.of(only), false);
  }

  private static Object node(Atom name, Object... arguments) {
    return new Tuple3(name, NO_META, Lists.of(arguments));
  }

  private static Object variable(Atom name, Atom context) {
    return new Tuple3(name, Lists.of(new Tuple2(Atom.of("version"), 0L)), context);
  }
}
