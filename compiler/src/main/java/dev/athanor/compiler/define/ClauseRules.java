package dev.athanor.compiler.define;

import dev.athanor.code.FunctionKey;
import dev.athanor.compiler.expand.Env;
import dev.athanor.compiler.expand.Meta;
import dev.athanor.compiler.expand.Session;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.Bitstring;

/** What must hold between the clauses of one function, and between functions with default values. */
final class ClauseRules {
  private static final String ONE_HEAD =
      """
      one should write:

          def foo(a, b \\\\ :default)
          def foo(:first_clause, b) do ... end
          def foo(:second_clause, b) do ... end
      """;

  private final Session session;
  private final OpenModule module;
  private final Atom kind;
  private final Object meta;

  /** The environment of errors that name only the file. */
  private final Env fileOnly;

  ClauseRules(Session session, OpenModule module, Atom kind, Object meta, Bitstring file) {
    this.session = session;
    this.module = module;
    this.kind = kind;
    this.meta = meta;
    this.fileOnly = Env.empty().withFile(file);
  }

  /** Checks a further clause against what is there. */
  void check(Definition definition, boolean grouped, int defaults, boolean hasBody) {
    checkKind(definition);
    if (grouped && definition.checked) {
      checkGrouped(definition);
    }
    checkDefaults(definition, defaults, hasBody);
    if (grouped && !hasBody && defaults == 0) {
      warnOfHead(definition);
    }
  }

  private void warnOfHead(Definition definition) {
    session
        .diagnostics()
        .warn(
            meta,
            fileOnly,
            "function head for "
                + signature(definition.key)
                + """
                 must come at the top of its direct implementation. Instead of:

                    def add(a, b), do: a + b
                    def add(a, b)

                one should write:

                    def add(a, b)
                    def add(a, b), do: a + b
                """);
  }

  private void checkKind(Definition definition) {
    if (definition.kind != kind) {
      throw Problems.fail(
          session,
          meta,
          fileOnly,
          signature(definition.key)
              + " already defined as "
              + definition.kind.name()
              + " in "
              + place(definition));
    }
  }

  private String signature(FunctionKey key) {
    return kind.name() + " " + FunctionNames.of(key);
  }

  private static String place(Definition definition) {
    return SourcePaths.relative(definition.file).text() + ":" + Meta.line(definition.meta);
  }

  private void checkGrouped(Definition definition) {
    if (module.lastDefined != null && !module.lastDefined.equals(definition.key)) {
      session
          .diagnostics()
          .warn(
              meta,
              fileOnly,
              "clauses with the same name and arity (number of arguments) should be grouped together, \""
                  + signature(definition.key)
                  + "\" was previously defined ("
                  + place(definition)
                  + ")");
    }
  }

  private void checkDefaults(Definition definition, int defaults, boolean hasBody) {
    if (defaults > 0 && definition.defaults > 0) {
      throw Problems.fail(
          session,
          meta,
          fileOnly,
          signature(definition.key)
              + """
               defines defaults multiple times. Elixir allows defaults to be declared once per definition. Instead of:

                  def foo(:first_clause, b \\\\ :default) do ... end
                  def foo(:second_clause, b \\\\ :default) do ... end

              """
              + ONE_HEAD);
    }
    boolean firstHasDefaults = definition.lastDefaults > 0 && definition.lastHasBody && hasBody;
    if (firstHasDefaults || defaults > 0 && definition.lastHasBody) {
      session
          .diagnostics()
          .warn(
              meta,
              fileOnly,
              signature(definition.key)
                  + """
                   has multiple clauses and also declares default values. In such cases, the default values should be defined in \
                  a header. Instead of:

                      def foo(:first_clause, b \\\\ :default) do ... end
                      def foo(:second_clause, b) do ... end

                  """
                  + ONE_HEAD);
    }
  }

  /** A function that default values make must not be there otherwise. */
  void checkConflictingDefaults(FunctionKey key, int defaults, Env env) {
    for (var other : module.definitions.values()) {
      if (other.key.name() != key.name() || other.key.arity() == key.arity()) {
        continue;
      }
      int otherShortest = other.key.arity() - other.defaults;
      int shortest = key.arity() - defaults;
      if (key.arity() < other.key.arity() && key.arity() >= otherShortest && other.defaults > 0) {
        throw Problems.fail(
            session, meta, env, signature(key) + " conflicts with defaults from " + FunctionNames.of(other.key));
      }
      if (defaults > 0 && key.arity() > other.key.arity() && other.key.arity() >= shortest && other.defaults > 0) {
        throw Problems.fail(
            session, meta, env, signature(key) + " defaults conflicts with " + FunctionNames.of(other.key));
      }
    }
  }

  /** Whether the kind is a macro's. */
  static boolean isMacro(Atom kind) {
    return kind == Atoms.DEFMACRO || kind == Atoms.DEFMACROP;
  }
}
