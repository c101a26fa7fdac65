defmodule :ets do
  @moduledoc """
  The functions of Erlang's `:ets` that call other code; the others are Java, and both halves make one module.
  """

  @type table :: atom | reference

  @doc """
  Folds over the rows of a table, from the first key to the last.

      iex> table = :ets.new(:numbers, [:ordered_set])
      iex> :ets.insert(table, [{1}, {2}, {3}])
      iex> :ets.foldl(fn {n}, acc -> [n | acc] end, [], table)
      [3, 2, 1]
  """
  @spec foldl((tuple, acc -> acc), acc, table) :: acc when acc: var
  def foldl(fun, acc, table) do
    fixed(table, fn -> fold(:ets.first_lookup(table), fun, acc, &:ets.next_lookup(table, &1)) end)
  end

  @doc """
  Folds over the rows of a table, from the last key to the first.

      iex> table = :ets.new(:numbers, [:ordered_set])
      iex> :ets.insert(table, [{1}, {2}, {3}])
      iex> :ets.foldr(fn {n}, acc -> [n | acc] end, [], table)
      [1, 2, 3]
  """
  @spec foldr((tuple, acc -> acc), acc, table) :: acc when acc: var
  def foldr(fun, acc, table) do
    fixed(table, fn -> fold(:ets.last_lookup(table), fun, acc, &:ets.prev_lookup(table, &1)) end)
  end

  # Rows may be deleted on the way.
  defp fixed(table, fun) do
    :ets.safe_fixtable(table, true)

    try do
      fun.()
    after
      if :ets.info(table, :size) != :undefined, do: :ets.safe_fixtable(table, false)
    end
  end

  defp fold(:"$end_of_table", _fun, acc, _next), do: acc
  defp fold({key, rows}, fun, acc, next), do: fold(next.(key), fun, :lists.foldl(fun, acc, rows), next)

  @doc """
  Replaces the rows of a table by what a function gives: it is called with `:read` until it gives `:end_of_input` instead of
  `{rows, next_function}`, and with `:close` where something goes wrong.
  """
  @spec init_table(table, (:read | :close -> term)) :: true
  def init_table(table, fun) do
    :ets.delete_all_objects(table)
    read(table, fun)
  end

  defp read(table, fun) do
    case fun.(:read) do
      :end_of_input ->
        true

      {rows, fun} when is_list(rows) and is_function(fun, 1) ->
        :ets.insert(table, rows)
        read(table, fun)
    end
  catch
    kind, reason ->
      _ = fun.(:close)
      :erlang.raise(kind, reason, __STACKTRACE__)
  end

  @doc "There are no tables on the disk here: raises."
  @spec to_dets(table, term) :: no_return
  def to_dets(table, dets), do: :erlang.error(:badarg, [table, dets])

  @doc "There are no tables on the disk here: raises."
  @spec from_dets(table, term) :: no_return
  def from_dets(table, dets), do: :erlang.error(:badarg, [table, dets])

  # Files: a binary of a version, what the table is, and its rows.

  @version {1, 0}

  @doc "Writes a table to a file."
  @spec tab2file(table, :file.name()) :: :ok | {:error, term}
  def tab2file(table, name), do: tab2file(table, name, [])

  @doc "Writes a table to a file; the options make no difference."
  @spec tab2file(table, :file.name(), [term]) :: :ok | {:error, term}
  def tab2file(table, name, options) when is_list(options) do
    case :ets.info(table) do
      :undefined ->
        {:error, :badtab}

      info ->
        contents = :erlang.term_to_binary({:athanor_table, @version, info, :ets.tab2list(table)})
        with {:error, reason} <- :file.write_file(name, contents), do: {:error, {:file_error, name, reason}}
    end
  end

  @doc "Makes a table of what `tab2file/2` wrote."
  @spec file2tab(:file.name()) :: {:ok, table} | {:error, term}
  def file2tab(name), do: file2tab(name, [])

  @doc "Makes a table of what `tab2file/2` wrote; the options make no difference."
  @spec file2tab(:file.name(), [term]) :: {:ok, table} | {:error, term}
  def file2tab(name, options) when is_list(options) do
    with {:ok, info, rows} <- saved(name) do
      table = :ets.new(value(info, :name), options_of(info))
      :ets.insert(table, rows)
      {:ok, table}
    end
  catch
    :error, :badarg -> {:error, :cannot_create_table}
  end

  defp options_of(info) do
    named = if value(info, :named_table), do: [:named_table], else: []
    named ++ [value(info, :type), value(info, :protection), {:keypos, value(info, :keypos)}]
  end

  @doc "What `tab2file/2` wrote, without its rows."
  @spec tabfile_info(:file.name()) :: {:ok, [{atom, term}]} | {:error, term}
  def tabfile_info(name) do
    with {:ok, info, _rows} <- saved(name) do
      items = for item <- [:name, :type, :protection, :named_table, :keypos, :size], do: {item, value(info, item)}
      {:ok, items ++ [extended_info: [], version: @version]}
    end
  end

  defp value(info, item), do: :proplists.get_value(item, info)

  defp saved(name) do
    case :file.read_file(name) do
      {:ok, binary} -> decoded(binary)
      {:error, reason} -> {:error, {:read_error, {:file_error, name, reason}}}
    end
  end

  defp decoded(binary) do
    case :erlang.binary_to_term(binary) do
      {:athanor_table, @version, info, rows} -> {:ok, info, rows}
      _ -> {:error, :badfile}
    end
  catch
    :error, :badarg -> {:error, :badfile}
  end
end
