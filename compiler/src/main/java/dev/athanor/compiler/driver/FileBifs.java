package dev.athanor.compiler.driver;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.error.BadArgument;
import dev.athanor.process.Process;
import dev.athanor.process.WorkingDirectory;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import java.io.IOException;
import java.nio.file.Files;

/** {@code :elixir_compiler}: compilation of text, quoted expressions and files. */
@BifModule("elixir_compiler")
public final class FileBifs {
  private FileBifs() {}

  /** Compiles a charlist as a file of that name; gives {@code [{module, binary}]}. */
  @Bif
  public static Object string(Process self, Object text, Object file, Object callback) {
    return modules(Compiler.text(self, binary(text), (Bitstring) file));
  }

  /** Compiles quoted expressions as a file of that name; gives {@code [{module, binary}]}. */
  @Bif
  public static Object quoted(Process self, Object quoted, Object file, Object callback) {
    return modules(Compiler.quoted(self, quoted, (Bitstring) file));
  }

  /** Reads and compiles a file; gives {@code [{module, binary}]}. */
  @Bif
  public static Object file(Process self, Object path, Object callback) {
    var file = (Bitstring) path;
    try {
      return modules(Compiler.text(self, Bitstring.of(Files.readAllBytes(WorkingDirectory.resolve(file.text()))), file));
    } catch (IOException unreadable) {
      throw BadArgument.plain(Tuple.of(Atoms.ERROR, path), "elixir_compiler", "file", path, callback);
    }
  }

  private static Object modules(Compiler.Result result) {
    var modules = new ListBuilder();
    result.modules().forEach(code -> modules.add(Tuple.of(code.module(), Bitstring.of(code.toBytes()))));
    return modules.toList();
  }

  private static Bitstring binary(Object text) {
    return text instanceof Bitstring binary ? binary : Bitstring.of(Lists.text(text));
  }
}
