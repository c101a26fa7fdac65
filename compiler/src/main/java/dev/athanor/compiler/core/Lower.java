package dev.athanor.compiler.core;

/** The way from expanded forms to IR that is ready to be emitted. */
public final class Lower {
  private Lower() {}

  /** Lowers a module. */
  public static Program module(ModuleForm form, Knowledge knowledge) {
    var program = ModuleLowering.program(form, knowledge);
    program.functions().forEach(Lower::improve);
    program.made().forEach(Lower::improve);
    CallGraph.analyse(program);
    return program;
  }

  private static void improve(Function function) {
    SelfCalls.toLoop(function);
    Unused.leaveOut(function);
  }
}
