package dev.athanor.compiler.define;

import dev.athanor.code.FunctionRef;
import dev.athanor.compiler.core.ClauseForm;
import dev.athanor.compiler.core.FunctionForm;
import dev.athanor.compiler.core.ModuleForm;
import dev.athanor.compiler.expand.SourcePaths;
import dev.athanor.compiler.expand.Meta;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A module with all that is kept of it, ready to be compiled.
 *
 * @param facts what the library's {@code Module.__close__/1} gives, see "What Module.__close__(env) gives" in {@code docs/compiler-builtins.md}
 */
record ClosedModule(Atom name, String file, int line, MapTerm facts, List<FunctionForm> functions) {
  private static final String COMPILER_VERSION = "8.6.1";
  private static final FunctionRef TERM_TO_BINARY = FunctionRef.of(Atoms.ERLANG, Atom.of("term_to_binary"), 1);

  /**
   * A module whose definitions were kept as terms.
   *
   * @param kept facts with {@code :module}, {@code :file}, {@code :line} and {@code :definitions}, a list of
   *     {@code {{name, arity}, kind, meta, file, clauses}}
   */
  static ClosedModule of(MapTerm kept) {
    var functions = Lists.toJava(kept.get(Atom.of("definitions"))).stream().map(ClosedModule::function).toList();
    return new ClosedModule(
        (Atom) kept.get(Atom.of("module")),
        ((Bitstring) kept.get(Atom.of("file"))).text(),
        ((Long) kept.get(Atom.of("line"))).intValue(),
        kept,
        functions);
  }

  private static FunctionForm function(Object definition) {
    var parts = (Tuple) definition;
    var key = FunctionNames.key(parts.get(0));
    return new FunctionForm(
        FunctionForm.Kind.of((Atom) parts.get(1)),
        key.name(),
        key.arity(),
        ((Bitstring) parts.get(3)).text(),
        Meta.line(parts.get(2)),
        Lists.toJava(parts.get(4)).stream().map(ClauseForm::of).toList());
  }

  Backend.Output compile(Process self, Backend backend) {
    var form =
        new ModuleForm(
            name,
            file,
            line,
            fact("attributes", EmptyList.EMPTY),
            compileInfo(),
            fact("struct", Atoms.NIL),
            fact("deprecated", EmptyList.EMPTY),
            fact("behaviour", Atoms.NIL),
            FunctionNames.key(fact("on_load", Atoms.NIL)),
            functions);
    return backend.compile(form, chunks(self));
  }

  /** What {@code module_info(:compile)} gives, as the Erlang compiler writes it. */
  private Object compileInfo() {
    return Lists.of(
        Tuple.of(Atom.of("version"), charlist(COMPILER_VERSION)),
        Tuple.of(Atom.of("options"), fact("compile", EmptyList.EMPTY)),
        Tuple.of(Atom.of("source"), charlist(SourcePaths.absolute(Bitstring.of(file)).text())));
  }

  private static Object charlist(String text) {
    return Lists.of(text.codePoints().mapToObj(point -> (Object) (long) point).toArray());
  }

  private Object fact(String key, Object absent) {
    var value = facts.get(Atom.of(key));
    return value == null ? absent : value;
  }

  private Map<String, byte[]> chunks(Process self) {
    var all = new LinkedHashMap<String, byte[]>();
    for (var chunk : Lists.toJava(fact("chunks", EmptyList.EMPTY))) {
      var pair = (Tuple2) chunk;
      all.put(Lists.text(pair.e0), ((Bitstring) self.apply(TERM_TO_BINARY, pair.e1)).toBytes());
    }
    return all;
  }
}
