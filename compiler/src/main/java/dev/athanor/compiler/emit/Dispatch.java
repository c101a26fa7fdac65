package dev.athanor.compiler.emit;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;

import dev.athanor.code.FunctionInfo;
import dev.athanor.compiler.core.Function;
import dev.athanor.term.Fun;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Emits the methods of a module class that call a function by its number: one for each arity. With many functions of one arity the method only decides in
 * which of several others the function is, so that each stays small enough for the JIT.
 */
final class Dispatch {
  private static final int MOST_CASES = 200;

  private final ModuleEmitter module;

  Dispatch(ModuleEmitter module) {
    this.module = module;
  }

  void emit(ClassBuilder builder) {
    var byArity = new TreeMap<Integer, List<Function>>();
    for (var function : module.program.functions()) {
      int arity = Math.min(function.key().arity(), Fun.MOST_DIRECT + 1);
      byArity.computeIfAbsent(arity, _ -> new ArrayList<>()).add(function);
    }
    byArity.forEach((arity, functions) -> emit(builder, arity, functions));
  }

  private static boolean isMany(int arity) {
    return arity > Fun.MOST_DIRECT;
  }

  private static MethodTypeDesc type(int arity) {
    return isMany(arity)
        ? MethodTypeDesc.of(CD_Object, Descs.PROCESS, CD_int, Descs.OBJECTS)
        : Descs.around(CD_Object, new ClassDesc[] {Descs.PROCESS, CD_int}, arity);
  }

  private void emit(ClassBuilder builder, int arity, List<Function> functions) {
    var name = isMany(arity) ? "callMany" : "call";
    if (functions.size() <= MOST_CASES) {
      method(builder, name, arity, ClassFile.ACC_PUBLIC, code -> cases(code, arity, functions));
      return;
    }
    var bounds = new TreeMap<Integer, String>();
    for (int from = 0; from < functions.size(); from += MOST_CASES) {
      var part = functions.subList(from, Math.min(functions.size(), from + MOST_CASES));
      var partName = name + "\\" + arity + "\\" + from;
      bounds.put(module.number(part.getLast()), partName);
      method(builder, partName, arity, ClassFile.ACC_PRIVATE, code -> cases(code, arity, part));
    }
    method(builder, name, arity, ClassFile.ACC_PUBLIC, code -> parts(code, arity, bounds));
  }

  private interface Body {
    void emit(CodeBuilder code);
  }

  private static void method(ClassBuilder builder, String name, int arity, int flags, Body body) {
    builder.withMethodBody(name, type(arity), flags, body::emit);
  }

  private void parts(CodeBuilder code, int arity, Map<Integer, String> bounds) {
    bounds.forEach(
        (last, name) -> {
          var next = code.newLabel();
          code.iload(2).loadConstant(last).if_icmpgt(next);
          code.aload(0);
          arguments(code, arity);
          code.invokevirtual(module.type, name, type(arity)).areturn();
          code.labelBinding(next);
        });
    unknown(code, arity);
  }

  /** Pushes what the method was given. */
  private static void arguments(CodeBuilder code, int arity) {
    code.aload(1).iload(2);
    int count = isMany(arity) ? 1 : arity;
    for (int i = 0; i < count; i++) {
      code.aload(3 + i);
    }
  }

  private void cases(CodeBuilder code, int arity, List<Function> functions) {
    var otherwise = code.newLabel();
    var labels = new ArrayList<SwitchCase>();
    functions.forEach(function -> labels.add(SwitchCase.of(module.number(function), code.newLabel())));
    code.iload(2);
    boolean isDense = module.number(functions.getLast()) - module.number(functions.getFirst()) < 3 * functions.size() + 8;
    if (isDense) {
      code.tableswitch(module.number(functions.getFirst()), module.number(functions.getLast()), otherwise, labels);
    } else {
      code.lookupswitch(otherwise, labels);
    }
    for (int i = 0; i < functions.size(); i++) {
      code.labelBinding(labels.get(i).target());
      call(code, arity, functions.get(i));
    }
    end(code, arity, otherwise);
  }

  private void call(CodeBuilder code, int arity, Function function) {
    int count = function.key().arity();
    code.aload(1);
    if (count > FunctionInfo.MOST_PARAMETERS) {
      code.aload(3);
    } else {
      for (int i = 0; i < count; i++) {
        if (isMany(arity)) {
          code.aload(3).loadConstant(i).aaload();
        } else {
          code.aload(3 + i);
        }
      }
    }
    code.invokestatic(module.type, module.methodName(function), Descs.function(count)).areturn();
  }

  private void end(CodeBuilder code, int arity, Label otherwise) {
    code.labelBinding(otherwise);
    unknown(code, arity);
  }

  private void unknown(CodeBuilder code, int arity) {
    code.aload(0);
    arguments(code, arity);
    code.invokespecial(Descs.MODULE_CODE, isMany(arity) ? "callMany" : "call", type(arity)).areturn();
  }
}
