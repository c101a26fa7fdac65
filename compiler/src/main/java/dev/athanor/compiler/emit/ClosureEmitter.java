package dev.athanor.compiler.emit;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.athanor.code.ClassBytes;
import dev.athanor.code.FunctionInfo;
import dev.athanor.compiler.core.Function;
import dev.athanor.term.Fun;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Emits the class of one fun: the captured values, and a {@code call} that passes them on behind the arguments. */
final class ClosureEmitter {
  /** The field with the only instance of a fun that captures nothing. */
  static final String INSTANCE = "instance";

  private static final int FIELD_FLAGS = ClassFile.ACC_FINAL | ClassFile.ACC_PRIVATE;

  private final ModuleEmitter module;
  private final int index;
  private final Function function;
  private final int arity;
  private final int captured;
  private final String className;
  private final ClassDesc type;

  ClosureEmitter(ModuleEmitter module, int index, Function function, int arity, int captured) {
    this.module = module;
    this.index = index;
    this.function = function;
    this.arity = arity;
    this.captured = captured;
    this.className = module.className() + (function.isReentry() ? "$fr" : "$f") + index;
    this.type = Descs.named(className);
  }

  ClassDesc type() {
    return type;
  }

  ClassBytes toClass(ClassFile context) {
    return new ClassBytes(className, context.build(type, this::build));
  }

  private void build(ClassBuilder builder) {
    builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER).withSuperclass(Descs.CLOSURE);
    for (int i = 0; i < captured; i++) {
      builder.withField(field(i), CD_Object, FIELD_FLAGS);
    }
    builder.withMethodBody(ConstantDescs.INIT_NAME, MethodTypeDesc.of(CD_void, Descs.objects(captured)), 0, this::constructor);
    if (captured == 0) {
      builder.withField(INSTANCE, type, ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
      builder.withMethodBody(ConstantDescs.CLASS_INIT_NAME, MethodTypeDesc.of(CD_void), ClassFile.ACC_STATIC, this::initialiser);
    } else {
      getter(builder, "environment", Descs.OBJECTS, this::environment);
    }
    getter(builder, "arity", CD_int, code -> code.loadConstant(arity).ireturn());
    getter(builder, "index", CD_int, code -> code.loadConstant(index).ireturn());
    getter(builder, "code", Descs.MODULE_CODE, code -> code.getstatic(module.type, ModuleEmitter.CODE, module.type).areturn());
    getter(builder, "name", Descs.ATOM, this::name);
    call(builder);
  }

  private static String field(int i) {
    return "v" + i;
  }

  private interface Body {
    void emit(CodeBuilder code);
  }

  private static void getter(ClassBuilder builder, String name, ClassDesc result, Body body) {
    builder.withMethodBody(name, MethodTypeDesc.of(result), ClassFile.ACC_PUBLIC, body::emit);
  }

  private void constructor(CodeBuilder code) {
    code.aload(0).invokespecial(Descs.CLOSURE, ConstantDescs.INIT_NAME, MethodTypeDesc.of(CD_void));
    for (int i = 0; i < captured; i++) {
      code.aload(0).aload(1 + i).putfield(type, field(i), CD_Object);
    }
    code.return_();
  }

  private void initialiser(CodeBuilder code) {
    code.new_(type).dup().invokespecial(type, ConstantDescs.INIT_NAME, MethodTypeDesc.of(CD_void)).putstatic(type, INSTANCE, type);
    code.return_();
  }

  private void environment(CodeBuilder code) {
    code.loadConstant(captured).anewarray(CD_Object);
    for (int i = 0; i < captured; i++) {
      code.dup().loadConstant(i).aload(0).getfield(type, field(i), CD_Object).aastore();
    }
    code.areturn();
  }

  private void name(CodeBuilder code) {
    code.loadConstant(function.key().name().name());
    code.invokestatic(Descs.ATOM, "of", MethodTypeDesc.of(Descs.ATOM, ConstantDescs.CD_String)).areturn();
  }

  private void call(ClassBuilder builder) {
    boolean isMany = arity > Fun.MOST_DIRECT;
    var callType =
        isMany ? MethodTypeDesc.of(CD_Object, Descs.PROCESS, Descs.OBJECTS) : Descs.around(CD_Object, new ClassDesc[] {Descs.PROCESS}, arity);
    builder.withMethodBody(
        isMany ? "callMany" : "call",
        callType,
        isMany ? ClassFile.ACC_PROTECTED : ClassFile.ACC_PUBLIC,
        code -> {
          int total = arity + captured;
          if (isMany) {
            checkArity(code, callType);
          }
          code.aload(1);
          if (total > FunctionInfo.MOST_PARAMETERS) {
            array(code, isMany);
          } else {
            for (int i = 0; i < total; i++) {
              argument(code, i, isMany);
            }
          }
          code.invokestatic(module.type, module.methodName(function), Descs.function(total)).areturn();
        });
  }

  private void checkArity(CodeBuilder code, MethodTypeDesc callType) {
    var right = code.newLabel();
    code.aload(2).arraylength().loadConstant(arity).if_icmpeq(right);
    code.aload(0).aload(1).aload(2).invokespecial(Descs.CLOSURE, "callMany", callType).areturn();
    code.labelBinding(right);
  }

  private void array(CodeBuilder code, boolean isMany) {
    int total = arity + captured;
    code.loadConstant(total).anewarray(CD_Object);
    for (int i = 0; i < total; i++) {
      code.dup().loadConstant(i);
      argument(code, i, isMany);
      code.aastore();
    }
  }

  /** Pushes an argument or, behind those, a captured value. */
  private void argument(CodeBuilder code, int i, boolean isMany) {
    if (i >= arity) {
      code.aload(0).getfield(type, field(i - arity), CD_Object);
    } else if (isMany) {
      code.aload(2).loadConstant(i).aaload();
    } else {
      code.aload(2 + i);
    }
  }
}
