package dev.athanor.io;

import dev.athanor.process.Names;
import dev.athanor.process.Node;
import dev.athanor.process.Process;
import dev.athanor.process.Signals;
import dev.athanor.term.Atom;
import dev.athanor.term.Pid;
import java.io.FileDescriptor;
import java.nio.charset.StandardCharsets;

/** Starts the processes behind the standard streams: {@code :user}, the group leader of all that have no other, and {@code :standard_error}. */
public final class StandardIo implements Node.Service {
  private static final Atom STANDARD_IO = Atom.of("standard_io");
  private static final Atom USER = Atom.of("user");
  private static final Atom STANDARD_ERROR = Atom.of("standard_error");

  private static volatile StandardIo running;

  private final StandardOutput out = new StandardOutput(FileDescriptor.out, "stdout", () -> tellUser(UserDevice.OUTPUT_CLOSED));
  private final StandardOutput error = new StandardOutput(FileDescriptor.err, "stderr", () -> {});
  private final StandardInput input = new StandardInput(bytes -> tellUser(bytes == null ? UserDevice.INPUT_ENDED : bytes));
  private final UserDevice userDevice = new UserDevice(out, input);
  private final ErrorDevice errorDevice = new ErrorDevice(error);
  private volatile Pid user;
  private volatile Pid standardError;

  /** Nothing runs before {@link #start}. */
  public StandardIo() {}

  @Override
  public void start() {
    user = Node.spawn(userDevice::run);
    Node.groupLeader(user);
    Node.register(USER.name(), user);
    standardError = Node.spawn(errorDevice::run);
    Node.register(STANDARD_ERROR.name(), standardError);
    running = this;
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
