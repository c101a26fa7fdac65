package dev.athanor.term;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The atoms that the library mentions and makes only when it needs them. A program can tell that an atom exists, and those of the library do from the start: so when somebody asks for one that is
 * not there, this list is read and looked into.
 */
public final class LibraryAtoms {
  /** Where the list lies on the class path; the build of the library writes it. */
  public static final String RESOURCE = "library.atoms";

  private static final Set<String> NAMES = read();

  private LibraryAtoms() {}

  /** Whether the library mentions an atom of that name. */
  static boolean has(String name) {
    return NAMES.contains(name);
  }

  /** The list as a file: the number of names, and each in modified UTF-8 with its length before it. */
  public static byte[] toBytes(Collection<String> names) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(names.size());
      for (var name : names) {
        out.writeUTF(name);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return bytes.toByteArray();
  }

  private static Set<String> read() {
    try (var file = LibraryAtoms.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      if (file == null) {
        return Set.of();
      }
      var in = new DataInputStream(file);
      int count = in.readInt();
      var names = HashSet.<String>newHashSet(count);
      for (int i = 0; i < count; i++) {
        names.add(in.readUTF());
      }
      return names;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
