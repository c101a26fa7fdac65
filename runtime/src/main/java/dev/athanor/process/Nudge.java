package dev.athanor.process;

/** Makes a process look again at what it waits for; says nothing by itself. */
final class Nudge extends Signal {
  @Override
  void arrive(Process receiver) {}
}
