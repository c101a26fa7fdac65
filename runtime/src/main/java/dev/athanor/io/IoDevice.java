package dev.athanor.io;

import dev.athanor.error.ErlangException;
import dev.athanor.process.Calls;
import dev.athanor.process.Process;
import dev.athanor.process.Signals;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple4;

/**
 * A process that others read from and write to by OTP's I/O protocol: it gets {@code {:io_request, from, reply_as, request}} and answers {@code
 * {:io_reply, reply_as, result}}. This part knows the protocol and writing; what else there is the subclasses say.
 */
abstract class IoDevice {
  static final Atom UNICODE = Atom.of("unicode");
  static final Atom LATIN1 = Atom.of("latin1");
  static final Object ENOTSUP = Atom.of("enotsup");
  static final Object REQUEST = Atom.of("request");
  private static final Atom IO_REQUEST = Atom.of("io_request");
  private static final Atom IO_REPLY = Atom.of("io_reply");
  private static final Atom TERMINATED = Atom.of("terminated");
  static final Atom ENCODING = Atom.of("encoding");

  private final StandardOutput output;

  /** Whether the device holds Latin-1, otherwise UTF-8. Read by others too, on the fast way. */
  volatile boolean latin1;

  IoDevice(StandardOutput output) {
    this.output = output;
  }

  /** The body of the process. */
  final void run(Process self) {
    while (true) {
      self.beginReceive();
      var message = self.nextMessage();
      self.acceptMessage();
      self.reduce(1);
      handle(self, message);
    }
  }

  private void handle(Process self, Object message) {
    if (message instanceof Tuple4 request && request.e0 == IO_REQUEST && request.e1 instanceof Pid from) {
      var asked = new Asked(from, request.e2);
      var result = request(self, asked, request.e3);
      if (result != null) {
        asked.reply(result);
      }
    } else {
      event(self, message);
    }
  }

  /** Who has asked, and under which name he wants the answer. */
  record Asked(Pid from, Object replyAs) {
    void reply(Object result) {
      Signals.send(from, Tuple.of(IO_REPLY, replyAs, result));
    }
  }

  /** The answer to a request, or {@code null} where it comes later. */
  Object request(Process self, Asked asked, Object request) {
    if (!(request instanceof Tuple tuple) || tuple.size() == 0 || !(tuple.get(0) instanceof Atom name)) {
      return request instanceof Atom name ? simpleRequest(name) : unknown(request);
    }
    return switch (name.name()) {
      case "put_chars" -> putChars(self, tuple);
      case "setopts" -> tuple.size() == 2 ? setOptions(tuple.get(1)) : unknown(request);
      case "get_geometry" -> tuple.size() == 2 ? geometry(tuple.get(1)) : unknown(request);
      case "requests" -> tuple.size() == 2 ? requests(self, asked, tuple.get(1)) : unknown(request);
      default -> otherRequest(self, asked, tuple, name);
    };
  }

  private Object simpleRequest(Atom name) {
    return switch (name.name()) {
      case "getopts" -> options();
      default -> unknown(name);
    };
  }

  /** One after the other until one gives something else than {@code :ok}; that, or the last, is the answer. */
  private Object requests(Process self, Asked asked, Object list) {
    Object result = Atoms.OK;
    var rest = list;
    while (rest instanceof Cons cell && result == Atoms.OK) {
      result = request(self, asked, cell.head);
      rest = cell.tail();
    }
    return result;
  }

  /** {@code {:put_chars, [encoding,] chars}} or {@code {:put_chars, [encoding,] module, function, arguments}}; without an encoding it is Latin-1. */
  private Object putChars(Process self, Tuple request) {
    boolean old = request.size() == 2 || request.size() == 4;
    var encoding = old ? LATIN1 : request.get(1);
    if (encoding != LATIN1 && encoding != UNICODE) {
      return unknown(request);
    }
    return switch (request.size()) {
      case 2, 3 -> putChars(self, encoding, request.get(request.size() - 1), request);
      case 4, 5 -> putMade(self, encoding, request);
      default -> unknown(request);
    };
  }

  private Object putMade(Process self, Object encoding, Tuple request) {
    int last = request.size() - 1;
    var function = request.get(last - 1);
    var arguments = Lists.toArray(request.get(last));
    if (!(request.get(last - 2) instanceof Atom module && function instanceof Atom name) || arguments == null) {
      return badChars(encoding, request, function);
    }
    try {
      var chars = self.finish(Calls.call(self, module, name, arguments));
      var bytes = CharData.encode(chars, encoding == LATIN1, latin1);
      return bytes == null ? badChars(encoding, request, function) : put(self, bytes);
    } catch (ErlangException failure) {
      return badChars(encoding, request, function);
    }
  }

  private Object putChars(Process self, Object encoding, Object chars, Tuple request) {
    var bytes = CharData.encode(chars, encoding == LATIN1, latin1);
    return bytes == null ? badChars(encoding, request, null) : put(self, bytes);
  }

  private Object put(Process self, byte[] bytes) {
    return output.write(self, bytes) ? Atoms.OK : error(TERMINATED);
  }

  /**
   * Writes for a process without asking the device's own.
   *
   * @return {@code :ok}, {@code {:error, :terminated}}, or {@code null} for chars that are none: the device itself will say what it thinks of them
   */
  final Object putDirectly(Process self, Object chars, boolean latin1Chars) {
    var bytes = CharData.encode(chars, latin1Chars, latin1);
    return bytes == null ? null : put(self, bytes);
  }

  static Object error(Object reason) {
    return Tuple.of(Atoms.ERROR, reason);
  }

  /** Sets the encoding; false for one that does not exist. */
  final boolean setEncoding(Object encoding) {
    boolean unicode = encoding == UNICODE || encoding == Atom.of("utf8");
    if (unicode || encoding == LATIN1) {
      latin1 = !unicode;
    }
    return unicode || encoding == LATIN1;
  }

  final Object encoding() {
    return Tuple.of(ENCODING, latin1 ? LATIN1 : UNICODE);
  }

  /** The text of a prompt: an atom's name or chardata. */
  final byte[] prompt(Object prompt) {
    var chars = prompt instanceof Atom name ? name.text() : prompt;
    var bytes = CharData.encode(chars, false, latin1);
    return bytes != null ? bytes : Bitstring.EMPTY.bytes;
  }

  final void putPrompt(Process self, Object prompt) {
    output.write(self, prompt(prompt));
  }


  /** The answer to chars that cannot be written; the function is the one that was to make them, or {@code null}. */
  abstract Object badChars(Object encoding, Tuple request, Object function);

  /** The answer to a request that the device does not know. */
  abstract Object unknown(Object request);

  abstract Object options();

  abstract Object setOptions(Object options);

  abstract Object geometry(Object what);

  /** A request that not every device knows. */
  abstract Object otherRequest(Process self, Asked asked, Tuple request, Atom name);

  /** A message that is no request. */
  abstract void event(Process self, Object message);
}
