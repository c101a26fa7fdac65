package dev.athanor.io;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** What has been read and not been asked for yet, as characters. What is no well-formed UTF-8 becomes the replacement character. */
final class InputBuffer {
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);

  private final StringBuilder text = new StringBuilder();

  /** Where the text begins that has not been taken. */
  private int start;

  /** Where the search for a line's end goes on. */
  private int searched;

  /** Bytes of a character that is not complete. */
  private byte[] rest = {};

  private boolean ended;

  void add(byte[] bytes, boolean latin1) {
    compact();
    if (latin1) {
      text.append(new String(bytes, StandardCharsets.ISO_8859_1));
      return;
    }
    var in = ByteBuffer.allocate(rest.length + bytes.length).put(rest).put(bytes).flip();
    decode(in, false);
    rest = new byte[in.remaining()];
    in.get(rest);
  }

  private void decode(ByteBuffer in, boolean last) {
    var out = CharBuffer.allocate(in.remaining() + 1);
    decoder.decode(in, out, last);
    text.append(out.flip());
  }

  /** There will be no more. */
  void end() {
    if (rest.length > 0) {
      decode(ByteBuffer.wrap(rest), true);
      rest = new byte[0];
    }
    ended = true;
  }

  private void compact() {
    text.delete(0, start);
    searched -= start;
    start = 0;
  }

  /** Whether everything has been taken and no more will come. */
  boolean isAtEnd() {
    return ended && start == text.length();
  }

  boolean isEnded() {
    return ended;
  }

  /** The next line with its end, or at the end what is left; {@code null} while the line is not complete. */
  String takeLine() {
    for (int at = Math.max(start, searched); at < text.length(); at++) {
      if (text.charAt(at) == '\n') {
        var line = take(at + 1 - start);
        return line.endsWith("\r\n") ? line.substring(0, line.length() - 2) + "\n" : line;
      }
    }
    searched = text.length();
    return ended ? takeAll() : null;
  }

  /** So many characters, or at the end what is left; {@code null} while there are fewer. */
  String takeCharacters(long count) {
    long units = Math.min(count, text.length() - start);
    long characters = text.codePointCount(start, start + (int) units);
    while (characters < count && start + units < text.length()) {
      units += Character.charCount(text.codePointAt(start + (int) units));
      characters++;
    }
    if (characters < count) {
      return ended ? takeAll() : null;
    }
    return take((int) units);
  }

  /** Everything there is. */
  String takeAll() {
    return take(text.length() - start);
  }

  private String take(int units) {
    var taken = text.substring(start, start + units);
    start += units;
    return taken;
  }

  /** Puts text back that was taken and is not wanted. */
  void putBack(String unwanted) {
    text.insert(start, unwanted);
    searched = start;
  }
}
