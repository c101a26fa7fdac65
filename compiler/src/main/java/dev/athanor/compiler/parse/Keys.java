package dev.athanor.compiler.parse;

import dev.athanor.term.Atom;

/** The atoms of metadata and of quoted expressions. */
final class Keys {
  static final Atom LINE = Atom.of("line");
  static final Atom COLUMN = Atom.of("column");
  static final Atom CLOSING = Atom.of("closing");
  static final Atom NEWLINES = Atom.of("newlines");
  static final Atom PARENS = Atom.of("parens");
  static final Atom NO_PARENS = Atom.of("no_parens");
  static final Atom DELIMITER = Atom.of("delimiter");
  static final Atom INDENTATION = Atom.of("indentation");
  static final Atom FORMAT = Atom.of("format");
  static final Atom KEYWORD = Atom.of("keyword");
  static final Atom TOKEN = Atom.of("token");
  static final Atom LAST = Atom.of("last");
  static final Atom ASSOC = Atom.of("assoc");
  static final Atom DO = Atom.of("do");
  static final Atom END = Atom.of("end");
  static final Atom END_OF_EXPRESSION = Atom.of("end_of_expression");
  static final Atom FROM_BRACKETS = Atom.of("from_brackets");
  static final Atom FROM_INTERPOLATION = Atom.of("from_interpolation");
  static final Atom AMBIGUOUS_OP = Atom.of("ambiguous_op");

  static final Atom BLOCK = Atom.of("__block__");
  static final Atom ALIASES = Atom.of("__aliases__");
  static final Atom CURSOR = Atom.of("__cursor__");
  static final Atom UNQUOTE_SPLICING = Atom.of("unquote_splicing");
  static final Atom FN = Atom.of("fn");
  static final Atom STAB = Atom.of("->");
  static final Atom WHEN = Atom.of("when");
  static final Atom NOT = Atom.of("not");
  static final Atom BANG = Atom.of("!");
  static final Atom IN = Atom.of("in");
  static final Atom NOT_IN = Atom.of("not in");
  static final Atom RANGE = Atom.of("..");
  static final Atom STEP = Atom.of("..//");
  static final Atom STEP_SIGN = Atom.of("//");
  static final Atom SLASH = Atom.of("/");
  static final Atom DOT = Atom.of(".");
  static final Atom TUPLE = Atom.of("{}");
  static final Atom BITS = Atom.of("<<>>");
  static final Atom MAP = Atom.of("%{}");
  static final Atom STRUCT = Atom.of("%");
  static final Atom CAPTURE = Atom.of("&");
  static final Atom TYPE = Atom.of("::");
  static final Atom GET = Atom.of("get");
  static final Atom ACCESS = Atom.of("Elixir.Access");
  static final Atom KERNEL = Atom.of("Elixir.Kernel");
  static final Atom LIST = Atom.of("Elixir.List");
  static final Atom TO_STRING = Atom.of("to_string");
  static final Atom TO_CHARLIST = Atom.of("to_charlist");
  static final Atom BINARY = Atom.of("binary");
  static final Atom ERLANG = Atom.of("erlang");
  static final Atom BINARY_TO_ATOM = Atom.of("binary_to_atom");
  static final Atom BINARY_TO_EXISTING_ATOM = Atom.of("binary_to_existing_atom");
  static final Atom UTF8 = Atom.of("utf8");

  private Keys() {}
}
