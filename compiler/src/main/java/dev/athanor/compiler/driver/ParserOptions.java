package dev.athanor.compiler.driver;

import dev.athanor.compiler.lex.LexOptions;
import dev.athanor.compiler.parse.ParseOptions;
import dev.athanor.error.ErlangException;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Fun;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.util.function.Function;

/** The options of {@code Code.string_to_quoted/2}, from their keyword list. */
final class ParserOptions {
  private static final Atom INDENTATION = Atom.of("indentation");
  private static final Atom UNESCAPE = Atom.of("unescape");
  private static final Atom EXISTING_ATOMS_ONLY = Atom.of("existing_atoms_only");
  private static final Atom STATIC_ATOMS_ENCODER = Atom.of("static_atoms_encoder");
  private static final Atom LITERAL_ENCODER = Atom.of("literal_encoder");
  private static final Atom COLUMNS = Atom.of("columns");
  private static final Atom TOKEN_METADATA = Atom.of("token_metadata");
  private static final Atom CURSOR_COMPLETION = Atom.of("cursor_completion");
  private static final Atom EMIT_WARNINGS = Atom.of("emit_warnings");
  private static final Atom WARNINGS = Atom.of("warnings");
  private static final Atom OK = Atoms.OK;

  private final Process self;
  private final Object options;

  ParserOptions(Process self, Object options) {
    this.self = self;
    this.options = options;
  }

  /** Whether warnings are to be given. */
  boolean emitWarnings() {
    return Lists.keyword(options, EMIT_WARNINGS, Lists.keyword(options, WARNINGS, Atoms.TRUE)) == Atoms.TRUE;
  }

  /** What the parser is to do with a text that begins at a line and column. */
  ParseOptions parsing(Object line, Object column, Object file, boolean keepComments) {
    return new ParseOptions(
        lexing(line, column, file, keepComments),
        isSet(COLUMNS, false),
        isSet(TOKEN_METADATA, false),
        option(LITERAL_ENCODER) instanceof Fun encoder ? (literal, meta) -> literal(encoder, literal, meta) : null);
  }

  private LexOptions lexing(Object line, Object column, Object file, boolean keepComments) {
    int indentation = option(INDENTATION) instanceof Long columns ? columns.intValue() : 0;
    return new LexOptions(
        file instanceof Bitstring name ? name.text() : "nofile",
        ((Long) line).intValue(),
        ((Long) column).intValue(),
        indentation + 1,
        isSet(UNESCAPE, true),
        isSet(CURSOR_COMPLETION, false) ? LexOptions.TerminatorCheck.CURSOR : LexOptions.TerminatorCheck.STRICT,
        isSet(EXISTING_ATOMS_ONLY, false),
        option(STATIC_ATOMS_ENCODER) instanceof Fun encoder ? (name, at, from) -> atom(encoder, name, at, from) : null,
        keepComments);
  }

  private Object option(Atom name) {
    return Lists.keyword(options, name, Atoms.NIL);
  }

  private boolean isSet(Atom name, boolean otherwise) {
    var value = option(name);
    return value == Atoms.NIL ? otherwise : value == Atoms.TRUE;
  }

  private Object atom(Fun encoder, String name, int line, int column) {
    var place = Lists.of(Tuple.of(Atoms.LINE, (long) line), Tuple.of(Atoms.COLUMN, (long) column));
    return encoded(self.apply(encoder, Bitstring.of(name), place), LexOptions.AtomRefused::new);
  }

  private Object literal(Fun encoder, Object literal, Object meta) {
    return encoded(self.apply(encoder, literal, meta), ParseOptions.LiteralRefused::new);
  }

  private static Object encoded(Object answer, Function<String, RuntimeException> refusal) {
    if (answer instanceof Tuple2 pair && pair.e0 == OK) {
      return pair.e1;
    }
    if (answer instanceof Tuple2 pair && pair.e1 instanceof Bitstring reason) {
      throw refusal.apply(reason.text());
    }
    throw ErlangException.error(Tuple.of(Atoms.CASE_CLAUSE, answer));
  }
}
