package dev.athanor.bif.processor;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** The source of the {@code ModuleCode} subclass that calls the builtins of one class by number. */
record LinkSource(String module, TypeElement type, List<LinkedFunction> functions) {
  /** The most arguments that {@code ModuleCode} passes one by one. */
  private static final int MOST_DIRECT = 6;

  String text() {
    var name = type.getSimpleName() + "Link";
    return """
        package %s;

        import dev.athanor.code.FunctionInfo;
        import dev.athanor.code.ModuleCode;
        import dev.athanor.process.Process;
        import dev.athanor.term.Atom;

        /** Made by BifProcessor. */
        public final class %s extends ModuleCode {
          public %s() {
            super(Atom.of("%s"));
          }

          @Override
          public FunctionInfo[] functions() {
            return new FunctionInfo[] {
        %s
            };
          }
        %s}
        """
        .formatted(packageName(), name, name, module, infos(), calls());
  }

  private String packageName() {
    return ((PackageElement) type.getEnclosingElement()).getQualifiedName().toString();
  }

  private String infos() {
    return functions.stream()
        .map(
            f ->
                "      new FunctionInfo(Atom.of(\"%s\"), %d, true, \"%s\", \"%s\", \"%s\"),"
                    .formatted(escaped(f.name()), f.arity(), type.getQualifiedName(), f.method(), f.descriptor()))
        .collect(Collectors.joining("\n"));
  }

  private String calls() {
    int widest = functions.stream().mapToInt(LinkedFunction::arity).max().orElse(-1);
    return IntStream.rangeClosed(0, Math.min(widest, MOST_DIRECT))
            .mapToObj(this::callOf)
            .collect(Collectors.joining())
        + (widest > MOST_DIRECT ? callMany() : "");
  }

  private String callOf(int arity) {
    var names = IntStream.range(0, arity).mapToObj(i -> String.valueOf((char) ('a' + i))).toList();
    var parameters = names.stream().map(n -> ", Object " + n).collect(Collectors.joining());
    var cases =
        IntStream.range(0, functions.size())
            .filter(i -> functions.get(i).arity() == arity)
            .mapToObj(i -> "      case %d -> %s;\n".formatted(i, call(functions.get(i), names)))
            .collect(Collectors.joining());
    if (cases.isEmpty()) {
      return "";
    }
    var arguments = names.stream().map(n -> ", " + n).collect(Collectors.joining());
    return """

          @Override
          public Object call(Process self, int function%s) {
            return switch (function) {
        %s      default -> super.call(self, function%s);
            };
          }
        """
        .formatted(parameters, cases, arguments);
  }

  private String callMany() {
    var cases =
        IntStream.range(0, functions.size())
            .filter(i -> functions.get(i).arity() > MOST_DIRECT)
            .mapToObj(
                i -> {
                  var f = functions.get(i);
                  var arguments = IntStream.range(0, f.arity()).mapToObj(k -> "arguments[" + k + "]").toList();
                  return "      case %d -> %s;\n".formatted(i, call(f, arguments));
                })
            .collect(Collectors.joining());
    return """

          @Override
          public Object callMany(Process self, int function, Object[] arguments) {
            return switch (function) {
        %s      default -> super.callMany(self, function, arguments);
            };
          }
        """
        .formatted(cases);
  }

  private String call(LinkedFunction function, List<String> arguments) {
    var self = function.takesSelf() ? Stream.of("self") : Stream.<String>empty();
    var all = Stream.concat(self, arguments.stream()).collect(Collectors.joining(", "));
    var call = type.getQualifiedName() + "." + function.method() + "(" + all + ")";
    return function.isBoolean() ? "Atom.of(" + call + ")" : call;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
