package dev.athanor.code;

import dev.athanor.term.Atom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * The modules of the system are class files on the class path, so that the ahead-of-time cache keeps them. What else belongs to a module is in a
 * resource beside its class, {@code Elixir/Enum.chunks}: a container in which the classes are named but empty.
 */
public final class SystemCode {
  private static final String CHUNKS = ".chunks";
  private static final String CLASS = ".class";

  private SystemCode() {}

  /** The path of the resource with a module's chunks. */
  public static String chunksPath(Atom module) {
    return resource(JavaName.ofModule(module.name())) + CHUNKS;
  }

  /** The path of a class file. */
  public static String classPath(ClassBytes file) {
    return resource(file.name()) + CLASS;
  }

  private static String resource(String className) {
    return className.replace('.', '/');
  }

  /** What the resource beside a module's classes holds. */
  public static byte[] chunks(ObjectCode object) {
    var names = object.classes().stream().map(file -> new ClassBytes(file.name(), new byte[0])).toList();
    return new ObjectCode(object.module(), names, new LinkedHashMap<>(object.chunks()), null).toBytes();
  }

  /** The code of a module of the system, or {@code null} if there is none of that name. */
  static ObjectCode read(Atom module) {
    var container = bytes(chunksPath(module));
    if (container == null) {
      return null;
    }
    try {
      var object = ObjectCode.of(container, null);
      var classes = new ArrayList<ClassBytes>();
      for (var file : object.classes()) {
        classes.add(new ClassBytes(file.name(), bytes(classPath(file))));
      }
      return new ObjectCode(module, classes, object.chunks(), null);
    } catch (ObjectCode.Malformed damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  private static byte[] bytes(String path) {
    try (var in = SystemCode.class.getClassLoader().getResourceAsStream(path)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
