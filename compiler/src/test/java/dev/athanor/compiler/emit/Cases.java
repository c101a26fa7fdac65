package dev.athanor.compiler.emit;

import dev.athanor.code.CodeServer;
import dev.athanor.code.FunctionRef;
import dev.athanor.compiler.core.ClauseForm;
import dev.athanor.compiler.core.FunctionForm;
import dev.athanor.compiler.core.Knowledge;
import dev.athanor.compiler.core.ModuleForm;
import dev.athanor.error.ErlangException;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Recorded cases: modules in expanded form, compiled and loaded. */
final class Cases {
  static final Knowledge KNOWLEDGE = new TestKnowledge(true);

  private Cases() {}

  static List<String> lines(String file) {
    try (var in = Cases.class.getResourceAsStream("/dev/athanor/compiler/cases/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The modules of a recorded file. */
  static List<ModuleForm> forms(String name) {
    return lines(name + ".forms").stream().map(TermText::read).map(Cases::form).toList();
  }

  private static ModuleForm form(Object term) {
    var module = (Tuple) term;
    var file = ((Bitstring) module.get(1)).text();
    var functions = Lists.toJava(module.get(3)).stream().map(function -> function((Tuple) function, file)).toList();
    Object none = EmptyList.EMPTY;
    return new ModuleForm((Atom) module.get(0), file, 1, none, none, module.get(2), none, Atoms.NIL, null, functions, true);
  }

  private static FunctionForm function(Tuple function, String file) {
    return new FunctionForm(
        FunctionForm.Kind.of((Atom) function.get(0)),
        (Atom) function.get(1),
        ((Long) function.get(2)).intValue(),
        file,
        ((Long) function.get(3)).intValue(),
        Lists.toJava(function.get(4)).stream().map(ClauseForm::of).toList());
  }

  /** Compiles and loads the modules of a recorded file. */
  static void load(Process self, String name) {
    for (var form : forms(name)) {
      load(self, form);
    }
  }

  static void load(Process self, ModuleForm form) {
    var compiled = Compile.module(form, KNOWLEDGE);
    var reason = CodeServer.load(self, compiled.withChunks(Map.of(), form.file()), compiled.constants().toArray());
    if (reason != null) {
      throw new IllegalStateException(form.name() + ": " + reason);
    }
  }

  /** What a function without arguments gives, or {@code {:raised, kind, reason, trace}} in the form in which it is recorded. */
  static Object run(Process self, Atom module, Atom function) {
    try {
      return self.apply(FunctionRef.of(module, function, 0));
    } catch (ErlangException raised) {
      return Tuple.of(Atom.of("raised"), raised.kind(), raised.reason(), trace(raised.stacktrace(), module));
    }
  }

  private static Object trace(Object stacktrace, Atom module) {
    var kept = new ListBuilder();
    int count = 0;
    for (var rest = stacktrace; rest instanceof Cons cell && count < 3; rest = cell.tail()) {
      var entry = (Tuple) cell.head;
      count++;
      if (entry.get(0) == module || entry.get(0) == Atoms.ERLANG) {
        kept.add(Tuple.of(entry.get(0), entry.get(1), entry.get(2), Lists.keyword(entry.get(3), Atoms.LINE, Atoms.NIL)));
      }
    }
    return kept.toList();
  }
}
