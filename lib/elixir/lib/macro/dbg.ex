defmodule Macro.Dbg do
  # `Kernel.dbg/2`: rewrites the code so that it prints itself and its steps while it runs.
  #
  # Each kind of expression has its own form: the steps of pipes and of boolean operators, the lines of blocks, what
  # `case` looks at and which of its clauses matched, the true condition of `cond`, the condition of `if`, the
  # right sides of `with`. All others print code and value.
  @moduledoc false

  @logical [:&&, :||, :and, :or]

  def expand(code, options, env) do
    header = header(env)

    quote do
      options = unquote(__MODULE__).options(unquote(options))
      unquote(__MODULE__).write([unquote(__MODULE__).header(unquote(header), options), ?\n])
      result = unquote(debug(code, env))
      unquote(__MODULE__).write("\n")
      result
    end
  end

  defp header(env) do
    file = Path.relative_to_cwd(env.file)
    "[" <> Exception.format_file_line(file, env.line) <> " " <> where(env) <> "]"
  end

  defp where(%{module: nil}), do: "(file)"
  defp where(%{function: nil, module: module}), do: "#{inspect(module)} (module)"
  defp where(%{function: {name, arity}, module: module}), do: Exception.format_mfa(module, name, arity)

  ## Rewriting

  defp debug({:|>, _, [_, _]} = pipe, _env) do
    [{first, _} | rest] = Macro.unpipe(pipe)

    Enum.reduce(rest, step(first, to_text(first)), fn {call, position}, acc ->
      step(Macro.pipe(acc, call, position), "|> " <> to_text(call))
    end)
  end

  defp debug({op, _, [_, _]} = expr, _env) when op in @logical, do: logical(expr)

  defp debug({:__block__, _, [_, _ | _] = exprs}, _env) do
    lines = for expr <- exprs, do: step(expr, to_text(expr), "  ")

    quote do
      unquote(__MODULE__).write("Code block:\n(\n")
      result = unquote({:__block__, [], lines})
      unquote(__MODULE__).write(")\n")
      result
    end
  end

  defp debug({:case, meta, [arg, [do: clauses]]} = expr, _env) do
    quote do
      unquote(__MODULE__).write("Case argument:\n")
      argument = unquote(step(arg, to_text(arg)))
      unquote(__MODULE__).write("\n")
      {result, clause} = unquote({:case, meta, [quote(do: argument), [do: numbered(clauses)]]})
      unquote(__MODULE__).write("Case expression (clause ##{clause} matched):\n")
      unquote(step(quote(do: result), to_text(expr)))
    end
  end

  defp debug({:cond, meta, [[do: clauses]]} = expr, _env) do
    clauses =
      for {{:->, clause_meta, [[condition], body]}, index} <- Enum.with_index(clauses, 1) do
        condition_value = quote(do: value = unquote(condition))
        {:->, clause_meta, [[condition_value], cond_body(body, condition, index)]}
      end

    quote do
      result = unquote({:cond, meta, [[do: clauses]]})
      unquote(__MODULE__).write("Cond expression:\n")
      unquote(step(quote(do: result), to_text(expr)))
    end
  end

  defp debug({:if, meta, [condition, clauses]} = expr, _env) when is_list(clauses) do
    quote do
      unquote(__MODULE__).write("If condition:\n")
      condition = unquote(step(condition, to_text(condition)))
      unquote(__MODULE__).write("\n")
      result = unquote({:if, meta, [quote(do: condition), clauses]})
      unquote(__MODULE__).write("If expression:\n")
      unquote(step(quote(do: result), to_text(expr)))
    end
  end

  defp debug({:with, meta, args} = expr, _env) when is_list(args) do
    {clauses, opts} = Enum.split_while(args, &(not match?([{:do, _} | _], &1)))

    quote do
      unquote(__MODULE__).write("With clauses:\n")
      result = unquote({:with, meta, Enum.map(clauses, &with_clause/1) ++ opts})
      unquote(__MODULE__).write("\nWith expression:\n")
      unquote(step(quote(do: result), to_text(expr)))
    end
  end

  defp debug(expr, _env), do: step(expr, to_text(expr))

  # The left operand of the outermost operator is printed first, then the whole, each with its value.
  defp logical({op, meta, [left, right]} = expr) when op in @logical,
    do: step({op, meta, [logical(left), right]}, to_text(expr))

  defp logical(expr), do: step(expr, to_text(expr))

  defp numbered(clauses) do
    for {{:->, meta, [args, body]}, index} <- Enum.with_index(clauses, 1),
        do: {:->, meta, [args, quote(do: {unquote(body), unquote(index)})]}
  end

  defp cond_body(body, condition, index) do
    quote do
      unquote(__MODULE__).write("Cond clause (clause ##{unquote(index)} matched):\n")
      unquote(__MODULE__).step(value, unquote(to_text(condition)), "", options)
      unquote(__MODULE__).write("\n")
      unquote(body)
    end
  end

  defp with_clause({:<-, meta, [left, right]}), do: {:<-, meta, [left, step(right, to_text(right))]}
  defp with_clause({:=, meta, [left, right]}), do: {:=, meta, [left, step(right, to_text(right))]}
  defp with_clause(expr), do: step(expr, to_text(expr))

  defp step(expr, text, indentation \\ ""),
    do: quote(do: unquote(__MODULE__).step(unquote(expr), unquote(text), unquote(indentation), options))

  defp to_text(expr), do: Macro.to_string(expr)

  ## At run time

  @doc """
  The options of `inspect/2` with what `dbg` wants by default.
  """
  def options(options) do
    options
    |> Keyword.put_new(:pretty, true)
    |> Keyword.put_new_lazy(:syntax_colors, fn -> if IO.ANSI.enabled?(), do: IO.ANSI.syntax_colors(), else: [] end)
  end

  def header(header, options), do: colored([:cyan, :italic], header, options)

  @doc """
  Prints code and value of a step, and gives the value.
  """
  def step(value, text, indentation, options) do
    text = if indentation == "", do: text, else: indentation <> String.replace(text, "\n", "\n" <> indentation)
    write([text, colored([:faint], " #=> ", options), inspect(value, options), ?\n])
    value
  end

  def write(iodata), do: IO.write(iodata)

  defp colored(codes, text, options) do
    if options[:syntax_colors] == [], do: text, else: IO.ANSI.format_fragment([codes, text, :reset], true)
  end
end
