package dev.athanor.term;

/** The atoms that Java code names. */
public final class Atoms {
  private Atoms() {}

  /** {@code :true}. */
  public static final Atom TRUE = Atom.of("true");

  /** {@code :false}. */
  public static final Atom FALSE = Atom.of("false");

  /** {@code :nil}. */
  public static final Atom NIL = Atom.of("nil");

  /** {@code :ok}. */
  public static final Atom OK = Atom.of("ok");

  /** {@code :error}. */
  public static final Atom ERROR = Atom.of("error");

  /** {@code :exit}. */
  public static final Atom EXIT = Atom.of("exit");

  /** {@code :throw}. */
  public static final Atom THROW = Atom.of("throw");

  /** {@code :undefined}. */
  public static final Atom UNDEFINED = Atom.of("undefined");

  /** {@code :system_limit}. */
  public static final Atom SYSTEM_LIMIT = Atom.of("system_limit");

  /** {@code :badarg}. */
  public static final Atom BADARG = Atom.of("badarg");

  /** {@code :badarith}. */
  public static final Atom BADARITH = Atom.of("badarith");

  /** {@code :badmatch}. */
  public static final Atom BADMATCH = Atom.of("badmatch");

  /** {@code :case_clause}. */
  public static final Atom CASE_CLAUSE = Atom.of("case_clause");

  /** {@code :if_clause}. */
  public static final Atom IF_CLAUSE = Atom.of("if_clause");

  /** {@code :function_clause}. */
  public static final Atom FUNCTION_CLAUSE = Atom.of("function_clause");

  /** {@code :try_clause}. */
  public static final Atom TRY_CLAUSE = Atom.of("try_clause");

  /** {@code :badfun}. */
  public static final Atom BADFUN = Atom.of("badfun");

  /** {@code :badarity}. */
  public static final Atom BADARITY = Atom.of("badarity");

  /** {@code :badmap}. */
  public static final Atom BADMAP = Atom.of("badmap");

  /** {@code :badkey}. */
  public static final Atom BADKEY = Atom.of("badkey");

  /** {@code :undef}. */
  public static final Atom UNDEF = Atom.of("undef");

  /** {@code :noproc}. */
  public static final Atom NOPROC = Atom.of("noproc");

  /** {@code :normal}. */
  public static final Atom NORMAL = Atom.of("normal");

  /** {@code :kill}. */
  public static final Atom KILL = Atom.of("kill");

  /** {@code :killed}. */
  public static final Atom KILLED = Atom.of("killed");

  /** {@code :shutdown}. */
  public static final Atom SHUTDOWN = Atom.of("shutdown");

  /** {@code :noconnection}. */
  public static final Atom NOCONNECTION = Atom.of("noconnection");

  /** {@code :timeout}. */
  public static final Atom TIMEOUT = Atom.of("timeout");

  /** {@code :timeout_value}. */
  public static final Atom TIMEOUT_VALUE = Atom.of("timeout_value");

  /** {@code :infinity}. */
  public static final Atom INFINITY = Atom.of("infinity");

  /** {@code :process}. */
  public static final Atom PROCESS = Atom.of("process");

  /** {@code :port}. */
  public static final Atom PORT = Atom.of("port");

  /** {@code :DOWN}. */
  public static final Atom DOWN = Atom.of("DOWN");

  /** {@code :EXIT}. */
  public static final Atom EXIT_SIGNAL = Atom.of("EXIT");

  /** {@code :info}. */
  public static final Atom INFO = Atom.of("info");

  /** {@code :flush}. */
  public static final Atom FLUSH = Atom.of("flush");

  /** {@code :reply}. */
  public static final Atom REPLY = Atom.of("reply");

  /** {@code :badbool}. */
  public static final Atom BADBOOL = Atom.of("badbool");

  /** {@code :cond_clause}. */
  public static final Atom COND_CLAUSE = Atom.of("cond_clause");

  /** {@code :with_clause}. */
  public static final Atom WITH_CLAUSE = Atom.of("with_clause");

  /** {@code :and}. */
  public static final Atom AND = Atom.of("and");

  /** {@code :or}. */
  public static final Atom OR = Atom.of("or");

  /** {@code :Elixir}. */
  public static final Atom ELIXIR = Atom.of("Elixir");

  /** {@code :nonode@nohost}. */
  public static final Atom NONODE_NOHOST = Atom.of("nonode@nohost");

  /** {@code :def}. */
  public static final Atom DEF = Atom.of("def");

  /** {@code :defp}. */
  public static final Atom DEFP = Atom.of("defp");

  /** {@code :defmacro}. */
  public static final Atom DEFMACRO = Atom.of("defmacro");

  /** {@code :defmacrop}. */
  public static final Atom DEFMACROP = Atom.of("defmacrop");

  /** {@code :line}. */
  public static final Atom LINE = Atom.of("line");

  /** {@code :column}. */
  public static final Atom COLUMN = Atom.of("column");

  /** {@code :file}. */
  public static final Atom FILE = Atom.of("file");

  /** {@code :do}. */
  public static final Atom DO = Atom.of("do");

  /** {@code :else}. */
  public static final Atom ELSE = Atom.of("else");

  /** {@code :rescue}. */
  public static final Atom RESCUE = Atom.of("rescue");

  /** {@code :catch}. */
  public static final Atom CATCH = Atom.of("catch");

  /** {@code :after}. */
  public static final Atom AFTER = Atom.of("after");

  /** {@code :erlang}. */
  public static final Atom ERLANG = Atom.of("erlang");

  /** {@code :__struct__}. */
  public static final Atom STRUCT = Atom.of("__struct__");

  /** {@code :__exception__}. */
  public static final Atom EXCEPTION = Atom.of("__exception__");

  /** {@code :error_info}. */
  public static final Atom ERROR_INFO = Atom.of("error_info");

  /** {@code :cause}. */
  public static final Atom CAUSE = Atom.of("cause");

  /** {@code :module}. */
  public static final Atom MODULE = Atom.of("module");

  /** {@code :function}. */
  public static final Atom FUNCTION = Atom.of("function");

  /** {@code :args}. */
  public static final Atom ARGS = Atom.of("args");

  /** {@code :""}. */
  public static final Atom EMPTY = Atom.of("");
}
