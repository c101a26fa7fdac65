package dev.athanor.bif;

import dev.athanor.error.BadArgument;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;

/** {@code :erlang.decode_packet/3}: cuts the first packet off a binary. Java because servers call it for every line of a request. */
@BifModule("erlang")
public final class ErlangPackets {
  private static final Atom MORE = Atom.of("more");
  private static final Atom UNDEFINED = Atom.of("undefined");
  private static final Object INVALID = Tuple.of(Atoms.ERROR, Atom.of("invalid"));
  private static final Object MORE_OF_UNKNOWN = Tuple.of(MORE, UNDEFINED);

  private ErlangPackets() {}

  /**
   * The first packet of a binary: {@code {:ok, packet, rest}}, {@code {:more, size}} ({@code :undefined} where the size is not known yet) or {@code
   * {:error, :invalid}}. Options: {@code packet_size} (the largest), {@code line_length} (longer lines are cut), {@code line_delimiter}.
   */
  @Bif
  public static Object decodePacket(Object type, Object binary, Object options) {
    var limits = Limits.of(options);
    var framing = framing(type);
    if (framing == null || limits == null || !(binary instanceof Bitstring bits) || !bits.isBinary()) {
      throw BadArgument.erts("erlang", "decode_packet", type, binary, options);
    }
    var bytes = bits.toBytes();
    long size = framing.size(bytes, limits);
    if (size == PacketFraming.INVALID || limits.packet > 0 && size > limits.packet) {
      return INVALID;
    }
    if (size == PacketFraming.UNKNOWN) {
      return MORE_OF_UNKNOWN;
    }
    if (size > bytes.length) {
      return Tuple.of(MORE, size);
    }
    int end = (int) size;
    return Tuple.of(Atoms.OK, framing.packet(bytes, end), Bitstring.of(bytes, end, bytes.length - end));
  }

  private static PacketFraming framing(Object type) {
    return switch (type) {
      case Long header when header == 0 -> PacketFraming.RAW;
      case Long header when header == 1 || header == 2 || header == 4 -> new PacketFraming.Prefixed((int) (long) header);
      case Atom name ->
          switch (name.name()) {
            case "raw" -> PacketFraming.RAW;
            case "line" -> PacketFraming.LINE;
            case "asn1" -> PacketFraming.ASN1;
            case "sunrm" -> PacketFraming.SUN_RPC;
            case "cdr" -> PacketFraming.CDR;
            case "fcgi" -> PacketFraming.FAST_CGI;
            case "tpkt" -> PacketFraming.TPKT;
            case "ssl_tls" -> PacketFraming.TLS;
            case "http" -> new HttpLines(false, false);
            case "http_bin" -> new HttpLines(true, false);
            case "httph" -> new HttpLines(false, true);
            case "httph_bin" -> new HttpLines(true, true);
            default -> null;
          };
      default -> null;
    };
  }

  /** The options; 0 for no limit. */
  record Limits(long packet, long line, int delimiter) {
    static Limits of(Object options) {
      long packet = 0;
      long line = 0;
      int delimiter = '\n';
      var rest = options;
      while (rest instanceof Cons cell) {
        if (!(cell.head instanceof Tuple2 option && option.e0 instanceof Atom name && option.e1 instanceof Long value && value >= 0)) {
          return null;
        }
        switch (name.name()) {
          case "packet_size" -> packet = value;
          case "line_length" -> line = value;
          case "line_delimiter" -> delimiter = (int) (value & 0xff);
          default -> {
            return null;
          }
        }
        rest = cell.tail();
      }
      return rest == EmptyList.EMPTY ? new Limits(packet, line, delimiter) : null;
    }
  }
}
