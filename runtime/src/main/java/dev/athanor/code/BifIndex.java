package dev.athanor.code;

/** Finds builtins by Erlang module; the annotation processor writes one for each Maven module that has any. */
public interface BifIndex {
  /** The Erlang modules that have builtins here. */
  String[] modules();

  /** The builtins of an Erlang module, in groups of one Java class each; empty where there are none. */
  ModuleCode[] of(String module);
}
