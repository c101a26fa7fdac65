package dev.athanor.compiler.core;

/**
 * A variable of the IR. On every path through a function it is given a value once before it is used; only the parameters of a
 * {@link Label} are given values by several jumps.
 */
public final class Local {
  private final String name;
  private Rep rep = Rep.TERM;
  private Kind kind = Kind.NONE;
  private boolean used = true;

  /** A new variable; the name is for people reading the IR. */
  public Local(String name) {
    this.name = name;
  }

  /** A variable of the compiler's own for a number that is held as a {@code long}. */
  static Local number(String name) {
    var local = new Local(name);
    local.rep = Rep.LONG;
    local.kind = Kind.INTEGER;
    return local;
  }

  /** A new variable that is the same kind of thing as another. */
  static Local another(Local known) {
    var local = new Local(known.name);
    local.rep = known.rep;
    local.kind = known.kind;
    local.used = known.used;
    return local;
  }

  /** How its value is held. */
  public Rep rep() {
    return rep;
  }

  /** Changes how its value is held; the analysis does this before anything is emitted. */
  void rep(Rep chosen) {
    rep = chosen;
  }

  /** What is known of its value. */
  public Kind kind() {
    return kind;
  }

  void kind(Kind known) {
    kind = known;
  }

  /** Whether anything needs its value. */
  public boolean isUsed() {
    return used;
  }

  void used(boolean is) {
    used = is;
  }

  /** What people call it. */
  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return name;
  }
}
