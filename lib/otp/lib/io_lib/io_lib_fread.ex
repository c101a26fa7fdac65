defmodule :io_lib_fread do
  @moduledoc """
  Reads text as a format says: `~d`, `~u` (its width is the base), `~-`, `~#`, `~f`, `~s`, `~a`, `~c`, `~l`, `~~`. A `*` skips the
  field, white space matches any amount of white space, and other characters match themselves.
  """

  defguardp is_space(c) when c in [?\s, ?\t, ?\n, ?\r]
  defguardp is_digit(c) when c in ?0..?9

  @doc "Reads from one string; see `:io_lib.fread/2`."
  @spec fread(charlist(), charlist()) :: {:ok, list(), charlist()} | {:more, charlist(), non_neg_integer(), list()} | {:error, term()}
  def fread(format, chars), do: read(format, chars, 0, [])

  @doc "Reads in steps; see `:io_lib.fread/3`."
  @spec fread(term(), charlist() | :eof, charlist()) :: {:more, term()} | {:done, term(), charlist() | :eof}
  def fread([], chars, format), do: step(format, [], chars, 0, [])
  def fread({format, line, count, items}, chars, _format), do: step(format, line, chars, count, items)

  defp step(_format, [], :eof, _count, _items), do: {:done, :eof, :eof}

  defp step(format, line, :eof, count, items) do
    case read(format, :lists.reverse(line), count, items) do
      {:ok, items, rest} -> {:done, {:ok, items}, rest}
      {:more, _, 0, []} -> {:done, :eof, :eof}
      {:more, _, _, _} -> {:done, {:error, {:fread, :input}}, :eof}
      error -> {:done, error, :eof}
    end
  end

  # Only whole lines are read.
  defp step(format, line, chars, count, items) do
    case :lists.splitwith(&(&1 !== ?\n), chars) do
      {part, []} ->
        {:more, {format, :lists.reverse(part, line), count, items}}

      {part, [newline | rest]} ->
        read_line(format, :lists.reverse(line, part ++ [newline]), rest, count, items)
    end
  end

  defp read_line(format, line, rest, count, items) do
    case read(format, line, count, items) do
      {:ok, items, unread} -> {:done, {:ok, items}, unread ++ rest}
      {:more, format, count, items} when rest === [] -> {:more, {format, [], count, items}}
      {:more, format, count, items} -> step(format, [], rest, count, items)
      error -> {:done, error, rest}
    end
  end

  # `count` is the number of characters read, `items` holds the last first.
  defp read([?~ | format], chars, count, items), do: directive(format, chars, count, items, [?~ | format])

  defp read([c | format], chars, count, items) when is_space(c) do
    {chars, count} = skip(chars, count)
    read(format, chars, count, items)
  end

  defp read([c | format], [c | chars], count, items), do: read(format, chars, count + 1, items)
  defp read([], chars, _count, items), do: {:ok, :lists.reverse(items), chars}
  defp read(format, [], count, items), do: {:more, format, count, items}
  defp read(_format, _chars, _count, _items), do: error(:input)

  defp error(what), do: {:error, {:fread, what}}

  defp skip([c | chars], count) when is_space(c), do: skip(chars, count + 1)
  defp skip(chars, count), do: {chars, count}

  defp directive(format, chars, count, items, whole) do
    {keep?, format} = suppressed(format)
    {width, format} = width(format, :none)
    {unicode?, format} = unicode(format)
    control(format, width, unicode?, chars, count, items, {keep?, whole})
  end

  defp suppressed([?* | format]), do: {false, format}
  defp suppressed(format), do: {true, format}

  defp width([c | format], :none) when is_digit(c), do: width(format, c - ?0)
  defp width([c | format], width) when is_digit(c), do: width(format, 10 * width + c - ?0)
  defp width(format, width), do: {width, format}

  defp unicode([?t | format]), do: {true, format}
  defp unicode(format), do: {false, format}

  defp control([?~ | format], :none, _unicode, chars, count, items, {_, whole}) do
    case skip(chars, count) do
      {[?~ | chars], count} -> read(format, chars, count + 1, items)
      {[], count} -> {:more, whole, count, items}
      _other -> error(:input)
    end
  end

  defp control([?l | format], :none, _unicode, chars, count, items, _state), do: read(format, chars, count, [count | items])

  defp control([?c | format], width, unicode?, chars, count, items, {keep?, whole}) do
    number = if width === :none, do: 1, else: width
    {taken, rest} = take(chars, number)

    cond do
      chars === [] -> {:more, whole, count, items}
      :erlang.length(taken) < number or not allowed?(taken, unicode?) -> error(:character)
      true -> read(format, rest, count + number, keep(keep?, taken, items))
    end
  end

  defp control([?- | format], :none, _unicode, chars, count, items, {keep?, _}) do
    case chars do
      [?- | rest] -> read(format, rest, count + 1, keep(keep?, -1, items))
      [?+ | rest] -> read(format, rest, count + 1, keep(keep?, 1, items))
      _ -> read(format, chars, count, keep(keep?, 1, items))
    end
  end

  defp control([control | format], width, unicode?, chars, count, items, {keep?, whole}) when control in ~c"dufsa#" do
    case skip(chars, count) do
      {[], count} ->
        {:more, whole, count, items}

      {chars, count} ->
        field = if control === ?u, do: chars, else: limited(chars, width)

        case convert(control, field, width, unicode?) do
          {:ok, item, used} -> read(format, :lists.nthtail(used, chars), count + used, keep(keep?, item, items))
          :error -> error(what(control))
        end
    end
  end

  defp control(_format, _width, _unicode, _chars, _count, _items, _state), do: error(:format)

  defp keep(true, item, items), do: [item | items]
  defp keep(false, _item, items), do: items

  defp what(?d), do: :integer
  defp what(?u), do: :unsigned
  defp what(?f), do: :float
  defp what(?s), do: :string
  defp what(?a), do: :atom
  defp what(?#), do: :based

  defp take(chars, number), do: :lists.split(min(number, :erlang.length(chars)), chars)

  defp limited(chars, :none), do: chars
  defp limited(chars, width), do: :lists.sublist(chars, width)

  defp allowed?(chars, unicode?), do: unicode? or :lists.all(&(&1 < 256), chars)

  # The item a field stands for and the number of characters it takes.
  defp convert(?d, [sign | chars], _width, _unicode) when sign in ~c"+-", do: integer(chars, 10, [sign])
  defp convert(?d, chars, _width, _unicode), do: integer(chars, 10, [])
  defp convert(?u, chars, :none, _unicode), do: integer(chars, 10, [])
  defp convert(?u, chars, base, _unicode) when base in 2..36, do: integer(chars, base, [])

  defp convert(?#, chars, _width, _unicode) do
    with {[_ | _] = base, [?# | rest]} <- :lists.splitwith(&(&1 in ?0..?9), chars),
         {:ok, number, used} <- integer(rest, :erlang.list_to_integer(base), []) do
      {:ok, number, :erlang.length(base) + 1 + used}
    else
      _ -> :error
    end
  end

  defp convert(?f, chars, _width, _unicode) do
    case :string.to_float(chars) do
      {float, rest} when is_float(float) -> {:ok, float, :erlang.length(chars) - :erlang.length(rest)}
      _ -> :error
    end
  end

  defp convert(control, chars, width, unicode?) when control in ~c"sa" do
    text = :lists.takewhile(&(not is_space(&1)), chars)

    cond do
      not allowed?(text, unicode?) -> :error
      width !== :none and :erlang.length(chars) < width -> :error
      true -> {:ok, text_item(control, text), if(width === :none, do: :erlang.length(text), else: width)}
    end
  end

  defp text_item(?s, text), do: text
  defp text_item(?a, text), do: :erlang.list_to_atom(text)

  defp integer(chars, base, sign) do
    digits = :lists.takewhile(&(value(&1) < base), chars)

    case digits do
      [] -> :error
      _ -> {:ok, :erlang.list_to_integer(sign ++ digits, base), :erlang.length(sign) + :erlang.length(digits)}
    end
  end

  defp value(c) when is_digit(c), do: c - ?0
  defp value(c) when c in ?a..?z, do: c - ?a + 10
  defp value(c) when c in ?A..?Z, do: c - ?A + 10
  defp value(_c), do: 36
end
