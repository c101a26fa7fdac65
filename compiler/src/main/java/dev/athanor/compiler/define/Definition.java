package dev.athanor.compiler.define;

import dev.athanor.code.FunctionKey;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import java.util.ArrayList;
import java.util.List;

/** A function or macro of a module being defined, as far as its clauses have been seen. */
final class Definition {
  final FunctionKey key;
  final Atom kind;

  /** Metadata of the first clause. */
  final Object meta;

  /** The file of the first clause. */
  final Bitstring file;

  /** Whether clauses are checked for standing together; those that macros make are not. */
  final boolean checked;

  /** The clauses, each {@code {meta, arguments, guards, body}}. */
  final List<Object> clauses = new ArrayList<>();

  /** How many default values the head or a clause declares. */
  int defaults;

  /** The same for the last clause alone. */
  int lastDefaults;

  /** Whether the last clause was more than a head. */
  boolean lastHasBody;

  Definition(FunctionKey key, Atom kind, Object meta, Bitstring file, boolean checked) {
    this.key = key;
    this.kind = kind;
    this.meta = meta;
    this.file = file;
    this.checked = checked;
  }

  boolean isMacro() {
    return kind == Atoms.DEFMACRO || kind == Atoms.DEFMACROP;
  }

  boolean isPrivate() {
    return kind == Atoms.DEFP || kind == Atoms.DEFMACROP;
  }

  /** The same definition under another name and kind. */
  Definition renamed(FunctionKey newKey, Atom newKind) {
    var copy = new Definition(newKey, newKind, meta, file, checked);
    copy.clauses.addAll(clauses);
    copy.defaults = defaults;
    copy.lastDefaults = lastDefaults;
    copy.lastHasBody = lastHasBody;
    return copy;
  }
}
