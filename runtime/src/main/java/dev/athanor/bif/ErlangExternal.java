package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.etf.TermDecoder;
import dev.athanor.etf.TermEncoder;
import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.util.zip.Deflater;

/** Terms to and from the external format. Java for speed. */
@BifModule("erlang")
public final class ErlangExternal {
  private static final Atom COMPRESSED = Atom.of("compressed");
  private static final Atom MINOR_VERSION = Atom.of("minor_version");
  private static final Atom DETERMINISTIC = Atom.of("deterministic");
  private static final Atom LOCAL = Atom.of("local");
  private static final Atom SAFE = Atom.of("safe");
  private static final Atom USED = Atom.of("used");

  private ErlangExternal() {}

  /** The term in the external format. */
  @Bif
  public static Object termToBinary(Object term) {
    return TermEncoder.encode(term, TermEncoder.Options.DEFAULT, LocalTerms.LIVE);
  }

  /** The term in the external format; options {@code compressed}, <code>{compressed, level}</code>, <code>{minor_version, n}</code>, {@code deterministic}. */
  @Bif
  public static Object termToBinary(Object term, Object options) {
    return TermEncoder.encode(term, options("term_to_binary", term, options), LocalTerms.LIVE);
  }

  /** The term in the external format as a list of binaries, here of one. */
  @Bif
  public static Object termToIovec(Object term) {
    return Lists.of(termToBinary(term));
  }

  /** The term in the external format as a list of binaries, with the options of {@link #termToBinary(Object, Object)}. */
  @Bif
  public static Object termToIovec(Object term, Object options) {
    return Lists.of(TermEncoder.encode(term, options("term_to_iovec", term, options), LocalTerms.LIVE));
  }

  /** How many bytes the term takes in the external format at most. */
  @Bif
  public static Object externalSize(Object term) {
    return (long) ((Bitstring) termToBinary(term)).size;
  }

  /** How many bytes the term takes in the external format at most, with the option {@code minor_version}. */
  @Bif
  public static Object externalSize(Object term, Object options) {
    return (long) TermEncoder.encode(term, options("external_size", term, options), LocalTerms.LIVE).size;
  }

  /** The term of a binary in the external format; bytes after it are ignored. */
  @Bif
  public static Object binaryToTerm(Object binary) {
    var decoded = binary instanceof Bitstring bits && bits.tail == 0 ? TermDecoder.decode(bits, false, LocalTerms.LIVE) : null;
    if (decoded == null) {
      throw BadArgument.erts("erlang", "binary_to_term", binary);
    }
    return decoded.term();
  }

  /** The term of a binary; {@code safe} refuses to make atoms, {@code used} gives {@code {term, bytes}}. */
  @Bif
  public static Object binaryToTerm(Object binary, Object options) {
    boolean safe = false;
    boolean used = false;
    var rest = options;
    for (; rest instanceof Cons cell && (cell.head == SAFE || cell.head == USED); rest = cell.tail()) {
      safe |= cell.head == SAFE;
      used |= cell.head == USED;
    }
    var decoded =
        rest == EmptyList.EMPTY && binary instanceof Bitstring bits && bits.tail == 0
            ? TermDecoder.decode(bits, safe, LocalTerms.LIVE)
            : null;
    if (decoded == null) {
      throw BadArgument.erts("erlang", "binary_to_term", binary, options);
    }
    return used ? Tuple.of(decoded.term(), (long) decoded.used()) : decoded.term();
  }

  private static TermEncoder.Options options(String function, Object term, Object options) {
    int minorVersion = 2;
    int compression = 0;
    boolean deterministic = false;
    var rest = options;
    for (; rest instanceof Cons cell; rest = cell.tail()) {
      switch (cell.head) {
        case Atom option when option == COMPRESSED -> compression = Deflater.DEFAULT_COMPRESSION;
        case Atom option when option == DETERMINISTIC -> deterministic = true;
        case Atom option when option == LOCAL -> {}
        case Tuple2 option when isLevel(option) -> compression = ((Long) option.e1).intValue();
        case Tuple2 option when isMinorVersion(option) -> minorVersion = ((Long) option.e1).intValue();
        default -> throw bad(function, term, options);
      }
    }
    if (rest != EmptyList.EMPTY) {
      throw bad(function, term, options);
    }
    return new TermEncoder.Options(minorVersion, compression, deterministic);
  }

  private static boolean isLevel(Tuple2 option) {
    return option.e0 == COMPRESSED && option.e1 instanceof Long level && level >= 0 && level <= 9;
  }

  private static boolean isMinorVersion(Tuple2 option) {
    return option.e0 == MINOR_VERSION && option.e1 instanceof Long version && version >= 0 && version <= 2;
  }

  private static ErlangException bad(String function, Object term, Object options) {
    return BadArgument.erts("erlang", function, term, options);
  }
}
