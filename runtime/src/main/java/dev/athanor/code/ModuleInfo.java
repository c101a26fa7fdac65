package dev.athanor.code;

import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What {@code module_info} tells of a loaded module, compiled or made of builtins. */
public final class ModuleInfo {
  /** The item behind {@code __info__(:exports_md5)}, computed when asked for; {@code module_info/1} has none of the name {@code exports_md5}. */
  public static final Atom EXPORTS_MD5 = Atom.of("__exports_md5__");

  private static final Atom ATTRIBUTES = Atom.of("attributes");
  private static final Atom COMPILE = Atom.of("compile");
  private static final Atom EXPORTS = Atom.of("exports");
  private static final Atom MD5 = Atom.of("md5");
  private static final Atom STRUCT = Atom.of("struct");
  private static final Atom VSN = Atom.of("vsn");
  private static final FunctionKey INFO = new FunctionKey(Atom.of("module_info"), 0);
  private static final FunctionKey INFO_OF = new FunctionKey(Atom.of("module_info"), 1);

  private ModuleInfo() {}

  /** All of it; {@code null} for a module that is not loaded. */
  public static Object all(Process self, Atom module) {
    if (!CodeServer.isLoaded(module)) {
      return null;
    }
    var info = new ListBuilder();
    info.add(Tuple.of(Atoms.MODULE, module));
    for (var key : new Atom[] {EXPORTS, ATTRIBUTES, COMPILE, MD5}) {
      info.add(Tuple.of(key, of(self, module, key)));
    }
    return info.toList();
  }

  /** One item of it; {@code null} for a module that is not loaded and an item that there is not. */
  public static Object of(Process self, Atom module, Atom key) {
    var entry = CodeServer.entry(module);
    if (!entry.isLoaded()) {
      return null;
    }
    return switch (key.name()) {
      case "module" -> module;
      case "exports" -> exports(entry);
      case "functions" -> functions(entry);
      case "attributes" -> attributes(self, entry);
      case "compile" -> stored(self, entry, COMPILE);
      case "md5" -> checksum(entry);
      case "__exports_md5__" -> checksumOfExports(self, entry);
      case "native" -> Atoms.FALSE;
      case "nifs" -> EmptyList.EMPTY;
      default -> null;
    };
  }

  private static Object nameAndArity(FunctionKey key) {
    return Tuple.of(key.name(), (long) key.arity());
  }

  private static Object exports(ModuleEntry entry) {
    var keys = new ListBuilder();
    entry.builtins().keySet().stream().sorted(ModuleInfo::order).forEach(key -> keys.add(nameAndArity(key)));
    var version = entry.current();
    if (version != null) {
      for (var info : version.code().known()) {
        if (info.exported() && !entry.builtins().containsKey(info.key())) {
          keys.add(nameAndArity(info.key()));
        }
      }
    } else {
      keys.add(nameAndArity(INFO)).add(nameAndArity(INFO_OF));
    }
    return keys.toList();
  }

  private static int order(FunctionKey a, FunctionKey b) {
    int names = a.name().name().compareTo(b.name().name());
    return names != 0 ? names : Integer.compare(a.arity(), b.arity());
  }

  private static Object functions(ModuleEntry entry) {
    var version = entry.current();
    if (version == null) {
      return exports(entry);
    }
    var keys = new ListBuilder();
    for (var info : version.code().known()) {
      keys.add(nameAndArity(info.key()));
    }
    return keys.toList();
  }

  private static Object attributes(Process self, ModuleEntry entry) {
    var attributes = stored(self, entry, ATTRIBUTES);
    var bytes = ((Bitstring) checksum(entry)).toBytes();
    var version = Tuple.of(VSN, Lists.of(new BigInteger(1, bytes)));
    return Lists.keyword(attributes, VSN, null) != null ? attributes : new Cons(version, attributes);
  }

  /** What the compiled code itself knows; the empty list for builtins. */
  private static Object stored(Process self, ModuleEntry entry, Atom key) {
    var version = entry.current();
    if (version == null) {
      return EmptyList.EMPTY;
    }
    var functions = version.code().known();
    for (int i = 0; i < functions.length; i++) {
      if (functions[i].key().equals(ModuleCode.STORED_INFO)) {
        return self.apply(version.code().local(i), key);
      }
    }
    return EmptyList.EMPTY;
  }

  private static Object checksum(ModuleEntry entry) {
    return entry.current() == null ? hash(entry.name().name().getBytes(StandardCharsets.UTF_8)) : checksum(entry.current().code());
  }

  /** A checksum of what others see of a module when they are compiled: its functions and macros and the fields of its struct. */
  private static Object checksumOfExports(Process self, ModuleEntry entry) {
    var text = new StringBuilder();
    var exports = exports(entry);
    for (var rest = exports; rest instanceof Cons cell; rest = cell.tail()) {
      text.append(cell.head).append(' ');
    }
    return hash(text.append(stored(self, entry, STRUCT)).toString().getBytes(StandardCharsets.UTF_8));
  }

  /** A checksum of a module's code: of its class file, or of its name and functions where that cannot be had. */
  public static Bitstring checksum(ModuleCode code) {
    if (code.getClass().getClassLoader() instanceof ModuleClassLoader loader) {
      return hash(loader.object().classes().getFirst().bytes());
    }
    var text = new StringBuilder(code.module().name());
    for (var info : code.known()) {
      text.append(' ').append(info.key());
    }
    return hash(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The MD5 hash of a module's code in a container: what {@link #checksum} gives once it is loaded. */
  public static Bitstring checksum(ObjectCode object) {
    return hash(object.classes().getFirst().bytes());
  }

  private static Bitstring hash(byte[] bytes) {
    try {
      return Bitstring.of(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** {@code module_info/0,1} of a module that has no compiled code. */
  static ModuleEntry.Place ofBuiltins(Atom module, FunctionKey key) {
    return key.equals(INFO) || key.equals(INFO_OF) ? new ModuleEntry.Place(new OfBuiltins(module), key.arity()) : null;
  }

  private static final class OfBuiltins extends ModuleCode {
    OfBuiltins(Atom module) {
      super(module);
    }

    @Override
    public FunctionInfo[] functions() {
      var owner = ModuleInfo.class.getName();
      return new FunctionInfo[] {
        new FunctionInfo(INFO.name(), 0, true, owner, "", "()Z"), new FunctionInfo(INFO.name(), 1, true, owner, "", "()Z")
      };
    }

    @Override
    public Object call(Process self, int function) {
      return all(self, module());
    }

    @Override
    public Object call(Process self, int function, Object key) {
      return FunctionRef.of(Atoms.ERLANG, Atom.of("get_module_info"), 2).call(self, module(), key);
    }
  }
}
