package dev.athanor.compiler.driver;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.compiler.lex.Comment;
import dev.athanor.compiler.lex.LexWarning;
import dev.athanor.compiler.parse.ParseResult;
import dev.athanor.compiler.parse.Parser;
import dev.athanor.compiler.source.Source;
import dev.athanor.compiler.source.SyntaxException;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import java.util.ArrayList;
import java.util.List;

/** {@code :elixir}: the parser for programs. The text is a binary or a charlist. */
@BifModule("elixir")
public final class ParserBifs {
  private static final Atom TEXT = Atom.of("text");
  private static final Atom PREVIOUS_EOLS = Atom.of("previous_eol_count");
  private static final Atom NEXT_EOLS = Atom.of("next_eol_count");

  private ParserBifs() {}

  /** {@code {:ok, quoted}} or {@code {:error, {metadata, message, token}}}. */
  @Bif
  public static Object stringToQuoted(
      Process self, Object text, Object line, Object column, Object file, Object options) {
    return tried(self, text, line, column, file, options, false);
  }

  /** {@code {:ok, quoted, comments}} or {@code {:error, {metadata, message, token}}}. */
  @Bif
  public static Object stringToQuotedWithComments(
      Process self, Object text, Object line, Object column, Object file, Object options) {
    return tried(self, text, line, column, file, options, true);
  }

  private static Object tried(
      Process self, Object text, Object line, Object column, Object file, Object options, boolean comments) {
    var given = new ParserOptions(self, options);
    var source = source(text, file);
    var warnings = new ArrayList<LexWarning>();
    try {
      var parsed = Parser.parse(source, given.parsing(line, column, file, comments), warnings);
      return comments
          ? Tuple.of(Atoms.OK, parsed.quoted(), comments(parsed.comments()))
          : Tuple.of(Atoms.OK, parsed.quoted());
    } catch (SyntaxException wrong) {
      return Tuple.of(Atoms.ERROR, SyntaxErrors.tuple(wrong.fault()));
    } finally {
      warn(self, given, warnings, file);
    }
  }

  /** The quoted expression; raises {@code SyntaxError} and its like. */
  @Bif("string_to_quoted!")
  public static Object parse(Process self, Object text, Object line, Object column, Object file, Object options) {
    return parsed(self, text, line, column, file, options, false).quoted();
  }

  /** {@code {quoted, comments}}; raises {@code SyntaxError} and its like. */
  @Bif("string_to_quoted_with_comments!")
  public static Object parseWithComments(
      Process self, Object text, Object line, Object column, Object file, Object options) {
    var parsed = parsed(self, text, line, column, file, options, true);
    return Tuple.of(parsed.quoted(), comments(parsed.comments()));
  }

  private static ParseResult parsed(
      Process self, Object text, Object line, Object column, Object file, Object options, boolean comments) {
    var given = new ParserOptions(self, options);
    var name = file instanceof Bitstring known ? known : Bitstring.of("nofile");
    var warnings = new ArrayList<LexWarning>();
    try {
      return SourceText.parse(source(text, file), given.parsing(line, column, file, comments), name, warnings);
    } finally {
      warn(self, given, warnings, file);
    }
  }

  private static void warn(Process self, ParserOptions options, List<LexWarning> warnings, Object file) {
    if (options.emitWarnings() && file instanceof Bitstring name) {
      SourceText.warn(self, warnings, name);
    }
  }

  private static Source source(Object text, Object file) {
    var name = file instanceof Bitstring known ? known.text() : "nofile";
    return text instanceof Bitstring binary
        ? SourceText.decoded(() -> Source.of(name, binary))
        : Source.of(name, Lists.text(text).codePoints().toArray());
  }

  private static Object comments(List<Comment> comments) {
    var list = new ListBuilder();
    for (var comment : comments) {
      list.add(
          MapTerm.of(
              Atoms.LINE, (long) comment.line(),
              Atoms.COLUMN, (long) comment.column(),
              PREVIOUS_EOLS, (long) comment.previousEols(),
              NEXT_EOLS, (long) comment.nextEols(),
              TEXT, Bitstring.of(comment.text())));
    }
    return list.toList();
  }
}
