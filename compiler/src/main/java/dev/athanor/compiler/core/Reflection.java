package dev.athanor.compiler.core;

import dev.athanor.code.FunctionKey;
import dev.athanor.code.ModuleCode;
import dev.athanor.code.ModuleInfo;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Lists;
import dev.athanor.term.TermOrder;
import dev.athanor.term.Tuple2;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The functions that every module has: {@code __info__/1}, {@code module_info/0,1}, and one that the code server asks. */
final class Reflection {
  private static final Atom INFO = Atom.of("__info__");
  private static final FunctionKey BEHAVIOUR_INFO = new FunctionKey(Atom.of("behaviour_info"), 1);
  private static final Atom MODULE_INFO = Atom.of("module_info");
  private static final Atom GET_MODULE_INFO = Atom.of("get_module_info");
  private static final String MACRO = "MACRO-";

  private final ModuleForm form;
  private final Knowledge knowledge;

  Reflection(ModuleForm form, Knowledge knowledge) {
    this.form = form;
    this.knowledge = knowledge;
  }

  List<Function> functions() {
    return form.behaviour() instanceof Tuple2 callbacks
        ? List.of(info(), stored(), moduleInfo(0), moduleInfo(1), behaviourInfo(callbacks))
        : List.of(info(), stored(), moduleInfo(0), moduleInfo(1));
  }

  /** {@code behaviour_info/1}, which {@code __info__/1} does not tell of. */
  private static Function behaviourInfo(Tuple2 callbacks) {
    var key = new Local("key");
    var function = Function.of(BEHAVIOUR_INFO, true, 0, List.of(key));
    var options = List.of(option("callbacks", callbacks.e0), option("optional_callbacks", callbacks.e1));
    var failure = new Expr.Raise(Expr.Failure.FUNCTION_CLAUSE, List.of(new Expr.Use(key)), 0);
    function.body(new Expr.Switch(key, options, failure));
    return function;
  }

  /** {@code __info__/1}. */
  private Function info() {
    var key = new Local("key");
    var function = Function.of(new FunctionKey(INFO, 1), true, 0, List.of(key));
    var options = new ArrayList<Expr.Option>();
    options.add(option("module", form.name()));
    options.add(option("functions", names(kind -> kind == FunctionForm.Kind.DEF)));
    options.add(option("macros", names(kind -> kind == FunctionForm.Kind.DEFMACRO)));
    options.add(option("struct", form.struct()));
    options.add(new Expr.Option(new Form.Literal(Atom.of("exports_md5")), ask(new Expr.Const(ModuleInfo.EXPORTS_MD5))));
    options.add(option("deprecated", form.deprecated()));
    for (var name : List.of("attributes", "compile", "md5")) {
      options.add(new Expr.Option(new Form.Literal(Atom.of(name)), ask(new Expr.Use(key))));
    }
    var failure = new Expr.Raise(Expr.Failure.FUNCTION_CLAUSE, List.of(new Expr.Use(key)), 0);
    function.body(new Expr.Switch(key, options, failure));
    return function;
  }

  private static Expr.Option option(String key, Object value) {
    return new Expr.Option(new Form.Literal(Atom.of(key)), new Expr.Const(value));
  }

  /** What the code server cannot know otherwise, behind {@link ModuleCode#STORED_INFO}. */
  private Function stored() {
    var key = new Local("key");
    var function = Function.of(ModuleCode.STORED_INFO, false, 0, List.of(key));
    var options =
        List.of(option("attributes", form.attributes()), option("compile", form.compile()), option("struct", form.struct()));
    function.body(new Expr.Switch(key, options, new Expr.Const(Atoms.NIL)));
    return function;
  }

  private Function moduleInfo(int arity) {
    var parameters = Funs.parameters(arity);
    var function = Function.of(new FunctionKey(MODULE_INFO, arity), true, 0, parameters);
    function.body(ask(parameters.stream().map(parameter -> (Expr) new Expr.Use(parameter)).toArray(Expr[]::new)));
    return function;
  }

  private Expr ask(Expr... key) {
    var arguments = new ArrayList<Expr>();
    arguments.add(new Expr.Const(form.name()));
    arguments.addAll(List.of(key));
    var builtin = knowledge.builtin(Atoms.ERLANG, GET_MODULE_INFO, arguments.size());
    var callee = builtin == null ? new Callee.Remote(Atoms.ERLANG, GET_MODULE_INFO) : new Callee.Builtin(builtin);
    return new Expr.Call(callee, arguments, 0);
  }

  /** Names and arities in the order in which Elixir gives them. */
  private Object names(Predicate<FunctionForm.Kind> wanted) {
    return Lists.of(
        form.functions().stream()
            .filter(function -> wanted.test(function.kind()))
            .sorted(Reflection::order)
            .map(function -> (Object) new Tuple2(function.name(), (long) function.arity()))
            .toArray());
  }

  private static int order(FunctionForm a, FunctionForm b) {
    int names = TermOrder.compare(a.name(), b.name());
    return names != 0 ? names : Integer.compare(a.arity(), b.arity());
  }
}
