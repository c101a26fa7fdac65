package dev.athanor.io;

import dev.athanor.process.Names;
import dev.athanor.process.Node;
import dev.athanor.process.Process;
import dev.athanor.process.Signals;
import dev.athanor.term.Atom;
import dev.athanor.term.Pid;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Starts the processes behind the standard streams: {@code :user}, the group leader of all that have no other, and {@code :standard_error}. */
public final class StandardIo implements Node.Service {
  private static final Atom STANDARD_IO = Atom.of("standard_io");
  private static final Atom USER = Atom.of("user");
  private static final Atom STANDARD_ERROR = Atom.of("standard_error");

  private static volatile StandardIo running;

  private final StandardOutput out;
  private final StandardOutput error;
  private final UserDevice userDevice;
  private final ErrorDevice errorDevice;
  private volatile Pid user;
  private volatile Pid standardError;

  /** On the three standard streams of the JVM's process. Nothing runs before {@link #start}. */
  public StandardIo() {
    this(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        StandardIo::areOneFile);
  }

  /** On other streams. */
  StandardIo(InputStream in, OutputStream out, OutputStream error) {
    this(in, out, error, () -> out == error);
  }

  /** What is written to streams that are one comes to that place in the order in which it was written. */
  private StandardIo(InputStream in, OutputStream out, OutputStream error, BooleanSupplier one) {
    var queue = new WriteQueue("stdout", () -> tellUser(UserDevice.OUTPUT_CLOSED));
    this.out = new StandardOutput(out, () -> queue);
    this.error = new StandardOutput(error, () -> one.getAsBoolean() ? queue : new WriteQueue("stderr", () -> {}));
    var input = new StandardInput(in, bytes -> tellUser(bytes == null ? UserDevice.INPUT_ENDED : bytes));
    this.userDevice = new UserDevice(this.out, input);
    this.errorDevice = new ErrorDevice(this.error);
  }

  private static boolean areOneFile() {
    try {
      return Files.isSameFile(Path.of("/dev/stdout"), Path.of("/dev/stderr"));
    } catch (IOException closedOrUnknown) {
      return false;
    }
  }

  @Override
  public void start() {
    startUnnamed();
    Node.groupLeader(user);
    Node.register(USER.name(), user);
    Node.register(STANDARD_ERROR.name(), standardError);
    running = this;
  }

  /** Starts the processes alone. */
  void startUnnamed() {
    user = Node.spawn(userDevice::run);
    standardError = Node.spawn(errorDevice::run);
  }

  Pid user() {
    return user;
  }

  Pid standardError() {
    return standardError;
  }

  private void tellUser(Object event) {
    Node.send(user, event);
  }

  @Override
  public void writeError(String text) {
    error.writeNow(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void flush() {
    out.flush();
    error.flush();
  }

  /**
   * Writes to a device without a message, if it is one of ours and has nothing else to do first.
   *
   * @param device a pid, {@code :standard_io}, {@code :user}, {@code :standard_error} or another name
   * @return {@code :ok} or {@code {:error, reason}}; {@code null} where the protocol has to be used
   */
  public static Object put(Process self, Object device, Object chars, boolean latin1) {
    var io = running;
    var pid = device == STANDARD_IO ? self.groupLeader() : device instanceof Atom name ? Names.whereis(name) : device;
    if (io == null || pid == null) {
      return null;
    }
    var known = pid == io.user ? io.userDevice : pid == io.standardError ? io.errorDevice : null;
    return known != null && Signals.isIdle((Pid) pid) ? known.putDirectly(self, chars, latin1) : null;
  }
}
