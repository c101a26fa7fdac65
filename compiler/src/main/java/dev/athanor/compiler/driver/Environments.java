package dev.athanor.compiler.driver;

import dev.athanor.code.CodeServer;
import dev.athanor.code.FunctionRef;
import dev.athanor.compiler.define.BootstrapMacros;
import dev.athanor.compiler.expand.Env;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.TermOrder;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;

/** The environments that code starts in. */
final class Environments {
  private static final Atom KERNEL = Atom.of("Elixir.Kernel");
  private static final Atom APPLICATION = Atom.of("Elixir.Application");
  private static final Atom SPECIAL_FORMS = Atom.of("Elixir.Kernel.SpecialForms");
  private static final Atom INFO = Atom.of("__info__");
  private static final Atom FUNCTIONS = Atom.of("functions");
  private static final Atom MACROS = Atom.of("macros");

  private Environments() {}

  /** What code sees that has no other: {@code Kernel} imported, or, while there is none, what it is compiled with. */
  static Env fresh(Process self) {
    if (!CodeServer.ensureLoaded(self, KERNEL)) {
      return Env.empty()
          .withImports(EmptyList.EMPTY, Lists.of(Tuple.of(BootstrapMacros.MODULE, BootstrapMacros.macros())))
          .withRequires(Lists.of(BootstrapMacros.MODULE));
    }
    var functions = Lists.of(Tuple.of(KERNEL, info(self, FUNCTIONS)));
    var macros = Lists.of(Tuple.of(KERNEL, info(self, MACROS)));
    var required = ConfigBifs.isBootstrap() ? SPECIAL_FORMS : APPLICATION;
    var requires = ConfigBifs.isBootstrap() ? Lists.of(KERNEL, required) : Lists.of(required, KERNEL);
    return Env.empty().withImports(functions, macros).withRequires(requires);
  }

  private static Object info(Process self, Atom what) {
    return self.apply(FunctionRef.of(KERNEL, INFO, 1), what);
  }

  /** The environment of evaluated code, from options or from another environment. */
  static Env forEval(Process self, Object optionsOrEnv) {
    if (optionsOrEnv instanceof MapTerm map) {
      return Env.of(map).withContext(Atoms.NIL).withAliases(Env.of(map).aliases(), EmptyList.EMPTY).withVersionedVars(MapTerm.EMPTY);
    }
    var env = fresh(self);
    var rest = optionsOrEnv;
    while (rest instanceof Cons cell) {
      if (cell.head instanceof Tuple2 option && option.e0 instanceof Atom name) {
        env = with(env, name, option.e1);
      }
      rest = cell.tail();
    }
    return env;
  }

  private static Env with(Env env, Atom option, Object value) {
    return switch (option.name()) {
      case "file" -> env.withFile((Bitstring) value);
      case "line" -> env.withLine(((Long) value).intValue());
      case "module" -> env.withModule((Atom) value);
      case "aliases" -> env.withAliases(value, env.macroAliases());
      case "requires" -> env.withRequires(Lists.of(Lists.toJava(value).stream().sorted(TermOrder.EXACT).distinct().toList()));
      case "functions" -> env.withImports(value, env.macros());
      case "macros" -> env.withImports(env.functions(), value);
      case "tracers" -> env.withTracking(env.lexicalTracker(), value);
      default -> env;
    };
  }
}
