package dev.athanor.bif;

import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple3;
import java.security.Security;

/** What {@code :crypto} knows of itself. */
@BifModule("crypto")
public final class CryptoInfo {
  private static final Atom HASHS = Atom.of("hashs");
  private static final Atom CIPHERS = Atom.of("ciphers");
  private static final Atom MACS = Atom.of("macs");
  private static final Atom PUBLIC_KEYS = Atom.of("public_keys");
  private static final Atom CURVES = Atom.of("curves");
  private static final Atom RSA_OPTS = Atom.of("rsa_opts");
  private static final Atom ARGUMENT_NUMBER = Atom.of("erl_function_arg_num");

  private CryptoInfo() {}

  /** What there is, by kind. */
  @Bif
  public static Object supports() {
    var all = new ListBuilder();
    for (var kind : new Atom[] {HASHS, CIPHERS, PUBLIC_KEYS, MACS, CURVES, RSA_OPTS}) {
      all.add(Tuple.of(kind, supports(kind)));
    }
    return all.toList();
  }

  /** What there is of a kind. */
  @Bif
  public static Object supports(Object kind) {
    if (kind == HASHS) {
      return atoms("sha3_512", "sha3_384", "sha3_256", "sha3_224", "sha512", "sha384", "sha256", "sha224", "sha", "md5");
    }
    if (kind == MACS) {
      return atoms("cmac", "hmac");
    }
    if (kind == CIPHERS) {
      var names = new ListBuilder();
      CryptoCipher.names().forEach(names::add);
      return names.toList();
    }
    if (kind == PUBLIC_KEYS || kind == CURVES || kind == RSA_OPTS) {
      return EmptyList.EMPTY;
    }
    throw CryptoErrors.plain("supports", kind);
  }

  private static Object atoms(String... names) {
    var list = new ListBuilder();
    for (var name : names) {
      list.add(Atom.of(name));
    }
    return list.toList();
  }

  /** The library underneath: <code>[{name, number, version}]</code>. */
  @Bif
  public static Object infoLib() {
    var provider = Security.getProviders()[0];
    return Lists.of(
        Tuple.of(Bitstring.of(provider.getName()), (long) Runtime.version().feature(), Bitstring.of(provider.getInfo())));
  }

  /** Nothing needs to be started. */
  @Bif
  public static Object start() {
    return Atoms.OK;
  }

  /** Nothing needs to be stopped. */
  @Bif
  public static Object stop() {
    return Atoms.OK;
  }

  /** Which argument is wrong, and why. */
  @Bif
  public static Object formatError(Object reason, Object stacktrace) {
    if (reason instanceof Tuple3 failure
        && stacktrace instanceof Cons trace
        && trace.head instanceof Tuple entry
        && entry.size() == 4
        && Lists.keyword(entry.get(3), Atoms.ERROR_INFO, null) instanceof MapTerm info
        && info.get(ARGUMENT_NUMBER) instanceof Long number) {
      return MapTerm.of(number, failure.e2);
    }
    return MapTerm.EMPTY;
  }
}
