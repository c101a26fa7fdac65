package dev.athanor.compiler.core;

import java.util.ArrayList;
import java.util.List;

/** The way from expanded forms to IR that is ready to be emitted. */
public final class Lower {
  private Lower() {}

  /** Lowers a module. */
  public static Program module(ModuleForm form, Knowledge knowledge) {
    var program = ModuleLowering.program(form, knowledge);
    var all = new ArrayList<>(program.functions());
    all.addAll(program.made());
    all.forEach(Unused::leaveOut);
    all.forEach(function -> Outline.cut(function, knowledge, program.made()::add));
    if (knowledge.optimises()) {
      var reentries = new Reentries(program.made()::add);
      List.copyOf(all).forEach(reentries::add);
      all.forEach(SelfCalls::toLoop);
      all.forEach(Walks::along);
    }
    CallGraph.analyse(program);
    if (knowledge.optimises()) {
      Kinds.analyse(program);
      Unboxing.choose(program);
      program.functions().forEach(Counting::sink);
      program.made().forEach(Counting::sink);
    }
    return program;
  }
}
