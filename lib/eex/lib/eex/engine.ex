defmodule EEx.Engine do
  @moduledoc ~S"""
  What makes code of a template's parts: the behaviour, and the engine that the others build on.

  An engine keeps a state of its own, which begins with `c:init/1`, gets every piece of text and every expression, and
  becomes a quoted expression in `c:handle_body/1`. The template inside a block gets a state from `c:handle_begin/1` and
  becomes an expression in `c:handle_end/1`.

  The engine here writes text and the expressions in `<%= %>`, evaluates those in `<% %>`, and has no use for `<%| %>`
  and `<%/ %>`. To build on it, delegate to its functions. `EEx.SmartEngine` adds assigns.
  """

  @type state :: term

  @doc "The state at the beginning of a template."
  @callback init(opts :: keyword) :: state

  @doc "The quoted expression of a whole template."
  @callback handle_body(state) :: Macro.t()

  @doc "Adds text; `meta` has its `:line` and `:column`."
  @callback handle_text(state, meta :: [line: pos_integer, column: pos_integer], text :: String.t()) :: state

  @doc ~S"""
  Adds an expression; `marker` is what follows `<%`: `""`, `"="`, `"/"` or `"|"`.
  """
  @callback handle_expr(state, marker :: String.t(), expr :: Macro.t()) :: state

  @doc "The state at the beginning of the template in a block."
  @callback handle_begin(state) :: state

  @doc "The quoted expression of the template in a block."
  @callback handle_end(state) :: Macro.t()

  @doc false
  @deprecated "Use explicit delegation to EEx.Engine instead"
  defmacro __using__(_opts) do
    quote do
      @behaviour EEx.Engine

      defdelegate init(opts), to: EEx.Engine
      defdelegate handle_body(state), to: EEx.Engine
      defdelegate handle_begin(state), to: EEx.Engine
      defdelegate handle_end(state), to: EEx.Engine
      defdelegate handle_text(state, meta, text), to: EEx.Engine
      defdelegate handle_expr(state, marker, expr), to: EEx.Engine

      defoverridable EEx.Engine
    end
  end

  @doc """
  Makes `@name` the assign of that name; other expressions stay.

  ## Examples

      iex> EEx.Engine.handle_assign(quote(do: name)) |> Macro.to_string()
      "name"
      iex> {_fetch_assign!, _, [_assigns, key]} = EEx.Engine.handle_assign(quote(do: @name))
      iex> key
      :name
  """
  @spec handle_assign(Macro.t()) :: Macro.t()
  def handle_assign({:@, meta, [{name, _, atom}]}) when is_atom(name) and is_atom(atom) do
    line = meta[:line] || 0
    quote(line: line, do: EEx.Engine.fetch_assign!(var!(assigns), unquote(name)))
  end

  def handle_assign(expression), do: expression

  @doc false
  @spec fetch_assign!(Access.t(), Access.key()) :: term | nil
  def fetch_assign!(assigns, key) do
    case Access.fetch(assigns, key) do
      {:ok, value} ->
        value

      :error ->
        keys = Enum.map(assigns, &elem(&1, 0))

        IO.warn(
          "assign @#{key} not available in EEx template. " <>
            "Please ensure all assigns are given as options. Available assigns: #{inspect(keys)}"
        )

        nil
    end
  end

  @doc """
  The state at the beginning: `binary` are the segments of the text, `dynamic` the expressions before it, both last one
  first.

  ## Examples

      iex> EEx.Engine.init([])
      %{binary: [], dynamic: [], vars_count: 0}
  """
  def init(_opts), do: %{binary: [], dynamic: [], vars_count: 0}

  @doc """
  The state in a block: without text and expressions, with the variables going on.

  ## Examples

      iex> EEx.Engine.handle_begin(%{binary: ["a"], dynamic: [], vars_count: 1})
      %{binary: [], dynamic: [], vars_count: 1}
  """
  def handle_begin(state), do: %{state | binary: [], dynamic: []}

  @doc """
  The expression of a block: as `handle_body/1`.

  ## Examples

      iex> %{binary: ["a"], dynamic: [], vars_count: 0} |> EEx.Engine.handle_end() |> Macro.to_string()
      ~S("a")
  """
  def handle_end(state), do: handle_body(state)

  @doc """
  The expressions one after the other, and then a binary of all text.

  ## Examples

      iex> %{binary: ["b", "a"], dynamic: [], vars_count: 0} |> EEx.Engine.handle_body()
      {:__block__, [], [{:<<>>, [], ["a", "b"]}]}
  """
  def handle_body(%{binary: binary, dynamic: dynamic}) do
    {:__block__, [], Enum.reverse([{:<<>>, [], Enum.reverse(binary)} | dynamic])}
  end

  @doc """
  Adds text.

  ## Examples

      iex> EEx.Engine.init([]) |> EEx.Engine.handle_text([line: 1, column: 1], "a")
      %{binary: ["a"], dynamic: [], vars_count: 0}
  """
  def handle_text(state, _meta, text), do: %{state | binary: [text | state.binary]}

  @doc """
  Adds an expression; what `<%= %>` gives is kept in a variable and made a string.

  Raises `EEx.SyntaxError` for other markers than `""` and `"="`.

  ## Examples

      iex> EEx.Engine.init([]) |> EEx.Engine.handle_expr("", :expression)
      %{binary: [], dynamic: [:expression], vars_count: 0}
  """
  def handle_expr(%{binary: binary, dynamic: dynamic, vars_count: count} = state, "=", expression) do
    variable = Macro.var(:"arg#{count}", __MODULE__)
    assignment = quote(do: unquote(variable) = String.Chars.to_string(unquote(expression)))
    segment = quote(do: unquote(variable) :: binary)
    %{state | binary: [segment | binary], dynamic: [assignment | dynamic], vars_count: count + 1}
  end

  def handle_expr(%{dynamic: dynamic} = state, "", expression), do: %{state | dynamic: [expression | dynamic]}

  def handle_expr(_state, marker, _expression) when marker in ["/", "|"] do
    raise EEx.SyntaxError,
          "unsupported EEx syntax <%#{marker} %> (the syntax is valid but not supported by the current EEx engine)"
  end
end
