package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;

/** The atoms that the expander names. */
public final class Names {
  private Names() {}

  // Nodes.
  static final Atom DOT = Atom.of(".");
  static final Atom BLOCK = Atom.of("__block__");
  static final Atom ALIASES = Atom.of("__aliases__");
  static final Atom ARROW = Atom.of("->");
  static final Atom LEFT_ARROW = Atom.of("<-");
  static final Atom EQUALS = Atom.of("=");
  static final Atom UNDERSCORE = Atom.of("_");
  static final Atom TUPLE = Atom.of("{}");
  static final Atom MAP = Atom.of("%{}");
  static final Atom STRUCT_NODE = Atom.of("%");
  static final Atom BITS = Atom.of("<<>>");
  static final Atom PIPE = Atom.of("|");
  static final Atom TYPE = Atom.of("::");
  static final Atom MINUS = Atom.of("-");
  static final Atom PLUS = Atom.of("+");
  static final Atom TIMES = Atom.of("*");
  static final Atom SLASH = Atom.of("/");
  static final Atom PLUS_PLUS = Atom.of("++");
  static final Atom CAPTURE = Atom.of("&");
  static final Atom PIN = Atom.of("^");
  static final Atom WHEN = Atom.of("when");
  static final Atom IN = Atom.of("in");
  static final Atom FN = Atom.of("fn");
  static final Atom FOR = Atom.of("for");
  static final Atom WITH = Atom.of("with");
  static final Atom TRY = Atom.of("try");
  static final Atom QUOTE = Atom.of("quote");
  static final Atom UNQUOTE = Atom.of("unquote");
  static final Atom UNQUOTE_SPLICING = Atom.of("unquote_splicing");
  static final Atom SUPER = Atom.of("super");
  static final Atom NOT = Atom.of("not");
  static final Atom BANG = Atom.of("!");
  static final Atom MODULE_NODE = Atom.of("__MODULE__");
  static final Atom DIR = Atom.of("__DIR__");
  static final Atom FILE_NODE = Atom.of("__FILE__");
  static final Atom ENV = Atom.of("__ENV__");
  static final Atom CALLER = Atom.of("__CALLER__");
  static final Atom STACKTRACE = Atom.of("__STACKTRACE__");
  static final Atom AT = Atom.of("@");

  // Metadata.
  static final Atom VERSION = Atom.of("version");
  static final Atom COUNTER = Atom.of("counter");
  static final Atom GENERATED = Atom.of("generated");
  static final Atom CONTEXT = Atom.of("context");
  static final Atom IMPORTS = Atom.of("imports");
  static final Atom ALIAS = Atom.of("alias");
  static final Atom KEEP = Atom.of("keep");
  static final Atom NO_PARENS = Atom.of("no_parens");
  static final Atom REQUIRED = Atom.of("required");
  static final Atom IF_UNDEFINED = Atom.of("if_undefined");
  static final Atom ALIGNMENT = Atom.of("alignment");
  static final Atom DEFINED = Atom.of("defined");

  // Contexts and modes.
  static final Atom MATCH = Atom.of("match");
  static final Atom GUARD = Atom.of("guard");
  static final Atom NONE = Atom.of("none");
  static final Atom DEFAULT = Atom.of("default");
  static final Atom ALL = Atom.of("all");

  // Options.
  static final Atom AS = Atom.of("as");
  static final Atom WARN = Atom.of("warn");
  static final Atom ONLY = Atom.of("only");
  static final Atom EXCEPT = Atom.of("except");
  static final Atom FUNCTIONS = Atom.of("functions");
  static final Atom MACROS = Atom.of("macros");
  static final Atom SIGILS = Atom.of("sigils");
  static final Atom INTO = Atom.of("into");
  static final Atom UNIQ = Atom.of("uniq");
  static final Atom REDUCE = Atom.of("reduce");

  // Modules.
  static final Atom KERNEL = Atom.of("Elixir.Kernel");
  static final Atom SPECIAL_FORMS = Atom.of("Elixir.Kernel.SpecialForms");
  static final Atom ELIXIR_QUOTE = Atom.of("elixir_quote");
}
