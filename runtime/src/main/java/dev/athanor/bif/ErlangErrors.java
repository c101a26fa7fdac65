package dev.athanor.bif;

import dev.athanor.error.ErlangException;
import dev.athanor.error.BadArgument;
import dev.athanor.op.Handlers;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Numbers;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;

/** The functions of {@code :erlang} that raise. Java because raising is. */
@BifModule("erlang")
public final class ErlangErrors {
  private static final Atom NONE = Atom.of("none");

  private ErlangErrors() {}

  /** Raises an error. */
  @Bif
  public static Object error(Process self, Object reason) {
    var untraced = Handlers.untraced(self, Atoms.ERROR, reason);
    throw untraced != null ? untraced : ErlangException.error(reason);
  }

  /** Raises an error whose trace tells the arguments of the calling function; {@code :none} tells none. */
  @Bif
  public static Object error(Process self, Object reason, Object arguments) {
    var untraced = Handlers.untraced(self, Atoms.ERROR, reason);
    throw untraced != null ? untraced : ErlangException.error(reason, known(arguments), null);
  }

  /** Raises an error whose trace tells the arguments of the calling function and the option {@code error_info}. */
  @Bif
  public static Object error(Process self, Object reason, Object arguments, Object options) {
    var untraced = Handlers.untraced(self, Atoms.ERROR, reason);
    if (untraced != null) {
      throw untraced;
    }
    var info = Lists.keyword(options, Atoms.ERROR_INFO, null);
    throw ErlangException.error(reason, known(arguments), info instanceof MapTerm map ? map : null);
  }

  private static Object known(Object arguments) {
    return arguments != NONE && Lists.isProper(arguments) ? arguments : null;
  }

  /** Ends the process unless caught. */
  @Bif
  public static Object exit(Process self, Object reason) {
    var untraced = Handlers.untraced(self, Atoms.EXIT, reason);
    throw untraced != null ? untraced : ErlangException.exit(reason);
  }

  /** Throws a value. */
  @Bif("throw")
  public static Object throwValue(Process self, Object value) {
    var untraced = Handlers.untraced(self, Atoms.THROW, value);
    throw untraced != null ? untraced : ErlangException.thrown(value);
  }

  /** Raises again with a given trace; gives {@code :badarg} where the class or the trace is none. */
  @Bif
  public static Object raise(Object kind, Object reason, Object stacktrace) {
    if ((kind == Atoms.ERROR || kind == Atoms.EXIT || kind == Atoms.THROW) && isStacktrace(stacktrace)) {
      throw ErlangException.again((Atom) kind, reason, stacktrace);
    }
    return Atoms.BADARG;
  }

  /** What the body of a native function raises before the native code is there. */
  @Bif
  public static Object nifError(Object reason) {
    throw BadArgument.plain(reason, "erlang", "nif_error", reason);
  }

  /** As {@link #nifError(Object)}, with the arguments of the function. */
  @Bif
  public static Object nifError(Object reason, Object arguments) {
    throw BadArgument.plain(reason, "erlang", "nif_error", reason, arguments);
  }

  private static boolean isStacktrace(Object stacktrace) {
    var rest = stacktrace;
    while (rest instanceof Cons cell) {
      if (!(cell.head instanceof Tuple entry && isEntry(entry))) {
        return false;
      }
      rest = cell.tail();
    }
    return rest == EmptyList.EMPTY;
  }

  /** <code>{module, function, arity or arguments}</code>, <code>{fun, arguments}</code>, either with a location at the end. */
  private static boolean isEntry(Tuple entry) {
    return switch (entry.size()) {
      case 2 -> ErlangTypes.isFunction(entry.get(0)) && isArguments(entry.get(1));
      case 3 -> ErlangTypes.isFunction(entry.get(0))
          ? isArguments(entry.get(1)) && isLocation(entry.get(2))
          : isFunction(entry);
      case 4 -> isFunction(entry) && isLocation(entry.get(3));
      default -> false;
    };
  }

  private static boolean isFunction(Tuple entry) {
    return entry.get(0) instanceof Atom && entry.get(1) instanceof Atom && isArguments(entry.get(2));
  }

  private static boolean isArguments(Object arguments) {
    return Lists.isProper(arguments) || Numbers.isInteger(arguments);
  }

  private static boolean isLocation(Object location) {
    var rest = location;
    while (rest instanceof Cons cell) {
      if (!(cell.head instanceof Tuple2 pair && pair.e0 instanceof Atom)) {
        return false;
      }
      rest = cell.tail();
    }
    return rest == EmptyList.EMPTY;
  }
}
