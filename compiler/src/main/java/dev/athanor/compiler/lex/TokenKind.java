package dev.athanor.compiler.lex;

import dev.athanor.term.Atom;

/** What sort of token; the names are those that Elixir's own tokenizer uses. */
public enum TokenKind {
  /** A name that is neither called with parentheses nor followed by brackets. */
  IDENTIFIER("identifier"),
  /** A name followed at once by {@code (}. */
  PAREN_IDENTIFIER("paren_identifier"),
  /** A name followed at once by {@code [}. */
  BRACKET_IDENTIFIER("bracket_identifier"),
  /** A name followed by a space and a sign that touches the next token, as in {@code a -1}: a call. */
  OP_IDENTIFIER("op_identifier"),
  /** A name followed by {@code do}. */
  DO_IDENTIFIER("do_identifier"),
  /** {@code name:}. */
  KW_IDENTIFIER("kw_identifier"),
  /** {@code "name":} that is to be an existing atom. */
  KW_IDENTIFIER_SAFE("kw_identifier_safe"),
  /** {@code "name#{x}":}. */
  KW_IDENTIFIER_UNSAFE("kw_identifier_unsafe"),
  /** {@code Name}. */
  ALIAS("alias"),
  /** {@code :name}. */
  ATOM("atom"),
  /** {@code :"name"}. */
  ATOM_QUOTED("atom_quoted"),
  /** {@code :"name#{x}"} that is to be an existing atom. */
  ATOM_SAFE("atom_safe"),
  /** {@code :"name#{x}"}. */
  ATOM_UNSAFE("atom_unsafe"),
  /** {@code "text"}. */
  BIN_STRING("bin_string"),
  /** {@code 'text'}. */
  LIST_STRING("list_string"),
  /** Text between two {@code """}. */
  BIN_HEREDOC("bin_heredoc"),
  /** Text between two {@code '''}. */
  LIST_HEREDOC("list_heredoc"),
  /** {@code ~s(text)}. */
  SIGIL("sigil"),
  /** An integer. */
  INT("int"),
  /** A float. */
  FLT("flt"),
  /** {@code ?a}. */
  CHAR("char"),
  /** {@code true}. */
  TRUE("true"),
  /** {@code false}. */
  FALSE("false"),
  /** {@code nil}. */
  NIL("nil"),
  /** {@code &} before a number. */
  CAPTURE_INT("capture_int"),
  /** {@code &}. */
  CAPTURE_OP("capture_op"),
  /** {@code @}. */
  AT_OP("at_op"),
  /** {@code ! ^ not ~~~}. */
  UNARY_OP("unary_op"),
  /** {@code ...}. */
  ELLIPSIS_OP("ellipsis_op"),
  /** {@code + -}. */
  DUAL_OP("dual_op"),
  /** {@code * /}. */
  MULT_OP("mult_op"),
  /** {@code **}. */
  POWER_OP("power_op"),
  /** {@code ++ -- +++ --- <>}. */
  CONCAT_OP("concat_op"),
  /** {@code ..}. */
  RANGE_OP("range_op"),
  /** {@code //}. */
  TERNARY_OP("ternary_op"),
  /** {@code ^^^}. */
  XOR_OP("xor_op"),
  /** {@code in} and {@code not in}. */
  IN_OP("in_op"),
  /** {@code |>}, {@code <<<}, {@code ~>} and their like. */
  ARROW_OP("arrow_op"),
  /** {@code < > <= >=}. */
  REL_OP("rel_op"),
  /** {@code == != =~ === !==}. */
  COMP_OP("comp_op"),
  /** {@code && &&& and}. */
  AND_OP("and_op"),
  /** {@code || ||| or}. */
  OR_OP("or_op"),
  /** {@code =}. */
  MATCH_OP("match_op"),
  /** {@code =>}. */
  ASSOC_OP("assoc_op"),
  /** {@code |}. */
  PIPE_OP("pipe_op"),
  /** {@code ::}. */
  TYPE_OP("type_op"),
  /** {@code when}. */
  WHEN_OP("when_op"),
  /** {@code <-} and {@code \\}. */
  IN_MATCH_OP("in_match_op"),
  /** {@code ->}. */
  STAB_OP("stab_op"),
  /** {@code .}. */
  DOT("."),
  /** {@code .} before {@code (}. */
  DOT_CALL_OP("dot_call_op"),
  /** {@code %} of a struct. */
  PERCENT("%"),
  /** {@code %} of a map; the brace is a token of its own. */
  MAP("%{}"),
  /** {@code (}. */
  OPEN_PAREN("("),
  /** {@code )}. */
  CLOSE_PAREN(")"),
  /** {@code [}. */
  OPEN_BRACKET("["),
  /** {@code ]}. */
  CLOSE_BRACKET("]"),
  /** An opening brace. */
  OPEN_CURLY("{"),
  /** A closing brace. */
  CLOSE_CURLY("}"),
  /** {@code <<}. */
  OPEN_BIT("<<"),
  /** {@code >>}. */
  CLOSE_BIT(">>"),
  /** {@code ,}. */
  COMMA(","),
  /** {@code ;}. */
  SEMICOLON(";"),
  /** One or more ends of line. */
  EOL("eol"),
  /** {@code fn}. */
  FN("fn"),
  /** {@code do}. */
  DO("do"),
  /** {@code end}. */
  END("end"),
  /** {@code after else catch rescue}. */
  BLOCK_IDENTIFIER("block_identifier"),
  /** Where the tokens end; the lexer never makes one. */
  END_OF_TOKENS("$end");

  private final Atom atom;

  TokenKind(String name) {
    atom = Atom.of(name);
  }

  /** The name as an atom. */
  public Atom atom() {
    return atom;
  }

  /** Whether it is an operator; the dot is none. */
  boolean isOperator() {
    return compareTo(CAPTURE_OP) >= 0 && compareTo(STAB_OP) <= 0;
  }

  /** The kind of that name; {@code null} where there is none. */
  public static TokenKind of(Atom name) {
    for (var kind : values()) {
      if (kind.atom == name) {
        return kind;
      }
    }
    return null;
  }
}
