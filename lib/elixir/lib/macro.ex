defmodule Macro do
  @moduledoc ~S"""
  Functions for quoted expressions: the data that `quote/2` gives and macros take and return.

  A quoted expression is a literal (atom, number, string, list, tuple of two elements) or `{name_or_call, metadata, arguments}`:

      iex> quote(do: sum(1, 2))
      {:sum, [], [1, 2]}
      iex> Macro.to_string({:sum, [], [1, {:x, [], nil}]})
      "sum(1, x)"

  Instead of the list of arguments a variable has an atom, its context. Remote calls have `{:., meta, [module, function]}` in place of
  the name, calls of anonymous functions `{:., meta, [function]}`.
  """

  alias Code.Identifier

  @typedoc "Any quoted expression."
  @type t :: input

  @typedoc "What may be given to the compiler."
  @type input ::
          input_expr
          | {input, input}
          | [input]
          | atom
          | number
          | binary
          | captured_remote_function
          | pid

  @typep input_expr :: {input_expr | atom, metadata, atom | [input]}

  @typedoc "What the parser and `quote/2` give."
  @type output ::
          output_expr
          | {output, output}
          | [output]
          | atom
          | number
          | binary
          | captured_remote_function
          | pid

  @typep output_expr :: {output_expr | atom, metadata, atom | [output]}

  @typedoc "`:line`, `:column`, `:context`, `:counter`, `:imports`, `:generated` and what the parser adds when asked to."
  @type metadata :: keyword

  @typedoc "`&Module.function/arity`."
  @type captured_remote_function :: fun

  @type escape_opts :: [unquote: boolean, prune_metadata: boolean]
  @type inspect_atom_opts :: [escape: (binary, char -> iodata)]

  ## Building and taking apart

  @doc """
  A variable with the given name and context.

  ## Examples

      iex> Macro.var(:foo, nil)
      {:foo, [], nil}
  """
  @spec var(var, context) :: {var, [], context} when var: atom, context: atom
  def var(var, context) when is_atom(var) and is_atom(context), do: {var, [], context}

  @doc """
  A variable that no other one is the same as, even with the same name.

  ## Examples

      iex> {:foo, [counter: c], __MODULE__} = Macro.unique_var(:foo, __MODULE__)
      iex> is_integer(c)
      true
  """
  @doc since: "1.11.3"
  @spec unique_var(var, context) :: {var, [counter: integer], context} when var: atom, context: atom
  def unique_var(var, context) when is_atom(var) and is_atom(context),
    do: {var, [counter: :elixir_module.next_counter(context)], context}

  @doc """
  A list of `amount` variables `arg1`, `arg2`, ... without context.

  ## Examples

      iex> Macro.generate_arguments(2, __MODULE__)
      [{:arg1, [], __MODULE__}, {:arg2, [], __MODULE__}]
  """
  @doc since: "1.5.0"
  @spec generate_arguments(0, context :: atom) :: []
  @spec generate_arguments(pos_integer, context) :: [{atom, [], context}, ...] when context: atom
  def generate_arguments(amount, context), do: generate_arguments(amount, context, &var/2)

  @doc """
  Like `generate_arguments/2`, each variable unique as by `unique_var/2`.

  ## Examples

      iex> [{:arg1, [counter: _], Foo}] = Macro.generate_unique_arguments(1, Foo)
      iex> :ok
      :ok
  """
  @doc since: "1.11.3"
  @spec generate_unique_arguments(0, context :: atom) :: []
  @spec generate_unique_arguments(pos_integer, context) :: [{atom, [counter: integer], context}, ...]
        when context: atom
  def generate_unique_arguments(amount, context), do: generate_arguments(amount, context, &unique_var/2)

  defp generate_arguments(0, context, _fun) when is_atom(context), do: []

  defp generate_arguments(amount, context, fun) when is_integer(amount) and amount > 0 and is_atom(context) do
    :lists.map(fn id -> fun.(:erlang.binary_to_atom("arg" <> :erlang.integer_to_binary(id)), context) end, :lists.seq(1, amount))
  end

  @doc """
  Takes a call apart: `{name, args}` for local calls, `{module, function, args}` for remote ones, else `:error`.

  ## Examples

      iex> Macro.decompose_call(quote(do: foo))
      {:foo, []}
      iex> Macro.decompose_call(quote(do: foo.bar(1)))
      {{:foo, [], __MODULE__}, :bar, [1]}
      iex> Macro.decompose_call(42)
      :error
  """
  @spec decompose_call(t) :: {atom, [t]} | {t, atom, [t]} | :error
  def decompose_call(ast)
  def decompose_call({:{}, _, args}) when is_list(args), do: :error

  def decompose_call({{:., _, [remote, function]}, _, args}) when is_tuple(remote) or is_atom(remote),
    do: {remote, function, args}

  def decompose_call({name, _, args}) when is_atom(name) and is_atom(args), do: {name, []}
  def decompose_call({name, _, args}) when is_atom(name) and is_list(args), do: {name, args}
  def decompose_call(_), do: :error

  @doc """
  Changes the metadata of an expression; literals, which have none, stay as they are.

  ## Examples

      iex> Macro.update_meta({:foo, [line: 1], nil}, &Keyword.delete(&1, :line))
      {:foo, [], nil}
  """
  @spec update_meta(t, (keyword -> keyword)) :: t
  def update_meta(quoted, fun)
  def update_meta({left, meta, right}, fun) when is_list(meta), do: {left, fun.(meta), right}
  def update_meta(other, _fun), do: other

  @doc """
  The steps of a pipe, each with the position at which the step before goes in.

  ## Examples

      iex> Macro.unpipe(quote(do: 100 |> div(5))) |> Enum.map(fn {step, at} -> {Macro.to_string(step), at} end)
      [{"100", 0}, {"div(5)", 0}]
  """
  @spec unpipe(t) :: [t]
  def unpipe(expr), do: Kernel.Pipe.unpipe(expr)

  @doc """
  Puts an expression among the arguments of a call. Raises `ArgumentError` if it is no call.

  ## Examples

      iex> Macro.pipe(1, quote(do: foo(2)), 0) |> Macro.to_string()
      "foo(1, 2)"
  """
  @spec pipe(t, t, integer) :: t
  def pipe(expr, call_args, position), do: Kernel.Pipe.inject(expr, call_args, position)

  @doc """
  The quoted expression that builds a term.

  Options: `:unquote` (default false) evaluates `unquote` inside, `:prune_metadata` (default false) keeps of the metadata of quoted
  expressions only what is not `:context`, `:counter` and the like. Raises `ArgumentError` for references and local functions.

  ## Examples

      iex> Macro.escape({:a, :b, :c})
      {:{}, [], [:a, :b, :c]}
      iex> Macro.escape({:unquote, [], [1]}, unquote: true)
      1
  """
  @spec escape(term, escape_opts) :: t
  def escape(expr, opts \\ []) do
    unquote? = opt(opts, :unquote)
    kind = if opt(opts, :prune_metadata), do: :prune_metadata, else: :none
    :elixir_quote.escape(expr, kind, unquote?)
  end

  defp opt(opts, key) do
    case :lists.keyfind(key, 1, opts) do
      {^key, value} -> value
      false -> false
    end
  end

  @doc """
  The fields of a struct, as maps with `:field`, `:default` and `:required`.

  The struct may be of a module that is being compiled. Raises `ArgumentError` if there is none.

  ## Examples

      iex> Macro.struct_info!(Range, __ENV__) |> Enum.map(& &1.field)
      [:first, :last, :step]
  """
  @doc since: "1.18.0"
  @spec struct_info!(module, Macro.Env.t()) :: [%{field: atom, default: term, required: boolean}]
  def struct_info!(module, env) when is_atom(module) do
    case :elixir_map.maybe_load_struct_info([line: env.line], module, [], env) do
      {:ok, info} -> info
      {:error, reason} -> raise ArgumentError, :elixir_map.format_error(reason)
    end
  end

  @doc """
  The struct with its defaults.
  """
  @doc deprecated: "Use Macro.struct_info!/2 instead"
  @spec struct!(module, Macro.Env.t()) :: %{required(:__struct__) => module, optional(atom) => any} when module: module
  def struct!(module, env) when is_atom(module) do
    fields = for %{field: field, default: default} <- struct_info!(module, env), do: {field, default}
    :maps.from_list([{:__struct__, module} | fields])
  end

  @doc """
  Calls a function while compiling, as a dependency of the caller: tracers are told.

  ## Examples

      iex> Macro.compile_apply(Enum, :reverse, [[1, 2]], __ENV__)
      [2, 1]
  """
  @doc since: "1.16.0"
  @spec compile_apply(module, atom, [term], Macro.Env.t()) :: term
  def compile_apply(mod, fun, args, env) when is_atom(mod) and is_atom(fun) and is_list(args) do
    :elixir_env.trace({:remote_function, [], mod, fun, length(args)}, env)
    apply(mod, fun, args)
  end

  ## Walking

  @doc """
  Walks an expression: `pre` is called on the way down, `post` on the way up, with an accumulator.

  ## Examples

      iex> {_, seen} = Macro.traverse(quote(do: f(1)), [], &{&1, &2}, fn node, acc -> {node, [node | acc]} end)
      iex> seen
      [{:f, [], [1]}, 1]
  """
  @spec traverse(t, any, (t, any -> {t, any}), (t, any -> {t, any})) :: {t, any}
  def traverse(ast, acc, pre, post) when is_function(pre, 2) and is_function(post, 2) do
    {ast, acc} = pre.(ast, acc)
    walk(ast, acc, pre, post)
  end

  defp walk({form, meta, args}, acc, pre, post) when is_atom(form) do
    {args, acc} = walk_args(args, acc, pre, post)
    post.({form, meta, args}, acc)
  end

  defp walk({form, meta, args}, acc, pre, post) do
    {form, acc} = traverse(form, acc, pre, post)
    {args, acc} = walk_args(args, acc, pre, post)
    post.({form, meta, args}, acc)
  end

  defp walk({left, right}, acc, pre, post) do
    {left, acc} = traverse(left, acc, pre, post)
    {right, acc} = traverse(right, acc, pre, post)
    post.({left, right}, acc)
  end

  defp walk(list, acc, pre, post) when is_list(list) do
    {list, acc} = walk_args(list, acc, pre, post)
    post.(list, acc)
  end

  defp walk(other, acc, _pre, post), do: post.(other, acc)

  defp walk_args(context, acc, _pre, _post) when is_atom(context), do: {context, acc}

  defp walk_args(args, acc, pre, post) when is_list(args),
    do: :lists.mapfoldl(fn arg, acc -> traverse(arg, acc, pre, post) end, acc, args)

  @doc """
  Walks an expression from the top, replacing each node by what the function gives.

  ## Examples

      iex> Macro.prewalk(quote(do: 5 + 3), fn
      ...>   n when is_integer(n) -> n * 10
      ...>   other -> other
      ...> end) |> Macro.to_string()
      "50 + 30"
  """
  @spec prewalk(t, (t -> t)) :: t
  def prewalk(ast, fun) when is_function(fun, 1), do: elem(prewalk(ast, nil, &{fun.(&1), &2}), 0)

  @doc """
  Like `prewalk/2`, with an accumulator.

  ## Examples

      iex> {_, sum} = Macro.prewalk(quote(do: 5 + 3), 0, fn
      ...>   n, acc when is_integer(n) -> {n, acc + n}
      ...>   other, acc -> {other, acc}
      ...> end)
      iex> sum
      8
  """
  @spec prewalk(t, any, (t, any -> {t, any})) :: {t, any}
  def prewalk(ast, acc, fun) when is_function(fun, 2), do: traverse(ast, acc, fun, &{&1, &2})

  @doc """
  Walks an expression from the leaves, replacing each node by what the function gives.

  ## Examples

      iex> Macro.postwalk(quote(do: 5 + 3), fn
      ...>   n when is_integer(n) -> n * 10
      ...>   other -> other
      ...> end) |> Macro.to_string()
      "50 + 30"
  """
  @spec postwalk(t, (t -> t)) :: t
  def postwalk(ast, fun) when is_function(fun, 1), do: elem(postwalk(ast, nil, &{fun.(&1), &2}), 0)

  @doc """
  Like `postwalk/2`, with an accumulator.

  ## Examples

      iex> {_, names} = Macro.postwalk(quote(do: f(x)), [], fn
      ...>   {name, _, _} = node, acc -> {node, [name | acc]}
      ...>   other, acc -> {other, acc}
      ...> end)
      iex> names
      [:f, :x]
  """
  @spec postwalk(t, any, (t, any -> {t, any})) :: {t, any}
  def postwalk(ast, acc, fun) when is_function(fun, 2), do: traverse(ast, acc, &{&1, &2}, fun)

  @doc """
  The nodes of an expression from the top, as an enumerable.

  ## Examples

      iex> Enum.map(Macro.prewalker(quote(do: f(1, 2))), &Macro.to_string/1)
      ["f(1, 2)", "1", "2"]
  """
  @doc since: "1.13.0"
  @spec prewalker(t) :: Enumerable.t()
  def prewalker(ast), do: &Macro.Walker.pre([ast], &1, &2)

  @doc """
  The nodes of an expression from the leaves, as an enumerable.

  ## Examples

      iex> Enum.map(Macro.postwalker(quote(do: f(1, 2))), &Macro.to_string/1)
      ["1", "2", "f(1, 2)"]
  """
  @doc since: "1.13.0"
  @spec postwalker(t) :: Enumerable.t()
  def postwalker(ast), do: &Macro.Walker.post([{:node, ast}], &1, &2)

  @doc """
  The first node for which the function is true and all nodes around it, from the inside; `nil` if there is none.

  ## Examples

      iex> Macro.path(quote(do: [1, [2, 3]]), &(&1 == 3))
      [3, [2, 3], [1, [2, 3]]]
      iex> Macro.path(quote(do: [1]), &(&1 == 5))
      nil
  """
  @doc since: "1.14.0"
  @spec path(t, (t -> as_boolean(term))) :: [t] | nil
  def path(ast, fun) when is_function(fun, 1), do: path(ast, [], fun)

  defp path(ast, around, fun) do
    around = [ast | around]
    if fun.(ast), do: around, else: path_below(ast, around, fun)
  end

  defp path_below({form, _, args}, around, fun) when is_atom(form), do: path_list(args, around, fun)
  defp path_below({form, _, args}, around, fun), do: path(form, around, fun) || path_list(args, around, fun)
  defp path_below({left, right}, around, fun), do: path(left, around, fun) || path(right, around, fun)
  defp path_below(list, around, fun) when is_list(list), do: path_list(list, around, fun)
  defp path_below(_other, _around, _fun), do: nil

  defp path_list([head | tail], around, fun), do: path(head, around, fun) || path_list(tail, around, fun)
  defp path_list(_, _around, _fun), do: nil

  ## Asking

  @doc """
  Whether a term is a quoted expression: `:ok`, or `{:error, part}` with the first part that is not.

  ## Examples

      iex> Macro.validate({:foo, [], [1]})
      :ok
      iex> Macro.validate({:foo, [], [{1, 2, 3}]})
      {:error, {1, 2, 3}}
  """
  @spec validate(term) :: :ok | {:error, term}
  def validate(expr) do
    case find_invalid(expr) do
      {:error, _} = error -> error
      :ok -> :ok
    end
  end

  defp find_invalid({left, right}), do: find_invalid_in([left, right])
  defp find_invalid({form, meta, args}) when is_list(args) and is_list(meta) and is_atom(form), do: find_invalid_in(args)
  defp find_invalid({form, meta, args}) when is_list(args) and is_list(meta), do: find_invalid_in([form | args])
  defp find_invalid({form, meta, context}) when is_atom(form) and is_list(meta) and is_atom(context), do: :ok
  defp find_invalid(list) when is_list(list), do: find_invalid_in(list)
  defp find_invalid(other) when is_atom(other) or is_number(other) or is_binary(other) or is_pid(other), do: :ok

  defp find_invalid(fun) when is_function(fun) do
    if :erlang.fun_info(fun, :type) == {:type, :external}, do: :ok, else: {:error, fun}
  end

  defp find_invalid(other), do: {:error, other}

  defp find_invalid_in([head | tail]) do
    with :ok <- find_invalid(head), do: find_invalid_in(tail)
  end

  defp find_invalid_in([]), do: :ok
  defp find_invalid_in(tail), do: find_invalid(tail)

  @doc """
  Whether an expression is a literal: an atom, alias, number, string, or a list, tuple, map, struct or binary of literals.

  ## Examples

      iex> Macro.quoted_literal?(quote(do: {1, [two: "3"]}))
      true
      iex> Macro.quoted_literal?(quote(do: x))
      false
  """
  @doc since: "1.7.0"
  @spec quoted_literal?(t) :: boolean
  def quoted_literal?(term)
  def quoted_literal?({:__aliases__, _, args}), do: quoted_literal?(args)
  def quoted_literal?({:%, _, [left, right]}), do: quoted_literal?(left) and quoted_literal?(right)
  def quoted_literal?({:%{}, _, args}), do: quoted_literal?(args)
  def quoted_literal?({:{}, _, args}), do: quoted_literal?(args)
  def quoted_literal?({:<<>>, _, segments}), do: :lists.all(&literal_segment?/1, segments)
  def quoted_literal?({:__MODULE__, _, context}) when is_atom(context), do: true
  def quoted_literal?({left, right}), do: quoted_literal?(left) and quoted_literal?(right)
  def quoted_literal?(list) when is_list(list), do: :lists.all(&quoted_literal?/1, list)
  def quoted_literal?(term), do: is_atom(term) or is_number(term) or is_binary(term) or is_function(term)

  defp literal_segment?({:"::", _, [literal, specifier]}), do: quoted_literal?(literal) and specifier?(specifier)
  defp literal_segment?(other), do: quoted_literal?(other)

  @specifiers [:integer, :float, :bits, :bitstring, :binary, :bytes, :utf8, :utf16, :utf32] ++
                [:signed, :unsigned, :little, :big, :native]

  defp specifier?({:-, _, [left, right]}), do: specifier?(left) and specifier?(right)
  defp specifier?({:*, _, [left, right]}), do: is_integer(left) and is_integer(right)
  defp specifier?({name, _, [arg]}) when name in [:size, :unit], do: is_integer(arg)
  defp specifier?({name, _, args}) when args in [[], nil] or is_atom(args), do: name in @specifiers
  defp specifier?(_), do: false

  @doc """
  Whether name and arity are an operator's.

  ## Examples

      iex> Macro.operator?(:not, 1)
      true
      iex> Macro.operator?(:if, 2)
      false
  """
  @doc since: "1.7.0"
  @spec operator?(name :: atom, arity) :: boolean
  def operator?(name, arity)
  def operator?(:"..//", 3), do: true
  def operator?(:.., 0), do: true
  def operator?(:..., 0), do: true
  def operator?(name, 2) when is_atom(name), do: Identifier.binary_op(name) != :error
  def operator?(name, 1) when is_atom(name), do: Identifier.unary_op(name) != :error
  def operator?(name, arity) when is_atom(name) and is_integer(arity), do: false

  @doc """
  Whether name and arity are a special form's.

  ## Examples

      iex> Macro.special_form?(:case, 2)
      true
  """
  @doc since: "1.7.0"
  @spec special_form?(name :: atom, arity) :: boolean
  def special_form?(name, arity) when is_atom(name) and is_integer(arity),
    do: :elixir_import.special_form(name, arity)

  @doc """
  What kind of name an atom is.

    * `:alias`: a module name as `Foo.Bar`
    * `:identifier`: can name a variable or local call
    * `:unquoted`: can be written without quotes (operators, `a@b`, ...)
    * `:quoted`: needs quotes

  ## Examples

      iex> Enum.map([Foo, :foo, :foo?, :<>, :Foo, :"foo bar"], &Macro.classify_atom/1)
      [:alias, :identifier, :identifier, :unquoted, :unquoted, :quoted]
  """
  @doc since: "1.14.0"
  @spec classify_atom(atom) :: :alias | :identifier | :quoted | :unquoted
  def classify_atom(atom), do: Identifier.classify(atom)

  @doc """
  The text of an atom, depending on where it stands: as a `:literal`, as a `:key` of keywords, or as the name of a `:remote_call`.

  Option `:escape`: a function that escapes the text between quotes; it gets the text and the quote.

  ## Examples

      iex> Macro.inspect_atom(:literal, Foo.Bar)
      "Foo.Bar"
      iex> Macro.inspect_atom(:key, :"foo bar")
      "\\"foo bar\\":"
      iex> Macro.inspect_atom(:remote_call, :+)
      "+"
  """
  @doc since: "1.14.0"
  @spec inspect_atom(:literal | :key | :remote_call, atom, inspect_atom_opts) :: binary
  def inspect_atom(source_format, atom, opts \\ [])
      when source_format in [:literal, :key, :remote_call] and is_atom(atom) do
    Identifier.inspect_atom(source_format, atom, opt(opts, :escape) || (&escape_name/2))
  end

  defp escape_name(name, quotes) do
    {escaped, ""} = Identifier.escape(name, quotes)
    escaped
  end

  ## Text

  @doc """
  The code of an expression, formatted to lines of 98 characters.

  ## Examples

      iex> Macro.to_string(quote(do: foo.bar(1, 2, 3)))
      "foo.bar(1, 2, 3)"
  """
  @spec to_string(t) :: String.t()
  def to_string(tree) do
    doc = Inspect.Algebra.format(Code.quoted_to_algebra(tree), 98)
    :erlang.iolist_to_binary(doc)
  end

  @doc """
  Like `to_string/1`, but the function gets each node and its code and gives the code to use.
  """
  @doc deprecated: "Use Macro.to_string/1 instead"
  @spec to_string(t, (t, String.t() -> String.t())) :: String.t()
  def to_string(tree, fun) when is_function(fun, 2), do: Macro.Printer.to_string(tree, fun)

  @doc """
  Replaces the escapes of a string by what they mean, as double quotes do. Raises `ArgumentError` for those without meaning.

  ## Examples

      iex> Macro.unescape_string("example\\\\n")
      "example\\n"
  """
  @spec unescape_string(String.t()) :: String.t()
  def unescape_string(string), do: :elixir_interpolation.unescape_string(string)

  @doc ~S"""
  Replaces the escapes of a string by what the map gives.

  The map is called with the character behind the backslash (`:newline`, `:unicode` and `:hex` ask whether those are escapes) and gives the
  character that is meant, or `false` to leave the escape as it is.

  ## Examples

      iex> Macro.unescape_string("a\\tb\\n", fn ?t -> ?\t; _ -> false end)
      "a\tb\\n"
  """
  @spec unescape_string(String.t(), (non_neg_integer -> non_neg_integer | false)) :: String.t()
  def unescape_string(string, map), do: :elixir_interpolation.unescape_string(string, map)

  @doc """
  Turns `CamelCase` text or a module into `snake_case`; dots become slashes.

  ## Examples

      iex> Macro.underscore("FooBar")
      "foo_bar"
      iex> Macro.underscore("Foo.Bar")
      "foo/bar"
      iex> Macro.underscore(SAPExample)
      "sap_example"
  """
  @spec underscore(module | atom | String.t()) :: String.t()
  def underscore(atom_or_string)

  def underscore(atom) when is_atom(atom) do
    "Elixir." <> rest = Atom.to_string(atom)
    underscore(rest)
  end

  def underscore(<<char, rest::binary>>), do: <<downcase(char)>> <> underscore(rest, char)
  def underscore(""), do: ""

  # An upper case letter begins a word if a lower case one or none of its kind is next to it.
  defp underscore(<<char, next, rest::binary>>, _previous)
       when char in ?A..?Z and not (next in ?A..?Z) and not (next in ?0..?9) and next != ?. and next != ?_,
       do: <<?_, downcase(char), next>> <> underscore(rest, next)

  defp underscore(<<char, rest::binary>>, previous)
       when char in ?A..?Z and not (previous in ?A..?Z) and previous != ?_,
       do: <<?_, downcase(char)>> <> underscore(rest, char)

  defp underscore(<<?., rest::binary>>, _previous), do: <<?/>> <> underscore(rest)
  defp underscore(<<char, rest::binary>>, _previous), do: <<downcase(char)>> <> underscore(rest, char)
  defp underscore(<<>>, _previous), do: <<>>

  @doc """
  Turns `snake_case` text into `CamelCase`; slashes become dots.

  ## Examples

      iex> Macro.camelize("foo_bar")
      "FooBar"
      iex> Macro.camelize("foo/bar")
      "Foo.Bar"
  """
  @spec camelize(String.t()) :: String.t()
  def camelize(string)
  def camelize(""), do: ""
  def camelize(<<?_, rest::binary>>), do: camelize(rest)
  def camelize(<<char, rest::binary>>), do: <<upcase(char)>> <> camelize_rest(rest)

  defp camelize_rest(<<?_, ?_, rest::binary>>), do: camelize_rest(<<?_, rest::binary>>)
  defp camelize_rest(<<?_, char, rest::binary>>) when char in ?a..?z, do: <<upcase(char)>> <> camelize_rest(rest)
  defp camelize_rest(<<?_, char, rest::binary>>) when char in ?0..?9, do: <<char>> <> camelize_rest(rest)
  defp camelize_rest(<<?_>>), do: <<>>
  defp camelize_rest(<<?/, rest::binary>>), do: <<?.>> <> camelize(rest)
  defp camelize_rest(<<char, rest::binary>>), do: <<char>> <> camelize_rest(rest)
  defp camelize_rest(<<>>), do: <<>>

  defp upcase(char) when char in ?a..?z, do: char - 32
  defp upcase(char), do: char

  defp downcase(char) when char in ?A..?Z, do: char + 32
  defp downcase(char), do: char

  ## Expanding

  @doc """
  Expands an expression until its outermost part is no macro, alias or pseudo variable.

  Arguments are not expanded.

  ## Examples

      iex> Macro.expand(quote(do: List), __ENV__)
      List
      iex> Macro.expand(quote(do: not_a_macro(1)), __ENV__)
      {:not_a_macro, [], [1]}
  """
  @spec expand(input, Macro.Env.t()) :: output
  def expand(ast, env), do: Macro.Expansion.full(ast, env)

  @doc """
  Expands an expression once: macros, aliases, `__MODULE__`, `__DIR__`, `__ENV__` and negated numbers.

  ## Examples

      iex> Macro.expand_once(quote(do: __MODULE__), __ENV__) == __MODULE__
      true
  """
  @spec expand_once(input, Macro.Env.t()) :: output
  def expand_once(ast, env), do: elem(Macro.Expansion.once(ast, env), 0)

  @doc """
  Expands the aliases (and `__MODULE__`) in lists, tuples and maps of an expression, and nothing behind any call.

  ## Examples

      iex> alias Some.Mod
      iex> Macro.expand_literals(quote(do: [Mod, {Mod, f(Mod)}]), __ENV__) |> Macro.to_string()
      "[Some.Mod, {Some.Mod, f(Mod)}]"
  """
  @doc since: "1.14.1"
  @spec expand_literals(input, Macro.Env.t()) :: output
  def expand_literals(ast, env) do
    {ast, :ok} = expand_literals(ast, :ok, fn node, :ok -> {expand(node, env), :ok} end)
    ast
  end

  @doc """
  Like `expand_literals/2`, calling a function with each node that can be expanded and an accumulator.

  ## Examples

      iex> {_, count} = Macro.expand_literals(quote(do: [Foo, Bar]), 0, &{&1, &2 + 1})
      iex> count
      2
  """
  @doc since: "1.14.1"
  @spec expand_literals(t, acc, (t, acc -> {t, acc})) :: {t, acc} when acc: term
  def expand_literals(ast, acc, fun), do: Macro.Expansion.literals(ast, acc, fun)

  ## Debugging

  @doc """
  What `Kernel.dbg/2` becomes by default: code that prints the code and its value, and gives the value.

  `options` are those of `inspect/2`. Steps are printed as they happen.
  """
  @doc since: "1.14.0"
  @spec dbg(t, t, Macro.Env.t()) :: t
  def dbg(code, options, %Macro.Env{} = env), do: Macro.Dbg.expand(code, options, env)
end
