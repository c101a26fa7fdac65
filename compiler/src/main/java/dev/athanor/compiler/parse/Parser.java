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
    return parse(source, options, new ArrayList<>());
  }

  /**
   * The quoted expression of a text.
   *
   * @param warnings is given what the lexer and the parser frown upon; where the parser refuses the tokens, too
   * @throws dev.athanor.compiler.source.SyntaxException where the text is no program
   */
  public static ParseResult parse(Source source, ParseOptions options, List<LexWarning> warnings) {
    var lexed = Lexer.tokenize(source, options.lexing());
    warnings.addAll(lexed.warnings());
    var parsing = new Parsing(lexed.tokens(), options);
    try {
      return new ParseResult(parsing.run(), warnings, lexed.comments());
    } finally {
      warnings.addAll(parsing.warnings.all());
    }
  }

  /** The quoted expression of tokens. */
  public static ParseResult parse(List<Token> tokens, ParseOptions options) {
    var parsing = new Parsing(tokens, options);
    var quoted = parsing.run();
    return new ParseResult(quoted, parsing.warnings.all(), List.of());
  }
}
