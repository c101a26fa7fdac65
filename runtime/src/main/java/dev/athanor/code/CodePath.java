package dev.athanor.code;

import dev.athanor.process.WorkingDirectory;
import dev.athanor.term.Atom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** The directories in which compiled modules ({@code *.beam}) are looked for, in order. Any thread may ask and change. */
public final class CodePath implements ModuleLoader {
  /** The ending of files with compiled modules. */
  public static final String EXTENSION = ".beam";

  private volatile List<String> directories;

  /** A code path of these directories. */
  public CodePath(List<String> directories) {
    this.directories = List.copyOf(directories);
  }

  /** The directories, in the order in which they are searched. */
  public List<String> directories() {
    return directories;
  }

  /** Replaces all directories; {@code false}, and no change, if one of them is not there. */
  public synchronized boolean replace(List<String> newDirectories) {
    if (!newDirectories.stream().allMatch(CodePath::isDirectory)) {
      return false;
    }
    directories = List.copyOf(newDirectories);
    return true;
  }

  /** Adds a directory in front or at the end, taking it out where it was; {@code false} if it is not there. */
  public synchronized boolean add(String directory, boolean inFront) {
    if (!isDirectory(directory)) {
      return false;
    }
    var changed = new LinkedHashSet<String>();
    if (inFront) {
      changed.add(directory);
    }
    directories.stream().filter(known -> inFront || !known.equals(directory)).forEach(changed::add);
    changed.add(directory);
    directories = List.copyOf(changed);
    return true;
  }

  /** Takes a directory out, by its path or by the name of its application; {@code false} if it was not in. */
  public synchronized boolean remove(String directory) {
    var left = directories.stream().filter(known -> !known.equals(directory) && !isOf(known, directory)).toList();
    boolean changed = left.size() < directories.size();
    directories = left;
    return changed;
  }

  private static boolean isDirectory(String directory) {
    try {
      return Files.isDirectory(WorkingDirectory.resolve(directory));
    } catch (InvalidPathException _) {
      return false;
    }
  }

  /** Whether a directory is {@code application/ebin} or {@code application-version/ebin}. */
  private static boolean isOf(String directory, String application) {
    var path = WorkingDirectory.resolve(directory);
    var above = path.endsWith("ebin") ? path.getParent() : path;
    var name = above == null || above.getFileName() == null ? "" : above.getFileName().toString();
    return name.equals(application) || name.startsWith(application + "-") && name.substring(application.length() + 1).matches("[0-9.]+.*");
  }

  /** The directory of an application, without {@code ebin}; {@code null} if none is in the path. */
  public String application(String name) {
    for (var directory : directories) {
      if (isOf(directory, name)) {
        var path = WorkingDirectory.resolve(directory);
        return path.endsWith("ebin") ? path.getParent().toString() : directory;
      }
    }
    return null;
  }

  /** The path of the first file of that name in the directories, or {@code null}. */
  public String find(String file) {
    for (var directory : directories) {
      var path = directory.endsWith("/") ? directory + file : directory + "/" + file;
      if (Files.isRegularFile(WorkingDirectory.resolve(path))) {
        return path;
      }
    }
    return null;
  }

  @Override
  public ObjectCode find(Atom module) {
    var path = isFileName(module.name()) ? find(module.name() + EXTENSION) : null;
    return path == null ? null : read(path);
  }

  private static boolean isFileName(String name) {
    return name.indexOf('/') < 0 && name.indexOf('\0') < 0;
  }

  /** The compiled module in a file, or {@code null} if it cannot be read as one. */
  public static ObjectCode read(String path) {
    try {
      return ObjectCode.of(Files.readAllBytes(WorkingDirectory.resolve(path)), path);
    } catch (IOException _) {
      return null;
    }
  }

  /** The paths of all modules in the directories; the first of several of one name. */
  public List<String> modules() {
    var names = new LinkedHashSet<String>();
    var paths = new ArrayList<String>();
    for (var directory : directories) {
      for (var path : filesIn(directory)) {
        if (names.add(path.getFileName().toString())) {
          paths.add(path.toString());
        }
      }
    }
    return paths;
  }

  private static List<Path> filesIn(String directory) {
    try (Stream<Path> files = Files.list(WorkingDirectory.resolve(directory))) {
      return files.filter(path -> path.toString().endsWith(EXTENSION)).sorted().toList();
    } catch (IOException _) {
      return List.of();
    }
  }
}
