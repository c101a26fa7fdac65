defmodule File do
  @moduledoc """
  Files and directories.

  Functions give `:ok` or `{:ok, result}`, or `{:error, reason}` with a POSIX name such as `:enoent`; those ending in `!` give the result or raise
  `File.Error` and its like. Paths are chardata, relative ones are meant from the current directory on, which all processes share.

  A file opened by `open/2` is a process, to be read and written by `IO`, and closed when the process that opened it ends. Without an encoding it
  holds bytes: use `IO.binread/2` and `IO.binwrite/2`, or open it with `:utf8` for text. Whole files are best read by `read/1` and written by
  `write/3`, large ones as streams (`stream!/3`), none of which goes through a process.
  """

  @type posix :: :file.posix()
  @type io_device :: :file.io_device()
  @type file_descriptor :: :file.fd()
  @type stat_options :: [time: :local | :universal | :posix]
  @type mode ::
          :append
          | :binary
          | :charlist
          | :compressed
          | :delayed_write
          | :exclusive
          | :raw
          | :read
          | :read_ahead
          | :sync
          | :write
          | {:read_ahead, pos_integer}
          | {:delayed_write, non_neg_integer, non_neg_integer}
          | encoding_mode
  @type encoding_mode ::
          :utf8
          | {:encoding, :latin1 | :unicode | :utf8 | :utf16 | :utf32 | {:utf16, :big | :little} | {:utf32, :big | :little}}
  @type read_offset_mode :: {:read_offset, non_neg_integer}
  @type stream_mode ::
          encoding_mode
          | read_offset_mode
          | :append
          | :compressed
          | :delayed_write
          | :trim_bom
          | {:read_ahead, pos_integer | false}
          | {:delayed_write, non_neg_integer, non_neg_integer}
  @type erlang_time :: {{year :: non_neg_integer, 1..12, 1..31}, {0..23, 0..59, 0..59}}
  @type posix_time :: integer
  @type on_conflict_callback :: (Path.t(), Path.t() -> boolean)

  # What is there

  @doc """
  Whether the path is of an ordinary file, links followed. The options are those of `:file.read_file_info/2`.

  ## Examples

      File.regular?("mix.exs")
      #=> true
  """
  @spec regular?(Path.t(), [:raw]) :: boolean
  def regular?(path, opts \\ []), do: type(path, opts) == :regular

  @doc """
  Whether the path is of a directory, links followed.

  ## Examples

      iex> File.dir?(System.tmp_dir!())
      true
  """
  @spec dir?(Path.t(), [:raw]) :: boolean
  def dir?(path, opts \\ []), do: type(path, opts) == :directory

  defp type(path, opts) do
    case look(path, opts) do
      {:ok, info} -> elem(info, 2)
      {:error, _} -> nil
    end
  end

  # Times in seconds: nobody wants them here, and local ones need the rules of the time zone, which take a while to read.
  defp look(path, opts), do: :file.read_file_info(IO.chardata_to_string(path), [{:time, :posix} | opts])

  @doc """
  Whether the path is of anything, links followed.

  ## Examples

      iex> File.exists?("there/is/no/such/file")
      false
  """
  @spec exists?(Path.t(), [:raw]) :: boolean
  def exists?(path, opts \\ []), do: match?({:ok, _}, look(path, opts))

  @doc """
  What there is to know of a file, as a `File.Stat`, links followed. Times are `:universal`, or what `:time` says (`:local`, `:posix`).
  """
  @spec stat(Path.t(), stat_options) :: {:ok, File.Stat.t()} | {:error, posix}
  def stat(path, opts \\ []) do
    info(:file.read_file_info(IO.chardata_to_string(path), Keyword.put_new(opts, :time, :universal)))
  end

  @doc "As `stat/2`; raises `File.Error`."
  @spec stat!(Path.t(), stat_options) :: File.Stat.t()
  def stat!(path, opts \\ []), do: bang!(stat(path, opts), path, "read file stats")

  @doc "As `stat/2`, of the link itself where the path is of one."
  @spec lstat(Path.t(), stat_options) :: {:ok, File.Stat.t()} | {:error, posix}
  def lstat(path, opts \\ []) do
    info(:file.read_link_info(IO.chardata_to_string(path), Keyword.put_new(opts, :time, :universal)))
  end

  @doc "As `lstat/2`; raises `File.Error`."
  @spec lstat!(Path.t(), stat_options) :: File.Stat.t()
  def lstat!(path, opts \\ []), do: bang!(lstat(path, opts), path, "read file stats")

  defp info({:ok, record}), do: {:ok, File.Stat.from_record(record)}
  defp info(error), do: error

  @doc "Changes rights, owner, group and times of a file to those of a `File.Stat`. Its times are `:universal`, or what `:time` says."
  @spec write_stat(Path.t(), File.Stat.t(), stat_options) :: :ok | {:error, posix}
  def write_stat(path, stat, opts \\ []) do
    opts = Keyword.put_new(opts, :time, :universal)
    :file.write_file_info(IO.chardata_to_string(path), File.Stat.to_record(stat), opts)
  end

  @doc "As `write_stat/3`; raises `File.Error`."
  @spec write_stat!(Path.t(), File.Stat.t(), stat_options) :: :ok
  def write_stat!(path, stat, opts \\ []), do: bang!(write_stat(path, stat, opts), path, "write file stats")

  @doc """
  Makes a file that was read and changed last at a time (now if none is given); makes an empty one where there is none.

  The time is a `t:erlang_time/0` in UTC or seconds since 1970.
  """
  @spec touch(Path.t(), erlang_time | posix_time) :: :ok | {:error, posix}
  def touch(path, time \\ System.os_time(:second))

  def touch(path, time) when is_tuple(time), do: touch(IO.chardata_to_string(path), time, :universal)
  def touch(path, time) when is_integer(time), do: touch(IO.chardata_to_string(path), time, :posix)

  defp touch(path, time, form) do
    stat = File.Stat.to_record(%File.Stat{atime: time, mtime: time})

    with {:error, :enoent} <- :file.write_file_info(path, undefined(stat), time: form),
         :ok <- write(path, "", [:append]),
         do: :file.write_file_info(path, undefined(stat), time: form)
  end

  # What stays as it is.
  defp undefined(record) do
    record |> Tuple.to_list() |> Enum.map(&if(&1 == nil, do: :undefined, else: &1)) |> List.to_tuple()
  end

  @doc "As `touch/2`; raises `File.Error`."
  @spec touch!(Path.t(), erlang_time | posix_time) :: :ok
  def touch!(path, time \\ System.os_time(:second)), do: bang!(touch(path, time), path, "touch")

  @doc "Changes the rights of a file, such as `0o644`."
  @spec chmod(Path.t(), non_neg_integer) :: :ok | {:error, posix}
  def chmod(path, mode), do: :file.change_mode(IO.chardata_to_string(path), mode)

  @doc "As `chmod/2`; raises `File.Error`."
  @spec chmod!(Path.t(), non_neg_integer) :: :ok
  def chmod!(path, mode), do: bang!(chmod(path, mode), path, "change mode for")

  @doc "Changes the owner of a file to that of a number."
  @spec chown(Path.t(), non_neg_integer) :: :ok | {:error, posix}
  def chown(path, uid), do: :file.change_owner(IO.chardata_to_string(path), uid)

  @doc "As `chown/2`; raises `File.Error`."
  @spec chown!(Path.t(), non_neg_integer) :: :ok
  def chown!(path, uid), do: bang!(chown(path, uid), path, "change owner for")

  @doc "Changes the group of a file to that of a number."
  @spec chgrp(Path.t(), non_neg_integer) :: :ok | {:error, posix}
  def chgrp(path, gid), do: :file.change_group(IO.chardata_to_string(path), gid)

  @doc "As `chgrp/2`; raises `File.Error`."
  @spec chgrp!(Path.t(), non_neg_integer) :: :ok
  def chgrp!(path, gid), do: bang!(chgrp(path, gid), path, "change group for")

  # Directories

  @doc "Makes a directory. The one it is in must be there, and it must not."
  @spec mkdir(Path.t()) :: :ok | {:error, posix}
  def mkdir(path), do: :file.make_dir(IO.chardata_to_string(path))

  @doc "As `mkdir/1`; raises `File.Error`."
  @spec mkdir!(Path.t()) :: :ok
  def mkdir!(path), do: bang!(mkdir(path), path, "make directory")

  @doc "Makes a directory and those that it is in; it may be there already."
  @spec mkdir_p(Path.t()) :: :ok | {:error, posix}
  def mkdir_p(path), do: :filelib.ensure_path(IO.chardata_to_string(path))

  @doc "As `mkdir_p/1`; raises `File.Error`."
  @spec mkdir_p!(Path.t()) :: :ok
  def mkdir_p!(path), do: bang!(mkdir_p(path), path, "make directory (with -p)")

  @doc "The names in a directory, in no order."
  @spec ls(Path.t()) :: {:ok, [binary]} | {:error, posix}
  def ls(path \\ ".") do
    with {:ok, names} <- :file.list_dir_all(IO.chardata_to_string(path)), do: {:ok, Enum.map(names, &name/1)}
  end

  defp name(name) when is_binary(name), do: name
  defp name(name), do: IO.chardata_to_string(name)

  @doc "As `ls/1`; raises `File.Error`."
  @spec ls!(Path.t()) :: [binary]
  def ls!(path \\ "."), do: bang!(ls(path), path, "list directory")

  @doc "The current directory."
  @spec cwd() :: {:ok, binary} | {:error, posix}
  def cwd do
    with {:ok, directory} <- :file.get_cwd(), do: {:ok, IO.chardata_to_string(directory)}
  end

  @doc "As `cwd/0`; raises `File.Error`."
  @spec cwd!() :: binary
  def cwd! do
    case cwd() do
      {:ok, directory} -> directory
      {:error, reason} -> raise File.Error, reason: reason, action: "get current working directory"
    end
  end

  @doc "Changes the current directory, which all processes share."
  @spec cd(Path.t()) :: :ok | {:error, posix}
  def cd(path), do: :file.set_cwd(IO.chardata_to_string(path))

  @doc "As `cd/1`; raises `File.Error`."
  @spec cd!(Path.t()) :: :ok
  def cd!(path), do: bang!(cd(path), path, "set current working directory to")

  @doc "Calls a function in another directory and goes back; gives what the function gave. Other processes are there, too, meanwhile."
  @spec cd!(Path.t(), (-> result)) :: result when result: var
  def cd!(path, function) do
    before = cwd!()
    cd!(path)

    try do
      function.()
    after
      cd!(before)
    end
  end

  # Links

  @doc "Makes another name of a file."
  @doc since: "1.5.0"
  @spec ln(Path.t(), Path.t()) :: :ok | {:error, posix}
  def ln(existing, new), do: :file.make_link(IO.chardata_to_string(existing), IO.chardata_to_string(new))

  @doc "As `ln/2`; raises `File.LinkError`."
  @doc since: "1.5.0"
  @spec ln!(Path.t(), Path.t()) :: :ok
  def ln!(existing, new), do: linked!(ln(existing, new), existing, new, "create hard link")

  @doc "Makes a link that leads to a path, which need not be there."
  @doc since: "1.5.0"
  @spec ln_s(Path.t(), Path.t()) :: :ok | {:error, posix}
  def ln_s(existing, new), do: :file.make_symlink(IO.chardata_to_string(existing), IO.chardata_to_string(new))

  @doc "As `ln_s/2`; raises `File.LinkError`."
  @spec ln_s!(Path.t(), Path.t()) :: :ok
  def ln_s!(existing, new), do: linked!(ln_s(existing, new), existing, new, "create symlink")

  defp linked!(:ok, _existing, _new, _action), do: :ok

  defp linked!({:error, reason}, existing, new, action) do
    raise File.LinkError,
      reason: reason,
      action: action,
      existing: IO.chardata_to_string(existing),
      new: IO.chardata_to_string(new)
  end

  @doc "Where a link leads."
  @doc since: "1.5.0"
  @spec read_link(Path.t()) :: {:ok, binary} | {:error, posix}
  def read_link(path) do
    with {:ok, target} <- :file.read_link(IO.chardata_to_string(path)), do: {:ok, IO.chardata_to_string(target)}
  end

  @doc "As `read_link/1`; raises `File.Error`."
  @doc since: "1.5.0"
  @spec read_link!(Path.t()) :: binary
  def read_link!(path), do: bang!(read_link(path), path, "read link")

  # Contents

  @doc "All bytes of a file. The options are those of `:file.read_file/2`."
  @spec read(Path.t(), [:raw]) :: {:ok, binary} | {:error, posix}
  def read(path, opts \\ []), do: :file.read_file(IO.chardata_to_string(path), opts)

  @doc "As `read/2`; raises `File.Error`."
  @spec read!(Path.t(), [:raw]) :: binary
  def read!(path, opts \\ []), do: bang!(read(path, opts), path, "read file")

  @doc """
  Writes iodata to a file, which is made or emptied before; with the mode `:append` it is written behind what is there.
  """
  @spec write(Path.t(), iodata, [mode]) :: :ok | {:error, posix}
  def write(path, content, modes \\ []) do
    :file.write_file(IO.chardata_to_string(path), content, normalize_modes(modes, false))
  end

  @doc "As `write/3`; raises `File.Error`."
  @spec write!(Path.t(), iodata, [mode]) :: :ok
  def write!(path, content, modes \\ []), do: bang!(write(path, content, modes), path, "write to file")

  @doc """
  Opens a file, or opens it, calls the function with it, and closes it (see `open/3`).

  Modes: `:read` (the default), `:write` (empties it, unless `:read` is given, too), `:append`, `:exclusive` (it must not be there), `:utf8` and
  other encodings, `:binary` (the default) or `:charlist` for what reading gives, `:raw`, `:compressed`, `:delayed_write`, `:read_ahead`,
  `:sync`.
  """
  @spec open(Path.t(), [mode | :ram]) :: {:ok, io_device} | {:error, posix}
  @spec open(Path.t(), (io_device -> result)) :: {:ok, result} | {:error, posix} when result: var
  def open(path, modes_or_function \\ [])

  def open(path, modes) when is_list(modes), do: :file.open(IO.chardata_to_string(path), normalize_modes(modes, true))
  def open(path, function) when is_function(function, 1), do: open(path, [], function)

  @doc "Opens a file, calls the function with it, closes it, and gives `{:ok, result}`."
  @spec open(Path.t(), [mode | :ram], (io_device -> result)) :: {:ok, result} | {:error, posix} when result: var
  def open(path, modes, function) when is_list(modes) and is_function(function, 1) do
    with {:ok, device} <- open(path, modes) do
      try do
        {:ok, function.(device)}
      after
        :ok = close(device)
      end
    end
  end

  @doc "As `open/2`; raises `File.Error`."
  @spec open!(Path.t(), [mode | :ram]) :: io_device
  @spec open!(Path.t(), (io_device -> result)) :: result when result: var
  def open!(path, modes_or_function \\ []), do: bang!(open(path, modes_or_function), path, "open")

  @doc "As `open/3`; raises `File.Error`."
  @spec open!(Path.t(), [mode | :ram], (io_device -> result)) :: result when result: var
  def open!(path, modes, function), do: bang!(open(path, modes, function), path, "open")

  @doc "Closes a file."
  @spec close(io_device) :: :ok | {:error, posix | :badarg | :terminated}
  def close(io_device), do: :file.close(io_device)

  # The names that Elixir gives to modes; a file gives binaries unless it is told otherwise.
  defp normalize_modes([:utf8 | rest], binary?), do: [encoding: :utf8] ++ normalize_modes(rest, binary?)
  defp normalize_modes([mode | rest], _binary?) when mode in [:charlist, :char_list], do: normalize_modes(rest, false)
  defp normalize_modes([mode | rest], binary?), do: [mode | normalize_modes(rest, binary?)]
  defp normalize_modes([], true), do: [:binary]
  defp normalize_modes([], false), do: []

  @doc """
  A file as a stream of its lines. See `stream!/3`.
  """
  @spec stream!(Path.t(), :line | pos_integer | [stream_mode]) :: File.Stream.t()
  def stream!(path, line_or_bytes_modes \\ [])
  def stream!(path, modes) when is_list(modes), do: stream!(path, :line, modes)
  def stream!(path, line_or_bytes), do: stream!(path, line_or_bytes, [])

  @doc """
  A file as a stream of its lines (`:line`), or of binaries of so many bytes (characters, where an encoding is given).

  It is opened when it is enumerated, or, to be written, when something is collected into it; what goes wrong raises then. Lines end in
  `"\\n"` whether they did so or in `"\\r\\n"`. Modes: those of `open/2`, `:trim_bom` (a byte order mark at the beginning is not read),
  `{:read_offset, bytes}` (where to begin).

  ## Examples

      File.stream!("README.md") |> Enum.map(&String.length/1)

      File.stream!("large", 2048) |> Stream.map(&:binary.decode_unsigned/1)
  """
  @spec stream!(Path.t(), :line | pos_integer, [stream_mode]) :: File.Stream.t()
  def stream!(path, line_or_bytes, modes)

  def stream!(path, modes, line_or_bytes) when is_list(modes), do: stream!(path, line_or_bytes, modes)

  def stream!(path, :line, modes) when is_list(modes), do: build_stream(path, :line, modes)

  def stream!(path, bytes, modes) when is_integer(bytes) and bytes > 0 and is_list(modes) do
    build_stream(path, bytes, modes)
  end

  defp build_stream(path, line_or_bytes, modes) do
    File.Stream.__build__(IO.chardata_to_string(path), line_or_bytes, normalize_modes(modes, true))
  end

  # Moving and copying

  @doc "Gives a file or directory another path; a file of that path is replaced."
  @doc since: "1.1.0"
  @spec rename(Path.t(), Path.t()) :: :ok | {:error, posix}
  def rename(source, destination), do: :file.rename(IO.chardata_to_string(source), IO.chardata_to_string(destination))

  @doc "As `rename/2`; raises `File.RenameError`."
  @doc since: "1.9.0"
  @spec rename!(Path.t(), Path.t()) :: :ok
  def rename!(source, destination) do
    with {:error, reason} <- rename(source, destination) do
      raise File.RenameError,
        reason: reason,
        action: "rename",
        source: IO.chardata_to_string(source),
        destination: IO.chardata_to_string(destination)
    end
  end

  @doc """
  Copies bytes, at most so many, from a path or open file to another; gives how many. Rights are not copied; see `cp/3` for that.
  """
  @spec copy(Path.t() | io_device, Path.t() | io_device, pos_integer | :infinity) :: {:ok, non_neg_integer} | {:error, posix}
  def copy(source, destination, bytes_count \\ :infinity) do
    :file.copy(path_or_device(source), path_or_device(destination), bytes_count)
  end

  defp path_or_device(path) when is_list(path) or is_binary(path), do: IO.chardata_to_string(path)
  defp path_or_device(device) when is_pid(device), do: device
  defp path_or_device({:file_descriptor, _, _} = device), do: device

  @doc "As `copy/3`; raises `File.CopyError`."
  @spec copy!(Path.t() | io_device, Path.t() | io_device, pos_integer | :infinity) :: non_neg_integer
  def copy!(source, destination, bytes_count \\ :infinity) do
    case copy(source, destination, bytes_count) do
      {:ok, count} -> count
      {:error, reason} -> copy_error!(reason, "copy", path_or_device(source), path_or_device(destination), "")
    end
  end

  @doc """
  Copies a file with its rights to another path.

  Where there is a file already, `:on_conflict` is called with both paths and says whether it is to be replaced; without it, it is.
  """
  @spec cp(Path.t(), Path.t(), [on_conflict: on_conflict_callback] | on_conflict_callback) :: :ok | {:error, posix}
  def cp(source, destination, options \\ [])
  def cp(source, destination, callback) when is_function(callback, 2), do: cp(source, destination, on_conflict: callback)

  def cp(source, destination, options) when is_list(options) do
    callback = Keyword.get(options, :on_conflict, fn _, _ -> true end)

    case File.Copy.file(IO.chardata_to_string(source), IO.chardata_to_string(destination), callback) do
      {:error, reason, _} -> {:error, reason}
      _copied -> :ok
    end
  end

  @doc "As `cp/3`; raises `File.CopyError`."
  @spec cp!(Path.t(), Path.t(), [on_conflict: on_conflict_callback] | on_conflict_callback) :: :ok
  def cp!(source, destination, options \\ []) do
    with {:error, reason} <- cp(source, destination, options) do
      copy_error!(reason, "copy", IO.chardata_to_string(source), IO.chardata_to_string(destination), "")
    end
  end

  @doc """
  Copies a file, or a directory with all that is in it, to another path; gives the paths that were made.

  Options: `:on_conflict` as in `cp/3`, called for every file that is there already; `:dereference_symlinks` (links are copied as
  links unless it is `true`). Where it fails half way through, what has been copied stays.
  """
  @spec cp_r(Path.t(), Path.t(), [on_conflict: on_conflict_callback, dereference_symlinks: boolean] | on_conflict_callback) ::
          {:ok, [binary]} | {:error, posix, binary}
  def cp_r(source, destination, options \\ [])
  def cp_r(source, destination, callback) when is_function(callback, 2), do: cp_r(source, destination, on_conflict: callback)

  def cp_r(source, destination, options) when is_list(options) do
    callback = Keyword.get(options, :on_conflict, fn _, _ -> true end)
    source = path!(source, "cp_r/3")
    destination = path!(destination, "cp_r/3")

    case File.Copy.all(source, destination, callback, Keyword.get(options, :dereference_symlinks, false)) do
      {:error, _, _} = error -> error
      copied -> {:ok, copied}
    end
  end

  defp path!(path, function) do
    path = IO.chardata_to_string(path)

    if :binary.match(path, <<0>>) != :nomatch do
      raise ArgumentError, "cannot execute File.#{function} for path with null byte, got: #{inspect(path)}"
    end

    path
  end

  @doc "As `cp_r/3`; gives the paths or raises `File.CopyError`."
  @spec cp_r!(Path.t(), Path.t(), [on_conflict: on_conflict_callback, dereference_symlinks: boolean] | on_conflict_callback) ::
          [binary]
  def cp_r!(source, destination, options \\ []) do
    case cp_r(source, destination, options) do
      {:ok, copied} ->
        copied

      {:error, reason, file} ->
        copy_error!(reason, "copy recursively", IO.chardata_to_string(source), IO.chardata_to_string(destination), file)
    end
  end

  defp copy_error!(reason, action, source, destination, on) do
    raise File.CopyError, reason: reason, action: action, source: source, destination: destination, on: on
  end

  # Removing

  @doc "Removes a file or link."
  @spec rm(Path.t()) :: :ok | {:error, posix}
  def rm(path), do: :file.delete(IO.chardata_to_string(path))

  @doc "As `rm/1`; raises `File.Error`."
  @spec rm!(Path.t()) :: :ok
  def rm!(path), do: bang!(rm(path), path, "remove file")

  @doc "Removes an empty directory."
  @spec rmdir(Path.t()) :: :ok | {:error, posix}
  def rmdir(path), do: :file.del_dir(IO.chardata_to_string(path))

  @doc "As `rmdir/1`; raises `File.Error`."
  @spec rmdir!(Path.t()) :: :ok
  def rmdir!(path), do: bang!(rmdir(path), path, "remove directory")

  @doc """
  Removes a file, or a directory with all that is in it; links are not followed. Gives the paths that were removed, none where there was
  nothing.
  """
  @spec rm_rf(Path.t()) :: {:ok, [binary]} | {:error, posix, binary}
  def rm_rf(path) do
    with removed when is_list(removed) <- remove(path!(path, "rm_rf/1"), []), do: {:ok, removed}
  end

  defp remove(path, removed) do
    case :file.read_link_info(path) do
      {:ok, info} when elem(info, 2) == :directory -> remove_directory(path, removed)
      {:ok, _info} -> removed(:file.delete(path), path, removed)
      {:error, reason} when reason in [:enoent, :enotdir] -> removed
      {:error, reason} -> {:error, reason, path}
    end
  end

  defp remove_directory(path, removed) do
    with {:ok, names} <- ls(path),
         removed when is_list(removed) <- remove_all(names, path, removed) do
      removed(:file.del_dir(path), path, removed)
    else
      {:error, reason} -> {:error, reason, path}
      error -> error
    end
  end

  defp remove_all(names, directory, removed) do
    Enum.reduce_while(names, removed, fn name, removed ->
      case remove(Path.join(directory, name), removed) do
        removed when is_list(removed) -> {:cont, removed}
        error -> {:halt, error}
      end
    end)
  end

  # Somebody else may have removed it meanwhile.
  defp removed(:ok, path, removed), do: [path | removed]
  defp removed({:error, :enoent}, _path, removed), do: removed
  defp removed({:error, reason}, path, _removed), do: {:error, reason, path}

  @doc "As `rm_rf/1`; gives the paths or raises `File.Error`."
  @spec rm_rf!(Path.t()) :: [binary]
  def rm_rf!(path) do
    case rm_rf(path) do
      {:ok, removed} ->
        removed

      {:error, reason, _file} ->
        raise File.Error,
          reason: reason,
          path: IO.chardata_to_string(path),
          action: "remove files and directories recursively from"
    end
  end

  defp bang!(:ok, _path, _action), do: :ok
  defp bang!({:ok, result}, _path, _action), do: result

  defp bang!({:error, reason}, path, action) do
    raise File.Error, reason: reason, action: action, path: IO.chardata_to_string(path)
  end
end
