package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Utf8;
import java.nio.charset.StandardCharsets;

/** Atoms from and to text. Java because the atom table is. */
@BifModule("erlang")
public final class ErlangAtoms {
  private static final Atom LATIN1 = Atom.of("latin1");
  private static final Atom UTF8 = Atom.of("utf8");
  private static final Atom UNICODE = Atom.of("unicode");

  private ErlangAtoms() {}

  /** The name as UTF-8. */
  @Bif
  public static Object atomToBinary(Object atom) {
    if (atom instanceof Atom a) {
      return a.text();
    }
    throw BadArgument.erts("erlang", "atom_to_binary", atom);
  }

  /** The name in an encoding; fails for a name that {@code latin1} cannot hold. */
  @Bif
  public static Object atomToBinary(Object atom, Object encoding) {
    if (atom instanceof Atom a) {
      if (encoding == UTF8 || encoding == UNICODE) {
        return a.text();
      }
      if (encoding == LATIN1 && Utf8.isLatin1(a.name())) {
        return Bitstring.of(a.name().getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    throw BadArgument.erts("erlang", "atom_to_binary", atom, encoding);
  }

  /** The code points of the name. */
  @Bif
  public static Object atomToList(Object atom) {
    if (!(atom instanceof Atom a)) {
      throw BadArgument.erts("erlang", "atom_to_list", atom);
    }
    var name = a.name();
    Object list = EmptyList.EMPTY;
    for (int i = name.length(); i > 0; ) {
      int c = name.codePointBefore(i);
      list = new Cons((long) c, list);
      i -= Character.charCount(c);
    }
    return list;
  }

  /** The atom of a name in UTF-8. */
  @Bif
  public static Object binaryToAtom(Object binary) {
    return atom(name(binary, UTF8), "binary_to_atom", binary);
  }

  /** The atom of a name in an encoding. */
  @Bif
  public static Object binaryToAtom(Object binary, Object encoding) {
    return atom(name(binary, encoding), "binary_to_atom", binary, encoding);
  }

  /** The atom of a name in UTF-8, which must exist. */
  @Bif
  public static Object binaryToExistingAtom(Object binary) {
    return existing(name(binary, UTF8), "binary_to_existing_atom", binary);
  }

  /** The atom of a name in an encoding, which must exist. */
  @Bif
  public static Object binaryToExistingAtom(Object binary, Object encoding) {
    return existing(name(binary, encoding), "binary_to_existing_atom", binary, encoding);
  }

  /** The atom of a list of code points. */
  @Bif
  public static Object listToAtom(Object list) {
    return atom(name(list), "list_to_atom", list);
  }

  /** The atom of a list of code points, which must exist. */
  @Bif
  public static Object listToExistingAtom(Object list) {
    return existing(name(list), "list_to_existing_atom", list);
  }

  /** A name from its bytes; {@code null} where they are not in that encoding. */
  private static String name(Object binary, Object encoding) {
    if (!(binary instanceof Bitstring bits && bits.tail == 0)) {
      return null;
    }
    if (encoding == UTF8 || encoding == UNICODE) {
      return Utf8.decode(bits);
    }
    return encoding == LATIN1 ? new String(bits.toBytes(), StandardCharsets.ISO_8859_1) : null;
  }

  /** A name from its code points. */
  private static String name(Object list) {
    var name = new StringBuilder();
    var rest = list;
    while (rest instanceof Cons cell) {
      if (!(cell.head instanceof Long c && Utf8.isCodePoint(c))) {
        return null;
      }
      name.appendCodePoint(c.intValue());
      rest = cell.tail();
    }
    return rest == EmptyList.EMPTY ? name.toString() : null;
  }

  private static Atom atom(String name, String function, Object... arguments) {
    if (name == null) {
      throw BadArgument.erts("erlang", function, arguments);
    }
    if (isTooLong(name)) {
      throw tooLong(function, arguments);
    }
    return Atom.of(name);
  }

  private static Atom existing(String name, String function, Object... arguments) {
    if (name != null && isTooLong(name)) {
      throw tooLong(function, arguments);
    }
    var atom = name == null ? null : Atom.existing(name);
    if (atom == null) {
      throw BadArgument.erts("erlang", function, arguments);
    }
    return atom;
  }

  private static boolean isTooLong(String name) {
    return name.length() > Atom.MAX_LENGTH && name.codePointCount(0, name.length()) > Atom.MAX_LENGTH;
  }

  private static ErlangException tooLong(String function, Object... arguments) {
    return BadArgument.explained(Atoms.SYSTEM_LIMIT, "erl_erts_errors", "erlang", function, arguments);
  }
}
