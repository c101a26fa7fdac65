package dev.athanor.bif;

import dev.athanor.bif.ZlibInflate.AfterEnd;
import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Lists;
import dev.athanor.term.Pid;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;

/** {@code :zlib}. Java because the JDK has it. */
@BifModule("zlib")
public final class ZlibBifs {
  private static final Atom DATA_ERROR = Atom.of("data_error");
  private static final Atom STREAM_ERROR = Atom.of("stream_error");
  private static final Atom NOT_INITIALIZED = Atom.of("not_initialized");
  private static final Atom ALREADY_INITIALIZED = Atom.of("already_initialized");
  private static final Atom NOT_OWNER = Atom.of("not_on_controlling_process");
  private static final Atom NEED_DICTIONARY = Atom.of("need_dictionary");
  private static final Atom CONTINUE = Atom.of("continue");
  private static final Atom FINISHED = Atom.of("finished");
  private static final Atom DEFAULT = Atom.of("default");
  private static final Atom EXCEPTION_ON_NEED_DICT = Atom.of("exception_on_need_dict");

  /** How much {@code safeInflate} gives at once. */
  private static final int SAFE_SIZE = 16384;

  private ZlibBifs() {}

  /** What is behind a stream's reference: the process that may use it, and the compression or expansion it was initialised for. */
  private static final class Stream {
    volatile Process owner;
    ZlibDeflate deflate;
    ZlibInflate inflate;
    boolean isClosed;

    Stream(Process owner) {
      this.owner = owner;
    }
  }

  /** A new stream, for the calling process. */
  @Bif
  public static Object open(Process self) {
    return Reference.make(new Stream(self));
  }

  /** Ends a stream. */
  @Bif
  public static Object close(Process self, Object z) {
    var stream = stream(self, z, "close");
    if (stream.isClosed) {
      throw failed(NOT_INITIALIZED, "close", z);
    }
    endBoth(stream);
    stream.isClosed = true;
    return Atoms.OK;
  }

  private static void endBoth(Stream stream) {
    if (stream.deflate != null) {
      stream.deflate.end();
      stream.deflate = null;
    }
    if (stream.inflate != null) {
      stream.inflate.end();
      stream.inflate = null;
    }
  }

  /** Gives the stream to another process. */
  @Bif("set_controlling_process")
  public static Object setOwner(Process self, Object z, Object pid) {
    var stream = stream(self, z, "set_controlling_process");
    if (!(pid instanceof Pid other && other.process() instanceof Process process)) {
      throw failed(Atoms.BADARG, "set_controlling_process", z, pid);
    }
    stream.owner = process;
    return Atoms.OK;
  }

  /** Makes the stream ready to compress. */
  @Bif("deflateInit")
  public static Object deflateInit(Process self, Object z) {
    return deflateInit(self, z, DEFAULT);
  }

  /** Makes the stream ready to compress, at a level. */
  @Bif("deflateInit")
  public static Object deflateInit(Process self, Object z, Object level) {
    return deflateInit(self, z, level, ZlibOptions.DEFLATED, 15L, 8L, DEFAULT);
  }

  /** Makes the stream ready to compress; {@code windowBits} chooses what goes around the data, memory and method change nothing. */
  @Bif("deflateInit")
  public static Object deflateInit(
      Process self, Object z, Object level, Object method, Object windowBits, Object memory, Object strategy) {
    var stream = stream(self, z, "deflateInit");
    int effort = ZlibOptions.level(level);
    int kind = ZlibOptions.strategy(strategy);
    var wrapper = ZlibOptions.wrapper(windowBits);
    ZlibOptions.check(method, memory, wrapper);
    checkFresh(stream, "deflateInit", z);
    stream.deflate = new ZlibDeflate(effort, kind, wrapper);
    return Atoms.OK;
  }

  private static void checkFresh(Stream stream, String function, Object z) {
    if (stream.deflate != null || stream.inflate != null) {
      throw failed(ALREADY_INITIALIZED, function, z);
    }
  }

  /** Compresses more data. */
  @Bif
  public static Object deflate(Process self, Object z, Object data) {
    return deflate(self, z, data, ZlibOptions.NONE);
  }

  /** Compresses more data and flushes: {@code :none}, {@code :sync}, {@code :full} or {@code :finish}. */
  @Bif
  public static Object deflate(Process self, Object z, Object data, Object flush) {
    var stream = deflating(self, z, "deflate", z, data, flush);
    int mode = ZlibOptions.flush(flush);
    var bytes = CryptoErrors.bytes(data);
    if (stream.isFinished()) {
      throw failed(STREAM_ERROR, "deflate", z, data, flush);
    }
    return output(stream.deflate(bytes, mode));
  }

  /** Ends compression, which must be finished. */
  @Bif("deflateEnd")
  public static Object deflateEnd(Process self, Object z) {
    var compression = deflating(self, z, "deflateEnd", z);
    boolean isComplete = compression.isFinished() || compression.isFresh();
    endBoth(stream(self, z, "deflateEnd"));
    if (!isComplete) {
      throw failed(DATA_ERROR, "deflateEnd", z);
    }
    return Atoms.OK;
  }

  /** Starts compression anew. */
  @Bif("deflateReset")
  public static Object deflateReset(Process self, Object z) {
    deflating(self, z, "deflateReset", z).reset();
    return Atoms.OK;
  }

  /** Changes level and strategy. */
  @Bif("deflateParams")
  public static Object deflateParameters(Process self, Object z, Object level, Object strategy) {
    var compression = deflating(self, z, "deflateParams", z, level, strategy);
    compression.parameters(ZlibOptions.level(level), ZlibOptions.strategy(strategy));
    return Atoms.OK;
  }

  /** Sets the dictionary; gives its checksum. */
  @Bif("deflateSetDictionary")
  public static Object deflateDictionary(Process self, Object z, Object dictionary) {
    return deflating(self, z, "deflateSetDictionary", z, dictionary).dictionary(CryptoErrors.bytes(dictionary));
  }

  /** Makes the stream ready to expand. */
  @Bif("inflateInit")
  public static Object inflateInit(Process self, Object z) {
    return inflateInit(self, z, 15L);
  }

  /** Makes the stream ready to expand data with what {@code windowBits} chooses around it. */
  @Bif("inflateInit")
  public static Object inflateInit(Process self, Object z, Object windowBits) {
    return inflateInit(self, z, windowBits, ZlibOptions.CUT);
  }

  /** Makes the stream ready to expand; what follows the end of the data is {@code :cut}, an {@code :error}, or more data ({@code :reset}). */
  @Bif("inflateInit")
  public static Object inflateInit(Process self, Object z, Object windowBits, Object afterEnd) {
    var stream = stream(self, z, "inflateInit");
    var wrapper = ZlibOptions.wrapper(windowBits);
    var behaviour = ZlibOptions.afterEnd(afterEnd);
    checkFresh(stream, "inflateInit", z);
    stream.inflate = new ZlibInflate(wrapper, behaviour);
    return Atoms.OK;
  }

  /** Expands more data. */
  @Bif
  public static Object inflate(Process self, Object z, Object data) {
    return inflate(self, z, data, EmptyList.EMPTY);
  }

  /** Expands more data; with <code>{exception_on_need_dict, false}</code> a dictionary that is missing is told in the result. */
  @Bif
  public static Object inflate(Process self, Object z, Object data, Object options) {
    var expansion = inflating(self, z, "inflate", z, data, options);
    expansion.add(CryptoErrors.bytes(data));
    var out = inflated(expansion, Integer.MAX_VALUE, z, data);
    if (!expansion.needsDictionary()) {
      return output(out);
    }
    var needed = expansion.dictionaryNeeded();
    if (Lists.keyword(options, EXCEPTION_ON_NEED_DICT, Atoms.TRUE) == Atoms.FALSE) {
      return Tuple.of(NEED_DICTIONARY, needed, output(out));
    }
    throw failed(Tuple.of(NEED_DICTIONARY, needed), "inflate", z, data);
  }

  /** Expands data in steps: <code>{continue | finished, output}</code>, or <code>{need_dictionary, checksum, output}</code>. */
  @Bif("safeInflate")
  public static Object safeInflate(Process self, Object z, Object data) {
    var expansion = inflating(self, z, "safeInflate", z, data);
    expansion.add(CryptoErrors.bytes(data));
    var out = inflated(expansion, SAFE_SIZE, z, data);
    if (expansion.needsDictionary()) {
      return Tuple.of(NEED_DICTIONARY, expansion.dictionaryNeeded(), output(out));
    }
    return Tuple.of(out.length == SAFE_SIZE || expansion.hasMore() ? CONTINUE : FINISHED, output(out));
  }

  private static byte[] inflated(ZlibInflate expansion, int most, Object z, Object data) {
    try {
      return expansion.inflate(most);
    } catch (DataFormatException wrong) {
      throw failed(DATA_ERROR, "inflate", z, data);
    }
  }

  /** Ends expansion, which must have come to the end of the data. */
  @Bif("inflateEnd")
  public static Object inflateEnd(Process self, Object z) {
    boolean isComplete = inflating(self, z, "inflateEnd", z).isAtEnd();
    endBoth(stream(self, z, "inflateEnd"));
    if (!isComplete) {
      throw failed(DATA_ERROR, "inflateEnd", z);
    }
    return Atoms.OK;
  }

  /** Starts expansion anew. */
  @Bif("inflateReset")
  public static Object inflateReset(Process self, Object z) {
    inflating(self, z, "inflateReset", z).reset();
    return Atoms.OK;
  }

  /** Sets the dictionary that the data needs. */
  @Bif("inflateSetDictionary")
  public static Object inflateDictionary(Process self, Object z, Object dictionary) {
    if (!inflating(self, z, "inflateSetDictionary", z, dictionary).dictionary(CryptoErrors.bytes(dictionary))) {
      throw failed(DATA_ERROR, "inflateSetDictionary", z, dictionary);
    }
    return Atoms.OK;
  }

  /** Compresses as zlib does. */
  @Bif
  public static Object compress(Object data) {
    return compressed(data, ZlibWrapper.ZLIB);
  }

  /** Compresses with nothing around. */
  @Bif
  public static Object zip(Object data) {
    return compressed(data, ZlibWrapper.RAW);
  }

  /** Compresses as gzip does. */
  @Bif
  public static Object gzip(Object data) {
    return compressed(data, ZlibWrapper.GZIP);
  }

  private static Object compressed(Object data, ZlibWrapper wrapper) {
    var bytes = CryptoErrors.bytes(data);
    var compression = new ZlibDeflate(Deflater.DEFAULT_COMPRESSION, Deflater.DEFAULT_STRATEGY, wrapper);
    try {
      return Bitstring.of(compression.deflate(bytes, ZlibDeflate.FINISH));
    } finally {
      compression.end();
    }
  }

  /** Expands what zlib compressed. */
  @Bif
  public static Object uncompress(Object data) {
    return expanded("uncompress", data, ZlibWrapper.ZLIB, AfterEnd.CUT);
  }

  /** Expands data with nothing around. */
  @Bif
  public static Object unzip(Object data) {
    return expanded("unzip", data, ZlibWrapper.RAW, AfterEnd.CUT);
  }

  /** Expands what gzip compressed; several in a row are joined. */
  @Bif
  public static Object gunzip(Object data) {
    return expanded("gunzip", data, ZlibWrapper.GZIP, AfterEnd.RESET);
  }

  private static Object expanded(String function, Object data, ZlibWrapper wrapper, AfterEnd afterEnd) {
    var bytes = CryptoErrors.bytes(data);
    var expansion = new ZlibInflate(wrapper, afterEnd);
    try {
      expansion.add(bytes);
      var out = expansion.inflate(Integer.MAX_VALUE);
      if (expansion.isAtEnd()) {
        return Bitstring.of(out);
      }
    } catch (DataFormatException wrong) {
      throw failed(DATA_ERROR, function, data);
    } finally {
      expansion.end();
    }
    throw failed(DATA_ERROR, function, data);
  }

  private static Object output(byte[] bytes) {
    return bytes.length == 0 ? EmptyList.EMPTY : new Cons(Bitstring.of(bytes), EmptyList.EMPTY);
  }

  private static ZlibDeflate deflating(Process self, Object z, String function, Object... arguments) {
    var stream = stream(self, z, function);
    if (stream.deflate == null) {
      throw failed(NOT_INITIALIZED, function, arguments);
    }
    return stream.deflate;
  }

  private static ZlibInflate inflating(Process self, Object z, String function, Object... arguments) {
    var stream = stream(self, z, function);
    if (stream.inflate == null) {
      throw failed(NOT_INITIALIZED, function, arguments);
    }
    return stream.inflate;
  }

  private static Stream stream(Process self, Object z, String function) {
    if (!(z instanceof Reference reference && reference.resource() instanceof Stream stream)) {
      throw failed(Atoms.BADARG, function, z);
    }
    if (stream.owner != self) {
      throw failed(NOT_OWNER, function, z);
    }
    return stream;
  }

  private static ErlangException failed(Object reason, String function, Object... arguments) {
    return BadArgument.plain(reason, "zlib", function, arguments);
  }
}
