package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.term.Bitstring;
import dev.athanor.term.BitstringBuilder;
import dev.athanor.term.IoLists;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** MD5. Java because the JDK has it. */
@BifModule("erlang")
public final class ErlangMd5 {
  private static final Bitstring START = Bitstring.EMPTY;

  private ErlangMd5() {}

  /** The MD5 digest of iodata. */
  @Bif
  public static Object md5(Object data) {
    var bytes = IoLists.toBinary(data);
    if (bytes == null) {
      throw bad("md5", data);
    }
    return Bitstring.of(digest().digest(bytes.toBytes()));
  }

  /** A context for {@link #md5Update}: a binary of everything that goes into the digest. */
  @Bif
  public static Object md5Init() {
    return START;
  }

  /** The context with more iodata. */
  @Bif
  public static Object md5Update(Object context, Object data) {
    var bytes = IoLists.toBinary(data);
    if (!Bitstring.isBinary(context) || bytes == null) {
      throw bad("md5_update", context, data);
    }
    return BitstringBuilder.concat(context, bytes);
  }

  /** The MD5 digest of a context. */
  @Bif
  public static Object md5Final(Object context) {
    if (Bitstring.isBinary(context)) {
      return md5(context);
    }
    throw bad("md5_final", context);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has MD5", missing);
    }
  }

  private static ErlangException bad(String function, Object... arguments) {
    return BadArgument.erts("erlang", function, arguments);
  }
}
