package dev.athanor.regex;

import dev.athanor.bif.Bif;
import dev.athanor.bif.BifModule;
import dev.athanor.error.BadArgument;
import dev.athanor.error.ErlangException;
import dev.athanor.process.Process;
import dev.athanor.term.Bitstring;
import dev.athanor.term.EmptyList;
import dev.athanor.term.Fun;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.text.CharData;
import dev.athanor.text.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** {@code :re}: replacing and splitting. */
@BifModule("re")
public final class ReReplaceBifs {
  private ReReplaceBifs() {}

  /** The subject with the first match replaced. */
  @Bif
  public static Object replace(Process self, Object subject, Object pattern, Object replacement) {
    return replace(self, subject, pattern, replacement, EmptyList.EMPTY);
  }

  /** The subject with the first match, or all, replaced by a text or by what a fun makes of match and groups. */
  @Bif
  public static Object replace(Process self, Object subject, Object pattern, Object replacement, Object options) {
    var job = Job.of(subject, pattern, options, known -> !known.group && !known.trim && known.parts == 0);
    if (job == null || !(replacement instanceof Fun || CharData.toBinary(replacement, job.unicode()) != null)) {
      throw bad("replace", subject, pattern, replacement, options);
    }
    var matches = job.matches(self, job.options.global);
    if (matches.isEmpty()) {
      return job.options.iodata ? subject : job.result(job.text);
    }
    return job.result(replaced(self, job, matches, replacement));
  }

  private static Object replaced(Process self, Job job, List<int[]> matches, Object replacement) {
    var text = replacement instanceof Fun ? null : new Replacement(CharData.toBinary(replacement, job.unicode()));
    var list = new ListBuilder();
    int at = 0;
    for (var match : matches) {
      if (match[0] > at) {
        list.add(job.part(at, match[0]));
      }
      list.add(text != null ? text.of(job.text, match) : call(self, (Fun) replacement, job, match));
      at = match[1];
    }
    return at < job.text.size ? list.toList(job.part(at, job.text.size)) : list.toList();
  }

  private static Object call(Process self, Fun replacement, Job job, int[] match) {
    var groups = new ListBuilder();
    for (int i = 1; i < match.length / 2; i++) {
      groups.add(Replacement.group(job.text, match, i));
    }
    return self.apply(replacement, Replacement.group(job.text, match, 0), groups.toList());
  }

  /** The parts of the subject between the matches, as binaries. */
  @Bif
  public static Object split(Process self, Object subject, Object pattern) {
    return split(self, subject, pattern, EmptyList.EMPTY);
  }

  /** As {@link #split(Process, Object, Object)}, with options; what groups capture is put between the parts. */
  @Bif
  public static Object split(Process self, Object subject, Object pattern, Object options) {
    var job = Job.of(subject, pattern, options, known -> !known.global);
    if (job == null) {
      throw bad("split", subject, pattern, options);
    }
    var matches = job.matches(self, true);
    var parts = parts(job, matches);
    boolean trims = (job.options.trim || job.options.noParts) && !matches.isEmpty();
    if (job.options.group) {
      var kept = trims ? trimmed(parts, ReReplaceBifs::isEmpty) : parts;
      return Lists.of(kept.stream().map(part -> Lists.of(part.stream().map(job::result).toList())).toList());
    }
    var pieces = parts.stream().flatMap(List::stream).toList();
    var kept = trims ? trimmed(pieces, piece -> piece.size == 0) : pieces;
    return Lists.of(kept.stream().map(job::result).toList());
  }

  private static <T> List<T> trimmed(List<T> list, Predicate<T> isEmpty) {
    int size = list.size();
    while (size > 0 && isEmpty.test(list.get(size - 1))) {
      size--;
    }
    return list.subList(0, size);
  }

  private static boolean isEmpty(List<Bitstring> part) {
    return part.stream().allMatch(piece -> piece.size == 0);
  }

  /** Each part with what the groups of the match behind it captured. */
  private static List<List<Bitstring>> parts(Job job, List<int[]> matches) {
    var parts = new ArrayList<List<Bitstring>>();
    long most = job.options.parts > 0 ? job.options.parts : Long.MAX_VALUE;
    int at = 0;
    for (var match : matches) {
      boolean first = match[1] == at && match[0] == at;
      if (!first && parts.size() < most - 1 && (match[0] < job.text.size || match[1] > match[0] || at < job.text.size)) {
        var part = new ArrayList<Bitstring>();
        part.add(job.part(at, match[0]));
        for (int group = 1; group <= job.pattern.groupCount(); group++) {
          part.add(Replacement.group(job.text, match, group));
        }
        parts.add(part);
        at = match[1];
      }
    }
    parts.add(new ArrayList<>(List.of(job.part(at, job.text.size))));
    return parts;
  }

  private static ErlangException bad(String function, Object... arguments) {
    return BadArgument.stdlib("re", function, arguments);
  }

  /** A subject, a pattern and options that have been understood. */
  private record Job(Bitstring text, CompiledPattern pattern, RunOptions options) {
    interface Check {
      boolean allows(RunOptions options);
    }

    static Job of(Object subject, Object pattern, Object options, Check check) {
      var known = RunOptions.of(options);
      if (known == null || known.captures || !check.allows(known)) {
        return null;
      }
      try {
        var compiled = ReBifs.compiled(pattern, known);
        var text = compiled == null ? null : ReBifs.subject(subject, compiled.options().unicode());
        return text == null || known.offset > text.size ? null : new Job(text, compiled, known);
      } catch (PatternError _) {
        return null;
      }
    }

    boolean unicode() {
      return pattern.options().unicode();
    }

    List<int[]> matches(Process self, boolean all) {
      var run = new Run(pattern, text, options, self);
      if (all) {
        return run.all((int) options.offset);
      }
      var first = run.first((int) options.offset);
      return first == null ? List.of() : List.of(first);
    }

    Bitstring part(int from, int to) {
      return Utf8.part(text, text.offset + from, text.offset + to);
    }

    /** In the form that the option {@code return} asks for. */
    Object result(Object data) {
      if (options.type == RunOptions.Type.INDEX) {
        return data;
      }
      var binary = CharData.toBinary(data, unicode());
      return options.type == RunOptions.Type.BINARY
          ? binary
          : Captures.charlist(binary, 0, binary.size, unicode());
    }
  }
}
