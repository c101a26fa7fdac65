package dev.athanor.code;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loads the classes of one version of one module. Each version has a loader of its own, so that it can be collected
 * when nothing runs it any more. Other modules are never found through it: compiled code reaches them by call sites.
 */
final class ModuleClassLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final Map<String, byte[]> classes;
  private final ObjectCode object;
  private final Object[] constants;

  /** Whether the code belongs to no module, so that only this loader knows it. */
  private final boolean isUnnamed;

  private ModuleCode code;

  ModuleClassLoader(ObjectCode object, Object[] constants, boolean isUnnamed) {
    super(object.module().name(), ModuleClassLoader.class.getClassLoader());
    this.object = object;
    this.constants = constants;
    this.isUnnamed = isUnnamed;
    this.classes = new ConcurrentHashMap<>();
    for (var file : object.classes()) {
      classes.put(file.name(), file.bytes());
    }
  }

  /** Takes the code that its class has made; whether it is to be known to nobody else. */
  boolean keeps(ModuleCode made) {
    code = made;
    return isUnnamed;
  }

  /** The code of the class loaded first. */
  ModuleCode code() {
    return code;
  }

  /** What was loaded. */
  ObjectCode object() {
    return object;
  }

  /** The terms that cannot be written into a class file, such as the pids in code that is evaluated. */
  Object[] constants() {
    return constants;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!classes.containsKey(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      var loaded = findLoadedClass(name);
      return loaded != null ? loaded : findClass(name);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    var bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }
}
