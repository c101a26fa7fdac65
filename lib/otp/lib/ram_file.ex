defmodule :ram_file do
  @moduledoc """
  Files in memory: `:file.open(contents, [:ram | modes])`.

  The descriptor works with the functions of `:file`. The contents are there until the file is closed or the process that opened it has ended;
  `get_file/1` gives them.
  """

  @type descriptor :: {:file_descriptor, :ram_file, %{table: :ets.tid(), binary: boolean(), read: boolean(), write: boolean()}}
  @type result :: :ok | {:error, :badarg | :eacces | :ebadf | :einval}

  @modes [:ram, :raw, :read, :write, :binary]

  @doc "Opens a file with such contents. Modes are `:read` (also if there is none), `:write` and `:binary`."
  @spec open(iodata(), [atom()]) :: {:ok, descriptor()} | {:error, :badarg}
  def open(contents, modes) when is_list(modes) do
    with {:ok, binary} <- binary(contents), true <- :lists.all(&(&1 in @modes), modes) do
      {:ok, {:file_descriptor, :ram_file, new(binary, modes)}}
    else
      _ -> {:error, :badarg}
    end
  end

  def open(_contents, _modes), do: {:error, :badarg}

  defp new(contents, modes) do
    table = :ets.new(:ram_file, [:public])
    :ets.insert(table, [{:contents, contents}, {:position, 0}])
    write? = :lists.member(:write, modes)
    %{table: table, binary: :lists.member(:binary, modes), write: write?, read: not write? or :lists.member(:read, modes)}
  end

  defp binary(data) do
    {:ok, :erlang.iolist_to_binary(data)}
  catch
    :error, :badarg -> {:error, :badarg}
  end

  @doc "Forgets the contents."
  @spec close(descriptor()) :: :ok
  def close({:file_descriptor, :ram_file, %{table: table}}) do
    :ets.delete(table)
    :ok
  catch
    :error, :badarg -> :ok
  end

  # Does something with the contents and the position of a file that is open for that.
  defp opened({:file_descriptor, :ram_file, %{read: false}}, :read, _fun), do: {:error, :ebadf}
  defp opened({:file_descriptor, :ram_file, %{write: false}}, :write, _fun), do: {:error, :ebadf}

  defp opened({:file_descriptor, :ram_file, %{table: table} = file}, _for, fun) do
    case :ets.info(table, :size) do
      :undefined -> {:error, :einval}
      _ -> fun.(file, :ets.lookup_element(table, :contents, 2), :ets.lookup_element(table, :position, 2))
    end
  end

  @doc "Reads bytes from the position on: `{:ok, data}` or `:eof`."
  @spec read(descriptor(), non_neg_integer()) :: {:ok, iodata()} | :eof | {:error, term()}
  def read(descriptor, count) when is_integer(count) and count >= 0 do
    opened(descriptor, :read, fn file, contents, position ->
      with {:ok, bytes} <- part(contents, position, count) do
        :ets.insert(file.table, {:position, position + byte_size(bytes)})
        given(bytes, file)
      end
    end)
  end

  def read(_descriptor, _count), do: {:error, :badarg}

  @doc "Reads bytes at a place, which is a number; the position stays."
  @spec pread(descriptor(), non_neg_integer(), non_neg_integer()) :: {:ok, iodata()} | :eof | {:error, term()}
  def pread(descriptor, place, count) when is_integer(place) and is_integer(count) and count >= 0 do
    opened(descriptor, :read, fn file, contents, _position ->
      with {:ok, bytes} <- part(contents, place, count), do: given(bytes, file)
    end)
  end

  def pread(_descriptor, _place, _count), do: {:error, :badarg}

  @doc "Reads at several places."
  @spec pread(descriptor(), [{non_neg_integer(), non_neg_integer()}]) :: {:ok, [iodata() | :eof]} | {:error, term()}
  def pread(descriptor, places), do: :file.pread(descriptor, places)

  defp part(_contents, place, _count) when place < 0, do: {:error, :einval}
  defp part(_contents, _place, 0), do: {:ok, ""}
  defp part(contents, place, _count) when place >= byte_size(contents), do: :eof
  defp part(contents, place, count), do: {:ok, :binary.part(contents, place, min(count, byte_size(contents) - place))}

  defp given(bytes, %{binary: true}), do: {:ok, bytes}
  defp given(bytes, _file), do: {:ok, :erlang.binary_to_list(bytes)}

  @doc "Writes at the position; what is between the end of the file and that becomes zeros."
  @spec write(descriptor(), iodata()) :: result()
  def write(descriptor, data) do
    opened(descriptor, :write, fn file, contents, position ->
      with {:ok, bytes} <- binary(data) do
        :ets.insert(file.table, [{:contents, overwritten(contents, position, bytes)}, {:position, position + byte_size(bytes)}])
        :ok
      end
    end)
  end

  @doc "Writes at a place, which is a number; the position stays."
  @spec pwrite(descriptor(), non_neg_integer(), iodata()) :: result()
  def pwrite(descriptor, place, data) when is_integer(place) do
    opened(descriptor, :write, fn file, contents, _position ->
      with true <- place >= 0 or {:error, :einval}, {:ok, bytes} <- binary(data) do
        :ets.insert(file.table, {:contents, overwritten(contents, place, bytes)})
        :ok
      end
    end)
  end

  def pwrite(_descriptor, _place, _data), do: {:error, :badarg}

  @doc "Writes at several places."
  @spec pwrite(descriptor(), [{non_neg_integer(), iodata()}]) :: :ok | {:error, term()}
  def pwrite(descriptor, places), do: :file.pwrite(descriptor, places)

  defp overwritten(contents, place, bytes) do
    size = byte_size(bytes)

    case filled(contents, place) do
      <<before::binary-size(place), _::binary-size(size), rest::binary>> -> <<before::binary, bytes::binary, rest::binary>>
      <<before::binary-size(place), _::binary>> -> <<before::binary, bytes::binary>>
    end
  end

  defp filled(contents, size) when byte_size(contents) >= size, do: contents
  defp filled(contents, size), do: <<contents::binary, 0::size(size - byte_size(contents))-unit(8)>>

  @doc "Goes to a place, and gives it as bytes from the beginning; it may be beyond the end."
  @spec position(descriptor(), integer() | atom() | {atom(), integer()}) :: {:ok, non_neg_integer()} | {:error, term()}
  def position({:file_descriptor, :ram_file, _} = descriptor, place) do
    opened(descriptor, :any, fn file, contents, position ->
      case place(place, byte_size(contents), position) do
        :error -> {:error, :badarg}
        offset when offset < 0 -> {:error, :einval}
        offset -> if :ets.insert(file.table, {:position, offset}), do: {:ok, offset}
      end
    end)
  end

  defp place(offset, _size, _position) when is_integer(offset), do: offset
  defp place(base, size, position) when is_atom(base), do: place({base, 0}, size, position)
  defp place({:bof, offset}, _size, _position) when is_integer(offset), do: offset
  defp place({:cur, offset}, _size, position) when is_integer(offset), do: position + offset
  defp place({:eof, offset}, size, _position) when is_integer(offset), do: size + offset
  defp place(_place, _size, _position), do: :error

  @doc "Ends the file at the position."
  @spec truncate(descriptor()) :: result()
  def truncate({:file_descriptor, :ram_file, %{write: false}}), do: {:error, :eacces}

  def truncate(descriptor) do
    opened(descriptor, :write, fn file, contents, position ->
      :ets.insert(file.table, {:contents, :binary.part(filled(contents, position), 0, position)})
      :ok
    end)
  end

  @doc "The contents."
  @spec get_file(descriptor()) :: {:ok, iodata()} | {:error, term()}
  def get_file(descriptor), do: opened(descriptor, :any, fn file, contents, _position -> given(contents, file) end)

  @doc "How many bytes the contents have."
  @spec get_size(descriptor()) :: {:ok, non_neg_integer()} | {:error, term()}
  def get_size(descriptor), do: opened(descriptor, :any, fn _file, contents, _position -> {:ok, byte_size(contents)} end)
end
