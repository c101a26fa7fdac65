package dev.athanor.compiler.emit.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.athanor.code.Closure;
import dev.athanor.code.CodeServer;
import dev.athanor.code.FunctionRef;
import dev.athanor.code.ModuleCode;
import dev.athanor.compiler.core.FunctionForm;
import dev.athanor.compiler.core.Knowledge;
import dev.athanor.compiler.core.ModuleForm;
import dev.athanor.compiler.emit.Compile;
import dev.athanor.compiler.emit.Stacks;
import dev.athanor.compiler.emit.TestKnowledge;
import dev.athanor.error.ErlangException;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Equality;
import dev.athanor.term.Tuple;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random programs, compiled with the optimiser on and off: their classes verify, and both give (or raise) what a simple interpreter of the same forms does. A
 * failure names the seed that makes the program again. {@code -Dfuzz.programs=N} tries more of them, {@code -Dfuzz.seed=N} others.
 */
class FuzzTest {
  private static final int PROGRAMS = Integer.getInteger("fuzz.programs", 100);
  private static final long SEED = Long.getLong("fuzz.seed", 0);
  private static final int RUNS = 6;

  /** The classes of the program are unknown to it; they are used as what they extend. */
  private static final ClassFile VERIFIER =
      ClassFile.of(
          ClassFile.ClassHierarchyResolverOption.of(
              ClassHierarchyResolver.defaultResolver().orElse(FuzzTest::assumed)));

  private static ClassHierarchyResolver.ClassHierarchyInfo assumed(ClassDesc desc) {
    var parent = desc.displayName().contains("$f") ? Closure.class : ModuleCode.class;
    return ClassHierarchyResolver.ClassHierarchyInfo.ofClass(parent.describeConstable().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void compiledAndInterpretedProgramsAgree(long group) {
    Stacks.on(Stacks.LARGE, () -> programs(group));
  }

  private static void programs(long group) {
    var self = new Process();
    for (int i = 0; i < PROGRAMS; i++) {
      program(self, SEED + group * 1_000_000 + i);
    }
  }

  private static void program(Process self, long seed) {
    var random = new RandomProgram(seed);
    var functions = random.functions();
    var module = Atom.of("fuzz_" + seed);
    var plain = Atom.of("plain_" + seed);
    load(self, module, functions, new TestKnowledge(true), seed);
    load(self, plain, functions, new TestKnowledge(false), seed);
    var interpreter = new Interpreter(self, functions);
    for (int run = 0; run < RUNS; run++) {
      var arguments = random.arguments(run);
      var expected = outcome(() -> interpreter.call("f0", arguments));
      for (var compiled : List.of(module, plain)) {
        var actual = outcome(() -> self.apply(FunctionRef.of(compiled, Atom.of("f0"), arguments.size()), arguments.toArray()));
        assertTrue(
            Equality.exact(expected, actual),
            () -> "seed " + seed + ", f0(" + arguments + "): " + expected + " but " + compiled + " gives " + actual + "\n" + functions);
      }
    }
  }

  private static void load(Process self, Atom module, List<FunctionForm> functions, Knowledge knowledge, long seed) {
    Object none = EmptyList.EMPTY;
    var form = new ModuleForm(module, "fuzz.ex", 1, none, none, Atoms.NIL, none, Atoms.NIL, null, functions, true);
    try {
      var compiled = Compile.module(form, knowledge);
      for (var file : compiled.classes()) {
        assertEquals(List.of(), VERIFIER.verify(file.bytes()));
      }
      assertEquals(null, CodeServer.load(self, compiled.withChunks(Map.of(), "fuzz.ex"), compiled.constants().toArray()));
    } catch (RuntimeException | LinkageError failed) {
      throw new AssertionError("seed " + seed + "\n" + functions, failed);
    }
  }

  /** What a call gives, or {@code {:raised, kind, reason}}. */
  private static Object outcome(Supplier<Object> call) {
    try {
      return call.get();
    } catch (ErlangException raised) {
      return Tuple.of(Atom.of("raised"), raised.kind(), raised.reason());
    }
  }
}
