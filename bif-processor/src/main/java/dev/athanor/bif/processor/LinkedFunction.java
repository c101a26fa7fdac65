package dev.athanor.bif.processor;

import dev.athanor.bif.Bif;
import javax.lang.model.element.ExecutableElement;

/**
 * A builtin as the link table has it.
 *
 * @param name the Erlang name
 * @param arity the Erlang arity
 * @param method the Java method's name
 * @param takesSelf whether the method is given the calling process first
 * @param isBoolean whether it returns a Java boolean
 */
record LinkedFunction(String name, int arity, String method, boolean takesSelf, boolean isBoolean) {
  static final String TERM = "java.lang.Object";
  static final String PROCESS = "dev.athanor.process.Process";

  static LinkedFunction of(ExecutableElement method, Bif mark) {
    var javaName = method.getSimpleName().toString();
    var self = takesSelf(method);
    return new LinkedFunction(
        mark.value().isEmpty() ? snakeCase(javaName) : mark.value(),
        method.getParameters().size() - (self ? 1 : 0),
        javaName,
        self,
        method.getReturnType().toString().equals("boolean"));
  }

  static boolean takesSelf(ExecutableElement method) {
    var parameters = method.getParameters();
    return !parameters.isEmpty() && parameters.getFirst().asType().toString().equals(PROCESS);
  }

  String descriptor() {
    return "("
        + (takesSelf ? "Ldev/athanor/process/Process;" : "")
        + "Ljava/lang/Object;".repeat(arity)
        + ")"
        + (isBoolean ? "Z" : "Ljava/lang/Object;");
  }

  private static String snakeCase(String camelCase) {
    var snake = new StringBuilder();
    for (char c : camelCase.toCharArray()) {
      if (Character.isUpperCase(c)) {
        snake.append('_').append(Character.toLowerCase(c));
      } else {
        snake.append(c);
      }
    }
    return snake.toString();
  }
}
