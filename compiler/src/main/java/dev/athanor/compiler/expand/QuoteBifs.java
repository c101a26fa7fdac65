package dev.athanor.compiler.expand;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.code.FunctionRef;
import dev.athanor.error.BadArgument;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Port;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;

/** {@code :elixir_quote}: what the code made by {@code quote} calls when it runs, and the quoting that {@code Macro} offers. */
@BifModule("elixir_quote")
public final class QuoteBifs {
  private static final Atom PRUNE_METADATA = Atom.of("prune_metadata");

  private QuoteBifs() {}

  /** The quoted form of a term; {@code kind} is {@code :none}, {@code :default} or {@code :prune_metadata}. */
  @Bif
  public static Object escape(Process self, Object term, Object kind, Object unquoting) {
    return new Escaper(
            unquoting == Atoms.TRUE,
            kind == PRUNE_METADATA,
            value -> Text.inspect(Sessions.of(self), value))
        .escape(term);
  }

  /** Whether quoted code has an {@code unquote} that belongs to no inner quote. */
  @Bif
  public static boolean hasUnquotes(Object quoted) {
    return switch (quoted) {
      case Tuple3 node when Ast.isCall(node, Names.QUOTE, 1) -> false;
      case Tuple3 node when Ast.isCall(node, Names.QUOTE, 2) -> hasUnquotes(Ast.argument(node, 0));
      case Tuple3 node when Ast.isCall(node, Names.UNQUOTE, 1) || Ast.isCall(node, Names.UNQUOTE_SPLICING, 1) -> true;
      case Tuple3 node -> isUnquotedName(node) || hasUnquotes(node.e0) || hasUnquotes(node.e2);
      case Tuple2 pair -> hasUnquotes(pair.e0) || hasUnquotes(pair.e1);
      case Cons list -> anyUnquotes(list);
      default -> false;
    };
  }

  private static boolean isUnquotedName(Tuple3 node) {
    return Ast.isCall(node.e0, Names.DOT, 2)
        && Ast.argument((Tuple3) node.e0, 1) == Names.UNQUOTE
        && Lists.length(node.e2) == 1;
  }

  private static boolean anyUnquotes(Cons list) {
    Object rest = list;
    while (rest instanceof Cons cell) {
      if (hasUnquotes(cell.head)) {
        return true;
      }
      rest = cell.tail();
    }
    return rest != EmptyList.EMPTY && hasUnquotes(rest);
  }

  /** Lines and hygiene counters for what a macro of {@code receiver} gave. */
  @Bif
  public static Object linifyWithContextCounter(Object meta, Object receiverAndCounter, Object quoted) {
    if (!(receiverAndCounter instanceof Tuple2 pair) || !Ast.isList(meta) && !(meta instanceof Long)) {
      throw BadArgument.plain(
          Atoms.BADARG, "elixir_quote", "linify_with_context_counter", meta, receiverAndCounter, quoted);
    }
    return Linify.expansion(quoted, meta instanceof Long line ? Meta.ofLine(line) : meta, pair.e0, pair.e1);
  }

  /** Lines where there are none; {@code :keep} prefers those that {@code location: :keep} recorded. */
  @Bif
  public static Object linify(Object line, Object key, Object quoted) {
    long number = line instanceof Long known ? known : 0;
    return key == Names.KEEP ? Linify.keptLines(quoted, number) : Linify.lines(quoted, number);
  }

  /** {@code &Mod.fun/arity} as code. */
  @Bif
  public static Object funToQuoted(Object fun) {
    if (fun instanceof FunctionRef reference) {
      return Ast.capture(reference);
    }
    throw BadArgument.plain(Atoms.BADARG, "elixir_quote", "fun_to_quoted", fun);
  }

  /** What {@code unquote(value)} puts into the code: the value, or {@code ArgumentError} where that is no quoted expression. */
  @Bif
  public static Object shallowValidateAst(Process self, Object term) {
    if (isShallowlyValid(term)) {
      return term;
    }
    throw Failures.argumentError(
        "tried to unquote invalid AST: "
            + Text.inspect(Sessions.of(self), term)
            + "\nDid you forget to escape term using Macro.escape/1?");
  }

  private static boolean isShallowlyValid(Object term) {
    return switch (term) {
      case Cons list -> areValid(list);
      case Tuple3 node -> isValidNode(node);
      case Tuple2 pair -> isValidInside(pair.e0) && isValidInside(pair.e1);
      case Tuple _, MapTerm _, Reference _, Port _ -> false;
      case Bitstring bits -> bits.isBinary();
      default -> true;
    };
  }

  private static boolean isValidNode(Tuple3 node) {
    if (!Ast.isList(node.e1)) {
      return false;
    }
    return node.e0 instanceof Atom
        ? node.e2 instanceof Atom || Ast.isList(node.e2)
        : Ast.isList(node.e2) && isShallowlyValid(node.e0);
  }

  private static boolean areValid(Cons list) {
    Object rest = list;
    while (rest instanceof Cons cell) {
      if (!isValidInside(cell.head)) {
        return false;
      }
      rest = cell.tail();
    }
    return rest == EmptyList.EMPTY;
  }

  private static boolean isValidInside(Object term) {
    return Ast.isList(term) || isShallowlyValid(term);
  }

  /** What {@code [unquote_splicing(left), right...]} builds. */
  @Bif
  public static Object list(Process self, Object left, Object right) {
    validateList(self, left);
    return Lists.reverse(Lists.reverse(left, EmptyList.EMPTY), right);
  }

  /** What {@code [tail..., unquote_splicing(left) | right]} builds. */
  @Bif
  public static Object tailList(Process self, Object left, Object right, Object tail) {
    if (!Lists.isProper(tail)) {
      throw BadArgument.plain(Atoms.BADARG, "elixir_quote", "tail_list", left, right, tail);
    }
    validateList(self, left);
    var front = append(tail, left);
    if (Ast.isList(right)) {
      return append(front, right);
    }
    return front == EmptyList.EMPTY
        ? right
        : append(Ast.init(front), Lists.of(Ast.call(Names.PIPE, EmptyList.EMPTY, Ast.last(front), right)));
  }

  private static Object append(Object front, Object back) {
    return Lists.reverse(Lists.reverse(front, EmptyList.EMPTY), back);
  }

  private static void validateList(Process self, Object list) {
    if (!Lists.isProper(list)) {
      throw Failures.argumentError(
          "expected a list with quoted expressions in unquote_splicing/1, got: "
              + Text.inspect(Sessions.of(self), list));
    }
  }

  /** What {@code left.unquote(right)(arguments...)} builds; the arguments are {@code nil} where there are no parentheses. */
  @Bif
  public static Object dot(Process self, Object meta, Object left, Object right, Object arguments, Object context) {
    return arguments == Atoms.NIL
        ? QuotedDots.withoutArguments(self, meta, left, right)
        : QuotedDots.withArguments(self, meta, left, right, arguments);
  }

  /** The value of an option of {@code quote}; raises {@code ArgumentError} where it is none that the option takes. */
  @Bif
  public static Object validateRuntime(Process self, Object option, Object value) {
    return validated(Sessions.of(self), (Atom) option, value);
  }

  static Object validated(Session session, Atom option, Object value) {
    if (isValid(option, value)) {
      return value;
    }
    throw Failures.argumentError(
        "invalid runtime value for option :"
            + option.name()
            + " in quote, got: "
            + Text.inspect(session, value));
  }

  /** Whether the option of {@code quote} takes the value. */
  static boolean isValid(Atom option, Object value) {
    return switch (option.name()) {
      case "line" -> value instanceof Long;
      case "file" -> value instanceof Bitstring bits && bits.isBinary();
      case "context" -> value instanceof Atom && value != Atoms.NIL && !Ast.isBoolean(value);
      case "generated", "unquote" -> Ast.isBoolean(value);
      default -> throw BadArgument.plain(Atoms.FUNCTION_CLAUSE, "elixir_quote", "is_valid", option, value);
    };
  }
}
