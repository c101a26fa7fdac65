package dev.athanor.bif;

import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.EmptyList;
import dev.athanor.term.IoLists;
import dev.athanor.term.Lists;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;

/**
 * The errors of {@code :crypto}: {@code {:badarg, {file, line}, text}}, where file and line are those of OTP's C code (they are printed with the
 * error), and the number of the argument for {@code :crypto.format_error/2}.
 */
final class CryptoErrors {
  private static final Atom CRYPTO = Atom.of("crypto");
  private static final Atom ARGUMENT_NUMBER = Atom.of("erl_function_arg_num");

  private CryptoErrors() {}

  /** A place in OTP's C code. */
  record Place(String file, int line) {}

  /** A wrong argument; {@code number} counts from 1, 0 blames none. */
  static ErlangException bad(Place place, String text, String function, int number, Object... arguments) {
    return failed(Atoms.BADARG, place, text, function, number, arguments);
  }

  /** An operation that failed. */
  static ErlangException failed(Atom kind, Place place, String text, String function, int number, Object... arguments) {
    var where = Tuple.of(characters(place.file), (long) place.line);
    var info = MapTerm.of(ARGUMENT_NUMBER, number == 0 ? Atoms.UNDEFINED : (Object) (long) number);
    var location = Lists.of(Tuple.of(Atoms.ERROR_INFO, info));
    return ErlangException.error(
        Tuple.of(kind, where, characters(text)), Tuple.of(CRYPTO, Atom.of(function), Lists.of(arguments), location));
  }

  /** A wrong argument of one of the functions that explain nothing. */
  static ErlangException plain(String function, Object... arguments) {
    return ErlangException.error(
        Atoms.BADARG, Tuple.of(CRYPTO, Atom.of(function), Lists.of(arguments), EmptyList.EMPTY));
  }

  private static Object characters(String text) {
    return ErlangBinaries.bytes(Bitstring.of(text), 0, text.length(), EmptyList.EMPTY);
  }

  /** The bytes of iodata, which must be some. */
  static byte[] bytes(Object data) {
    return ((Bitstring) ErlangBinaries.iolistToBinary(data)).toBytes();
  }

  /** The bytes of iodata, or {@code null}. */
  static byte[] bytesOrNull(Object data) {
    var bytes = IoLists.toBinary(data);
    return bytes == null ? null : bytes.toBytes();
  }
}
