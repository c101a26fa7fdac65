package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.json.JsonError;
import dev.athanor.json.JsonReader;
import dev.athanor.json.JsonTokens;
import dev.athanor.json.JsonWriter;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.MapTerm;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Tuple3;

/** {@code :elixir_json}: what {@code JSON} and {@code :json} stand on. Java because these loops run over every byte. */
@BifModule("elixir_json")
public final class JsonBifs {
  private static final Atom UNEXPECTED_END = Atom.of("unexpected_end");
  private static final Atom INVALID_BYTE = Atom.of("invalid_byte");
  private static final Atom UNEXPECTED_SEQUENCE = Atom.of("unexpected_sequence");
  private static final Atom KEYS = Atom.of("keys");
  private static final Atom VALUES = Atom.of("values");
  private static final Atom POSITION = Atom.of("position");

  private JsonBifs() {}

  /**
   * The value a binary begins with, and where the spaces behind it end: {@code {:ok, value, end, end_of_spaces}}.
   * Otherwise {@code {:error, reason}} with {@code {:unexpected_end, offset}}, {@code {:invalid_byte, offset, byte}} or
   * {@code {:unexpected_sequence, offset, bytes}}.
   */
  @Bif
  public static Object read(Object binary, Object nullTerm) {
    var reader = new JsonReader((Bitstring) binary, nullTerm);
    try {
      var value = reader.read();
      return Tuple.of(Atoms.OK, value, (long) reader.position(), (long) reader.positionBehindSpaces());
    } catch (JsonError error) {
      return failure(error);
    }
  }

  /**
   * The token behind the spaces from a byte on: {@code {kind, value, start, end}}, where kind is {@code :string},
   * {@code :integer}, {@code :float}, {@code :literal} or {@code :mark} (then the value is the byte) and numbers are
   * text; {@code :end} where there is none; {@code {:error, reason}} as {@link #read}. {@code allowed} says what it can
   * be: {@code :marks}, {@code :keys} (and marks) or {@code :values} (and marks).
   */
  @Bif
  public static Object token(Object binary, Object from, Object allowed) {
    try {
      return new JsonTokens((Bitstring) binary, (int) (long) from).token(allowed == KEYS, allowed == VALUES);
    } catch (JsonError error) {
      return failure(error);
    }
  }

  private static Object failure(JsonError error) {
    long position = error.position();
    return new Tuple2(
        Atoms.ERROR,
        switch (error.kind()) {
          case UNEXPECTED_END -> new Tuple2(UNEXPECTED_END, position);
          case INVALID_BYTE -> new Tuple3(INVALID_BYTE, position, error.invalidByte());
          case UNEXPECTED_SEQUENCE -> new Tuple3(UNEXPECTED_SEQUENCE, position, error.sequence());
        });
  }

  /** The text of a term as {@link JsonWriter#write} gives it. */
  @Bif
  public static Object write(Object term, Object nullAtom) {
    try {
      return new JsonWriter(nullAtom).write(term);
    } catch (JsonError error) {
      throw raised(error);
    } catch (JsonWriter.ImproperList list) {
      throw BadArgument.plain(Atoms.FUNCTION_CLAUSE, "elixir_json", "list_loop", list.tail(), nullAtom);
    }
  }

  /** The text of a string. */
  @Bif
  public static Object encodeBinary(Object text) {
    return string("encode_binary", text, false);
  }

  /** The text of a string, with escapes for all that is not ASCII. */
  @Bif
  public static Object encodeBinaryEscapeAll(Object text) {
    return string("encode_binary_escape_all", text, true);
  }

  private static Object string(String name, Object text, boolean onlyAscii) {
    if (!(text instanceof Bitstring bits && bits.isBinary())) {
      throw BadArgument.plain(Atoms.FUNCTION_CLAUSE, "elixir_json", name, text);
    }
    try {
      return JsonWriter.string(bits, onlyAscii);
    } catch (JsonError error) {
      throw raised(error);
    }
  }

  private static ErlangException raised(JsonError error) {
    Object reason =
        error.kind() == JsonError.Kind.UNEXPECTED_END
            ? UNEXPECTED_END
            : new Tuple2(INVALID_BYTE, error.invalidByte());
    var cause = MapTerm.of(POSITION, (long) error.position());
    return ErlangException.error(reason, null, MapTerm.of(Atoms.CAUSE, cause));
  }
}
