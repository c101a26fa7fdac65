package dev.athanor.io;

import dev.athanor.error.ErlangException;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The process {@code :user}: standard input and output. Requests for input wait in a queue while there is none, and those for output are served
 * meanwhile. When standard output is closed the process ends, as OTP's does, and whoever wants to write gets {@code :terminated}.
 */
final class UserDevice extends IoDevice {
  /** Told by the writing thread: nothing can be written any more. */
  static final Object OUTPUT_CLOSED = new Object();

  /** Told by the reading thread: there is no more to read. */
  static final Object INPUT_ENDED = new Object();

  private static final Object EPIPE = Atom.of("epipe");
  private static final Atom BINARY = Atom.of("binary");
  private static final Atom LIST = Atom.of("list");
  private static final Atom ECHO = Atom.of("echo");
  private static final Atom EXPAND_FUN = Atom.of("expand_fun");
  private static final Atom LOG = Atom.of("log");
  private static final Atom COLUMNS = Atom.of("columns");
  private static final Atom ROWS = Atom.of("rows");

  private final StandardInput input;
  private final InputBuffer buffer = new InputBuffer();
  private final Deque<Reading> readings = new ArrayDeque<>();
  private boolean binary = true;
  private Object echo = Atoms.FALSE;
  private boolean asked;

  UserDevice(StandardOutput output, StandardInput input) {
    super(output);
    this.input = input;
  }

  /** A request for input that is being served, or waits for its turn. */
  private record Reading(Asked asked, InputRequest request, Object prompt) {}

  @Override
  Object otherRequest(Process self, Asked asked, Tuple request, Atom name) {
    if (name.name().equals("get_password")) {
      return error(ENOTSUP);
    }
    var wanted = InputRequest.parse(request, name, binary);
    if (wanted == null) {
      return unknown(request);
    }
    readings.add(new Reading(asked, wanted, InputRequest.prompt(request)));
    if (readings.size() == 1) {
      putPrompt(self, readings.getFirst().prompt);
      serve(self);
    }
    return null;
  }

  /** Answers as many requests for input as there is input for. */
  private void serve(Process self) {
    while (!readings.isEmpty() && !asked) {
      var reading = readings.getFirst();
      var result = reading.request.take(self, buffer);
      if (result != null) {
        readings.removeFirst();
        reading.asked.reply(result);
        if (!readings.isEmpty()) {
          putPrompt(self, readings.getFirst().prompt);
        }
      } else {
        asked = true;
        input.ask();
      }
    }
  }

  @Override
  void event(Process self, Object message) {
    if (message == OUTPUT_CLOSED) {
      throw ErlangException.exit(EPIPE);
    }
    if (message instanceof byte[] bytes) {
      asked = false;
      buffer.add(bytes, latin1);
      serveOn(self);
    } else if (message == INPUT_ENDED) {
      asked = false;
      buffer.end();
      serveOn(self);
    }
  }

  /** More input has come. As OTP does, the prompt is shown again when it was not enough. */
  private void serveOn(Process self) {
    var first = readings.peekFirst();
    serve(self);
    if (asked && readings.peekFirst() == first) {
      putPrompt(self, first.prompt);
    }
  }

  @Override
  Object badChars(Object encoding, Tuple request, Object function) {
    if (function != null) {
      return error(function);
    }
    return error(Tuple.of(request.get(0), encoding, request.get(request.size() - 1)));
  }

  @Override
  Object unknown(Object request) {
    return error(REQUEST);
  }

  @Override
  Object options() {
    return Lists.of(
        Tuple.of(ECHO, echo),
        Tuple.of(BINARY, Atom.of(binary)),
        encoding(),
        Tuple.of(LOG, Atom.of("none")),
        Tuple.of(Atom.of("terminal"), Atom.of(Terminal.isInput() && Terminal.isOutput())),
        Tuple.of(Atom.of("stdout"), Atom.of(Terminal.isOutput())),
        Tuple.of(Atom.of("stderr"), Atom.of(Terminal.isError())),
        Tuple.of(Atom.of("stdin"), Atom.of(Terminal.isInput())));
  }

  @Override
  Object setOptions(Object options) {
    var items = Lists.toJava(options);
    if (items == null || !items.stream().allMatch(UserDevice::isOption)) {
      return error(ENOTSUP);
    }
    items.forEach(this::setOption);
    return Atoms.OK;
  }

  private static boolean isOption(Object item) {
    if (!(item instanceof Tuple2 pair)) {
      return item == BINARY || item == LIST;
    }
    if (pair.e0 == ENCODING) {
      return pair.e1 == UNICODE || pair.e1 == LATIN1 || pair.e1 == Atom.of("utf8");
    }
    boolean flag = pair.e1 == Atoms.TRUE || pair.e1 == Atoms.FALSE;
    return flag && (pair.e0 == BINARY || pair.e0 == LIST || pair.e0 == ECHO) || pair.e0 == EXPAND_FUN || pair.e0 == LOG;
  }

  private void setOption(Object item) {
    if (item == BINARY || item == LIST) {
      binary = item == BINARY;
    } else if (item instanceof Tuple2 pair && pair.e0 == ENCODING) {
      setEncoding(pair.e1);
    } else if (item instanceof Tuple2 pair && pair.e0 == ECHO) {
      echo = pair.e1;
    } else if (item instanceof Tuple2 pair && (pair.e0 == BINARY || pair.e0 == LIST)) {
      binary = (pair.e0 == BINARY) == (pair.e1 == Atoms.TRUE);
    }
  }

  @Override
  Object geometry(Object what) {
    if (what != COLUMNS && what != ROWS) {
      return error(REQUEST);
    }
    long size = Terminal.size(what == COLUMNS);
    return size > 0 ? (Object) size : error(ENOTSUP);
  }
}
