defmodule :file do
  @moduledoc """
  Files: by their names, and open ones.

  A file opened with `:raw` is a `:file_descriptor` tuple that only its owner uses; without it, it is a process (`:file_io_server`)
  that speaks the I/O protocol. Both are closed when the process that opened them ends. Everything gives `{:error, reason}` where it fails, with
  the POSIX name of what is wrong.
  """

  @type name :: atom | binary | charlist | [name]
  @type io_device :: pid | {:file_descriptor, :prim_file | :ram_file, term}
  @type location :: integer | {:bof | :cur | :eof, integer} | :bof | :cur | :eof
  @type posix :: atom
  @type info :: tuple

  # By name

  @doc "All bytes of a file."
  @spec read_file(name) :: {:ok, binary} | {:error, posix}
  def read_file(name), do: :prim_file.read_file(name)

  @doc "All bytes of a file; the options make no difference."
  @spec read_file(name, [:raw]) :: {:ok, binary} | {:error, posix}
  def read_file(name, _options), do: :prim_file.read_file(name)

  @doc "Writes a file from scratch."
  @spec write_file(name, iodata) :: :ok | {:error, posix}
  def write_file(name, data), do: :prim_file.write_file(name, data)

  @doc "Writes a file, opened with the modes and `:write`."
  @spec write_file(name, iodata, [term]) :: :ok | {:error, posix}
  def write_file(name, data, []), do: :prim_file.write_file(name, data)

  def write_file(name, data, modes) when is_list(modes) do
    case binary(data) do
      {:ok, binary} -> write_binary(name, binary, modes)
      error -> error
    end
  end

  def write_file(_name, _data, _modes), do: {:error, :badarg}

  defp write_binary(name, binary, modes) do
    # With an encoding it goes through a process, which takes the bytes for Latin-1, as OTP does.
    raw = if :lists.keymember(:encoding, 1, modes), do: [], else: [:raw]

    with {:ok, file} <- open(name, raw ++ [:binary, :write | :lists.delete(:raw, modes)]) do
      written = write(file, binary)

      case close(file) do
        :ok -> written
        error -> if written === :ok, do: error, else: written
      end
    end
  end

  defp binary(data) do
    {:ok, :erlang.iolist_to_binary(data)}
  catch
    :error, _ -> {:error, :badarg}
  end

  @doc "The names in a directory."
  @spec list_dir(name) :: {:ok, [charlist]} | {:error, posix}
  def list_dir(name), do: :prim_file.list_dir(name)

  @doc "The names in a directory."
  @spec list_dir_all(name) :: {:ok, [charlist]} | {:error, posix}
  def list_dir_all(name), do: :prim_file.list_dir(name)

  @doc "Makes a directory whose parent exists."
  @spec make_dir(name) :: :ok | {:error, posix}
  def make_dir(name), do: :prim_file.make_dir(name)

  @doc "Removes an empty directory."
  @spec del_dir(name) :: :ok | {:error, posix}
  def del_dir(name), do: :prim_file.del_dir(name)

  @doc "Removes a file, or a directory with all that is in it."
  @spec del_dir_r(name) :: :ok | {:error, posix}
  def del_dir_r(name) do
    case :prim_file.read_link_info(name, []) do
      {:ok, info} when elem(info, 2) === :directory -> del_contents(name)
      {:ok, _info} -> :prim_file.delete(name)
      error -> error
    end
  end

  defp del_contents(directory) do
    with {:ok, names} <- :prim_file.list_dir(directory) do
      :lists.foreach(&del_dir_r([directory, ?/, &1]), names)
      :prim_file.del_dir(directory)
    end
  end

  @doc "Removes a file."
  @spec delete(name) :: :ok | {:error, posix}
  def delete(name), do: :prim_file.delete(name)

  @doc "Removes a file; the options make no difference."
  @spec delete(name, [:raw]) :: :ok | {:error, posix}
  def delete(name, _options), do: :prim_file.delete(name)

  @doc "Gives a file another name."
  @spec rename(name, name) :: :ok | {:error, posix}
  def rename(from, to), do: :prim_file.rename(from, to)

  @doc "What there is to know of a file, links followed."
  @spec read_file_info(name | io_device) :: {:ok, info} | {:error, posix}
  def read_file_info(name), do: read_file_info(name, [])

  @doc "What there is to know of a file, links followed; `time: :local | :universal | :posix`."
  @spec read_file_info(name | io_device, [term]) :: {:ok, info} | {:error, posix}
  def read_file_info(name, options), do: :prim_file.read_file_info(name, options)

  @doc "What there is to know of a file or link."
  @spec read_link_info(name) :: {:ok, info} | {:error, posix}
  def read_link_info(name), do: read_link_info(name, [])

  @doc "What there is to know of a file or link; `time: :local | :universal | :posix`."
  @spec read_link_info(name, [term]) :: {:ok, info} | {:error, posix}
  def read_link_info(name, options), do: :prim_file.read_link_info(name, options)

  @doc "Changes what the record says of a file; what is `:undefined` stays."
  @spec write_file_info(name, info) :: :ok | {:error, posix}
  def write_file_info(name, info), do: write_file_info(name, info, [])

  @doc "Changes what the record says of a file; `time: :local | :universal | :posix`."
  @spec write_file_info(name, info, [term]) :: :ok | {:error, posix}
  def write_file_info(name, info, options), do: :prim_file.write_file_info(name, info, options)

  @doc "Where a link leads."
  @spec read_link(name) :: {:ok, charlist} | {:error, posix}
  def read_link(name), do: :prim_file.read_link(name)

  @doc "Where a link leads."
  @spec read_link_all(name) :: {:ok, charlist} | {:error, posix}
  def read_link_all(name), do: :prim_file.read_link(name)

  @doc "Makes another name of a file."
  @spec make_link(name, name) :: :ok | {:error, posix}
  def make_link(existing, name), do: :prim_file.make_link(existing, name)

  @doc "Makes a link to a name."
  @spec make_symlink(name, name) :: :ok | {:error, posix}
  def make_symlink(existing, name), do: :prim_file.make_symlink(existing, name)

  @doc "The current directory."
  @spec get_cwd() :: {:ok, charlist} | {:error, posix}
  def get_cwd, do: :prim_file.get_cwd()

  @doc "The current directory of a drive; there are no drives here."
  @spec get_cwd(charlist) :: {:error, posix}
  def get_cwd(_drive), do: {:error, :enotsup}

  @doc "Goes to a directory."
  @spec set_cwd(name) :: :ok | {:error, posix}
  def set_cwd(name), do: :prim_file.set_cwd(name)

  @doc "Changes the rights of a file."
  @spec change_mode(name, integer) :: :ok | {:error, posix}
  def change_mode(name, mode) when is_integer(mode), do: change(name, 7, mode)

  @doc "Changes the owner of a file."
  @spec change_owner(name, integer) :: :ok | {:error, posix}
  def change_owner(name, user) when is_integer(user), do: change(name, 12, user)

  @doc "Changes owner and group of a file."
  @spec change_owner(name, integer, integer) :: :ok | {:error, posix}
  def change_owner(name, user, group) when is_integer(user) and is_integer(group) do
    with :ok <- change_owner(name, user), do: change_group(name, group)
  end

  @doc "Changes the group of a file."
  @spec change_group(name, integer) :: :ok | {:error, posix}
  def change_group(name, group) when is_integer(group), do: change(name, 13, group)

  @doc "Changes when a file was read and changed last, in local time."
  @spec change_time(name, tuple) :: :ok | {:error, posix}
  def change_time(name, time), do: change_time(name, time, time)

  @doc "Changes when a file was read and when it was changed last, in local time."
  @spec change_time(name, tuple, tuple) :: :ok | {:error, posix}
  def change_time(name, accessed, modified) do
    :prim_file.write_file_info(name, :erlang.setelement(5, :erlang.setelement(6, no_info(), modified), accessed), [])
  end

  defp change(name, index, value), do: :prim_file.write_file_info(name, :erlang.setelement(index + 1, no_info(), value), [])

  defp no_info do
    {:file_info, :undefined, :undefined, :undefined, :undefined, :undefined, :undefined, :undefined, :undefined, :undefined,
     :undefined, :undefined, :undefined, :undefined}
  end

  @doc "How names of files are encoded."
  @spec native_name_encoding() :: :utf8
  def native_name_encoding, do: :utf8

  # Open files

  @doc "Opens a file with one mode or a list of them."
  @spec open(name | iodata, atom | [term]) :: {:ok, io_device} | {:error, posix}
  def open(name, mode) when is_atom(mode), do: open(name, [mode])

  def open(name, modes) when is_list(modes) do
    cond do
      :lists.member(:ram, modes) -> :ram_file.open(name, modes)
      :lists.member(:raw, modes) -> open_raw(name, modes)
      true -> :file_io_server.start(self(), name, modes)
    end
  end

  def open(_name, _modes), do: {:error, :badarg}

  defp open_raw(name, modes) do
    with {:ok, handle} <- :prim_file.open_handle(name, modes) do
      {:ok, {:file_descriptor, :prim_file, %{handle: handle, binary: :lists.member(:binary, modes), owner: self()}}}
    end
  end

  @doc "Closes a file."
  @spec close(io_device) :: :ok | {:error, posix | :badarg | :terminated}
  def close(device) when is_pid(device) do
    with {:error, :terminated} <- file_request(device, :close), do: :ok
  end

  def close({:file_descriptor, :prim_file, %{handle: handle}}), do: :prim_file.close_handle(handle)
  def close({:file_descriptor, module, _} = descriptor), do: module.close(descriptor)
  def close(_device), do: {:error, :badarg}

  @doc "Reads bytes: `{:ok, data}`, `:eof` or `{:error, reason}`."
  @spec read(io_device | atom, non_neg_integer) :: {:ok, iodata} | :eof | {:error, term}
  def read(device, count) when (is_pid(device) or is_atom(device)) and is_integer(count) and count >= 0 do
    data(:io.request(device, {:get_chars, :latin1, ~c"", count}))
  end

  def read({:file_descriptor, :prim_file, %{handle: handle} = descriptor}, count) do
    listed(:prim_file.read_handle(handle, count), descriptor)
  end

  def read({:file_descriptor, module, _} = descriptor, count), do: module.read(descriptor, count)
  def read(_device, _count), do: {:error, :badarg}

  @doc "Reads a line, which ends in a line feed: `{:ok, data}`, `:eof` or `{:error, reason}`."
  @spec read_line(io_device | atom) :: {:ok, iodata} | :eof | {:error, term}
  def read_line(device) when is_pid(device) or is_atom(device), do: data(:io.request(device, {:get_line, :latin1, ~c""}))

  def read_line({:file_descriptor, :prim_file, %{handle: handle} = descriptor}) do
    listed(:prim_file.read_line_handle(handle), descriptor)
  end

  def read_line({:file_descriptor, module, _} = descriptor), do: module.read_line(descriptor)
  def read_line(_device), do: {:error, :badarg}

  defp data(data) when is_list(data) or is_binary(data), do: {:ok, data}
  defp data(other), do: other

  defp listed({:ok, binary}, %{binary: false}), do: {:ok, :erlang.binary_to_list(binary)}
  defp listed(result, _descriptor), do: result

  @doc "Writes bytes."
  @spec write(io_device | atom, iodata) :: :ok | {:error, term}
  def write(device, data) when is_pid(device) or is_atom(device) do
    case binary(data) do
      {:ok, binary} -> :io.put(device, :latin1, binary)
      error -> error
    end
  end

  def write({:file_descriptor, :prim_file, %{handle: handle}}, data), do: :prim_file.write_handle(handle, data)
  def write({:file_descriptor, module, _} = descriptor, data), do: module.write(descriptor, data)
  def write(_device, _data), do: {:error, :badarg}

  @doc "Reads at several places."
  @spec pread(io_device, [{non_neg_integer, non_neg_integer}]) :: {:ok, [iodata | :eof]} | :eof | {:error, term}
  def pread(device, places) when is_list(places), do: pread_all(device, places, [])
  def pread(_device, _places), do: {:error, :badarg}

  defp pread_all(_device, [], read), do: {:ok, :lists.reverse(read)}

  defp pread_all(device, [{place, count} | rest], read) do
    case pread(device, place, count) do
      {:ok, data} -> pread_all(device, rest, [data | read])
      :eof -> pread_all(device, rest, [:eof | read])
      error -> error
    end
  end

  defp pread_all(_device, _places, _read), do: {:error, :badarg}

  @doc "Reads at a place; where the position is afterwards is not said."
  @spec pread(io_device, location, non_neg_integer) :: {:ok, iodata} | :eof | {:error, term}
  def pread(device, place, count) when is_pid(device), do: file_request(device, {:pread, place, count})

  def pread({:file_descriptor, :prim_file, %{handle: handle} = descriptor}, place, count) do
    with {:ok, place} <- place(handle, place), do: listed(:prim_file.pread_handle(handle, place, count), descriptor)
  end

  def pread({:file_descriptor, module, _} = descriptor, place, count), do: module.pread(descriptor, place, count)
  def pread(_device, _place, _count), do: {:error, :badarg}

  @doc "Writes at several places."
  @spec pwrite(io_device, [{location, iodata}]) :: :ok | {:error, term}
  def pwrite(device, places) when is_list(places), do: pwrite_all(device, places, 0)
  def pwrite(_device, _places), do: {:error, :badarg}

  defp pwrite_all(_device, [], _written), do: :ok

  defp pwrite_all(device, [{place, data} | rest], written) do
    case pwrite(device, place, data) do
      :ok -> pwrite_all(device, rest, written + 1)
      {:error, reason} -> {:error, {written, reason}}
    end
  end

  defp pwrite_all(_device, _places, _written), do: {:error, :badarg}

  @doc "Writes at a place; where the position is afterwards is not said."
  @spec pwrite(io_device, location, iodata) :: :ok | {:error, term}
  def pwrite(device, place, data) when is_pid(device), do: file_request(device, {:pwrite, place, data})

  def pwrite({:file_descriptor, :prim_file, %{handle: handle}}, place, data) do
    with {:ok, place} <- place(handle, place), do: :prim_file.pwrite_handle(handle, place, data)
  end

  def pwrite({:file_descriptor, module, _} = descriptor, place, data), do: module.pwrite(descriptor, place, data)
  def pwrite(_device, _place, _data), do: {:error, :badarg}

  # A place as a number; asking for the others moves the position.
  defp place(_handle, place) when is_integer(place), do: {:ok, place}
  defp place(handle, place), do: position({:file_descriptor, :prim_file, %{handle: handle}}, place)

  @doc "Goes to a place, and gives it as bytes from the beginning."
  @spec position(io_device, location) :: {:ok, non_neg_integer} | {:error, term}
  def position(device, place) when is_pid(device), do: file_request(device, {:position, place})
  def position({:file_descriptor, :prim_file, %{handle: handle}}, place), do: move(handle, place)
  def position({:file_descriptor, module, _} = descriptor, place), do: module.position(descriptor, place)
  def position(_device, _place), do: {:error, :badarg}

  defp move(handle, offset) when is_integer(offset), do: :prim_file.position_handle(handle, :bof, offset)
  defp move(handle, base) when base in [:bof, :cur, :eof], do: :prim_file.position_handle(handle, base, 0)

  defp move(handle, {base, offset}) when base in [:bof, :cur, :eof] and is_integer(offset) do
    :prim_file.position_handle(handle, base, offset)
  end

  defp move(_handle, _place), do: {:error, :badarg}

  @doc "Ends a file where the position is."
  @spec truncate(io_device) :: :ok | {:error, term}
  def truncate(device) when is_pid(device), do: file_request(device, :truncate)
  def truncate({:file_descriptor, :prim_file, %{handle: handle}}), do: :prim_file.truncate_handle(handle)
  def truncate({:file_descriptor, module, _} = descriptor), do: module.truncate(descriptor)
  def truncate(_device), do: {:error, :badarg}

  @doc "Brings everything to the disk."
  @spec sync(io_device) :: :ok | {:error, term}
  def sync(device) when is_pid(device), do: file_request(device, :sync)
  def sync({:file_descriptor, :prim_file, %{handle: handle}}), do: :prim_file.sync_handle(handle, true)
  def sync({:file_descriptor, _, _}), do: :ok
  def sync(_device), do: {:error, :badarg}

  @doc "Brings the contents to the disk."
  @spec datasync(io_device) :: :ok | {:error, term}
  def datasync(device) when is_pid(device), do: file_request(device, :datasync)
  def datasync({:file_descriptor, :prim_file, %{handle: handle}}), do: :prim_file.sync_handle(handle, false)
  def datasync({:file_descriptor, _, _}), do: :ok
  def datasync(_device), do: {:error, :badarg}

  @doc "Tells the system how a file will be read; it is only advice, and nothing is done with it."
  @spec advise(io_device, integer, integer, atom) :: :ok | {:error, term}
  def advise(device, offset, length, advice) when is_integer(offset) and is_integer(length) do
    known? = advice in [:normal, :sequential, :random, :no_reuse, :will_need, :dont_need]
    if known? and (is_pid(device) or is_tuple(device)), do: :ok, else: {:error, :einval}
  end

  @doc "Reserves space for a file, which the JVM cannot: `{:error, :enotsup}`. One in memory needs none."
  @spec allocate(io_device, non_neg_integer, non_neg_integer) :: :ok | {:error, :enotsup}
  def allocate({:file_descriptor, :ram_file, _}, _offset, _length), do: :ok
  def allocate(_device, _offset, _length), do: {:error, :enotsup}

  defp file_request(device, request) do
    reference = :erlang.monitor(:process, device)
    :erlang.send(device, {:file_request, self(), reference, request})

    receive do
      {:file_reply, ^reference, reply} ->
        :erlang.demonitor(reference, [:flush])
        reply

      {:DOWN, ^reference, _, _, _} ->
        {:error, :terminated}
    end
  end

  # Copying

  @doc "Copies a file onto another, and gives how many bytes."
  @spec copy(term, term) :: {:ok, non_neg_integer} | {:error, term}
  def copy(source, destination), do: copy(source, destination, :infinity)

  @doc "Copies at most so many bytes. Both sides are names, `{name, modes}` or open files."
  @spec copy(term, term, non_neg_integer | :infinity) :: {:ok, non_neg_integer} | {:error, term}
  def copy(source, destination, count) do
    case {named(source), named(destination)} do
      {{:ok, from, []}, {:ok, to, []}} when count === :infinity -> :prim_file.copy(from, to)
      _ -> with_device(source, [:read], fn from -> with_device(destination, [:write], &copy_bytes(from, &1, count, 0)) end)
    end
  end

  defp named({name, modes}) when is_list(modes), do: {:ok, name, modes}
  defp named(name) when is_binary(name) or is_list(name) or is_atom(name), do: {:ok, name, []}
  defp named(_device), do: :error

  defp with_device(term, mode, fun) do
    case named(term) do
      :error -> fun.(term)
      {:ok, name, modes} -> with {:ok, device} <- open(name, [:raw, :binary | mode ++ modes]), do: closing(device, fun)
    end
  end

  defp closing(device, fun) do
    fun.(device)
  after
    close(device)
  end

  defp copy_bytes(_from, _to, 0, copied), do: {:ok, copied}

  defp copy_bytes(from, to, count, copied) do
    case read(from, chunk(count)) do
      {:ok, data} ->
        size = :erlang.iolist_size(data)
        with :ok <- write(to, data), do: copy_bytes(from, to, less(count, size), copied + size)

      :eof ->
        {:ok, copied}

      error ->
        error
    end
  end

  defp chunk(:infinity), do: 65536
  defp chunk(count), do: :erlang.min(count, 65536)

  defp less(:infinity, _size), do: :infinity
  defp less(count, size), do: count - size

  # Terms

  @doc "Reads a file of Erlang terms, each ended by a full stop."
  @spec consult(name) :: {:ok, [term]} | {:error, term}
  def consult(name) do
    with {:ok, binary} <- read_file(name) do
      case :unicode.characters_to_list(binary) do
        chars when is_list(chars) -> terms(chars, 1, [])
        _ -> terms(:erlang.binary_to_list(binary), 1, [])
      end
    end
  end

  defp terms(chars, line, terms) do
    case scanned(:erl_scan.tokens([], chars, line), line) do
      {:done, {:ok, tokens, line}, rest} -> parsed(tokens, rest, line, terms)
      {:done, {:eof, _line}, _rest} -> {:ok, :lists.reverse(terms)}
      {:done, {:error, error, _line}, _rest} -> {:error, error}
    end
  end

  defp scanned({:more, continuation}, line), do: :erl_scan.tokens(continuation, :eof, line)
  defp scanned(done, _line), do: done

  defp parsed(tokens, rest, line, terms) do
    case :erl_parse.parse_term(tokens) do
      {:ok, term} when rest === :eof -> {:ok, :lists.reverse([term | terms])}
      {:ok, term} -> terms(rest, line, [term | terms])
      {:error, error} -> {:error, error}
    end
  end

  @doc "As `consult/1`, for the first directory of a list that has the file; gives its path, too."
  @spec path_consult([name], name) :: {:ok, [term], charlist | binary} | {:error, term}
  def path_consult(path, name) do
    first(path, name, fn full -> with {:ok, terms} <- consult(full), do: {:ok, terms, full} end)
  end

  @doc "Opens a file in the first directory of a list that has it; gives its path, too."
  @spec path_open([name], name, [term]) :: {:ok, io_device, charlist | binary} | {:error, term}
  def path_open(path, name, modes) do
    first(path, name, fn full -> with {:ok, device} <- open(full, modes), do: {:ok, device, full} end)
  end

  defp first([], _name, _fun), do: {:error, :enoent}

  defp first([directory | rest], name, fun) do
    case fun.(:filename.join(directory, name)) do
      {:error, :enoent} -> first(rest, name, fun)
      result -> result
    end
  end

  # Errors

  @doc "What an error means, in words."
  @spec format_error(term) :: charlist
  def format_error({line, module, reason}) when is_atom(module) do
    text = if module === :file, do: format_error(reason), else: module.format_error(reason)
    [:erlang.integer_to_list(line), ?:, ?\s, text]
  end

  def format_error(:badarg), do: ~c"bad argument"
  def format_error(:system_limit), do: ~c"a system limit was hit, probably not enough ports"
  def format_error(:terminated), do: ~c"the file server process is terminated"
  def format_error(reason), do: :erl_posix_msg.message(reason)
end
