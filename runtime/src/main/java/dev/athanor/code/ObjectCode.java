package dev.athanor.code;

import dev.athanor.term.Atom;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A compiled module as one file: the container that OTP uses for object code ({@code FOR1}, length, {@code BEAM}, then chunks of a name of four
 * characters, a length, and data padded to four bytes), so that what reads chunks of {@code *.beam} files reads ours. The
 * classes are in the chunk {@code JVMc}, {@code AtU8} holds the module's name; the others ({@code Docs}, {@code Dbgi}, {@code Attr}, {@code CInf}, ...) are kept as they are given.
 *
 * @param module the module's name
 * @param classes its classes, the module's own first
 * @param chunks the other chunks by name, in order; the contents are not to be changed
 * @param path the file it was read from or is to be thought of as, or {@code null}
 */
public record ObjectCode(Atom module, List<ClassBytes> classes, Map<String, byte[]> chunks, String path) {
  /** The chunk with the classes. */
  public static final String CLASSES = "JVMc";

  private static final String ATOMS = "AtU8";
  private static final int FOR1 = 0x464f5231;
  private static final int BEAM = 0x4245414d;
  private static final int HEADER = 12;

  /** A container whose contents are not what they should be. */
  public static final class Malformed extends IOException {
    Malformed(String what) {
      super(what);
    }
  }

  /** The same code with another path. */
  public ObjectCode at(String newPath) {
    return new ObjectCode(module, classes, chunks, newPath);
  }

  /** The container's bytes. Equal object code gives equal bytes. */
  public byte[] toBytes() {
    var all = new LinkedHashMap<String, byte[]>();
    all.put(ATOMS, encodeName());
    all.put(CLASSES, encodeClasses());
    all.putAll(chunks);
    int size = 4;
    for (var data : all.values()) {
      size += 8 + padded(data.length);
    }
    var buffer = ByteBuffer.allocate(8 + size).putInt(FOR1).putInt(size).putInt(BEAM);
    all.forEach(
        (name, data) -> {
          buffer.put(name.getBytes(StandardCharsets.ISO_8859_1)).putInt(data.length).put(data);
          buffer.position(buffer.position() + padded(data.length) - data.length);
        });
    return buffer.array();
  }

  /** Reads a container. */
  public static ObjectCode of(byte[] bytes, String path) throws Malformed {
    var all = chunksOf(bytes);
    var name = all.remove(ATOMS);
    var classes = all.remove(CLASSES);
    if (name == null || classes == null) {
      throw new Malformed("no module for this system");
    }
    return new ObjectCode(decodeName(name), decodeClasses(classes), all, path);
  }

  private static Map<String, byte[]> chunksOf(byte[] bytes) throws Malformed {
    var buffer = ByteBuffer.wrap(bytes);
    if (bytes.length < HEADER || buffer.getInt() != FOR1 || buffer.getInt() != bytes.length - 8 || buffer.getInt() != BEAM) {
      throw new Malformed("not a container of object code");
    }
    var all = new LinkedHashMap<String, byte[]>();
    while (buffer.remaining() >= 8) {
      var name = new byte[4];
      buffer.get(name);
      int size = buffer.getInt();
      if (size < 0 || padded(size) > buffer.remaining()) {
        throw new Malformed("a chunk ends beyond the file");
      }
      var data = new byte[size];
      buffer.get(data);
      buffer.position(buffer.position() + padded(size) - size);
      all.put(new String(name, StandardCharsets.ISO_8859_1), data);
    }
    return all;
  }

  private static int padded(int size) {
    return size + 3 & ~3;
  }

  /** One atom, in the layout of OTP's table: the number of atoms, then length and text of each. */
  private byte[] encodeName() {
    var text = module.name().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(6 + text.length).putInt(1).putShort((short) text.length).put(text).array();
  }

  private static Atom decodeName(byte[] data) throws Malformed {
    var buffer = ByteBuffer.wrap(data);
    if (data.length < 6 || buffer.getInt() != 1 || buffer.getShort() != data.length - 6) {
      throw new Malformed("no module name");
    }
    return Atom.of(new String(data, 6, data.length - 6, StandardCharsets.UTF_8));
  }

  private byte[] encodeClasses() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(classes.size());
      for (var file : classes) {
        out.writeUTF(file.name());
        out.writeInt(file.bytes().length);
        out.write(file.bytes());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static List<ClassBytes> decodeClasses(byte[] data) throws Malformed {
    var in = new DataInputStream(new ByteArrayInputStream(data));
    try {
      int count = in.readInt();
      var classes = new ArrayList<ClassBytes>();
      for (int i = 0; i < count; i++) {
        var name = in.readUTF();
        var bytes = in.readNBytes(in.readInt());
        classes.add(new ClassBytes(name, bytes));
      }
      return classes;
    } catch (IOException | IllegalArgumentException broken) {
      throw new Malformed("classes cannot be read");
    }
  }
}
