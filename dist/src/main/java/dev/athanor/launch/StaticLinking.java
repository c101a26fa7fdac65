package dev.athanor.launch;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites the class files of jars so that less is linked when the program runs. The ahead-of-time cache holds lambdas and
 * concatenations, but not what {@code SwitchBootstraps} and {@code ObjectMethods} spin: each switch over types and each
 * {@code equals} or {@code hashCode} of a record would make a hidden class at every start. They become plain methods here, with the
 * same meaning. A jar that has none of them stays as it is.
 */
public final class StaticLinking {
  private static final ClassDesc OBJECTS = Objects.class.describeConstable().orElseThrow();
  private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
  private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
  private static final int HIDDEN = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

  private final ClassFile classFile =
      ClassFile.of(
          ClassHierarchyResolverOption.of(
              ClassHierarchyResolver.ofResourceParsing(ClassLoader.getSystemClassLoader())
                  .orElse(ClassHierarchyResolver.defaultResolver())
                  .cached()));

  private StaticLinking() {}

  /** Rewrites the jars in place. They are on the class path. */
  public static void main(String[] jars) throws IOException {
    for (var jar : jars) {
      new StaticLinking().rewrite(Path.of(jar));
    }
  }

  private void rewrite(Path jar) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var changed = false;
    try (var from = new ZipFile(jar.toFile());
        var to = new ZipOutputStream(bytes)) {
      for (var entry : from.stream().toList()) {
        var before = from.getInputStream(entry).readAllBytes();
        var after = entry.getName().endsWith(".class") ? rewrite(before) : before;
        changed |= after != before;
        var written = new ZipEntry(entry.getName());
        written.setTime(entry.getTime());
        to.putNextEntry(written);
        to.write(after);
      }
    }
    if (changed) {
      var beside = jar.resolveSibling(jar.getFileName() + ".new");
      Files.write(beside, bytes.toByteArray());
      Files.move(beside, jar, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private byte[] rewrite(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (!text.contains("java/lang/runtime/SwitchBootstraps") && !text.contains("java/lang/runtime/ObjectMethods")) {
      return bytes;
    }
    var model = classFile.parse(bytes);
    var made = new ArrayList<Consumer<ClassBuilder>>();
    var transform =
        ClassTransform.transformingMethodBodies(
                method -> method.code().isPresent() && hasCandidate(model, method),
                (builder, element) -> {
                  if (element instanceof InvokeDynamicInstruction call && isCandidate(model, call)) {
                    var name = "$linked$" + made.size();
                    made.add(method(model, call, name));
                    var owner = model.thisClass().asSymbol();
                    builder.invokestatic(owner, name, call.typeSymbol(), model.flags().has(AccessFlag.INTERFACE));
                  } else {
                    builder.with(element);
                  }
                })
            .andThen(ClassTransform.endHandler(builder -> made.forEach(one -> one.accept(builder))));
    var after = classFile.transformClass(model, transform);
    return made.isEmpty() ? bytes : after;
  }

  private static boolean hasCandidate(ClassModel model, MethodModel method) {
    return method.code().orElseThrow().elementStream()
        .anyMatch(element -> element instanceof InvokeDynamicInstruction call && isCandidate(model, call));
  }

  private static boolean isCandidate(ClassModel model, InvokeDynamicInstruction call) {
    var maker = call.bootstrapMethod();
    if (maker.owner().equals(SWITCHES)) {
      return maker.methodName().equals("typeSwitch")
          && !call.typeSymbol().parameterType(0).isPrimitive()
          && call.bootstrapArgs().stream().allMatch(label -> label instanceof ClassDesc type && !type.isPrimitive());
    }
    var name = call.name().stringValue();
    return maker.owner().equals(RECORDS) && (name.equals("equals") || name.equals("hashCode"));
  }

  private static Consumer<ClassBuilder> method(ClassModel model, InvokeDynamicInstruction call, String name) {
    Consumer<CodeBuilder> code =
        switch (call.name().stringValue()) {
          case "equals" -> equality(model);
          case "hashCode" -> hash(model);
          default -> typeSwitch(call.bootstrapArgs());
        };
    return builder -> builder.withMethodBody(name, call.typeSymbol(), HIDDEN, code);
  }

  // (selector, first label to try): the index of the first label that matches, their number if none does, -1 for null.
  private static Consumer<CodeBuilder> typeSwitch(List<ConstantDesc> labels) {
    return code -> {
      var present = code.newLabel();
      code.aload(0).ifnonnull(present).iconst_m1().ireturn().labelBinding(present);
      var none = code.newLabel();
      var cases = new ArrayList<SwitchCase>();
      for (var i = 0; i < labels.size(); i++) {
        cases.add(SwitchCase.of(i, code.newLabel()));
      }
      if (!cases.isEmpty()) {
        code.iload(1).tableswitch(0, labels.size() - 1, none, cases);
      }
      for (var i = 0; i < labels.size(); i++) {
        var next = code.newLabel();
        code.labelBinding(cases.get(i).target()).aload(0).instanceOf((ClassDesc) labels.get(i)).ifeq(next);
        code.loadConstant(i).ireturn().labelBinding(next);
      }
      code.labelBinding(none).loadConstant(labels.size()).ireturn();
    };
  }

  private static Consumer<CodeBuilder> equality(ClassModel model) {
    var owner = model.thisClass().asSymbol();
    return code -> {
      var different = code.newLabel();
      code.aload(1).instanceOf(owner).ifeq(different);
      code.aload(1).checkcast(owner).astore(2);
      for (var component : components(model)) {
        code.aload(0).getfield(owner, component.name(), component.type());
        code.aload(2).getfield(owner, component.name(), component.type());
        switch (TypeKind.from(component.type())) {
          case REFERENCE ->
              code.invokestatic(OBJECTS, "equals", MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object)).ifeq(different);
          case LONG -> code.lcmp().ifne(different);
          case FLOAT, DOUBLE -> compare(code, component.type()).ifne(different);
          default -> code.if_icmpne(different);
        }
      }
      code.iconst_1().ireturn().labelBinding(different).iconst_0().ireturn();
    };
  }

  private static CodeBuilder compare(CodeBuilder code, ClassDesc type) {
    return code.invokestatic(boxOf(type), "compare", MethodTypeDesc.of(CD_int, type, type));
  }

  private static Consumer<CodeBuilder> hash(ClassModel model) {
    var owner = model.thisClass().asSymbol();
    return code -> {
      code.iconst_0();
      for (var component : components(model)) {
        var type = component.type();
        code.bipush(31).imul().aload(0).getfield(owner, component.name(), type);
        if (type.isPrimitive()) {
          code.invokestatic(boxOf(type), "hashCode", MethodTypeDesc.of(CD_int, type));
        } else {
          code.invokestatic(OBJECTS, "hashCode", MethodTypeDesc.of(CD_int, CD_Object));
        }
        code.iadd();
      }
      code.ireturn();
    };
  }

  private static ClassDesc boxOf(ClassDesc primitive) {
    return switch (TypeKind.from(primitive)) {
      case INT -> ClassDesc.of("java.lang.Integer");
      case CHAR -> ClassDesc.of("java.lang.Character");
      default -> ClassDesc.of("java.lang." + Character.toUpperCase(primitive.displayName().charAt(0)) + primitive.displayName().substring(1));
    };
  }

  private record Component(String name, ClassDesc type) {}

  // The fields of a record that are not static are its components, in their order.
  private static List<Component> components(ClassModel model) {
    return model.fields().stream()
        .filter(field -> !field.flags().has(AccessFlag.STATIC))
        .map(field -> new Component(field.fieldName().stringValue(), field.fieldTypeSymbol()))
        .toList();
  }
}
