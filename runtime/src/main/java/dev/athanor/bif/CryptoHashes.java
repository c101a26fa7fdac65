package dev.athanor.bif;

import dev.athanor.bif.CryptoErrors.Place;
import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Reference;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/** The hashes of {@code :crypto}. Java because the JDK has them. */
@BifModule("crypto")
public final class CryptoHashes {
  /** A hash of OTP: the JDK's name, the size of a block and OpenSSL's number. */
  record Algorithm(String name, int block, int number) {
    MessageDigest digest() {
      try {
        return MessageDigest.getInstance(name);
      } catch (NoSuchAlgorithmException missing) {
        throw new IllegalStateException("this Java platform lacks " + name, missing);
      }
    }

    /** The JDK's name of the MAC made with it. */
    String hmac() {
      return "Hmac" + (name.startsWith("SHA3") ? name : name.replace("-", ""));
    }
  }

  private static final Map<Atom, Algorithm> ALGORITHMS =
      Map.ofEntries(
          Map.entry(Atom.of("md5"), new Algorithm("MD5", 64, 4)),
          Map.entry(Atom.of("sha"), new Algorithm("SHA-1", 64, 64)),
          Map.entry(Atom.of("sha224"), new Algorithm("SHA-224", 64, 675)),
          Map.entry(Atom.of("sha256"), new Algorithm("SHA-256", 64, 672)),
          Map.entry(Atom.of("sha384"), new Algorithm("SHA-384", 128, 673)),
          Map.entry(Atom.of("sha512"), new Algorithm("SHA-512", 128, 674)),
          Map.entry(Atom.of("sha3_224"), new Algorithm("SHA3-224", 144, 1096)),
          Map.entry(Atom.of("sha3_256"), new Algorithm("SHA3-256", 136, 1097)),
          Map.entry(Atom.of("sha3_384"), new Algorithm("SHA3-384", 104, 1098)),
          Map.entry(Atom.of("sha3_512"), new Algorithm("SHA3-512", 72, 1099)));

  private static final Atom SIZE = Atom.of("size");
  private static final Atom TYPE = Atom.of("type");
  private static final Atom BLOCK_SIZE = Atom.of("block_size");

  private CryptoHashes() {}

  /** The algorithm of a name such as {@code :sha256}; {@code null} for any other term. */
  static Algorithm algorithm(Object name) {
    return name instanceof Atom atom ? ALGORITHMS.get(atom) : null;
  }

  /** The hash of iodata. */
  @Bif
  public static Object hash(Object type, Object data) {
    var bytes = CryptoErrors.bytes(data);
    var algorithm = algorithm(type);
    if (algorithm == null) {
      throw CryptoErrors.bad(new Place("hash.c", 109), "Bad digest type", "hash", 1, type, data);
    }
    return Bitstring.of(algorithm.digest().digest(bytes));
  }

  /** A state for {@link #hashUpdate}. */
  @Bif
  public static Object hashInit(Object type) {
    var algorithm = algorithm(type);
    if (algorithm == null) {
      throw CryptoErrors.bad(new Place("hash.c", 142), "Bad digest type", "hash_init", 1, type);
    }
    return Reference.make(algorithm.digest());
  }

  /** A state with more data; the old one stays as it is. */
  @Bif
  public static Object hashUpdate(Object state, Object data) {
    var digest = digest(state);
    if (digest == null) {
      throw CryptoErrors.bad(new Place("hash.c", 187), "Bad state", "hash_update", 1, state, data);
    }
    var bytes = CryptoErrors.bytes(data);
    digest.update(bytes);
    return Reference.make(digest);
  }

  /** The hash of all data of a state. */
  @Bif
  public static Object hashFinal(Object state) {
    var digest = digest(state);
    if (digest == null) {
      throw CryptoErrors.bad(new Place("hash.c", 246), "Bad state", "hash_final", 1, state);
    }
    return Bitstring.of(digest.digest());
  }

  /** A copy of the digest behind a state; {@code null} where there is none. */
  private static MessageDigest digest(Object state) {
    if (!(state instanceof Reference reference && reference.resource() instanceof MessageDigest digest)) {
      return null;
    }
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException("all digests of the JDK can be cloned", impossible);
    }
  }

  /** What is known of an algorithm. */
  @Bif
  public static Object hashInfo(Object type) {
    var algorithm = algorithm(type);
    if (algorithm == null) {
      throw CryptoErrors.bad(new Place("hash.c", 66), "Bad digest type", "hash_info", 1, type);
    }
    return MapTerm.of(
        SIZE, (long) algorithm.digest().getDigestLength(),
        TYPE, (long) algorithm.number(),
        BLOCK_SIZE, (long) algorithm.block());
  }

  /** Whether two binaries of the same size are equal, in a time that does not tell where they differ. */
  @Bif
  public static boolean hashEquals(Object a, Object b) {
    if (BinaryBifs.binary(a) instanceof Bitstring x && BinaryBifs.binary(b) instanceof Bitstring y && x.size == y.size) {
      return MessageDigest.isEqual(x.toBytes(), y.toBytes());
    }
    throw CryptoErrors.plain("hash_equals_nif", a, b);
  }
}
