package dev.athanor.compiler.define;

import dev.athanor.code.ObjectCode;
import dev.athanor.compiler.expand.Env;
import dev.athanor.term.Atom;

/** Who is told what becomes of modules. */
public interface ModuleEvents {
  /** The module's code was made and is loaded now. */
  void defined(Env env, Atom module, ObjectCode code);

  /** What the message about a redefinition says of where the module's present code is from; {@code null} where it has none or nobody minds. */
  String loadedFrom(Atom module);
}
