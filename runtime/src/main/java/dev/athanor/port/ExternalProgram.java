package dev.athanor.port;

import dev.athanor.process.Blocking;
import dev.athanor.process.PortDriver;
import dev.athanor.process.Ports;
import dev.athanor.process.Process;
import dev.athanor.process.Signals;
import dev.athanor.process.Threads;
import dev.athanor.process.WorkingDirectory;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Port;
import dev.athanor.term.Tuple;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A program of the operating system behind a port: {@code open_port({:spawn, command}, ...)} and {@code {:spawn_executable, path}}. */
public final class ExternalProgram implements PortDriver {
  private static final Atom DATA = Atom.of("data");
  private static final Atom EXIT_STATUS = Atom.of("exit_status");
  private static final Object EOF = Atom.of("eof");
  private static final Object EPIPE = Atom.of("epipe");
  private static final Object EBADF = Atom.of("ebadf");
  private static final int CHUNK = 65_536;

  private final String name;
  private final PortOptions options;
  private final java.lang.Process program;
  private final Framing framing;
  private long received;
  private long sent;

  /** The output has ended, with this exit status. */
  private record Ended(int status) {}

  /** Starting a program has failed, for a reason named as the operating system does. */
  public static final class NotStarted extends Exception {
    private final transient Atom reason;

    private NotStarted(String reason) {
      super(reason);
      this.reason = Atom.of(reason);
    }

    /** {@code :enoent}, {@code :eacces}. */
    public Atom reason() {
      return reason;
    }
  }

  private ExternalProgram(String name, PortOptions options, java.lang.Process program) {
    this.name = name;
    this.options = options;
    this.program = program;
    this.framing = new Framing(options);
  }

  /** Starts a command as a shell reads it. */
  public static ExternalProgram command(String command, PortOptions options, Map<String, String> environment) throws NotStarted {
    return start(command, List.of("/bin/sh", "-c", "exec " + command), options, environment);
  }

  /** Starts a program given by its path. */
  public static ExternalProgram executable(String path, PortOptions options, Map<String, String> environment) throws NotStarted {
    var file = WorkingDirectory.resolve(path);
    if (!Files.exists(file)) {
      throw new NotStarted("enoent");
    }
    if (!Files.isRegularFile(file) || !Files.isExecutable(file)) {
      throw new NotStarted("eacces");
    }
    var words = new ArrayList<String>();
    words.add(file.toString());
    if (options.arguments != null) {
      words.addAll(options.arguments);
    }
    if (options.programName != null) {
      words.addAll(0, List.of("/bin/bash", "-c", "exec -a \"$0\" \"$@\"", options.programName));
    }
    return start(path, words, options, environment);
  }

  private static ExternalProgram start(String name, List<String> words, PortOptions options, Map<String, String> environment)
      throws NotStarted {
    var builder = new ProcessBuilder(options.standardStreams ? words : onOtherDescriptors(words));
    var variables = builder.environment();
    variables.clear();
    variables.putAll(environment);
    options.environment.forEach(
        (variable, value) -> {
          if (value == null) {
            variables.remove(variable);
          } else {
            variables.put(variable, value);
          }
        });
    var directory = options.directory == null ? WorkingDirectory.get() : WorkingDirectory.resolve(options.directory);
    builder.directory(directory.toFile());
    builder.redirectErrorStream(options.stderrToStdout);
    if (!options.stderrToStdout) {
      builder.redirectError(Redirect.INHERIT);
    }
    if (!options.input && options.standardStreams) {
      builder.redirectOutput(Redirect.INHERIT);
    }
    if (!options.output && options.standardStreams) {
      builder.redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
    }
    try {
      return new ExternalProgram(name, options, builder.start());
    } catch (IOException failure) {
      throw new NotStarted(String.valueOf(failure.getMessage()).contains("error=13") ? "eacces" : "enoent");
    }
  }

  /** The program's descriptors 3 and 4 are ours; what it writes on 1 goes where the node's output goes, and 0 is empty. */
  private static List<String> onOtherDescriptors(List<String> words) {
    // Appending: were the node's output a file, opening it anew any other way would overwrite it.
    var script = "exec \"$0\" \"$@\" 3<&0 4>&1 0</dev/null 1>>/proc/" + ProcessHandle.current().pid() + "/fd/1";
    var all = new ArrayList<>(List.of("/bin/sh", "-c", script));
    all.addAll(words);
    return all;
  }

  @Override
  public void opened(Process self, Port port) {
    Threads.listener("port-" + port.number(), () -> listen(port));
  }

  private void listen(Port port) {
    try (var out = program.getInputStream()) {
      byte[] chunk;
      while ((chunk = next(out)) != null) {
        Ports.tell(port, chunk);
      }
    } catch (IOException closed) {
      // The port has closed the stream, or the system has: either way there is no more to read.
    }
    Ports.tell(port, new Ended(status()));
  }

  private static byte[] next(InputStream in) throws IOException {
    var buffer = new byte[CHUNK];
    int count = in.read(buffer);
    return count < 0 ? null : Arrays.copyOf(buffer, count);
  }

  private int status() {
    try {
      return program.waitFor();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  @Override
  public boolean accepts(Object data) {
    return PortData.isIodata(data);
  }

  @Override
  public Object write(Process self, Object data) {
    if (!options.output) {
      return EBADF;
    }
    var bytes = new ByteArrayOutputStream();
    int size = PortData.size(data);
    bytes.writeBytes(framing.header(size));
    PortData.write(data, bytes);
    sent += size;
    try {
      return Blocking.run(self, () -> writeNow(bytes));
    } catch (IOException closed) {
      return EPIPE;
    }
  }

  private Object writeNow(ByteArrayOutputStream bytes) throws IOException {
    var in = program.getOutputStream();
    bytes.writeTo(in);
    in.flush();
    return null;
  }

  @Override
  public Object event(Object event, Port port, Pid owner) {
    if (event instanceof byte[] bytes) {
      received += bytes.length;
      framing.add(bytes, piece -> Signals.send(owner, Tuple.of(port, Tuple.of(DATA, piece))));
      return null;
    }
    if (!(event instanceof Ended ended)) {
      return null;
    }
    framing.end(piece -> Signals.send(owner, Tuple.of(port, Tuple.of(DATA, piece))));
    if (options.exitStatus) {
      Signals.send(owner, Tuple.of(port, Tuple.of(EXIT_STATUS, (long) ended.status)));
    }
    if (options.eof) {
      Signals.send(owner, Tuple.of(port, EOF));
      return null;
    }
    return Atoms.NORMAL;
  }

  /** Closes the program's ends; most programs take the end of their input as the word to end. */
  @Override
  public void closed() {
    close(program.getOutputStream());
    Threads.listener("port-close", () -> close(program.getInputStream()));
  }

  private static void close(Closeable stream) {
    try {
      stream.close();
    } catch (IOException gone) {
      // The program has closed its end before: nothing is left to be done.
    }
  }

  @Override
  public Object info(Object item) {
    return switch (((Atom) item).name()) {
      case "name" -> Lists.of(name.codePoints().mapToObj(c -> (Object) (long) c).toArray());
      case "os_pid" -> program.pid();
      case "input" -> received;
      case "output" -> sent;
      default -> throw new IllegalArgumentException("no item " + item);
    };
  }
}
