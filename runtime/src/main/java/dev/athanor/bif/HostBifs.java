package dev.athanor.bif;

import dev.athanor.process.Blocking;
import dev.athanor.process.Process;
import dev.athanor.term.Atoms;
import dev.athanor.term.Tuple;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code :inet}: the name of this host. Java because the JVM knows it. */
@BifModule("inet")
public final class HostBifs {
  private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

  private HostBifs() {}

  /** The name of this host without its domain, as {@code {:ok, name}}. */
  @Bif
  public static Object gethostname(Process self) {
    var name = Blocking.run(self, HostBifs::name);
    int dot = name.indexOf('.');
    return Tuple.of(Atoms.OK, ErlangIdentifiers.charlist(dot < 0 ? name : name.substring(0, dot)));
  }

  /** Asking the kernel asks no name server. */
  private static String name() {
    try {
      return Files.isReadable(KERNEL) ? Files.readString(KERNEL).strip() : InetAddress.getLocalHost().getHostName();
    } catch (IOException unknown) {
      return "localhost";
    }
  }
}
