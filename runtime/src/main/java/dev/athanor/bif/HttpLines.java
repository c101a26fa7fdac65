package dev.athanor.bif;

import dev.athanor.bif.ErlangPackets.Limits;
import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The lines of an HTTP/1 message as {@code :erlang.decode_packet/3} gives them: a request or status line, or (for {@code httph}) a header with its
 * continuation lines.
 *
 * @param binary whether texts are binaries, otherwise lists of characters
 * @param header whether a header is expected
 */
record HttpLines(boolean binary, boolean header) implements PacketFraming {
  private static final Atom HTTP_REQUEST = Atom.of("http_request");
  private static final Atom HTTP_RESPONSE = Atom.of("http_response");
  private static final Atom HTTP_HEADER = Atom.of("http_header");
  private static final Atom HTTP_ERROR = Atom.of("http_error");
  private static final Atom HTTP_EOH = Atom.of("http_eoh");
  private static final Atom ABSOLUTE_URI = Atom.of("absoluteURI");
  private static final Atom ABS_PATH = Atom.of("abs_path");
  private static final Atom SCHEME = Atom.of("scheme");
  private static final Atom ASTERISK = Atom.of("*");
  private static final Object VERSION_0_9 = Tuple.of(0L, 9L);

  /** Longer names are left as they are written. */
  private static final int LONGEST_NAME = 50;

  private static final Map<String, Atom> METHODS = Map.of(
      "OPTIONS", Atom.of("OPTIONS"), "GET", Atom.of("GET"), "HEAD", Atom.of("HEAD"), "POST", Atom.of("POST"),
      "PUT", Atom.of("PUT"), "DELETE", Atom.of("DELETE"), "TRACE", Atom.of("TRACE"));

  /** Headers that are given as atoms; their numbers count from 1. */
  private static final String[] NAMES = {
    "Cache-Control", "Connection", "Date", "Pragma", "Transfer-Encoding", "Upgrade", "Via", "Accept", "Accept-Charset",
    "Accept-Encoding", "Accept-Language", "Authorization", "From", "Host", "If-Modified-Since", "If-Match", "If-None-Match",
    "If-Range", "If-Unmodified-Since", "Max-Forwards", "Proxy-Authorization", "Range", "Referer", "User-Agent", "Age",
    "Location", "Proxy-Authenticate", "Public", "Retry-After", "Server", "Vary", "Warning", "Www-Authenticate", "Allow",
    "Content-Base", "Content-Encoding", "Content-Language", "Content-Length", "Content-Location", "Content-Md5",
    "Content-Range", "Content-Type", "Etag", "Expires", "Last-Modified", "Accept-Ranges", "Set-Cookie", "Set-Cookie2",
    "X-Forwarded-For", "Cookie", "Keep-Alive", "Proxy-Connection"
  };

  private static final Map<String, Known> KNOWN = known();

  /** A header that is given as an atom. */
  private record Known(long number, Atom name) {}

  private static Map<String, Known> known() {
    var known = new TreeMap<String, Known>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < NAMES.length; i++) {
      known.put(NAMES[i], new Known(i + 1L, Atom.of(NAMES[i])));
    }
    return known;
  }

  @Override
  public long size(byte[] bytes, Limits limits) {
    int end = PacketFraming.indexOf(bytes, 0, '\n');
    if (end < 0) {
      return UNKNOWN;
    }
    if (header && !isEmptyLine(bytes, end)) {
      return headerSize(bytes, end);
    }
    return end + 1;
  }

  /** A line that begins with white space belongs to the header before it, so the byte behind a line must be there. */
  private static long headerSize(byte[] bytes, int firstEnd) {
    int end = firstEnd;
    while (end >= 0 && end + 1 < bytes.length) {
      if (!isBlank(bytes[end + 1])) {
        return end + 1;
      }
      end = PacketFraming.indexOf(bytes, end + 1, '\n');
    }
    return UNKNOWN;
  }

  private static boolean isEmptyLine(byte[] bytes, int newline) {
    return newline == 0 || newline == 1 && bytes[0] == '\r';
  }

  @Override
  public Object packet(byte[] bytes, int end) {
    int stop = end - 1;
    if (stop > 0 && bytes[stop - 1] == '\r') {
      stop--;
    }
    var parsed = header ? header(bytes, stop) : firstLine(bytes, stop);
    return parsed != null ? parsed : Tuple.of(HTTP_ERROR, text(bytes, 0, end));
  }

  private Object header(byte[] bytes, int stop) {
    if (stop == 0) {
      return HTTP_EOH;
    }
    int colon = tokenEnd(bytes, 0, stop);
    if (colon == stop || bytes[colon] != ':') {
      return null;
    }
    var name = new String(bytes, 0, colon, StandardCharsets.ISO_8859_1);
    var known = KNOWN.get(name);
    var value = text(bytes, skipBlanks(bytes, colon + 1, stop), stop);
    return known != null
        ? Tuple.of(HTTP_HEADER, known.number, known.name, text(bytes, 0, colon), value)
        : Tuple.of(HTTP_HEADER, 0L, text(capitalized(name)), text(bytes, 0, colon), value);
  }

  /** The name with capitals at the beginning and after hyphens, and small letters elsewhere. */
  private static byte[] capitalized(String name) {
    var bytes = name.getBytes(StandardCharsets.ISO_8859_1);
    boolean capital = true;
    for (int i = 0; i < bytes.length && bytes.length <= LONGEST_NAME; i++) {
      bytes[i] = (byte) (capital ? Character.toUpperCase(bytes[i]) : Character.toLowerCase(bytes[i]));
      capital = bytes[i] == '-';
    }
    return bytes;
  }

  private Object firstLine(byte[] bytes, int stop) {
    return stop >= 5 && new String(bytes, 0, 5, StandardCharsets.ISO_8859_1).equals("HTTP/")
        ? response(bytes, stop)
        : request(bytes, stop);
  }

  private Object response(byte[] bytes, int stop) {
    var version = version(bytes, 0, stop);
    int behind = digitsEnd(bytes, digitsEnd(bytes, 5, stop) + 1, stop);
    int status = skipBlanks(bytes, behind, stop);
    int statusEnd = digitsEnd(bytes, status, stop);
    if (version == null || status == behind || statusEnd == status) {
      return null;
    }
    var phrase = text(bytes, skipBlanks(bytes, statusEnd, stop), stop);
    return Tuple.of(HTTP_RESPONSE, version, number(bytes, status, statusEnd), phrase);
  }

  private Object request(byte[] bytes, int stop) {
    int methodEnd = tokenEnd(bytes, 0, stop);
    int target = skipBlanks(bytes, methodEnd, stop);
    if (methodEnd == 0 || target == methodEnd || target == stop) {
      return null;
    }
    int targetEnd = target;
    while (targetEnd < stop && !isBlank(bytes[targetEnd])) {
      targetEnd++;
    }
    int rest = skipBlanks(bytes, targetEnd, stop);
    var version = rest == stop ? VERSION_0_9 : version(bytes, rest, stop);
    return version == null ? null : Tuple.of(HTTP_REQUEST, method(bytes, methodEnd), target(bytes, target, targetEnd), version);
  }

  private Object method(byte[] bytes, int end) {
    var known = METHODS.get(new String(bytes, 0, end, StandardCharsets.ISO_8859_1));
    return known != null ? known : text(bytes, 0, end);
  }

  private Object target(byte[] bytes, int from, int end) {
    var target = new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
    if (target.startsWith("*")) {
      return target.length() == 1 ? ASTERISK : text(bytes, from, end);
    }
    if (target.startsWith("/")) {
      return Tuple.of(ABS_PATH, text(bytes, from, end));
    }
    if (target.regionMatches(true, 0, "http://", 0, 7)) {
      return absolute(Atom.of("http"), bytes, from + 7, end);
    }
    if (target.regionMatches(true, 0, "https://", 0, 8)) {
      return absolute(Atom.of("https"), bytes, from + 8, end);
    }
    int colon = target.indexOf(':');
    return colon < 0
        ? Tuple.of(ABS_PATH, text(bytes, from, end))
        : Tuple.of(SCHEME, text(bytes, from, from + colon), text(bytes, from + colon + 1, end));
  }

  private Object absolute(Atom scheme, byte[] bytes, int from, int end) {
    int path = from;
    while (path < end && bytes[path] != '/') {
      path++;
    }
    int colon = path;
    while (colon > from && bytes[colon - 1] != ':' && bytes[colon - 1] != ']') {
      colon--;
    }
    boolean hasPort = colon > from && bytes[colon - 1] == ':';
    int hostEnd = hasPort ? colon - 1 : path;
    boolean isNumber = hasPort && colon < path && digitsEnd(bytes, colon, path) == path;
    Object port = isNumber ? number(bytes, colon, path) : Atom.of("undefined");
    return Tuple.of(ABSOLUTE_URI, scheme, text(bytes, from, hostEnd), port, path == end ? text("/".getBytes(StandardCharsets.US_ASCII)) : text(bytes, path, end));
  }

  /** {@code HTTP/major.minor} as a tuple, or {@code null}. */
  private static Object version(byte[] bytes, int from, int stop) {
    if (stop - from < 8 || !new String(bytes, from, 5, StandardCharsets.ISO_8859_1).equals("HTTP/")) {
      return null;
    }
    int major = digitsEnd(bytes, from + 5, stop);
    int minor = digitsEnd(bytes, major + 1, stop);
    boolean whole = major > from + 5 && major < stop && bytes[major] == '.' && minor > major + 1;
    return whole ? Tuple.of(number(bytes, from + 5, major), number(bytes, major + 1, minor)) : null;
  }

  private static Object number(byte[] bytes, int from, int end) {
    long number = 0;
    for (int i = from; i < end; i++) {
      number = number * 10 + bytes[i] - '0';
    }
    return number;
  }

  private static int digitsEnd(byte[] bytes, int from, int stop) {
    int at = Math.min(from, stop);
    while (at < stop && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at;
  }

  private static int skipBlanks(byte[] bytes, int from, int stop) {
    int at = from;
    while (at < stop && isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\t';
  }

  /** The end of the token (RFC 2616: no control characters, no separators) that begins there. */
  private static int tokenEnd(byte[] bytes, int from, int stop) {
    int at = from;
    while (at < stop && bytes[at] > ' ' && bytes[at] < 0x7f && "()<>@,;:\\\"/[]?={}".indexOf(bytes[at]) < 0) {
      at++;
    }
    return at;
  }

  private Object text(byte[] bytes) {
    return text(bytes, 0, bytes.length);
  }

  private Object text(byte[] bytes, int from, int end) {
    if (binary) {
      return Bitstring.of(bytes, from, end - from);
    }
    Object list = EmptyList.EMPTY;
    for (int i = end - 1; i >= from; i--) {
      list = new Cons((long) (bytes[i] & 0xff), list);
    }
    return list;
  }
}
