package dev.athanor.compiler.expand;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code quote}, {@code unquote} and {@code unquote_splicing}. */
final class Quote {
  private static final Atom LOCATION = Atom.of("location");
  private static final Atom BIND_QUOTED = Atom.of("bind_quoted");
  private static final Atom VALIDATE_RUNTIME = Atom.of("validate_runtime");
  private static final Set<Atom> OPTIONS =
      Set.of(
          Names.CONTEXT, LOCATION, Atoms.LINE, Atoms.FILE, Names.UNQUOTE, BIND_QUOTED, Names.GENERATED);

  private final Scope s;
  private final Object meta;

  /** Assignments that check option values which are known at run time only. */
  private final List<Object> prelude = new ArrayList<>();

  private Quote(Scope s, Object meta) {
    this.s = s;
    this.meta = meta;
  }

  /** {@code quote do ... end}, {@code quote options do ... end}. */
  static Object expand(Scope s, Tuple3 node, Object[] arguments) {
    return arguments.length == 1
        ? single(s, node, arguments[0])
        : new Quote(s, node.e1).quote(arguments[0], arguments[1]);
  }

  private static Object single(Scope s, Tuple3 node, Object options) {
    if (!(options instanceof Cons)) {
      throw invalidArguments(s, node.e1);
    }
    if (Ast.keyword(options, Atoms.DO) == null) {
      throw s.fail(node.e1, "missing :do option in \"quote\"");
    }
    var rest = Meta.without(options, Atoms.DO);
    return new Quote(s, node.e1).quote(rest, Meta.replaced(EmptyList.EMPTY, Atoms.DO, Ast.keyword(options, Atoms.DO)));
  }

  private static RuntimeException invalidArguments(Scope s, Object meta) {
    return s.fail(meta, "invalid arguments for \"quote\"");
  }

  /** {@code unquote} where no quote is. */
  static Object misplacedUnquote(Scope s, Tuple3 node, Object[] arguments) {
    throw s.fail(node.e1, ((Atom) node.e0).name() + " called outside quote");
  }

  private Object quote(Object optionList, Object block) {
    var body = Ast.isList(block) ? Ast.keyword(block, Atoms.DO) : null;
    if (body == null) {
      throw Ast.isList(block) ? s.fail(meta, "missing :do option in \"quote\"") : invalidArguments(s, meta);
    }
    var options = Options.expand(s, meta, "quote", OPTIONS, optionList);
    var bindings = Ast.keyword(options, BIND_QUOTED);
    if (bindings != null && !Ast.isKeyword(bindings)) {
      throw s.fail(
          meta,
          "invalid :bind_quoted for quote, expected a keyword list of variable names, got: " + s.source(bindings));
    }
    var quoter = quoter(options, bindings == null);
    return finished(quoter, bindings, body);
  }

  private Quoter quoter(Object options, boolean unquoteByDefault) {
    var context = contextOption(options);
    boolean keeping = isKeeping(Ast.keyword(options, LOCATION));
    var line = keeping ? Atoms.TRUE : option(options, Atoms.LINE, Atoms.FALSE);
    var file = keeping ? s.env.file() : option(options, Atoms.FILE, Atoms.NIL);
    var unquoting = flag(options, Names.UNQUOTE, unquoteByDefault);
    var generated = flag(options, Names.GENERATED, false);
    return new Quoter(s, context, line, file, unquoting, generated);
  }

  private static boolean isKeeping(Object location) {
    if (location != null && location != Names.KEEP) {
      throw ErlangException.error(Tuple.of(Atoms.CASE_CLAUSE, Tuple.of(LOCATION, location)));
    }
    return location != null;
  }

  private Object contextOption(Object options) {
    return option(options, Names.CONTEXT, s.env.inModule() ? s.env.module() : Atoms.ELIXIR);
  }

  private boolean flag(Object options, Atom name, boolean absent) {
    var value = Meta.get(options, name, Atom.of(absent));
    return QuoteBifs.validated(s.session, name, value) == Atoms.TRUE;
  }

  /** The value of an option. One that is no constant is checked when the code runs, and a variable stands for it. */
  private Object option(Object options, Atom name, Object absent) {
    var value = Ast.keyword(options, name);
    if (value == null) {
      return absent;
    }
    if (QuoteBifs.isValid(name, value)) {
      return value;
    }
    var variable = new Tuple3(name, meta, Names.ELIXIR_QUOTE);
    int version = s.variables.bind(Variables.identity(name, meta, Names.ELIXIR_QUOTE), meta, false);
    var numbered = VariableForms.numbered(variable, version);
    prelude.add(
        Ast.call(
            Names.EQUALS, meta, numbered, Ast.remote(Names.ELIXIR_QUOTE, VALIDATE_RUNTIME, meta, name, value)));
    return variable;
  }

  private Object finished(Quoter quoter, Object bindings, Object body) {
    var quoted = s.expand(quoter.quote(body));
    var whole = bindings == null ? quoted : withBindings(quoter, bindings, quoted);
    if (prelude.isEmpty()) {
      return whole;
    }
    prelude.add(whole);
    return Ast.block(EmptyList.EMPTY, prelude.toArray());
  }

  private Object withBindings(Quoter quoter, Object bindings, Object quoted) {
    var expressions = new ListBuilder();
    var rest = bindings;
    while (rest instanceof Cons cell) {
      var pair = (Tuple2) cell.head;
      var variable = built(pair.e0, meta, quoter.context());
      expressions.add(built(Names.EQUALS, EmptyList.EMPTY, new Cons(variable, new Cons(pair.e1, EmptyList.EMPTY))));
      rest = cell.tail();
    }
    return built(Names.BLOCK, EmptyList.EMPTY, expressions.add(quoted).toList());
  }

  private static Tuple3 built(Object name, Object meta, Object arguments) {
    return Ast.call(Names.TUPLE, EmptyList.EMPTY, name, meta, arguments);
  }
}
