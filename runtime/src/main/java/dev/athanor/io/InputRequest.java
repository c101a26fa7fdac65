package dev.athanor.io;

import dev.athanor.error.ErlangException;
import dev.athanor.process.Calls;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;
import java.nio.charset.StandardCharsets;

/** A request for input: {@code get_line}, {@code get_chars} or {@code get_until}. */
abstract sealed class InputRequest {
  private static final Object EOF = Atom.of("eof");
  private static final Object NO_TRANSLATION =
      Tuple.of(Atom.of("no_translation"), IoDevice.UNICODE, IoDevice.LATIN1);

  private final boolean latin1;
  private final boolean binary;

  private InputRequest(boolean latin1, boolean binary) {
    this.latin1 = latin1;
    this.binary = binary;
  }

  /** Takes what it wants from the buffer and gives the answer; {@code null} while there is not enough. */
  abstract Object take(Process self, InputBuffer buffer);

  /** The request of that name; {@code null} for what is none. Without an encoding (the old form) it is Latin-1. */
  static InputRequest parse(Tuple request, Atom name, boolean binary) {
    int size = request.size();
    boolean encoded = size > 1 && (request.get(1) == IoDevice.UNICODE || request.get(1) == IoDevice.LATIN1);
    boolean latin1 = !encoded || request.get(1) == IoDevice.LATIN1;
    int arguments = size - (encoded ? 3 : 2);
    return switch (name.name()) {
      case "get_line" -> arguments == 0 ? new Line(latin1, binary) : null;
      case "get_chars" -> arguments == 1 ? new Characters(latin1, binary, request.get(size - 1)) : null;
      case "get_until" ->
          arguments == 3 && request.get(size - 3) instanceof Atom module && request.get(size - 2) instanceof Atom function
              ? new Until(latin1, binary, module, function, request.get(size - 1))
              : null;
      default -> null;
    };
  }

  /** What is written before reading. */
  static Object prompt(Tuple request) {
    boolean encoded = request.get(1) == IoDevice.UNICODE || request.get(1) == IoDevice.LATIN1;
    return request.get(encoded ? 2 : 1);
  }

  /** The text as the asker wants it. */
  final Object term(String text) {
    if (latin1 && text.chars().anyMatch(c -> c > 0xff)) {
      return IoDevice.error(NO_TRANSLATION);
    }
    if (binary) {
      return Bitstring.of(text.getBytes(latin1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
    }
    return charlist(text);
  }

  static Object charlist(String text) {
    Object list = EmptyList.EMPTY;
    int at = text.length();
    while (at > 0) {
      int c = text.codePointBefore(at);
      list = new Cons((long) c, list);
      at -= Character.charCount(c);
    }
    return list;
  }

  private static final class Line extends InputRequest {
    Line(boolean latin1, boolean binary) {
      super(latin1, binary);
    }

    @Override
    Object take(Process self, InputBuffer buffer) {
      if (buffer.isAtEnd()) {
        return EOF;
      }
      var line = buffer.takeLine();
      return line == null ? null : term(line);
    }
  }

  private static final class Characters extends InputRequest {
    private static final Object COLLECT_CHARS = Atom.of("collect_chars");
    private final Object count;

    Characters(boolean latin1, boolean binary, Object count) {
      super(latin1, binary);
      this.count = count;
    }

    @Override
    Object take(Process self, InputBuffer buffer) {
      if (buffer.isAtEnd()) {
        return EOF;
      }
      if (!(count instanceof Long number) || number < 0) {
        return IoDevice.error(COLLECT_CHARS);
      }
      var characters = buffer.takeCharacters(number);
      return characters == null ? null : term(characters);
    }
  }

  /**
   * Hands what there is to a function until it says that it is done. The function is called with a continuation (first {@code []}), a list of
   * characters or {@code :eof}, and the arguments of the request; it gives {@code {:done, result, rest}} or {@code {:more, continuation}}.
   */
  private static final class Until extends InputRequest {
    private static final Atom DONE = Atom.of("done");
    private static final Atom MORE = Atom.of("more");
    private final Atom module;
    private final Atom function;
    private final Object extra;
    private Object continuation = EmptyList.EMPTY;

    Until(boolean latin1, boolean binary, Atom module, Atom function, Object extra) {
      super(latin1, binary);
      this.module = module;
      this.function = function;
      this.extra = extra;
    }

    @Override
    Object take(Process self, InputBuffer buffer) {
      while (true) {
        var text = buffer.takeAll();
        if (text.isEmpty() && !buffer.isEnded()) {
          return null;
        }
        var step = step(self, text.isEmpty() ? EOF : charlist(text));
        switch (step) {
          case Tuple3 done when done.e0 == DONE -> {
            putBack(done.e2, buffer);
            return done.e1;
          }
          case Tuple2 more when more.e0 == MORE && !text.isEmpty() -> continuation = more.e1;
          case null, default -> {
            return IoDevice.error(function);
          }
        }
      }
    }

    private Object step(Process self, Object chars) {
      var arguments = Lists.toArray(new Cons(continuation, new Cons(chars, extra)));
      if (arguments == null) {
        return null;
      }
      try {
        return self.finish(Calls.call(self, module, function, arguments));
      } catch (ErlangException failure) {
        return null;
      }
    }

    private static void putBack(Object rest, InputBuffer buffer) {
      buffer.putBack(Lists.text(rest));
    }
  }
}
