package dev.athanor.ets.spec;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;

/** A guard or a part of a body. */
sealed interface Expression {
  /** Its value; {@code null} where a function fails. */
  Object value(Match match);

  /** A term that stands for itself. */
  record Constant(Object term) implements Expression {
    @Override
    public Object value(Match match) {
      return term;
    }
  }

  /** {@code :"$1"}. */
  record Variable(int slot) implements Expression {
    @Override
    public Object value(Match match) {
      return match.variables[slot];
    }
  }

  /** {@code :"$_"}: the whole term. */
  record Whole() implements Expression {
    @Override
    public Object value(Match match) {
      return match.term;
    }
  }

  /** {@code :"$$"}: all variables in the order of their numbers. */
  record AllVariables() implements Expression {
    @Override
    public Object value(Match match) {
      Object list = EmptyList.EMPTY;
      for (int i = match.variables.length - 1; i >= 0; i--) {
        list = new Cons(match.variables[i], list);
      }
      return list;
    }
  }

  /** <code>{{...}}</code>. */
  record TupleOf(Expression[] elements) implements Expression {
    @Override
    public Object value(Match match) {
      var values = values(elements, match);
      return values == null ? null : Tuple.of(values);
    }
  }

  /** A list cell. */
  record ListOf(Expression head, Expression tail) implements Expression {
    @Override
    public Object value(Match match) {
      var first = head.value(match);
      var rest = first == null ? null : tail.value(match);
      return rest == null ? null : new Cons(first, rest);
    }
  }

  /** A map; keys and values alternate. */
  record MapOf(Expression[] entries) implements Expression {
    @Override
    public Object value(Match match) {
      var values = values(entries, match);
      return values == null ? null : MapTerm.of(values);
    }
  }

  /** A function of the process that asks. */
  record Call0(GuardFunctions.Function0 function) implements Expression {
    @Override
    public Object value(Match match) {
      return function.of(match.self);
    }
  }

  /** A function of one argument. */
  record Call1(GuardFunctions.Function1 function, Expression argument) implements Expression {
    @Override
    public Object value(Match match) {
      var a = argument.value(match);
      return a == null ? null : function.of(a);
    }
  }

  /** A function of two arguments. */
  record Call2(GuardFunctions.Function2 function, Expression first, Expression second) implements Expression {
    @Override
    public Object value(Match match) {
      var a = first.value(match);
      var b = a == null ? null : second.value(match);
      return b == null ? null : function.of(a, b);
    }
  }

  /** A function of three arguments. */
  record Call3(GuardFunctions.Function3 function, Expression first, Expression second, Expression third) implements Expression {
    @Override
    public Object value(Match match) {
      var a = first.value(match);
      var b = a == null ? null : second.value(match);
      var c = b == null ? null : third.value(match);
      return c == null ? null : function.of(a, b, c);
    }
  }

  /** {@code and} and {@code or} of any number of arguments, all of which are evaluated. */
  record Strict(Atom decisive, Expression[] parts) implements Expression {
    @Override
    public Object value(Match match) {
      Atom result = decisive == Atoms.FALSE ? Atoms.TRUE : Atoms.FALSE;
      for (var part : parts) {
        var value = part.value(match);
        if (value != Atoms.TRUE && value != Atoms.FALSE) {
          return null;
        }
        result = value == decisive ? decisive : result;
      }
      return result;
    }
  }

  /** {@code andalso} and {@code orelse}: the first part that decides, otherwise the last, which may be anything. */
  record Lazy(Atom decisive, Expression[] parts) implements Expression {
    @Override
    public Object value(Match match) {
      int last = parts.length - 1;
      for (int i = 0; i < last; i++) {
        var value = parts[i].value(match);
        if (value == decisive) {
          return decisive;
        }
        if (value != Atoms.TRUE && value != Atoms.FALSE) {
          return null;
        }
      }
      return parts[last].value(match);
    }
  }

  private static Object[] values(Expression[] expressions, Match match) {
    var values = new Object[expressions.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = expressions[i].value(match);
      if (values[i] == null) {
        return null;
      }
    }
    return values;
  }
}
