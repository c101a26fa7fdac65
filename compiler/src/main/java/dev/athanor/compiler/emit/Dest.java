package dev.athanor.compiler.emit;

import dev.athanor.compiler.core.Local;

/** What happens to the value of an expression. */
sealed interface Dest {
  /** The method returns it: calls there are tail calls where the function has those. */
  record Return() implements Dest {}

  /** Nobody wants it. */
  record Drop() implements Dest {}

  /** It is given to a variable. */
  record Store(Local local) implements Dest {}

  Dest RETURN = new Return();
  Dest DROP = new Drop();
}
