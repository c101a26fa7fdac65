package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.BitstringBuilder;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple3;
import dev.athanor.term.Utf8;
import java.text.Normalizer;
import java.util.function.Supplier;

/** {@code :unicode}. Java because it reads bytes, and normalisation is the JDK's. */
@BifModule("unicode")
public final class UnicodeBifs {
  private static final Atom UTF8 = Atom.of("utf8");
  private static final Atom UTF16 = Atom.of("utf16");
  private static final Atom UTF32 = Atom.of("utf32");
  private static final Atom LATIN1 = Atom.of("latin1");
  private static final Atom BIG = Atom.of("big");
  private static final Atom LITTLE = Atom.of("little");

  /** The character at the start of a text that tells its encoding. */
  private static final int BYTE_ORDER_MARK = 0xfeff;

  private UnicodeBifs() {}

  /** Character data as a UTF-8 binary; <code>{error | incomplete, converted, rest}</code> where that fails. */
  @Bif
  public static Object charactersToBinary(Object data) {
    return toBinary(data, CharacterEncoding.UTF8, CharacterEncoding.UTF8, () -> bad("characters_to_binary", data));
  }

  /** As {@link #charactersToBinary(Object)}, from another encoding. */
  @Bif
  public static Object charactersToBinary(Object data, Object from) {
    Supplier<ErlangException> bad = () -> bad("characters_to_binary", data, from);
    return toBinary(data, encoding(from, bad), CharacterEncoding.UTF8, bad);
  }

  /** As {@link #charactersToBinary(Object)}, from one encoding to another. */
  @Bif
  public static Object charactersToBinary(Object data, Object from, Object to) {
    Supplier<ErlangException> bad = () -> bad("characters_to_binary", data, from, to);
    return toBinary(data, encoding(from, bad), encoding(to, bad), bad);
  }

  /** Character data as a list of code points; <code>{error | incomplete, converted, rest}</code> where that fails. */
  @Bif
  public static Object charactersToList(Object data) {
    return toList(data, CharacterEncoding.UTF8, () -> bad("characters_to_list", data));
  }

  /** As {@link #charactersToList(Object)}, from another encoding. */
  @Bif
  public static Object charactersToList(Object data, Object from) {
    Supplier<ErlangException> bad = () -> bad("characters_to_list", data, from);
    return toList(data, encoding(from, bad), bad);
  }

  private static Object toList(Object data, CharacterEncoding from, Supplier<ErlangException> bad) {
    if (data instanceof Bitstring bits && bits.isAligned() && Utf8.isAscii(bits.bytes, bits.offset, bits.size) && isByteSized(from)) {
      return ErlangBinaries.bytes(bits, 0, bits.size, EmptyList.EMPTY);
    }
    return new CharacterData(from, CharacterData.list(), false).result(data, bad);
  }

  private static Object toBinary(
      Object data, CharacterEncoding from, CharacterEncoding to, Supplier<ErlangException> bad) {
    if (isByteSized(from) && isByteSized(to) && isUnchanged(data, from, to)) {
      return data;
    }
    boolean wraps = to != CharacterEncoding.UTF8 || from != CharacterEncoding.UTF8 && from != CharacterEncoding.LATIN1;
    // A list of one binary is the same as the binary, also in what is left of it.
    var unwrapped = data instanceof Cons cell && cell.head instanceof Bitstring && cell.tail() == EmptyList.EMPTY ? cell.head : data;
    int capacity = unwrapped instanceof Bitstring bits ? bits.size : 64;
    return new CharacterData(from, CharacterData.binary(to, capacity), wraps).result(unwrapped, bad);
  }

  /** Whether ASCII characters are single bytes. */
  private static boolean isByteSized(CharacterEncoding encoding) {
    return encoding == CharacterEncoding.UTF8 || encoding == CharacterEncoding.LATIN1;
  }

  /** Whether the data is a binary that is the same in both encodings. */
  private static boolean isUnchanged(Object data, CharacterEncoding from, CharacterEncoding to) {
    return data instanceof Bitstring bits
        && bits.isAligned()
        && (from == to && from == CharacterEncoding.UTF8
            ? Utf8.isWellFormed(bits.bytes, bits.offset, bits.size)
            : Utf8.isAscii(bits.bytes, bits.offset, bits.size));
  }

  private static CharacterEncoding encoding(Object name, Supplier<ErlangException> bad) {
    var encoding = CharacterEncoding.of(name);
    if (encoding == null) {
      throw bad.get();
    }
    return encoding;
  }

  /** Whether the term is a binary of bytes below 128. */
  @Bif("bin_is_7bit")
  public static boolean isSevenBit(Object binary) {
    if (!(binary instanceof Bitstring bits && bits.tail == 0)) {
      throw bad("bin_is_7bit", binary);
    }
    var bytes = bits.isAligned() ? bits : Bitstring.of(bits.toBytes());
    return Utf8.isAscii(bytes.bytes, bytes.offset, bytes.size);
  }

  /** Composed canonical form, as a binary. */
  @Bif
  public static Object charactersToNfcBinary(Object data) {
    return normalized("characters_to_nfc_binary", data, Normalizer.Form.NFC, false);
  }

  /** Composed canonical form, as a list. */
  @Bif
  public static Object charactersToNfcList(Object data) {
    return normalized("characters_to_nfc_list", data, Normalizer.Form.NFC, true);
  }

  /** Decomposed canonical form, as a binary. */
  @Bif
  public static Object charactersToNfdBinary(Object data) {
    return normalized("characters_to_nfd_binary", data, Normalizer.Form.NFD, false);
  }

  /** Decomposed canonical form, as a list. */
  @Bif
  public static Object charactersToNfdList(Object data) {
    return normalized("characters_to_nfd_list", data, Normalizer.Form.NFD, true);
  }

  /** Composed compatible form, as a binary. */
  @Bif
  public static Object charactersToNfkcBinary(Object data) {
    return normalized("characters_to_nfkc_binary", data, Normalizer.Form.NFKC, false);
  }

  /** Composed compatible form, as a list. */
  @Bif
  public static Object charactersToNfkcList(Object data) {
    return normalized("characters_to_nfkc_list", data, Normalizer.Form.NFKC, true);
  }

  /** Decomposed compatible form, as a binary. */
  @Bif
  public static Object charactersToNfkdBinary(Object data) {
    return normalized("characters_to_nfkd_binary", data, Normalizer.Form.NFKD, false);
  }

  /** Decomposed compatible form, as a list. */
  @Bif
  public static Object charactersToNfkdList(Object data) {
    return normalized("characters_to_nfkd_list", data, Normalizer.Form.NFKD, true);
  }

  private static Object normalized(String function, Object data, Normalizer.Form form, boolean asList) {
    var read = toBinary(data, CharacterEncoding.UTF8, CharacterEncoding.UTF8, () -> bad(function, data));
    if (read instanceof Tuple3 failed) {
      boolean isCodePoint = failed.e2 instanceof Cons cell && cell.head instanceof Long;
      if (isCodePoint) {
        throw bad(function, data);
      }
      return Tuple.of(Atoms.ERROR, text(normalized((Bitstring) failed.e1, form), asList), failed.e2);
    }
    return text(normalized((Bitstring) read, form), asList);
  }

  private static Bitstring normalized(Bitstring text, Normalizer.Form form) {
    var plain = Utf8.decode(text);
    return Normalizer.isNormalized(plain, form) ? text : Bitstring.of(Normalizer.normalize(plain, form));
  }

  private static Object text(Bitstring text, boolean asList) {
    return asList ? charactersToList(text) : text;
  }

  /** <code>{encoding, size}</code> of the byte order mark that a binary begins with; <code>{latin1, 0}</code> where there is none. */
  @Bif
  public static Object bomToEncoding(Object binary) {
    if (!(binary instanceof Bitstring bits && bits.tail == 0)) {
      throw BadArgument.plain(Atoms.FUNCTION_CLAUSE, "unicode", "bom_to_encoding", binary);
    }
    if (startsWith(bits, 0xef, 0xbb, 0xbf)) {
      return Tuple.of(UTF8, 3L);
    }
    if (startsWith(bits, 0, 0, 0xfe, 0xff)) {
      return Tuple.of(Tuple.of(UTF32, BIG), 4L);
    }
    if (startsWith(bits, 0xff, 0xfe, 0, 0)) {
      return Tuple.of(Tuple.of(UTF32, LITTLE), 4L);
    }
    if (startsWith(bits, 0xfe, 0xff)) {
      return Tuple.of(Tuple.of(UTF16, BIG), 2L);
    }
    return startsWith(bits, 0xff, 0xfe) ? Tuple.of(Tuple.of(UTF16, LITTLE), 2L) : Tuple.of(LATIN1, 0L);
  }

  private static boolean startsWith(Bitstring bits, int... bytes) {
    if (bits.size < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (bits.byteAt(i) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** The byte order mark of an encoding; empty for {@code latin1}. */
  @Bif
  public static Object encodingToBom(Object name) {
    var encoding = CharacterEncoding.of(name);
    if (encoding == null) {
      throw BadArgument.plain(Atoms.FUNCTION_CLAUSE, "unicode", "encoding_to_bom", name);
    }
    var mark = new BitstringBuilder(4);
    if (encoding.has(BYTE_ORDER_MARK)) {
      encoding.write(BYTE_ORDER_MARK, mark);
    }
    return mark.toBitstring();
  }

  private static ErlangException bad(String function, Object... arguments) {
    return BadArgument.stdlib("unicode", function, arguments);
  }
}
