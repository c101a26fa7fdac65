package dev.athanor.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.athanor.compiler.core.ClauseForm;
import dev.athanor.compiler.core.FunctionForm;
import dev.athanor.compiler.core.ModuleForm;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The atoms of constants that are made where they are first used are named, so that they can exist before. */
class LateNamesTest {
  private static Set<String> lateNames(int length) {
    var names = IntStream.range(0, length).mapToObj(i -> (Object) Atom.of("late_" + i)).toArray();
    var clause = new ClauseForm(EmptyList.EMPTY, EmptyList.EMPTY, EmptyList.EMPTY, Lists.of(names));
    var function = new FunctionForm(FunctionForm.Kind.DEF, Atom.of("f"), 0, "late.ex", 1, List.of(clause));
    Object none = EmptyList.EMPTY;
    var form =
        new ModuleForm(Atom.of("late"), "late.ex", 1, none, none, Atoms.NIL, none, Atoms.NIL, null, List.of(function), true);
    return Compile.module(form, Cases.KNOWLEDGE).lateNames();
  }

  @Test
  void aSmallConstantIsMadeAtOnce() {
    assertEquals(Set.of(), lateNames(10));
  }

  @Test
  void aLargeOneLater() {
    assertEquals(IntStream.range(0, 200).mapToObj(i -> "late_" + i).collect(Collectors.toSet()), lateNames(200));
  }
}
