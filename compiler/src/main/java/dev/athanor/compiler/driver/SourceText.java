package dev.athanor.compiler.driver;

import dev.athanor.compiler.parse.ParseOptions;
import dev.athanor.compiler.parse.Parser;
import dev.athanor.compiler.source.Source;
import dev.athanor.process.Process;

/** Parses for the compiler. */
final class SourceText {
  private SourceText() {}

  /** The quoted form of a source; warnings are reported. */
  static Object parse(Process self, Source source) {
    return Parser.parse(source, ParseOptions.DEFAULT).quoted();
  }
}
