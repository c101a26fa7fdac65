package dev.athanor.bif;

import dev.athanor.code.Closure;
import dev.athanor.code.CodeServer;
import dev.athanor.code.FunctionRef;
import dev.athanor.code.ModuleInfo;
import dev.athanor.code.OldCode;
import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.op.Calls;
import dev.athanor.process.Process;
import dev.athanor.process.Signals;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Fun;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;

/** The functions of {@code :erlang} on modules and funs. Java because the code server is. */
@BifModule("erlang")
public final class ErlangCode {
  private static final Atom LOCAL = Atom.of("local");
  private static final Atom EXTERNAL = Atom.of("external");
  private static final Atom ASYNC = Atom.of("async");
  private static final Atom ALLOW_GC = Atom.of("allow_gc");
  private static final Atom BADOPT = Atom.of("badopt");
  private static final Atom CHECK_PROCESS_CODE = Atom.of("check_process_code");

  /** The first process of the node, which BEAM names as the maker of every fun that was loaded with its module. */
  private static final Pid INIT = new Pid(Atoms.NONODE_NOHOST, 0, 0, null);

  private static final int MOST_ARITY = 255;

  private ErlangCode() {}

  /** Whether a loaded module exports the function. */
  @Bif
  public static boolean functionExported(Object module, Object function, Object arity) {
    if (module instanceof Atom m && function instanceof Atom f && isArity(arity)) {
      return CodeServer.isExported(m, f, ((Long) arity).intValue());
    }
    throw BadArgument.erts("erlang", "function_exported", module, function, arity);
  }

  private static boolean isArity(Object term) {
    return term instanceof Long arity && arity >= 0 && arity <= MOST_ARITY;
  }

  /** Whether the module is loaded. */
  @Bif
  public static boolean moduleLoaded(Object module) {
    if (module instanceof Atom name) {
      return CodeServer.isLoaded(name);
    }
    throw BadArgument.erts("erlang", "module_loaded", module);
  }

  /** The names of all loaded modules. */
  @Bif
  public static Object loaded() {
    return Lists.of(CodeServer.loaded());
  }

  /** The names of the modules that are part of the runtime itself. */
  @Bif("pre_loaded")
  public static Object preLoaded() {
    return Lists.of(CodeServer.loaded().stream().filter(module -> CodeServer.object(module) == null).toList());
  }

  /** Whether the function is written in Java. */
  @Bif
  public static boolean isBuiltin(Object module, Object function, Object arity) {
    if (module instanceof Atom m && function instanceof Atom f && isArity(arity)) {
      return CodeServer.builtin(m, f, ((Long) arity).intValue()) != null;
    }
    throw BadArgument.erts("erlang", "is_builtin", module, function, arity);
  }

  /** What {@code module_info/0} of the module gives. */
  @Bif
  public static Object getModuleInfo(Process self, Object module) {
    var info = module instanceof Atom name ? ModuleInfo.all(self, name) : null;
    if (info == null) {
      throw BadArgument.erts("erlang", "get_module_info", module);
    }
    return info;
  }

  /** What {@code module_info/1} of the module gives. */
  @Bif
  public static Object getModuleInfo(Process self, Object module, Object key) {
    var info = module instanceof Atom name && key instanceof Atom item ? ModuleInfo.of(self, name, item) : null;
    if (info == null) {
      throw BadArgument.erts("erlang", "get_module_info", module, key);
    }
    return info;
  }

  /** Makes the code of a module old. */
  @Bif
  public static Object deleteModule(Object module) {
    if (!(module instanceof Atom name) || CodeServer.hasOld(name)) {
      throw BadArgument.erts("erlang", "delete_module", module);
    }
    return CodeServer.delete(name) ? Atoms.TRUE : Atoms.UNDEFINED;
  }

  /** Forgets the old code of a module; processes that run it are killed. */
  @Bif
  public static Object purgeModule(Process self, Object module) {
    if (!(module instanceof Atom name) || OldCode.purge(self, name) == OldCode.Purged.NOTHING) {
      throw BadArgument.erts("erlang", "purge_module", module);
    }
    return Atoms.TRUE;
  }

  /** Whether a module has old code. */
  @Bif
  public static boolean checkOldCode(Object module) {
    if (module instanceof Atom name) {
      return CodeServer.hasOld(name);
    }
    throw BadArgument.erts("erlang", "check_old_code", module);
  }

  /** Whether a process runs old code of a module. That it holds funs of such code does not count: they go on working. */
  @Bif
  public static boolean checkProcessCode(Process self, Object pid, Object module) {
    if (pid instanceof Pid process && module instanceof Atom name) {
      return OldCode.isRun(self, process, name);
    }
    throw BadArgument.erts("erlang", "check_process_code", pid, module);
  }

  /** The same with options: {@code {:async, id}} for an answer as a message, {@code {:allow_gc, boolean}}, which means nothing here. */
  @Bif
  public static Object checkProcessCode(Process self, Object pid, Object module, Object options) {
    if (!isCheckOptions(options)) {
      throw BadArgument.ertsFor(BADOPT, "erlang", "check_process_code", pid, module, options);
    }
    if (!(pid instanceof Pid process && module instanceof Atom name)) {
      throw BadArgument.erts("erlang", "check_process_code", pid, module, options);
    }
    var runs = Atom.of(OldCode.isRun(self, process, name));
    for (var option : Lists.toJava(options)) {
      if (option instanceof Tuple2 pair && pair.e0 == ASYNC) {
        Signals.send(self.pid(), Tuple.of(CHECK_PROCESS_CODE, pair.e1, runs));
        return ASYNC;
      }
    }
    return runs;
  }

  private static boolean isCheckOptions(Object options) {
    var list = Lists.toJava(options);
    return list != null && list.stream().allMatch(ErlangCode::isCheckOption);
  }

  private static boolean isCheckOption(Object option) {
    return option instanceof Tuple2 pair
        && (pair.e0 == ASYNC || pair.e0 == ALLOW_GC && (pair.e1 == Atoms.TRUE || pair.e1 == Atoms.FALSE));
  }

  /** {@code &module.function/arity}. */
  @Bif
  public static Object makeFun(Object module, Object function, Object arity) {
    if (module instanceof Atom m && function instanceof Atom f && isArity(arity)) {
      return FunctionRef.of(m, f, ((Long) arity).intValue());
    }
    throw BadArgument.erts("erlang", "make_fun", module, function, arity);
  }

  /** Calls a fun with a list of arguments. May park. */
  @Bif
  public static Object apply(Process self, Object fun, Object arguments) {
    return Calls.apply(self, fun, arguments);
  }

  /** Calls a function with a list of arguments. May park. */
  @Bif
  public static Object apply(Process self, Object module, Object function, Object arguments) {
    return Calls.apply(self, module, function, arguments);
  }

  /** What is known of a fun, as a keyword list. */
  @Bif
  public static Object funInfo(Object term) {
    if (!(term instanceof Fun fun)) {
      throw BadArgument.erts("erlang", "fun_info", term);
    }
    var items = new ListBuilder();
    var keys =
        fun instanceof FunctionRef
            ? new String[] {"module", "name", "arity", "env", "type"}
            : new String[] {"pid", "module", "new_index", "new_uniq", "index", "uniq", "name", "arity", "env", "type"};
    for (var key : keys) {
      items.add(Tuple.of(Atom.of(key), item(fun, key)));
    }
    return items.toList();
  }

  /** One item of what is known of a fun, as {@code {item, value}}. */
  @Bif
  public static Object funInfo(Object term, Object key) {
    var value = term instanceof Fun fun && key instanceof Atom name ? item(fun, name.name()) : null;
    if (value == null) {
      throw BadArgument.erts("erlang", "fun_info", term, key);
    }
    return Tuple.of(key, value);
  }

  private static Object item(Fun fun, String key) {
    boolean isExternal = fun instanceof FunctionRef;
    return switch (key) {
      case "module" -> fun.module();
      case "name" -> fun.name();
      case "arity" -> (long) fun.arity();
      case "env" -> Lists.of(fun.environment());
      case "type" -> isExternal ? EXTERNAL : LOCAL;
      case "index", "new_index" -> isExternal ? Atoms.UNDEFINED : (Object) (long) Math.max(0, fun.index());
      case "uniq" -> isExternal ? Atoms.UNDEFINED : (Object) unique(checksum(fun));
      case "new_uniq" -> isExternal ? Atoms.UNDEFINED : checksum(fun);
      case "pid" -> isExternal ? Atoms.UNDEFINED : INIT;
      default -> null;
    };
  }

  private static Bitstring checksum(Fun fun) {
    return fun instanceof Closure closure ? ModuleInfo.checksum(closure.code()) : Bitstring.of(new byte[16]);
  }

  /** 27 bits of a checksum. */
  static long unique(Bitstring checksum) {
    return (checksum.byteAt(0) << 19 | checksum.byteAt(1) << 11 | checksum.byteAt(2) << 3 | checksum.byteAt(3) >> 5) & 0x7ffffff;
  }

  /** {@code {module, name, arity}} of a fun. */
  @Bif("fun_info_mfa")
  public static Object funInfoMfa(Object term) {
    if (term instanceof Fun fun) {
      return Tuple.of(fun.module(), fun.name(), (long) fun.arity());
    }
    throw ErlangException.error(Atoms.BADARG);
  }
}
