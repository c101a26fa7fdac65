package dev.athanor.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.athanor.process.Calls;
import dev.athanor.process.Node;
import dev.athanor.process.Process;
import dev.athanor.process.Signals;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple3;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The I/O protocol as {@code :user} and {@code :standard_error} speak it; what is expected was recorded from OTP 27. */
class IoDeviceTest {
  private static final Object UNICODE = atom("unicode");
  private static final Object LATIN1 = atom("latin1");
  private static final Object PUT = atom("put_chars");
  private static final Object LINE = atom("get_line");
  private static final Object CHARS = atom("get_chars");
  private static final Object EOF = atom("eof");
  private static final Object REQUEST_ERROR = error(atom("request"));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private static Atom atom(String name) {
    return Atom.of(name);
  }

  private static Object bits(String text) {
    return Bitstring.of(text);
  }

  private static Object error(Object reason) {
    return Tuple.of(Atoms.ERROR, reason);
  }

  private static Object request(Object... parts) {
    return Tuple.of(parts);
  }

  private StandardIo devices(String input) {
    return devices(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
  }

  private StandardIo devices(InputStream input) {
    var io = new StandardIo(input, out, err);
    io.startUnnamed();
    return io;
  }

  private static Object ask(Process self, Pid device, Object request) {
    var reference = Reference.make();
    Signals.send(device, Tuple.of(atom("io_request"), self.pid(), reference, request));
    self.beginReceive();
    while (true) {
      if (self.nextMessage() instanceof Tuple3 reply && reply.e1.equals(reference)) {
        self.acceptMessage();
        return reply.e2;
      }
    }
  }

  private String written(StandardIo io) {
    io.flush();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void writing() {
    var self = new Process();
    var io = devices("");
    var user = io.user();
    assertEquals(Atoms.OK, ask(self, user, request(PUT, UNICODE, bits("hé\n"))));
    assertEquals(Atoms.OK, ask(self, user, request(PUT, LATIN1, Lists.of(233L, 10L))));
    assertEquals(Atoms.OK, ask(self, user, request(PUT, LATIN1, Bitstring.of(new byte[] {104, (byte) 233, 10}))));
    assertEquals(Atoms.OK, ask(self, user, request(PUT, UNICODE, Lists.of(955L, Lists.of(bits("x"), 10L)))));
    assertEquals(Atoms.OK, ask(self, user, request(PUT, bits("old\n"))));
    assertEquals("hé\né\nhé\nλx\nold\n", written(io));
  }

  @Test
  void whatIsNoText() {
    var self = new Process();
    var io = devices("");
    for (var wrong : new Object[] {Bitstring.of(new byte[] {(byte) 255}), Lists.of(0xd800L), atom("foo"), new Cons(97L, 98L)}) {
      assertEquals(error(Tuple.of(PUT, UNICODE, wrong)), ask(self, io.user(), request(PUT, UNICODE, wrong)));
      assertEquals(error(PUT), ask(self, io.standardError(), request(PUT, UNICODE, wrong)));
    }
    var wide = Lists.of(256L);
    assertEquals(error(Tuple.of(PUT, LATIN1, wide)), ask(self, io.user(), request(PUT, LATIN1, wide)));
    assertEquals("", written(io));
  }

  @Test
  void requestsThatDoNotExist() {
    var self = new Process();
    var io = devices("");
    for (var wrong : new Object[] {atom("foo"), request(atom("foo"), 1L), request(PUT, atom("foo"), bits("a"))}) {
      assertEquals(REQUEST_ERROR, ask(self, io.user(), wrong));
      assertEquals(error(Tuple.of(atom("request"), wrong)), ask(self, io.standardError(), wrong));
    }
    assertEquals(error(atom("enotsup")), ask(self, io.user(), request(atom("get_geometry"), atom("columns"))));
  }

  @Test
  void severalRequestsInOne() {
    var self = new Process();
    var io = devices("in\n");
    var a = request(PUT, UNICODE, bits("a"));
    var b = request(PUT, UNICODE, bits("b"));
    var wrong = request(PUT, UNICODE, atom("foo"));
    assertEquals(Atoms.OK, ask(self, io.user(), request(atom("requests"), Lists.of(a, b))));
    assertEquals(
        error(Tuple.of(PUT, UNICODE, atom("foo"))), ask(self, io.user(), request(atom("requests"), Lists.of(wrong, b))));
    assertEquals(Atoms.OK, ask(self, io.user(), request(atom("requests"), EmptyList.EMPTY)));
    assertEquals(
        bits("in\n"), ask(self, io.user(), request(atom("requests"), Lists.of(a, request(LINE, UNICODE, bits(">"))))));
    assertEquals("aba>", written(io));
  }

  @Test
  void encodingOfTheDevice() {
    var self = new Process();
    var io = devices("");
    var toLatin1 = request(atom("setopts"), Lists.of(Tuple.of(atom("encoding"), LATIN1)));
    assertEquals(Atoms.OK, ask(self, io.user(), toLatin1));
    assertEquals(Atoms.OK, ask(self, io.user(), request(PUT, UNICODE, Lists.of(233L, 955L))));
    io.flush();
    assertEquals("é\\x{3BB}", out.toString(StandardCharsets.ISO_8859_1));
    var options = ask(self, io.user(), atom("getopts"));
    assertEquals(LATIN1, Lists.keyword(options, atom("encoding"), null));
    assertEquals(error(atom("enotsup")), ask(self, io.user(), request(atom("setopts"), Lists.of(atom("foo")))));
    assertEquals(error(atom("enotsup")), ask(self, io.standardError(), request(atom("setopts"), Lists.of(atom("binary")))));
  }

  @Test
  void reading() {
    var self = new Process();
    var io = devices("one\nhéllo\nwin\r\nabcdef\nλ\nlast");
    var user = io.user();
    assertEquals(bits("one\n"), ask(self, user, request(LINE, UNICODE, bits("p>"))));
    assertEquals(
        Bitstring.of("héllo\n".getBytes(StandardCharsets.ISO_8859_1)),
        ask(self, user, request(LINE, LATIN1, Lists.of((long) 'q'))));
    assertEquals(bits("win\n"), ask(self, user, request(LINE, bits(""))));
    assertEquals(bits("abc"), ask(self, user, request(CHARS, UNICODE, bits(""), 3L)));
    assertEquals(bits(""), ask(self, user, request(CHARS, UNICODE, bits(""), 0L)));
    assertEquals(error(atom("collect_chars")), ask(self, user, request(CHARS, UNICODE, bits(""), -1L)));
    assertEquals(bits("def\n"), ask(self, user, request(LINE, UNICODE, bits(""))));
    assertEquals(
        error(Tuple.of(atom("no_translation"), UNICODE, LATIN1)), ask(self, user, request(LINE, LATIN1, bits(""))));
    assertEquals(bits("last"), ask(self, user, request(CHARS, UNICODE, bits(""), 100L)));
    assertEquals(EOF, ask(self, user, request(LINE, UNICODE, bits(""))));
    assertEquals(EOF, ask(self, user, request(CHARS, UNICODE, bits(""), 1L)));
  }

  @Test
  void listsInsteadOfBinaries() {
    var self = new Process();
    var io = devices("λb\n");
    assertEquals(Atoms.OK, ask(self, io.user(), request(atom("setopts"), Lists.of(atom("list")))));
    assertEquals(Lists.of(955L, 98L, 10L), ask(self, io.user(), request(LINE, UNICODE, bits(""))));
  }

  @Test
  void malformedInputIsReplaced() {
    var self = new Process();
    var io = devices(new ByteArrayInputStream(new byte[] {97, (byte) 0xff, 10}));
    assertEquals(bits("a\ufffd\n"), ask(self, io.user(), request(LINE, UNICODE, bits(""))));
  }

  @Test
  void othersMayWriteWhileSomebodyReads() throws IOException {
    var self = new Process();
    var typed = new PipedOutputStream();
    var io = devices(new PipedInputStream(typed));
    var reading = Reference.make();
    Signals.send(io.user(), Tuple.of(atom("io_request"), self.pid(), reading, request(LINE, UNICODE, bits(">"))));
    assertEquals(Atoms.OK, ask(self, io.user(), request(PUT, UNICODE, bits("meanwhile"))));
    typed.write("typed\n".getBytes(StandardCharsets.UTF_8));
    typed.flush();
    self.beginReceive();
    assertEquals(Tuple.of(atom("io_reply"), reading, bits("typed\n")), self.nextMessage());
    self.acceptMessage();
    assertEquals(">meanwhile", written(io));
  }

  @Test
  void aFunctionDecidesHowMuchIsRead() {
    Calls.install(IoDeviceTest::untilDot);
    var self = new Process();
    var io = devices("ab.c");
    var until = request(atom("get_until"), UNICODE, bits(""), atom("m"), atom("until_dot"), EmptyList.EMPTY);
    assertEquals(Lists.of(97L, 98L), ask(self, io.user(), until));
    assertEquals(bits("c"), ask(self, io.user(), request(LINE, UNICODE, bits(""))));
    assertEquals(EOF, ask(self, io.user(), until));
  }

  /** Collects characters up to a dot. */
  private static Object untilDot(Process self, Atom module, Atom function, Object[] arguments) {
    var done = atom("done");
    if (arguments[1] == EOF) {
      return Tuple.of(done, EOF, EmptyList.EMPTY);
    }
    var chars = Lists.toJava(arguments[1]);
    int dot = chars.indexOf((long) '.');
    return dot < 0
        ? Tuple.of(atom("more"), arguments[1])
        : Tuple.of(done, Lists.of(chars.subList(0, dot)), Lists.of(chars.subList(dot + 1, chars.size())));
  }

  @Test
  void aClosedOutputEndsTheDevice() {
    var self = new Process();
    var io =
        new StandardIo(
            InputStream.nullInputStream(),
            new OutputStream() {
              @Override
              public void write(int octet) throws IOException {
                throw new IOException("Broken pipe");
              }
            },
            err);
    io.startUnnamed();
    var monitor = Signals.monitor(self, io.user());
    Signals.send(io.user(), Tuple.of(atom("io_request"), self.pid(), monitor, request(PUT, UNICODE, bits("x"))));
    self.beginReceive();
    Object message;
    while (!((message = self.nextMessage()) instanceof Tuple down && down.get(0) == Atoms.DOWN)) {
      self.acceptMessage();
      self.beginReceive();
    }
    assertEquals(atom("epipe"), ((Tuple) message).get(4));
    io.flush();
  }

  @Test
  void aSlowReaderOfTheOutputMakesWritersWait() throws Exception {
    var read = new PipedInputStream(1 << 16);
    var io = new StandardIo(InputStream.nullInputStream(), new PipedOutputStream(read), err);
    io.startUnnamed();
    var block = Bitstring.of(new byte[1 << 20]);
    int blocks = 8;
    var writer =
        Node.launch(
            self -> {
              for (int i = 0; i < blocks; i++) {
                ask(self, io.user(), request(PUT, LATIN1, block));
              }
            });
    long total = 0;
    var buffer = new byte[1 << 16];
    while (total < (long) blocks << 20) {
      total += read.read(buffer);
    }
    assertEquals(Atoms.NORMAL, writer.end().join());
    assertNull(io.user().process() == null ? "ended" : null);
  }

  @Test
  void outputAndErrorsOfOneStreamComeInTheOrderOfWriting() {
    var self = new Process();
    var io = new StandardIo(InputStream.nullInputStream(), out, out);
    io.startUnnamed();
    var expected = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      ask(self, i % 3 == 0 ? io.standardError() : io.user(), request(PUT, UNICODE, bits(i + " ")));
      expected.append(i).append(' ');
    }
    io.flush();
    assertEquals(expected.toString(), out.toString(StandardCharsets.UTF_8));
  }
}
