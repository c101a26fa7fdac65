package dev.athanor.compiler.parse;

import dev.athanor.compiler.lex.LexResult;
import dev.athanor.compiler.lex.LexWarning;
import dev.athanor.compiler.lex.Lexer;
import dev.athanor.compiler.lex.Token;
import dev.athanor.compiler.source.Source;
import java.util.ArrayList;
import java.util.List;

/** Turns source text into quoted expressions. */
public final class Parser {
  private Parser() {}

  /**
   * The quoted expression of a text.
   *
   * @throws dev.athanor.compiler.source.SyntaxException where the text is no program
   */
  public static ParseResult parse(Source source, ParseOptions options) {
    return parse(Lexer.tokenize(source, options.lexing()), options);
  }

  private static ParseResult parse(LexResult lexed, ParseOptions options) {
    var parsed = parse(lexed.tokens(), options);
    var warnings = new ArrayList<LexWarning>(lexed.warnings());
    warnings.addAll(parsed.warnings());
    return new ParseResult(parsed.quoted(), warnings, lexed.comments());
  }

  /** The quoted expression of tokens. */
  public static ParseResult parse(List<Token> tokens, ParseOptions options) {
    var parsing = new Parsing(tokens, options);
    var quoted = parsing.run();
    return new ParseResult(quoted, parsing.warnings.all(), List.of());
  }
}
