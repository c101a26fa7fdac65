package dev.athanor.bif.processor;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Writes the link table of the builtins. For each class marked {@link BifModule} it makes a {@code ModuleCode} subclass
 * (the class's name with {@code Link} added) and, once, the {@code BifIndex} named by the option {@code -Abif.index}, which finds
 * those by Erlang module.
 */
public final class BifProcessor extends AbstractProcessor {
  private static final String INDEX_OPTION = "bif.index";

  /** From Erlang module to the binary names of its link classes. */
  private final Map<String, List<String>> links = new TreeMap<>();

  /** From {@code module:name/arity} to where it is, to refuse a second one. */
  private final Map<String, String> seen = new HashMap<>();

  private SourceChecks checks;
  private boolean indexWritten;

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("dev.athanor.bif.Bif", "dev.athanor.bif.Bif.Names", "dev.athanor.bif.BifModule");
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(INDEX_OPTION);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    checks = new SourceChecks(environment);
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (var element : round.getElementsAnnotatedWith(BifModule.class)) {
      link((TypeElement) element);
    }
    for (var element : round.getElementsAnnotatedWithAny(Set.of(Bif.class, Bif.Names.class))) {
      if (element.getEnclosingElement().getAnnotation(BifModule.class) == null) {
        checks.error(element, "a @Bif method belongs in a class marked @BifModule");
      }
    }
    if (!indexWritten && !links.isEmpty()) {
      // All classes of a Maven module are in the first round, for the classes made here have no marks of their own.
      indexWritten = true;
      writeIndex();
    }
    return true;
  }

  private void link(TypeElement type) {
    var module = type.getAnnotation(BifModule.class).value();
    var functions = new ArrayList<LinkedFunction>();
    for (var member : type.getEnclosedElements()) {
      for (var mark : member.getAnnotationsByType(Bif.class)) {
        var method = (ExecutableElement) member;
        checks.signature(method);
        var function = LinkedFunction.of(method, mark);
        unique(member, module, function);
        functions.add(function);
      }
    }
    var name = processingEnv.getElementUtils().getBinaryName(type) + "Link";
    links.computeIfAbsent(module, _ -> new ArrayList<>()).add(name);
    write(name, new LinkSource(module, type, functions).text(), type);
  }

  private void unique(Element element, String module, LinkedFunction function) {
    var key = module + ":" + function.name() + "/" + function.arity();
    var there = seen.putIfAbsent(key, element.getEnclosingElement() + "." + element.getSimpleName());
    if (there != null) {
      checks.error(element, key + " is already defined by " + there);
    }
  }

  private void writeIndex() {
    var name = processingEnv.getOptions().get(INDEX_OPTION);
    if (name == null) {
      processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "-A" + INDEX_OPTION + " names no class");
      return;
    }
    write(name, IndexSource.text(name, links));
  }

  private void write(String name, String text, Element... origins) {
    try (var out = processingEnv.getFiler().createSourceFile(name, origins).openWriter()) {
      out.write(text);
    } catch (IOException failure) {
      processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "cannot write " + name + ": " + failure.getMessage());
    }
  }

  /** What a builtin's Java method must look like. */
  private record SourceChecks(ProcessingEnvironment environment) {
    void signature(ExecutableElement method) {
      if (!method.getModifiers().contains(Modifier.STATIC) || method.getModifiers().contains(Modifier.PRIVATE)) {
        error(method, "a @Bif method must be static and not private");
      }
      var result = method.getReturnType().toString();
      if (!result.equals(LinkedFunction.TERM) && !result.equals("boolean")) {
        error(method, "a @Bif method returns Object or boolean, not " + result);
      }
      var parameters = method.getParameters();
      for (int i = LinkedFunction.takesSelf(method) ? 1 : 0; i < parameters.size(); i++) {
        var type = parameters.get(i).asType().toString();
        if (!type.equals(LinkedFunction.TERM)) {
          error(parameters.get(i), "a @Bif argument is an Object, not " + type);
        }
      }
    }

    void error(Element element, String text) {
      environment.getMessager().printMessage(Diagnostic.Kind.ERROR, text, element);
    }
  }
}
