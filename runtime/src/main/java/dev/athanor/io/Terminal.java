package dev.athanor.io;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether and how the standard streams are connected to a terminal. */
public final class Terminal {
  private static final boolean INPUT = isTerminal(0);
  private static final boolean OUTPUT = isTerminal(1);
  private static final boolean ERROR = isTerminal(2);

  private Terminal() {}

  /** Whether standard input is a terminal. */
  public static boolean isInput() {
    return INPUT;
  }

  /** Whether standard output is a terminal. */
  public static boolean isOutput() {
    return OUTPUT;
  }

  /** Whether standard error is a terminal. */
  public static boolean isError() {
    return ERROR;
  }

  /** Linux tells by the name behind the descriptor; elsewhere the JDK tells for all three at once. */
  private static boolean isTerminal(int descriptor) {
    var link = Path.of("/proc/self/fd/" + descriptor);
    try {
      var target = Files.readSymbolicLink(link).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
    } catch (IOException noSuchSystem) {
      var console = System.console();
      return console != null && console.isTerminal();
    }
  }

  /** The number of columns, or of rows; 0 where there is no terminal to ask. */
  static long size(boolean columns) {
    if (!INPUT && !OUTPUT) {
      return 0;
    }
    try {
      var stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).redirectError(Redirect.DISCARD).start();
      var words = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip().split(" ");
      return words.length == 2 ? Long.parseLong(words[columns ? 1 : 0]) : 0;
    } catch (IOException | NumberFormatException noTerminal) {
      return 0;
    }
  }
}
