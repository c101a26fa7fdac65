defmodule Inspect.Algebra do
  @moduledoc ~S"""
  Documents that know where they may be broken into lines, after Lindig's "Strictly Pretty".

  A document is put together from strings with the functions here, and `format/2` lays it out for a width:

      iex> import Inspect.Algebra
      iex> doc = group(glue("hello", "world"))
      iex> doc |> format(80) |> IO.iodata_to_binary()
      "hello world"
      iex> doc |> format(8) |> IO.iodata_to_binary()
      "hello\nworld"

  `break/1` (in `glue/3`) is where a line may end, `group/2` decides whether the breaks in it become new lines, `nest/3`
  indents what comes after them. Implementations of the `Inspect` protocol return such a document, most of them from
  `container_doc/6` and `to_doc/2`.
  """

  @container_separator ","
  @tail_separator " |"

  @typep doc_cons :: nonempty_improper_list(t, t)
  @typep doc_color :: {:doc_color, t, IO.ANSI.ansidata()}

  @typedoc "A document; put together and taken apart by this module only."
  @type t ::
          binary
          | []
          | doc_cons
          | doc_color
          | :doc_line
          | {:doc_string, String.t(), non_neg_integer}
          | {:doc_break, binary, :flex | :strict}
          | {:doc_collapse, pos_integer}
          | {:doc_fits, t, :enabled | :disabled}
          | {:doc_force, t}
          | {:doc_group, t, :normal | :optimistic | :pessimistic | :inherit}
          | {:doc_limit, t, :infinity}
          | {:doc_nest, t, :cursor | :reset | non_neg_integer, :always | :break}

  @typedoc "Options of `container_doc/6`."
  @type container_opts :: [separator: String.t(), break: :strict | :flex | :maybe]

  @kinds [
    :doc_string,
    :doc_break,
    :doc_group,
    :doc_nest,
    :doc_color,
    :doc_force,
    :doc_fits,
    :doc_collapse,
    :doc_limit
  ]

  @doc false
  defguard is_doc(doc)
           when is_binary(doc) or is_list(doc) or doc == :doc_line or
                  (is_tuple(doc) and elem(doc, 0) in @kinds)

  defguardp is_limit(limit) when limit == :infinity or (is_integer(limit) and limit >= 0)

  defguardp is_width(width) when width == :infinity or (is_integer(width) and width >= 0)

  ## Terms

  @doc """
  Turns a term into a document by the `Inspect` protocol.

  Where an implementation raises, the error is written in place of the struct, unless `safe: false` is set.

  ## Examples

      iex> Inspect.Algebra.to_doc(:ok, %Inspect.Opts{})
      ":ok"
  """
  @spec to_doc(any, Inspect.Opts.t()) :: t
  def to_doc(term, opts) do
    {doc, _opts} = to_doc_with_opts(term, opts)
    doc
  end

  @doc """
  Turns a term into a document as `to_doc/2` does, and gives the options with the limit that is left.

  ## Examples

      iex> {_doc, opts} = Inspect.Algebra.to_doc_with_opts([1, 2], %Inspect.Opts{limit: 5})
      iex> opts.limit
      3
  """
  @doc since: "1.19.0"
  @spec to_doc_with_opts(any, Inspect.Opts.t()) :: {t, Inspect.Opts.t()}
  def to_doc_with_opts(term, opts)

  def to_doc_with_opts(%_{} = struct, %Inspect.Opts{structs: true, inspect_fun: fun} = opts) do
    try do
      fun.(struct, opts)
    rescue
      exception -> rescued(struct, exception, __STACKTRACE__, opts)
    end
    |> with_opts(opts)
  end

  def to_doc_with_opts(%{} = map, %Inspect.Opts{structs: false} = opts) do
    map |> Inspect.Map.inspect_as_map(opts) |> with_opts(opts)
  end

  def to_doc_with_opts(term, %Inspect.Opts{inspect_fun: fun} = opts) do
    term |> fun.(opts) |> with_opts(opts)
  end

  defp with_opts({doc, %Inspect.Opts{} = opts}, _opts), do: {doc, opts}
  defp with_opts(doc, opts), do: {doc, opts}

  # A struct that fails while the text of an error is made (the stack trace may hold the one that failed first) is written as a map: the key in the process
  # dictionary tells.
  defp rescued(struct, exception, stacktrace, opts) do
    if Process.get(:inspect_trap) do
      Inspect.Map.inspect_as_map(struct, opts)
    else
      Process.put(:inspect_trap, true)

      try do
        error =
          Inspect.Error.exception(
            exception: exception,
            stacktrace: stacktrace,
            inspected_struct: struct |> as_map(opts) |> IO.iodata_to_binary()
          )

        if opts.safe, do: Inspect.inspect(error, opts), else: reraise(error, stacktrace)
      after
        Process.delete(:inspect_trap)
      end
    end
  end

  defp as_map(struct, opts) do
    plain = %{opts | syntax_colors: [], inspect_fun: Inspect.Opts.default_inspect_fun(), structs: false}
    struct |> to_doc(plain) |> group() |> format(opts.width)
  end

  ## Containers

  @doc ~S"""
  Writes the elements of a collection between two documents, separated.

  `fun` turns each element into a document. After as many elements as the `:limit` of `inspect_opts` allows, `...` is
  written for the rest. The tail of an improper list is set off by a bar.

  ## Options

    * `:separator` - the document after each element but the last. Default: `","`
    * `:break` - with `:strict`, each element is on a line of its own as soon as all do not fit on one; with `:flex`,
      lines are filled; with `:maybe` (the default), lines are filled if all elements are plain text

  ## Examples

      iex> inspect_opts = %Inspect.Opts{limit: :infinity}
      iex> fun = fn i, _opts -> to_string(i) end
      iex> doc = Inspect.Algebra.container_doc("[", Enum.to_list(1..5), "]", inspect_opts, fun)
      iex> doc |> Inspect.Algebra.format(5) |> IO.iodata_to_binary()
      "[1,\n 2,\n 3,\n 4,\n 5]"
      iex> doc = Inspect.Algebra.container_doc("[", [1, 2, 3], "]", %Inspect.Opts{limit: 2}, fun, separator: "!")
      iex> doc |> Inspect.Algebra.format(20) |> IO.iodata_to_binary()
      "[1! 2! ...]"
  """
  @doc since: "1.6.0"
  @spec container_doc(t, [term], t, Inspect.Opts.t(), (term, Inspect.Opts.t() -> t), container_opts) :: t
  def container_doc(left, collection, right, inspect_opts, fun, opts \\ [])
      when is_doc(left) and is_list(collection) and is_doc(right) and is_function(fun, 2) and is_list(opts) do
    fun = fn term, inspect_opts -> {fun.(term, inspect_opts), inspect_opts} end
    {doc, _opts} = container_doc_with_opts(left, collection, right, inspect_opts, fun, opts)
    doc
  end

  @doc ~S"""
  Writes the elements of a collection as `container_doc/6` does, with a `fun` that also gives the options for what follows.

  So the limit counts what is nested as well. Gives the document and the options with the limit that is left.

  ## Examples

      iex> inspect_opts = %Inspect.Opts{limit: 3}
      iex> fun = &Inspect.Algebra.to_doc_with_opts/2
      iex> {doc, opts} = Inspect.Algebra.container_doc_with_opts("<", [[1, 2], 3], ">", inspect_opts, fun)
      iex> doc |> Inspect.Algebra.format(20) |> IO.iodata_to_binary()
      "<[1, 2], ...>"
      iex> opts.limit
      0
  """
  @doc since: "1.19.0"
  @spec container_doc_with_opts(
          t,
          [term],
          t,
          Inspect.Opts.t(),
          (term, Inspect.Opts.t() -> {t, Inspect.Opts.t()}),
          container_opts
        ) :: {t, Inspect.Opts.t()}
  def container_doc_with_opts(left, collection, right, inspect_opts, fun, opts \\ [])
      when is_doc(left) and is_list(collection) and is_doc(right) and is_function(fun, 2) and is_list(opts) do
    case collection do
      [] -> {concat(left, right), inspect_opts}
      [_ | _] -> container(left, collection, right, inspect_opts, fun, opts)
    end
  end

  defp container(left, collection, right, inspect_opts, fun, opts) do
    break = Keyword.get(opts, :break, :maybe)
    separator = Keyword.get(opts, :separator, @container_separator)
    {docs, inspect_opts} = elements(collection, inspect_opts, fun, [])
    flex? = break == :flex or (break == :maybe and Enum.all?(docs, fn {doc, _} -> plain?(doc) end))
    inner = join(docs, separator, flex?)

    doc =
      if flex? do
        group(concat(concat(left, nest(inner, 1)), right))
      else
        group(glue(nest(glue(left, "", inner), 2), "", right))
      end

    {doc, inspect_opts}
  end

  # The documents of the elements, last one first, each with the separator that stands before the next.
  defp elements([], opts, _fun, docs), do: {docs, opts}
  defp elements(_rest, %{limit: 0} = opts, _fun, docs), do: {[{"...", :default} | docs], opts}

  defp elements([term | rest], opts, fun, docs) do
    {doc, opts} = fun.(term, decrement(opts))

    case rest do
      _ when is_list(rest) -> elements(rest, opts, fun, [{doc, :default} | docs])
      tail -> element_tail(tail, opts, fun, [{doc, :tail} | docs])
    end
  end

  defp element_tail(tail, opts, fun, docs) do
    {doc, opts} = fun.(tail, decrement(opts))
    {[{doc, :default} | docs], opts}
  end

  defp decrement(%{limit: limit} = opts) when is_integer(limit) and limit > 0, do: %{opts | limit: limit - 1}
  defp decrement(opts), do: opts

  defp join([{last, _} | docs], separator, flex?) do
    Enum.reduce(docs, last, fn
      {[], _}, right -> right
      {left, _}, [] -> left
      {left, :tail}, right -> join_two(concat(left, @tail_separator), right, flex?)
      {left, :default}, right -> join_two(concat(left, separator), right, flex?)
    end)
  end

  defp join_two(left, right, true), do: flex_glue(left, right)
  defp join_two(left, right, false), do: glue(left, right)

  defp plain?([left | right]), do: plain?(left) and plain?(right)
  defp plain?({:doc_color, doc, _}), do: plain?(doc)
  defp plain?({:doc_string, _, _}), do: true
  defp plain?([]), do: true
  defp plain?(doc), do: is_binary(doc)

  ## Constructors

  @doc """
  The empty document.

  ## Examples

      iex> Inspect.Algebra.empty()
      []
  """
  @spec empty() :: []
  def empty, do: []

  @doc """
  A string measured in graphemes instead of bytes, as text beyond ASCII has to be.

  ## Examples

      iex> import Inspect.Algebra
      iex> doc = group(glue(string("olá"), "mundo"))
      iex> doc |> format(9) |> IO.iodata_to_binary()
      "olá mundo"
  """
  @doc since: "1.6.0"
  @spec string(String.t()) :: t
  def string(string) when is_binary(string), do: {:doc_string, string, String.length(string)}

  @doc """
  Puts one document after another.

  ## Examples

      iex> Inspect.Algebra.concat("hello", "world") |> Inspect.Algebra.format(80) |> IO.iodata_to_binary()
      "helloworld"
  """
  @spec concat(t, t) :: t
  def concat(doc1, doc2) when is_doc(doc1) and is_doc(doc2), do: [doc1 | doc2]

  @doc """
  Puts all documents of a list one after another.

  ## Examples

      iex> Inspect.Algebra.concat(["a", "b", "c"]) |> Inspect.Algebra.format(80) |> IO.iodata_to_binary()
      "abc"
  """
  @spec concat([t]) :: t
  def concat(docs) when is_list(docs), do: fold(docs, &concat(&1, &2))

  @doc ~S"""
  Indents the lines inside a document, not the one it begins on.

  `level` is a number of columns to add, `:cursor` for the column where the document begins, or `:reset` for none. With
  the mode `:break` only documents in a group that was broken are indented.

  ## Examples

      iex> import Inspect.Algebra
      iex> doc = nest(glue("hello", "world"), 5) |> group()
      iex> doc |> format(5) |> IO.iodata_to_binary()
      "hello\n     world"
  """
  @spec nest(t, non_neg_integer | :cursor | :reset, :always | :break) :: t
  def nest(doc, level, mode \\ :always)
  def nest(doc, :cursor, mode) when is_doc(doc) and mode in [:always, :break], do: {:doc_nest, doc, :cursor, mode}
  def nest(doc, :reset, mode) when is_doc(doc) and mode in [:always, :break], do: {:doc_nest, doc, :reset, mode}
  def nest(doc, 0, _mode) when is_doc(doc), do: doc

  def nest(doc, level, mode) when is_doc(doc) and is_integer(level) and level > 0 and mode in [:always, :break] do
    {:doc_nest, doc, level, mode}
  end

  @doc ~S"""
  A place where a line may end: `string` where the group around it is on one line, otherwise a new line.

  ## Examples

      iex> import Inspect.Algebra
      iex> doc = concat(["a", break("\t"), "b"])
      iex> doc |> format(10) |> IO.iodata_to_binary()
      "a\tb"
      iex> doc = group(concat(["a", break(".."), "b"]))
      iex> doc |> format(2) |> IO.iodata_to_binary()
      "a\nb"
  """
  @spec break(binary) :: t
  def break(string \\ " ") when is_binary(string), do: {:doc_break, string, :strict}

  @doc """
  A break that becomes a new line only if what follows, up to the next break, does not fit.

  ## Examples

      iex> Inspect.Algebra.flex_break()
      {:doc_break, " ", :flex}
  """
  @doc since: "1.6.0"
  @spec flex_break(binary) :: t
  def flex_break(string \\ " ") when is_binary(string), do: {:doc_break, string, :flex}

  @doc ~S"""
  Puts two documents one after the other with a `break/1` between them.

  ## Examples

      iex> import Inspect.Algebra
      iex> glue("hello", "world") |> group() |> format(80) |> IO.iodata_to_binary()
      "hello world"
      iex> glue("hello", "\t", "world") |> group() |> format(80) |> IO.iodata_to_binary()
      "hello\tworld"
  """
  @spec glue(t, binary, t) :: t
  def glue(doc1, break_string \\ " ", doc2) when is_binary(break_string) do
    concat(doc1, concat(break(break_string), doc2))
  end

  @doc """
  Puts two documents one after the other with a `flex_break/1` between them.

  ## Examples

      iex> import Inspect.Algebra
      iex> flex_glue("hello", "world") |> group() |> format(80) |> IO.iodata_to_binary()
      "hello world"
  """
  @doc since: "1.6.0"
  @spec flex_glue(t, binary, t) :: t
  def flex_glue(doc1, break_string \\ " ", doc2) when is_binary(break_string) do
    concat(doc1, concat(flex_break(break_string), doc2))
  end

  @doc ~S"""
  A group: its breaks are kept on one line if the whole group fits, otherwise they become new lines.

  ## Modes

    * `:normal` - decides for itself (the default)
    * `:optimistic` - as `:normal`, but a group around it may count on its first break: it takes the group to fit if all
      up to that break fits
    * `:pessimistic` - groups around it may not count on the breaks of the optimistic groups inside it
    * `:inherit` - is broken whenever the group around it is

  ## Examples

      iex> import Inspect.Algebra
      iex> doc = group(concat(group(glue("Hello,", glue("A", "B"))), glue("C", "D")))
      iex> doc |> format(80) |> IO.iodata_to_binary()
      "Hello, A BC D"
      iex> doc |> format(6) |> IO.iodata_to_binary()
      "Hello,\nA\nBC\nD"
  """
  @spec group(t, :normal | :optimistic | :pessimistic | :inherit) :: t
  def group(doc, mode \\ :normal)

  def group(doc, mode) when is_doc(doc) and mode in [:normal, :optimistic, :pessimistic, :inherit] do
    {:doc_group, doc, mode}
  end

  # What :normal was called before Elixir 1.19.
  def group(doc, :self) when is_doc(doc), do: {:doc_group, doc, :normal}

  @doc """
  Lets a document fit if all up to its next break does.

  With `:disabled` the documents in it may not do that.
  """
  @deprecated "Pass the optimistic/pessimistic type to group/2 instead"
  @doc since: "1.6.0"
  @spec next_break_fits(t, :enabled | :disabled) :: t
  def next_break_fits(doc, mode \\ :enabled) when is_doc(doc) and mode in [:enabled, :disabled] do
    {:doc_fits, doc, mode}
  end

  @doc ~S"""
  Makes every group around a document be broken.

  ## Examples

      iex> import Inspect.Algebra
      iex> doc = glue("hello", "world") |> force_unfit() |> group()
      iex> doc |> format(80) |> IO.iodata_to_binary()
      "hello\nworld"
  """
  @doc since: "1.6.0"
  @spec force_unfit(t) :: t
  def force_unfit(doc) when is_doc(doc), do: {:doc_force, doc}

  @doc ~S"""
  Keeps at most `max` of the new lines that follow.

  ## Examples

      iex> import Inspect.Algebra
      iex> doc = concat(["a", collapse_lines(1), line(), line(), line(), "b"])
      iex> doc |> format(80) |> IO.iodata_to_binary()
      "a\nb"
  """
  @doc since: "1.6.0"
  @spec collapse_lines(pos_integer) :: t
  def collapse_lines(max) when is_integer(max) and max > 0, do: {:doc_collapse, max}

  @doc ~S"""
  A new line.

  ## Examples

      iex> import Inspect.Algebra
      iex> concat(["hello", line(), "world"]) |> format(80) |> IO.iodata_to_binary()
      "hello\nworld"
  """
  @doc since: "1.6.0"
  @spec line() :: t
  def line, do: :doc_line

  @doc ~S"""
  Puts two documents on lines of their own.

  ## Examples

      iex> import Inspect.Algebra
      iex> line("hello", "world") |> format(80) |> IO.iodata_to_binary()
      "hello\nworld"
  """
  @spec line(t, t) :: t
  def line(doc1, doc2), do: concat(doc1, concat(line(), doc2))

  @doc """
  Puts two documents one after the other with a space between them.

  ## Examples

      iex> import Inspect.Algebra
      iex> space("hello", "world") |> format(5) |> IO.iodata_to_binary()
      "hello world"
  """
  @spec space(t, t) :: t
  def space(doc1, doc2), do: concat(doc1, concat(" ", doc2))

  @doc """
  Joins the documents of a list from the right by a function.

  ## Examples

      iex> import Inspect.Algebra
      iex> docs = fold(["A", "B", "C"], fn doc, acc -> concat([doc, "!", acc]) end)
      iex> docs |> format(80) |> IO.iodata_to_binary()
      "A!B!C"
  """
  @doc since: "1.18.0"
  @spec fold([t], (t, t -> t)) :: t
  def fold(docs, folder_fun)
  def fold([], _folder_fun), do: empty()
  def fold([doc], _folder_fun), do: doc
  def fold([doc | docs], folder_fun) when is_function(folder_fun, 2), do: folder_fun.(doc, fold(docs, folder_fun))

  @doc false
  @deprecated "Use fold/2 instead"
  @spec fold_doc([t], (t, t -> t)) :: t
  def fold_doc(docs, folder_fun), do: fold(docs, folder_fun)

  @doc """
  Lays a document out on one line, however long.

  ## Examples

      iex> import Inspect.Algebra
      iex> glue("hello", "world") |> group() |> no_limit() |> format(5) |> IO.iodata_to_binary()
      "hello world"
  """
  @doc since: "1.14.0"
  @spec no_limit(t) :: t
  def no_limit(doc) when is_doc(doc), do: {:doc_limit, doc, :infinity}

  ## Colors

  @doc ~S"""
  Puts an escape sequence before a document, which takes no columns.

  ## Examples

      iex> Inspect.Algebra.color("hi", "\e[31m") |> Inspect.Algebra.format(80) |> IO.iodata_to_binary()
      "\e[31mhi"
  """
  @doc since: "1.18.0"
  @spec color(t, binary) :: t
  def color(doc, color) when is_doc(doc) and is_binary(color), do: {:doc_color, doc, color}

  @doc ~S"""
  Colors a document as the `:syntax_colors` of the options say for a kind of term, if they do.

  ## Examples

      iex> import Inspect.Algebra
      iex> opts = %Inspect.Opts{syntax_colors: [number: :red]}
      iex> color_doc("1", :number, opts) |> format(80) |> IO.iodata_to_binary()
      "\e[31m1\e[0m"
      iex> color_doc("a", :atom, opts)
      "a"
  """
  @doc since: "1.18.0"
  @spec color_doc(t, Inspect.Opts.color_key(), Inspect.Opts.t()) :: t
  def color_doc(doc, color_key, %Inspect.Opts{syntax_colors: []}) when is_doc(doc) and is_atom(color_key), do: doc

  def color_doc(doc, color_key, %Inspect.Opts{syntax_colors: colors}) when is_doc(doc) and is_atom(color_key) do
    case Keyword.fetch(colors, color_key) do
      {:ok, color} ->
        reset = Keyword.get(colors, :reset, :reset)
        concat(color(doc, escape_sequence(color)), color(empty(), escape_sequence(reset)))

      :error ->
        doc
    end
  end

  defp escape_sequence(color), do: color |> IO.ANSI.format_fragment(true) |> IO.iodata_to_binary()

  @doc false
  @deprecated "Use color_doc/3 instead"
  @spec color(t, Inspect.Opts.color_key(), Inspect.Opts.t()) :: t
  def color(doc, color_key, opts), do: color_doc(doc, color_key, opts)

  ## Layout

  @doc """
  Lays a document out for a width; `:infinity` keeps it on one line except where it has new lines of its own.

  ## Examples

      iex> doc = Inspect.Algebra.glue("hello", " ", "world")
      iex> Inspect.Algebra.format(doc, 30)
      ["hello", " ", "world"]
  """
  @spec format(t, non_neg_integer | :infinity) :: [binary]
  def format(doc, width) when is_doc(doc) and is_width(width), do: :elixir_inspect.format(doc, width)

  ## Deprecated

  @doc false
  @deprecated "Use a combination of concat/2 and nest/2 instead"
  def surround(left, doc, right) when is_doc(left) and is_doc(doc) and is_doc(right) do
    if doc == [], do: concat(left, right), else: group(glue(nest(glue(left, "", doc), 2), "", right))
  end

  @doc false
  @deprecated "Use container_doc/6 instead"
  def surround_many(left, docs, right, %Inspect.Opts{} = inspect_opts, fun, separator \\ @container_separator)
      when is_doc(left) and is_list(docs) and is_doc(right) and is_function(fun, 2) and is_limit(inspect_opts.limit) do
    container_doc(left, docs, right, inspect_opts, fun, separator: separator)
  end
end
