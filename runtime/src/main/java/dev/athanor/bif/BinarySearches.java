package dev.athanor.bif;

import dev.athanor.bif.BinaryOptions.Kind;
import dev.athanor.process.Process;
import dev.athanor.term.Atom;
import dev.athanor.term.Bitstring;
import dev.athanor.term.BitstringBuilder;
import dev.athanor.term.Cons;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Fun;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Reference;
import dev.athanor.term.Tuple2;
import java.util.ArrayList;

/**
 * The functions of {@code :binary} that search. A pattern is a binary, a list of binaries or what {@code compile_pattern/1} gave:
 * {@code {:bm | :ac, reference}} with a {@link BinaryPattern} behind the reference. Java because it reads bytes.
 */
@BifModule("binary")
public final class BinarySearches {
  private static final Atom BM = Atom.of("bm");
  private static final Atom AC = Atom.of("ac");
  private static final Atom NOMATCH = Atom.of("nomatch");

  private BinarySearches() {}

  /** A pattern made ready for being used often. */
  @Bif
  public static Object compilePattern(Object pattern) {
    var wanted = wanted(pattern);
    if (wanted == null) {
      throw BinaryBifs.bad("compile_pattern", pattern);
    }
    return new Tuple2(wanted.length == 1 ? BM : AC, Reference.make(BinaryPattern.compiled(wanted)));
  }

  /** {@code {position, length}} of the first match, or {@code :nomatch}. */
  @Bif
  public static Object match(Object subject, Object pattern) {
    return match(subject, pattern, EmptyList.EMPTY, subject, pattern);
  }

  /** As {@link #match(Object, Object)}, with the option <code>{scope, {start, length}}</code>. */
  @Bif
  public static Object match(Object subject, Object pattern, Object options) {
    return match(subject, pattern, options, subject, pattern, options);
  }

  private static Object match(Object subject, Object pattern, Object options, Object... arguments) {
    var search = Search.of(subject, pattern, BinaryOptions.of(options, Kind.MATCH));
    if (search == null) {
      throw BinaryBifs.bad("match", arguments);
    }
    return search.next() ? BinaryBifs.range(search.start, search.length) : NOMATCH;
  }

  /** <code>{position, length}</code> of all matches that do not overlap. */
  @Bif
  public static Object matches(Object subject, Object pattern) {
    return matches(subject, pattern, EmptyList.EMPTY, subject, pattern);
  }

  /** As {@link #matches(Object, Object)}, with the option <code>{scope, {start, length}}</code>. */
  @Bif
  public static Object matches(Object subject, Object pattern, Object options) {
    return matches(subject, pattern, options, subject, pattern, options);
  }

  private static Object matches(Object subject, Object pattern, Object options, Object... arguments) {
    var search = Search.of(subject, pattern, BinaryOptions.of(options, Kind.MATCH));
    if (search == null) {
      throw BinaryBifs.bad("matches", arguments);
    }
    var found = new ListBuilder();
    while (search.next()) {
      found.add(BinaryBifs.range(search.start, search.length));
    }
    return found.toList();
  }

  /** What is before and behind the first match. */
  @Bif
  public static Object split(Object subject, Object pattern) {
    return split(subject, pattern, BinaryOptions.NONE, subject, pattern);
  }

  /** What is between matches, with the options {@code global}, {@code trim}, {@code trim_all} and {@code scope}. */
  @Bif
  public static Object split(Object subject, Object pattern, Object options) {
    return split(subject, pattern, BinaryOptions.of(options, Kind.SPLIT), subject, pattern, options);
  }

  private static Object split(Object subject, Object pattern, BinaryOptions options, Object... arguments) {
    var search = Search.of(subject, pattern, options);
    if (search == null) {
      throw BinaryBifs.bad("split", arguments);
    }
    var whole = (Bitstring) subject;
    var parts = new ArrayList<Bitstring>();
    int from = 0;
    while ((parts.isEmpty() && from == 0 || options.global()) && search.next()) {
      parts.add(whole.sliceBytes(from, search.start - from));
      from = search.start + search.length;
    }
    parts.add(whole.sliceBytes(from, whole.size - from));
    return trimmed(parts, options);
  }

  private static Object trimmed(ArrayList<Bitstring> parts, BinaryOptions options) {
    Object list = EmptyList.EMPTY;
    for (int i = parts.size() - 1; i >= 0; i--) {
      boolean isLeftOut = options.trimAll() || options.trim() && list == EmptyList.EMPTY;
      if (parts.get(i).size > 0 || !isLeftOut) {
        list = new Cons(parts.get(i), list);
      }
    }
    return list;
  }

  /** The subject with the first match replaced. */
  @Bif
  public static Object replace(Process self, Object subject, Object pattern, Object replacement) {
    return replace(self, subject, pattern, replacement, BinaryOptions.NONE, subject, pattern, replacement);
  }

  /**
   * The subject with matches replaced, with the options {@code global}, {@code scope} and <code>{insert_replaced, positions}</code>. The replacement
   * is a binary or a fun of the match.
   */
  @Bif
  public static Object replace(Process self, Object subject, Object pattern, Object replacement, Object options) {
    return replace(
        self, subject, pattern, replacement, BinaryOptions.of(options, Kind.REPLACE), subject, pattern, replacement, options);
  }

  private static Object replace(
      Process self, Object subject, Object pattern, Object replacement, BinaryOptions options, Object... arguments) {
    var search = Search.of(subject, pattern, options);
    if (search == null || !isReplacement(replacement, options)) {
      throw BinaryBifs.bad("replace", arguments);
    }
    var whole = (Bitstring) subject;
    if (!search.next()) {
      return whole;
    }
    var replaced = new BitstringBuilder(whole.size + 32);
    int from = 0;
    do {
      replaced.literal(whole.sliceBytes(from, search.start - from));
      var match = whole.sliceBytes(search.start, search.length);
      switch (replacement) {
        case Fun fun -> replaced.literal(result(self.apply(fun, match), arguments));
        default -> insert((Bitstring) replacement, match, options.inserts(), replaced);
      }
      from = search.start + search.length;
    } while (options.global() && search.next());
    return replaced.literal(whole.sliceBytes(from, whole.size - from)).toBitstring();
  }

  private static boolean isReplacement(Object replacement, BinaryOptions options) {
    if (replacement instanceof Fun fun) {
      return fun.arity() == 1 && options.inserts().length == 0;
    }
    var bits = BinaryBifs.binary(replacement);
    for (int position : options.inserts()) {
      if (bits == null || position > bits.size) {
        return false;
      }
    }
    return bits != null;
  }

  private static Bitstring result(Object result, Object[] arguments) {
    var bits = BinaryBifs.binary(result);
    if (bits == null) {
      throw BinaryBifs.bad("replace", arguments);
    }
    return bits;
  }

  private static void insert(Bitstring replacement, Bitstring match, int[] positions, BitstringBuilder into) {
    int from = 0;
    for (int position : positions) {
      into.literal(replacement.sliceBytes(from, position - from)).literal(match);
      from = position;
    }
    into.literal(replacement.sliceBytes(from, replacement.size - from));
  }

  /** The binaries that a pattern names; {@code null} where it is none. */
  private static byte[][] wanted(Object pattern) {
    if (BinaryBifs.binary(pattern) instanceof Bitstring bits) {
      return bits.size == 0 ? null : new byte[][] {bits.toBytes()};
    }
    var all = Lists.toArray(pattern);
    if (all == null || all.length == 0) {
      return null;
    }
    var wanted = new byte[all.length][];
    for (int i = 0; i < all.length; i++) {
      if (!(BinaryBifs.binary(all[i]) instanceof Bitstring bits && bits.size > 0)) {
        return null;
      }
      wanted[i] = bits.toBytes();
    }
    return wanted;
  }

  /** A search that goes on behind its last match. */
  private static final class Search {
    private final BinaryPattern pattern;
    private final byte[] bytes;
    private final int offset;
    private final int end;
    private int at;

    /** Where the match starts in the subject. */
    int start;

    /** How long the match is. */
    int length;

    private Search(BinaryPattern pattern, Bitstring subject, int from, int end) {
      this.pattern = pattern;
      this.bytes = subject.bytes;
      this.offset = subject.offset;
      this.at = subject.offset + from;
      this.end = subject.offset + end;
    }

    /** The search for a pattern; {@code null} where something is not what it should be. */
    static Search of(Object subject, Object pattern, BinaryOptions options) {
      var whole = BinaryBifs.binary(subject);
      if (whole == null || options == null) {
        return null;
      }
      var aligned = whole.isAligned() ? whole : Bitstring.of(whole.toBytes());
      var scope = options.scope(whole.size);
      var search = scope == null ? null : search(pattern, scope[1] - scope[0]);
      return search == null ? null : new Search(search, aligned, scope[0], scope[1]);
    }

    private static BinaryPattern search(Object pattern, int size) {
      if (pattern instanceof Tuple2 made && made.e1 instanceof Reference reference) {
        return (made.e0 == BM || made.e0 == AC) && reference.resource() instanceof BinaryPattern compiled ? compiled : null;
      }
      var wanted = wanted(pattern);
      return wanted == null ? null : BinaryPattern.once(wanted, size);
    }

    boolean next() {
      long match = pattern.find(bytes, at, end);
      if (match == BinaryPattern.NONE) {
        return false;
      }
      start = BinaryPattern.start(match) - offset;
      length = BinaryPattern.length(match);
      at = BinaryPattern.start(match) + length;
      return true;
    }
  }
}
