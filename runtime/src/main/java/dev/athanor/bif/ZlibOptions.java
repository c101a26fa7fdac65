package dev.athanor.bif;

import dev.athanor.bif.ZlibInflate.AfterEnd;
import dev.athanor.error.ErlangException;
import dev.athanor.term.Atom;
import java.util.zip.Deflater;

/** The numbers and atoms that {@code :zlib}'s functions are told with. */
final class ZlibOptions {
  static final Atom NONE = Atom.of("none");
  static final Atom CUT = Atom.of("cut");
  static final Atom DEFLATED = Atom.of("deflated");

  private static final Atom DEFAULT = Atom.of("default");
  private static final Atom BEST_COMPRESSION = Atom.of("best_compression");
  private static final Atom BEST_SPEED = Atom.of("best_speed");
  private static final Atom FILTERED = Atom.of("filtered");
  private static final Atom HUFFMAN_ONLY = Atom.of("huffman_only");
  private static final Atom RLE = Atom.of("rle");
  private static final Atom SYNC = Atom.of("sync");
  private static final Atom FULL = Atom.of("full");
  private static final Atom FINISH = Atom.of("finish");
  private static final Atom RESET = Atom.of("reset");
  private static final Atom ERROR = Atom.of("error");

  private ZlibOptions() {}

  static int level(Object level) {
    if (level instanceof Long number && number >= 0 && number <= 9) {
      return number.intValue();
    }
    if (level == DEFAULT) {
      return Deflater.DEFAULT_COMPRESSION;
    }
    if (level == NONE || level == BEST_SPEED || level == BEST_COMPRESSION) {
      return level == NONE ? 0 : level == BEST_SPEED ? 1 : 9;
    }
    throw bad("bad_compression_level");
  }

  /** The JDK lacks {@code rle}, which is the default with other trade-offs. */
  static int strategy(Object strategy) {
    if (strategy == DEFAULT || strategy == RLE) {
      return Deflater.DEFAULT_STRATEGY;
    }
    if (strategy == FILTERED || strategy == HUFFMAN_ONLY) {
      return strategy == FILTERED ? Deflater.FILTERED : Deflater.HUFFMAN_ONLY;
    }
    throw bad("bad_compression_strategy");
  }

  static int flush(Object flush) {
    if (flush == NONE) {
      return Deflater.NO_FLUSH;
    }
    if (flush == SYNC || flush == FULL) {
      return flush == SYNC ? Deflater.SYNC_FLUSH : Deflater.FULL_FLUSH;
    }
    if (flush == FINISH) {
      return ZlibDeflate.FINISH;
    }
    throw bad("bad_flush_mode");
  }

  static ZlibWrapper wrapper(Object windowBits) {
    var wrapper = windowBits instanceof Long bits ? ZlibWrapper.of(bits) : null;
    if (wrapper == null) {
      throw bad("bad_windowbits");
    }
    return wrapper;
  }

  static AfterEnd afterEnd(Object behaviour) {
    if (behaviour == CUT) {
      return AfterEnd.CUT;
    }
    if (behaviour == RESET || behaviour == ERROR) {
      return behaviour == RESET ? AfterEnd.RESET : AfterEnd.ERROR;
    }
    throw bad("bad_eos_behavior");
  }

  /** Fails for a method, amount of memory or wrapper that compression cannot have. */
  static void check(Object method, Object memory, ZlibWrapper wrapper) {
    if (method != DEFLATED) {
      throw bad("bad_compression_method");
    }
    if (!(memory instanceof Long level && level >= 1 && level <= 9)) {
      throw bad("bad_memlevel");
    }
    if (wrapper == ZlibWrapper.DETECT) {
      throw bad("bad_windowbits");
    }
  }

  private static ErlangException bad(String reason) {
    return ErlangException.error(Atom.of(reason));
  }
}
