package dev.athanor.bif;

import dev.athanor.term.Atom;
import dev.athanor.term.BitReader;
import dev.athanor.term.Bitstring;
import dev.athanor.term.BitstringBuilder;
import dev.athanor.term.Tuple2;
import dev.athanor.term.Utf8;

/** The encodings that {@code :unicode} knows. Reading is from whole bytes; positions count bytes. */
enum CharacterEncoding {
  LATIN1,
  UTF8,
  UTF16_BIG,
  UTF16_LITTLE,
  UTF32_BIG,
  UTF32_LITTLE;

  /** What {@link #read} gives for bytes that begin no character. */
  static final int MALFORMED = -1;

  /** What {@link #read} gives where the bytes end inside a character. */
  static final int INCOMPLETE = -2;

  private static final Atom LATIN1_NAME = Atom.of("latin1");
  private static final Atom UTF8_NAME = Atom.of("utf8");
  private static final Atom UNICODE_NAME = Atom.of("unicode");
  private static final Atom UTF16_NAME = Atom.of("utf16");
  private static final Atom UTF32_NAME = Atom.of("utf32");
  private static final Atom BIG = Atom.of("big");
  private static final Atom LITTLE = Atom.of("little");

  /** The encoding of a name such as {@code :utf8} or {@code {:utf16, :little}}; {@code null} for any other term. */
  static CharacterEncoding of(Object name) {
    if (name instanceof Tuple2 pair) {
      return pair.e1 == BIG ? of(pair.e0, false) : pair.e1 == LITTLE ? of(pair.e0, true) : null;
    }
    if (name == LATIN1_NAME) {
      return LATIN1;
    }
    return name == UTF8_NAME || name == UNICODE_NAME ? UTF8 : of(name, false);
  }

  private static CharacterEncoding of(Object name, boolean little) {
    if (name == UTF16_NAME) {
      return little ? UTF16_LITTLE : UTF16_BIG;
    }
    return name == UTF32_NAME ? little ? UTF32_LITTLE : UTF32_BIG : null;
  }

  private boolean isLittle() {
    return this == UTF16_LITTLE || this == UTF32_LITTLE;
  }

  /** Whether the encoding has the character. */
  boolean has(long c) {
    return this == LATIN1 ? c >= 0 && c <= 255 : Utf8.isCodePoint(c);
  }

  /** The character at a position, {@link #MALFORMED} or {@link #INCOMPLETE}. */
  int read(Bitstring bytes, int at) {
    long bit = 8L * at;
    return switch (this) {
      case LATIN1 -> bytes.byteAt(at);
      case UTF8 -> {
        int c = BitReader.utf8(bytes, bit);
        yield c >= 0 ? c : isBeginning(bytes, at) ? INCOMPLETE : MALFORMED;
      }
      case UTF16_BIG, UTF16_LITTLE -> {
        int c = BitReader.utf16(bytes, bit, isLittle());
        yield c >= 0 ? c : bytes.size - at < unitsNeeded(bytes, at) ? INCOMPLETE : MALFORMED;
      }
      case UTF32_BIG, UTF32_LITTLE -> {
        int c = BitReader.utf32(bytes, bit, isLittle());
        yield c >= 0 ? c : bytes.size - at < 4 ? INCOMPLETE : MALFORMED;
      }
    };
  }

  /** Whether a first byte with fewer continuation bytes than it asks for is all there is. Their values are not looked at. */
  private static boolean isBeginning(Bitstring bytes, int at) {
    int first = bytes.byteAt(at);
    int needed = first < 0xc0 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf8 ? 4 : 0;
    if (bytes.size - at >= needed) {
      return false;
    }
    for (int i = at + 1; i < bytes.size; i++) {
      if ((bytes.byteAt(i) & 0xc0) != 0x80) {
        return false;
      }
    }
    return true;
  }

  /** How many bytes the character at a position has in UTF-16, as far as that can be seen. */
  private int unitsNeeded(Bitstring bytes, int at) {
    if (bytes.size - at < 2) {
      return 2;
    }
    long unit = isLittle() ? BitReader.unsignedLittle(bytes, 8L * at, 16) : BitReader.unsigned(bytes, 8L * at, 16);
    return Character.isHighSurrogate((char) unit) ? 4 : 2;
  }

  /** How many bytes a character takes. */
  int width(int c) {
    return switch (this) {
      case LATIN1 -> 1;
      case UTF8 -> BitReader.utf8Bits(c) / 8;
      case UTF16_BIG, UTF16_LITTLE -> BitReader.utf16Bits(c) / 8;
      case UTF32_BIG, UTF32_LITTLE -> 4;
    };
  }

  /** Adds a character that the encoding has. */
  void write(int c, BitstringBuilder out) {
    switch (this) {
      case LATIN1 -> out.octet(c);
      case UTF8 -> out.utf8(c);
      case UTF16_BIG, UTF16_LITTLE -> out.utf16(c, isLittle());
      case UTF32_BIG, UTF32_LITTLE -> out.integer(c, 32, isLittle());
    }
  }
}
