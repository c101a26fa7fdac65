package dev.athanor.compiler.emit;

import dev.athanor.code.ClassBytes;
import dev.athanor.code.ObjectCode;
import dev.athanor.term.Atom;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What compiling a module gives.
 *
 * @param module its name
 * @param classes its classes, the module's own first
 * @param constants terms in the code that no file can hold (pids, funs with values); empty for anything that was compiled from a file
 * @param lateNames the names of atoms that are only in constants made where they are first used
 */
public record CompiledModule(Atom module, List<ClassBytes> classes, List<Object> constants, Set<String> lateNames) {
  /** The classes with other chunks, ready to be written or loaded. */
  public ObjectCode withChunks(Map<String, byte[]> chunks, String path) {
    return new ObjectCode(module, classes, chunks, path);
  }
}
