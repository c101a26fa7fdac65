package dev.athanor.regex;

import dev.athanor.regex.PatternOptions.Newline;

/** Options at the very start of a pattern, such as {@code (*UTF8)} and {@code (*ANYCRLF)}. */
final class StartVerbs {
  private PatternOptions options;
  private int end;

  StartVerbs(byte[] pattern, PatternOptions options) {
    this.options = options;
    var in = new PatternReader(pattern, false);
    while (in.startsWith("(*")) {
      int close = in.find(')');
      var changed = close < 0 ? null : change(in.text(in.offset() + 2, close));
      if (changed == null) {
        return;
      }
      this.options = changed;
      end = close + 1;
      in.seek(end);
    }
  }

  /** The options with those changed. */
  PatternOptions options() {
    return options;
  }

  /** Where the pattern goes on. */
  int end() {
    return end;
  }

  private PatternOptions change(String verb) {
    return switch (verb) {
      case "UTF8", "UTF" -> options.with(PatternOptions.UNICODE);
      case "UCP" -> options.with(PatternOptions.UCP);
      case "CR" -> options.with(Newline.CR);
      case "LF" -> options.with(Newline.LF);
      case "CRLF" -> options.with(Newline.CRLF);
      case "ANYCRLF" -> options.with(Newline.ANYCRLF);
      case "ANY" -> options.with(Newline.ANY);
      case "BSR_ANYCRLF" -> options.with(PatternOptions.BSR_ANYCRLF);
      case "BSR_UNICODE", "NO_AUTO_POSSESS", "NO_START_OPT" -> options;
      default -> verb.startsWith("LIMIT_MATCH=") || verb.startsWith("LIMIT_RECURSION=") ? options : null;
    };
  }
}
