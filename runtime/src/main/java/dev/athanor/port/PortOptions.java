package dev.athanor.port;

import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple2;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options of {@code open_port}, read from their list. */
public final class PortOptions {
  /** Whether data comes as binaries instead of lists. */
  boolean binary;

  /** Whether the owner is told the exit status. */
  boolean exitStatus;

  /** Whether the owner is told the end of the output, and the port stays open then. */
  boolean eof;

  /** Whether the program's standard error goes where its output goes. */
  boolean stderrToStdout;

  /** Whether the program talks on its file descriptors 0 and 1, otherwise on 3 and 4. */
  boolean standardStreams = true;

  boolean input = true;
  boolean output = true;

  /** How many bytes tell a packet's length: 1, 2 or 4; 0 for a stream. */
  int packet;

  /** The most bytes of a line; 0 where the output is not cut into lines. */
  int line;

  String directory;

  /** What the program is told that its name is; {@code null} for its path. */
  String programName;
  List<String> arguments;
  final Map<String, String> environment = new LinkedHashMap<>();

  private PortOptions() {}

  /** The options of a list; {@code null} for one that is none. With {@code executable} the program is run as it is, without a shell. */
  public static PortOptions parse(Object list, boolean executable) {
    var items = Lists.toJava(list);
    if (items == null) {
      return null;
    }
    var options = new PortOptions();
    for (var item : items) {
      if (!(item instanceof Atom name ? options.read(name) : item instanceof Tuple2 pair && options.read(pair, executable))) {
        return null;
      }
    }
    return options;
  }

  private boolean read(Atom option) {
    switch (option.name()) {
      case "binary" -> binary = true;
      case "exit_status" -> exitStatus = true;
      case "eof" -> eof = true;
      case "stderr_to_stdout" -> stderrToStdout = true;
      case "use_stdio" -> standardStreams = true;
      case "nouse_stdio" -> standardStreams = false;
      case "in" -> output = false;
      case "out" -> input = false;
      case "stream" -> packet = 0;
      case "hide", "overlapped_io" -> {}
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean read(Tuple2 option, boolean executable) {
    var value = option.e1;
    if (!(option.e0 instanceof Atom name)) {
      return false;
    }
    return switch (name.name()) {
      case "packet" -> value instanceof Long size && (size == 1 || size == 2 || size == 4) && setPacket(size.intValue());
      case "line" -> value instanceof Long size && size > 0 && size <= Integer.MAX_VALUE && setLine(size.intValue());
      case "cd" -> (directory = text(value)) != null;
      case "env" -> readEnvironment(value);
      case "args" -> executable && readArguments(value);
      case "arg0" -> executable && (programName = text(value)) != null;
      case "parallelism", "busy_limits_port", "busy_limits_msgq" -> true;
      default -> false;
    };
  }

  private boolean setPacket(int size) {
    packet = size;
    return true;
  }

  private boolean setLine(int size) {
    line = size;
    return true;
  }

  private boolean readArguments(Object list) {
    var items = Lists.toJava(list);
    if (items == null) {
      return false;
    }
    arguments = new ArrayList<>();
    for (var item : items) {
      arguments.add(text(item));
    }
    return !arguments.contains(null);
  }

  /** {@code {name, value}} with lists of characters; the value {@code false} removes a variable. */
  private boolean readEnvironment(Object list) {
    var items = Lists.toJava(list);
    if (items == null) {
      return false;
    }
    for (var item : items) {
      if (!(item instanceof Tuple2 pair) || characters(pair.e0) == null) {
        return false;
      }
      var value = pair.e1 instanceof Atom flag && flag.name().equals("false") ? null : characters(pair.e1);
      if (value == null && !(pair.e1 instanceof Atom)) {
        return false;
      }
      environment.put(characters(pair.e0), value);
    }
    return true;
  }

  /** The text of a binary or a list of characters; {@code null} for anything else. */
  public static String text(Object term) {
    if (term instanceof Bitstring bits) {
      return bits.isBinary() ? bits.text() : null;
    }
    return term instanceof Atom name ? name.name() : characters(term);
  }

  private static String characters(Object list) {
    var text = new StringBuilder();
    var rest = list;
    while (rest instanceof Cons cell && cell.head instanceof Long c && c > 0 && c <= Character.MAX_CODE_POINT) {
      text.appendCodePoint(c.intValue());
      rest = cell.tail();
    }
    return rest == EmptyList.EMPTY ? text.toString() : null;
  }
}
