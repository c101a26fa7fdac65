package dev.athanor.bif;

import dev.athanor.bif.ErlangPackets.Limits;
import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Tuple;

/** How long a packet is, and what a whole one gives. */
interface PacketFraming {
  /** The size cannot be told from the bytes that are there. */
  long UNKNOWN = -1;

  /** No packet begins with these bytes. */
  long INVALID = -2;

  /** Whatever is there. */
  PacketFraming RAW = (bytes, _) -> bytes.length == 0 ? UNKNOWN : bytes.length;

  /** Up to a delimiter, or to the longest line. */
  PacketFraming LINE = PacketFraming::line;

  /** BER: a tag and a length in its short or long form. */
  PacketFraming ASN1 = (bytes, _) -> asn1(bytes);

  /** Sun's RPC: four bytes, of which the highest bit marks the last fragment. */
  PacketFraming SUN_RPC = (bytes, _) -> bytes.length < 4 ? UNKNOWN : 4 + (number(bytes, 0, 4) & 0x7fff_ffff);

  /** CORBA: {@code GIOP}, version, flags (bit 0: little endian), type, length. */
  PacketFraming CDR = (bytes, _) -> cdr(bytes);

  /** FastCGI: the length at byte 4, the padding, which is not given, at byte 6. */
  PacketFraming FAST_CGI =
      new PacketFraming() {
        @Override
        public long size(byte[] bytes, Limits limits) {
          if (bytes.length < 8) {
            return UNKNOWN;
          }
          return bytes[0] == 1 ? 8 + number(bytes, 4, 2) + (bytes[6] & 0xff) : INVALID;
        }

        @Override
        public Object packet(byte[] bytes, int end) {
          return Bitstring.of(bytes, 0, end - (bytes[6] & 0xff));
        }
      };

  /** TPKT (RFC 1006): version 3, and the length with the header. */
  PacketFraming TPKT = (bytes, _) -> tpkt(bytes);

  /** A record of TLS. */
  PacketFraming TLS =
      new PacketFraming() {
        @Override
        public long size(byte[] bytes, Limits limits) {
          return bytes.length < 5 ? UNKNOWN : 5 + number(bytes, 3, 2);
        }

        @Override
        public Object packet(byte[] bytes, int end) {
          var version = Tuple.of((long) (bytes[1] & 0xff), (long) (bytes[2] & 0xff));
          var data = Bitstring.of(bytes, 5, end - 5);
          return Tuple.of(Atom.of("ssl_tls"), EmptyList.EMPTY, (long) (bytes[0] & 0xff), version, data);
        }
      };

  /** The size of the first packet, which may be more than there is, {@link #UNKNOWN} or {@link #INVALID}. */
  long size(byte[] bytes, Limits limits);

  /** What a packet that ends there is given as. */
  default Object packet(byte[] bytes, int end) {
    return Bitstring.of(bytes, 0, end);
  }

  /** A length in one, two or four bytes, which is not given. */
  record Prefixed(int header) implements PacketFraming {
    @Override
    public long size(byte[] bytes, Limits limits) {
      return bytes.length < header ? UNKNOWN : header + number(bytes, 0, header);
    }

    @Override
    public Object packet(byte[] bytes, int end) {
      return Bitstring.of(bytes, header, end - header);
    }
  }

  private static long line(byte[] bytes, Limits limits) {
    int end = indexOf(bytes, 0, limits.delimiter());
    if (limits.line() > 0 && (end < 0 ? bytes.length : end + 1) > limits.line()) {
      return limits.line();
    }
    return end < 0 ? UNKNOWN : end + 1;
  }

  private static long asn1(byte[] bytes) {
    int at = 1;
    if (bytes.length > 1 && (bytes[0] & 0x1f) == 0x1f) {
      while (at < bytes.length && bytes[at] < 0) {
        at++;
      }
      at++;
    }
    if (at >= bytes.length) {
      return UNKNOWN;
    }
    int length = bytes[at] & 0xff;
    if (length < 0x80) {
      return at + 1L + length;
    }
    int digits = length & 0x7f;
    if (digits > 4) {
      return INVALID;
    }
    return at + 1 + digits > bytes.length ? UNKNOWN : at + 1L + digits + number(bytes, at + 1, digits);
  }

  private static long cdr(byte[] bytes) {
    if (bytes.length < 12) {
      return UNKNOWN;
    }
    if (bytes[0] != 'G' || bytes[1] != 'I' || bytes[2] != 'O' || bytes[3] != 'P') {
      return INVALID;
    }
    long length = number(bytes, 8, 4);
    return 12 + ((bytes[6] & 1) == 0 ? length : Integer.reverseBytes((int) length) & 0xffff_ffffL);
  }

  private static long tpkt(byte[] bytes) {
    if (bytes.length < 4) {
      return UNKNOWN;
    }
    long length = number(bytes, 2, 2);
    return bytes[0] == 3 && length >= 4 ? length : INVALID;
  }

  /** An unsigned number, the highest byte first. */
  private static long number(byte[] bytes, int from, int size) {
    long number = 0;
    for (int i = from; i < from + size; i++) {
      number = number << 8 | bytes[i] & 0xff;
    }
    return number;
  }

  /** Where a byte stands from a place on, or -1. */
  static int indexOf(byte[] bytes, int from, int wanted) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == (byte) wanted) {
        return i;
      }
    }
    return -1;
  }
}
