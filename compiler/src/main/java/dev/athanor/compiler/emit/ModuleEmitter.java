package dev.athanor.compiler.emit;

import static java.lang.constant.ConstantDescs.CD_CallSite;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.athanor.code.ClassBytes;
import dev.athanor.code.FunctionInfo;
import dev.athanor.code.FunctionKey;
import dev.athanor.code.JavaName;
import dev.athanor.code.Linkage;
import dev.athanor.compiler.core.Expr;
import dev.athanor.compiler.core.Function;
import dev.athanor.compiler.core.Knowledge;
import dev.athanor.compiler.core.Local;
import dev.athanor.compiler.core.Program;
import dev.athanor.compiler.core.Rep;
import dev.athanor.error.Stacktrace;
import dev.athanor.term.Atom;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Emits the class of a module: its functions, the ways to call them by number, and the initialiser that registers it. */
final class ModuleEmitter {
  /** The field with the one instance of the class. */
  static final String CODE = "code";

  private static final DirectMethodHandleDesc LINK_REMOTE =
      MethodHandleDesc.ofMethod(
          DirectMethodHandleDesc.Kind.STATIC,
          Descs.of(Linkage.class),
          "remote",
          MethodTypeDesc.of(
              CD_CallSite, ConstantDescs.CD_MethodHandles_Lookup, CD_String, ConstantDescs.CD_MethodType, CD_String, CD_String));

  /** Frames are merged only where references of different classes meet, and then they are used as objects. */
  private static final ClassFile CONTEXT =
      ClassFile.of(
          ClassFile.ClassHierarchyResolverOption.of(
              desc -> ClassHierarchyResolver.ClassHierarchyInfo.ofClass(desc.equals(CD_Object) ? null : CD_Object)));

  final Program program;
  final Knowledge knowledge;
  final ClassDesc type;
  final Constants constants;
  private final String className;
  private final Map<FunctionKey, Function> own = new HashMap<>();
  private final Map<Function, Integer> numbers = new HashMap<>();
  private final List<ClosureEmitter> closures = new ArrayList<>();
  private int reentries;
  private final Map<Object, ClosureEmitter> closuresOf = new LinkedHashMap<>();

  ModuleEmitter(Program program, Knowledge knowledge) {
    this.program = program;
    this.knowledge = knowledge;
    this.className = JavaName.ofModule(program.form().name().name());
    this.type = Descs.named(className);
    this.constants = new Constants(type, className, !program.form().isModule(), knowledge.isLibrary());
    for (var function : program.functions()) {
      numbers.put(function, numbers.size());
      own.put(function.key(), function);
    }
  }

  Atom name() {
    return program.form().name();
  }

  String className() {
    return className;
  }

  /** The function of the module of that name and arity, or {@code null}. */
  Function own(FunctionKey key) {
    return own.get(key);
  }

  /** A function's number in the table. */
  int number(Function function) {
    return numbers.get(function);
  }

  String methodName(Function function) {
    return methodName(function.key().name(), function.key().arity()) + function.suffix();
  }

  /** The type of a function's method: variables that are held unboxed are given so, and so is the result. */
  static MethodTypeDesc type(Function function) {
    if (!function.isUnboxed()) {
      return Descs.function(function.parameters().size());
    }
    var types = new ArrayList<ClassDesc>();
    types.add(Descs.PROCESS);
    function.parameterReps().forEach(rep -> types.addAll(Reps.types(rep)));
    return MethodTypeDesc.of(Reps.types(function.resultRep()).getFirst(), types);
  }

  /** The type of the method for integers that fit. */
  static MethodTypeDesc smallType(Function function) {
    var types = new ArrayList<ClassDesc>();
    types.add(Descs.PROCESS);
    function.parameterReps().forEach(rep -> types.addAll(Reps.types(rep == Rep.INTEGER ? Rep.LONG : rep)));
    return MethodTypeDesc.of(Reps.types(function.resultRep()).getFirst(), types);
  }

  static String methodName(Atom name, int arity) {
    return JavaName.ofFunction(name.name(), arity);
  }

  static ClassDesc classOf(Atom module) {
    return Descs.named(JavaName.ofModule(module.name()));
  }

  /** The call site of a function that may be replaced. */
  DynamicCallSiteDesc callSite(Atom module, Atom function, int arity) {
    return DynamicCallSiteDesc.of(LINK_REMOTE, "remote", Descs.function(arity), module.name(), function.name());
  }

  /** The class of a {@code fn}. */
  ClosureEmitter closure(Expr.MakeFun fun) {
    return closuresOf.computeIfAbsent(
        fun.function(), _ -> register(new ClosureEmitter(this, number(fun), fun.function(), fun.arity(), fun.captured().size())));
  }

  /** Funs that a program can hold have numbers of their own, which those of waiting processes do not change. */
  private int number(Expr.MakeFun fun) {
    return fun.function().isReentry() ? reentries++ : closures.size() - reentries;
  }

  /** The class of {@code &name/arity} for a function of the module. */
  ClosureEmitter localClosure(FunctionKey key) {
    var function = own.get(key);
    return closuresOf.computeIfAbsent(key, _ -> register(new ClosureEmitter(this, closures.size() - reentries, function, key.arity(), 0)));
  }

  private ClosureEmitter register(ClosureEmitter closure) {
    closures.add(closure);
    return closure;
  }

  /** The classes of the module, its own first. */
  List<ClassBytes> classes() {
    var main =
        CONTEXT.build(
            type,
            builder -> {
              builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SUPER).withSuperclass(Descs.MODULE_CODE);
              builder.with(SourceFileAttribute.of(program.places().source()));
              program.functions().forEach(function -> method(builder, function));
              program.made().forEach(function -> method(builder, function));
              new Dispatch(this).emit(builder);
              frame(builder);
            });
    var all = new ArrayList<ClassBytes>();
    all.add(new ClassBytes(className, main));
    closures.forEach(closure -> all.add(closure.toClass(CONTEXT)));
    all.addAll(constants.holders(CONTEXT));
    return all;
  }

  private void method(ClassBuilder builder, Function function) {
    int flags = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;
    builder.withMethodBody(methodName(function), type(function), flags, code -> body(code, function));
    if (function.hasSmall()) {
      function.whileSmall(() -> builder.withMethodBody(methodName(function), smallType(function), flags, code -> body(code, function)));
    }
    if (function.isUnboxed() && !function.isMade()) {
      builder.withMethodBody(methodName(function), Descs.function(function.parameters().size()), flags, code -> boxed(code, function));
    }
  }

  /** The method by which others call a function whose own method takes or gives numbers unboxed. No frame of it is seen in stack traces. */
  private void boxed(CodeBuilder builder, Function function) {
    var code = new Code(builder, function, this);
    code.line(Stacktrace.tailCall(function.line()));
    code.self();
    int slot = 1;
    for (var parameter : function.parameters()) {
      builder.aload(slot++);
      switch (parameter.rep()) {
        case TERM -> {}
        case LONG -> Reps.unbox(builder);
        case DOUBLE -> Reps.unboxDouble(builder);
        case INTEGER -> Reps.split(builder);
      }
    }
    builder.invokestatic(type, methodName(function), type(function));
    code.numbers.resultToTerm(function);
    builder.areturn();
  }

  private void body(CodeBuilder builder, Function function) {
    var code = new Code(builder, function, this);
    parameters(code, function.parameters());
    code.line(function.line());
    if (function.counts()) {
      code.self().out.invokestatic(Descs.CALLS, "count", Descs.OF_PROCESS);
    }
    code.exprs.emit(function.body(), Dest.RETURN);
    code.flush();
  }

  private static void parameters(Code code, List<Local> parameters) {
    if (parameters.size() <= FunctionInfo.MOST_PARAMETERS) {
      parameters.forEach(code::allocate);
      return;
    }
    int array = code.allocate(1);
    for (int i = 0; i < parameters.size(); i++) {
      code.out.aload(array).loadConstant(i).aaload().astore(code.allocate(parameters.get(i)));
    }
  }

  /** What every module class has: the instance, the constructor, the table, the initialiser. */
  private void frame(ClassBuilder builder) {
    builder.withField(CODE, type, ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
    builder.withMethodBody(
        ConstantDescs.INIT_NAME,
        MethodTypeDesc.of(CD_void),
        ClassFile.ACC_PRIVATE,
        code -> {
          code.aload(0);
          constants.push(code, name());
          code.checkcast(Descs.ATOM);
          code.invokespecial(Descs.MODULE_CODE, ConstantDescs.INIT_NAME, MethodTypeDesc.of(CD_void, Descs.ATOM)).return_();
        });
    builder.withMethodBody(
        "functions",
        MethodTypeDesc.of(Descs.FUNCTION_INFO.arrayType()),
        ClassFile.ACC_PUBLIC,
        code ->
            code.loadConstant(className)
                .loadConstant(table())
                .invokestatic(Descs.FUNCTION_INFO, "table", MethodTypeDesc.of(Descs.FUNCTION_INFO.arrayType(), CD_String, CD_String))
                .areturn());
    var onLoad = program.form().onLoad();
    if (onLoad != null) {
      builder.withMethodBody(
          "onLoad", MethodTypeDesc.of(CD_int), ClassFile.ACC_PUBLIC, code -> code.loadConstant(number(own.get(onLoad))).ireturn());
    }
    builder.withMethodBody(ConstantDescs.CLASS_INIT_NAME, MethodTypeDesc.of(CD_void), ClassFile.ACC_STATIC, this::initialiser);
    constants.declare(builder);
  }

  private String table() {
    var text = new StringBuilder();
    for (var function : program.functions()) {
      var key = function.key();
      text.append(function.isExported() ? '+' : '-').append((char) (key.arity() + 1));
      text.append((char) (key.name().name().length() + 1)).append(key.name().name());
    }
    return text.toString();
  }

  private void initialiser(CodeBuilder code) {
    constants.initialise(code);
    code.new_(type).dup().invokespecial(type, ConstantDescs.INIT_NAME, MethodTypeDesc.of(CD_void));
    code.dup().putstatic(type, CODE, type);
    code.invokestatic(Descs.CODE_SERVER, "register", MethodTypeDesc.of(CD_void, Descs.MODULE_CODE)).return_();
  }
}
