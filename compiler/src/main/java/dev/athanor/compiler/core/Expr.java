package dev.athanor.compiler.core;

import dev.athanor.code.FunctionKey;
import dev.athanor.term.Atom;
import java.util.List;

/**
 * The IR: an expression that has a value, or goes somewhere else instead.
 *
 * <p>Invariants that the emitter relies on: arguments (of calls, constructors, jumps) are evaluated left to right and contain no {@link Block}, branch, loop,
 * {@link Try} or {@link Jump}, so that nothing waits on the operand stack where control flow joins; a {@link Jump} stands in tail position of what its
 * label belongs to; every {@link Local} has its value before it is used.
 */
public sealed interface Expr {
  /** A term known now. */
  record Const(Object term) implements Expr {}

  /** The value of a variable. */
  record Use(Local local) implements Expr {}

  /** The value of {@code result}, after some steps. */
  record Block(List<Step> steps, Expr result) implements Expr {}

  /** The one or the other. */
  record If(Test test, Expr yes, Expr no) implements Expr {}

  /** The option whose form the subject has; {@code otherwise} if none. Bitstring literals are tried in order. */
  record Switch(Local subject, List<Option> options, Expr otherwise) implements Expr {}

  /** What to do with a term of a form. */
  record Option(Form form, Expr body) {}

  /** {@code body}, in which jumps to {@code label} go to {@code target}; the value is that of whichever ends. */
  record Join(Label label, Expr target, Expr body) implements Expr {}

  /** Goes to a label. */
  record Jump(Label label, List<Expr> arguments) implements Expr {}

  /** {@code body}, begun anew by each jump to {@code label} in it. */
  record Loop(Label label, List<Expr> initial, Expr body) implements Expr {}

  /** Whether a test holds, as an atom. */
  record Truth(Test test) implements Expr {}

  /** A call; a callee that is a value comes first among the arguments. */
  record Call(Callee callee, List<Expr> arguments, int line) implements Expr {}

  /** A primitive in a body, where it raises if it is not defined. */
  record Operation(Primitive primitive, List<Expr> arguments, int line) implements Expr {}

  /** A closure; the function takes the captured values behind its own arguments. */
  record MakeFun(Function function, int arity, List<Expr> captured) implements Expr {}

  /** A function of the module as a fun. */
  record LocalFun(FunctionKey key) implements Expr {}

  /** A tuple. */
  record MakeTuple(List<Expr> elements) implements Expr {}

  /** A list of elements in front of a tail. */
  record MakeList(List<Expr> elements, Expr tail) implements Expr {}

  /** A map of alternating keys and values; of equal keys the last one counts. */
  record MakeMap(List<Expr> entries) implements Expr {}

  /** A map with the values of keys replaced that it must have: alternating keys and values. */
  record UpdateMap(Expr map, List<Expr> entries, int line) implements Expr {}

  /** A bitstring. */
  record MakeBits(List<BitsPart> parts, int line) implements Expr {}

  /** {@code map.key}: a value of a map, or a call of a module's function. */
  record Fetch(Expr from, Atom key, int line) implements Expr {}

  /** The value of a key in a map, or {@code null}, which {@link Test.IsPresent} tells. */
  record MapValue(Local map, Expr key) implements Expr {}

  /** An integer in a bitstring, of {@code size} bits or of as many as {@code computed} says. */
  record ReadInteger(Local subject, At at, long size, Local computed, boolean signed, boolean little) implements Expr {}

  /** A float in a bitstring, of computed size if that is not {@code null}; {@code null} where the bits are none. */
  record ReadFloat(Local subject, At at, int size, Local computed, boolean little) implements Expr {}

  /** The code point in a bitstring as a {@code LONG}; negative where there is none. */
  record ReadCharacter(Local subject, At at, BitsType type, boolean little) implements Expr {}

  /** How many bits a code point takes, as a {@code LONG}. */
  record CharacterSize(Local character, BitsType type) implements Expr {}

  /** A part of a bitstring, of {@code size} bits or of as many as {@code computed} says. */
  record ReadBits(Local subject, At at, long size, Local computed) implements Expr {}

  /** All of a bitstring behind a place. */
  record ReadRest(Local subject, At at) implements Expr {}

  /** The place a {@code LONG} number of bits (none if it is {@code null}) behind another, as a {@code LONG}. */
  record Advance(At at, Local bits) implements Expr {}

  /** The number of bits that a size and unit in a pattern come to, as a {@code LONG}; negative where the size is none. */
  record BitCount(Expr size, int unit) implements Expr {}

  /** Something the process does. */
  record Act(Action action, List<Expr> arguments, int line) implements Expr {}

  /** Raises an error of the language itself. */
  record Raise(Failure failure, List<Expr> arguments, int line) implements Expr {}

  /** Raises an exception that was caught, as it was. */
  record Rethrow(Local exception) implements Expr {}

  /** What is known of a caught exception. */
  record Caught(Aspect aspect, Local exception) implements Expr {}

  /**
   * {@code body}; if it ends, {@code value} is what it gave and {@code success} comes next; if it raises, {@code exception} is what it raised and {@code
   * handler} comes next. Nothing raised in {@code success} or {@code handler} comes back here.
   *
   * <p>{@code takes} says what surely is not raised again and needs no stack trace, in the form that {@code op.Handlers} reads; {@code nil} where stack traces
   * are needed; {@code null} where everything is raised again.
   */
  record Try(Expr body, Local value, Expr success, Local exception, Expr handler, Object takes) implements Expr {}

  /** What is asked of a caught exception. */
  enum Aspect {
    /** {@code :error}, {@code :exit} or {@code :throw}. */
    KIND,
    /** What was raised. */
    REASON,
    /** The stack trace. */
    STACKTRACE,
    /** For an {@code :error} the module of the exception that {@code rescue} sees, otherwise {@code nil}. */
    EXCEPTION_NAME,
    /** The exception that {@code rescue} sees. */
    EXCEPTION
  }

  /** The errors that compiled code raises itself. */
  enum Failure {
    BAD_MATCH,
    CASE_CLAUSE,
    COND_CLAUSE,
    WITH_CLAUSE,
    TRY_CLAUSE,
    FUNCTION_CLAUSE,
    BAD_BOOL,
    BAD_GENERATOR,
    BAD_ARGUMENT
  }

  /** What compiled code asks of the process. */
  enum Action {
    /** Counts a reduction. */
    COUNT,
    /** Starts to look at the mailbox, waiting without end; with a reference, which all messages wanted contain: from where it was made. */
    RECEIVE,
    /** The same with a time limit, which comes first. */
    RECEIVE_WITHIN,
    /** The next message, or what tells that time is up. */
    NEXT_MESSAGE,
    /** The same in a {@code receive} for the answer to something: the process will go on with what it does. */
    NEXT_ANSWER,
    /** As {@link #NEXT_MESSAGE}, but {@code null} where the process has to wait and may do so by {@link #AWAIT}. */
    NEXT_ARRIVED,
    /** Parks a call of a fun that is made when something has come. Only in tail position. */
    AWAIT,
    /** Takes the message looked at last out of the mailbox. */
    ACCEPT,
    /** A new collector of a list. */
    NEW_LIST,
    /** Adds a value to a collector of a list. */
    ADD_TO_LIST,
    /** Adds the elements of a reversed list to a collector of a list. */
    ADD_REVERSED,
    /** What a collector of a list holds. */
    LIST,
    /** What a collector of a list holds, reversed, in front of a list. */
    REVERSED_ONTO,
    /** Adds a value to a collector of a list, which is {@code null} before the first one; gives the collector. */
    COLLECT,
    /** A list with what a collector holds, which is {@code null} if nothing, in front of it. */
    ONTO,
    /** A new collector of a bitstring. */
    NEW_BITS,
    /** Adds a bitstring to a collector of one. */
    ADD_BITS,
    /** What a collector of a bitstring holds. */
    BITS,
    /** A set of the values seen, from the map of those seen before. */
    NEW_SEEN,
    /** The map of the values seen. */
    SEEN,
    /** Changes the map of the values seen. */
    SET_SEEN,
    /** The first element of a range. */
    RANGE_FIRST,
    /** The difference of its elements. */
    RANGE_STEP,
    /** How many elements it has. */
    RANGE_SIZE,
    /** A new {@link Frame} of so many variables. */
    NEW_FRAME,
    /** What a frame holds at an index. */
    FRAME_GET,
    /** Changes what a frame holds at an index. */
    FRAME_SET,
    /** {@code map.key()}: warns, and gives the value, which is the second argument. */
    FIELD_WITH_PARENTHESES
  }
}
