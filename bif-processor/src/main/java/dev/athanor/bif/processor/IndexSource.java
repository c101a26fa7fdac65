package dev.athanor.bif.processor;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The source of the class that finds the link classes of an Erlang module. */
final class IndexSource {
  private IndexSource() {}

  static String text(String name, Map<String, List<String>> links) {
    int dot = name.lastIndexOf('.');
    return """
        package %s;

        import dev.athanor.code.BifIndex;
        import dev.athanor.code.ModuleCode;

        /** Made by BifProcessor. */
        public final class %s implements BifIndex {
          @Override
          public String[] modules() {
            return new String[] {%s};
          }

          @Override
          public ModuleCode[] of(String module) {
            return switch (module) {
        %s
              default -> new ModuleCode[0];
            };
          }
        }
        """
        .formatted(name.substring(0, dot), name.substring(dot + 1), quoted(links), cases(links));
  }

  private static String quoted(Map<String, List<String>> links) {
    return links.keySet().stream().map(m -> '"' + m + '"').collect(Collectors.joining(", "));
  }

  private static String cases(Map<String, List<String>> links) {
    return links.entrySet().stream()
        .map(
            entry ->
                "      case \"%s\" -> new ModuleCode[] {%s};"
                    .formatted(
                        entry.getKey(),
                        entry.getValue().stream().map(link -> "new " + link + "()").collect(Collectors.joining(", "))))
        .collect(Collectors.joining("\n"));
  }
}
