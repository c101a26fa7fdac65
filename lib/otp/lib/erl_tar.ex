defmodule :erl_tar do
  @moduledoc """
  Tar archives (USTAR), in files and in memory, plain or compressed by gzip.

  Archives are read and made whole in memory. Long names are written as records of PAX; those of GNU are read, too.
  """

  @type name_in_archive :: charlist()
  @type add_entry :: charlist() | {name_in_archive(), binary() | charlist()}

  @opaque tar_descriptor :: {:tar_descriptor, :file.io_device()}

  @block 512

  # Making archives.

  @doc "Makes an archive of files and of directories with all in them."
  @spec create(:file.name_all(), [add_entry()]) :: :ok | {:error, term()}
  def create(name, files), do: create(name, files, [])

  @doc """
  Makes an archive of files, of directories with all in them, and of `{name, file}` and `{name, contents}`.

  Options: `:compressed`, `:cooked`, `:dereference`, `:verbose`.
  """
  @spec create(:file.name_all(), [add_entry()], [atom()]) :: :ok | {:error, term()}
  def create(name, files, options) do
    archive = :erlang.iolist_to_binary([:lists.flatmap(&entry/1, files), end_of_archive()])
    bytes = if :lists.member(:compressed, options), do: :zlib.gzip(archive), else: archive
    with {:error, reason} <- :file.write_file(name, bytes), do: {:error, {name, reason}}
  catch
    :throw, reason -> {:error, reason}
  end

  defp end_of_archive, do: <<0::size(2 * 8 * @block)>>

  defp entry({name, contents}) when is_binary(contents), do: member(name, contents, ?0, 0o644, now())
  defp entry({name, file}), do: added(name, file)
  defp entry(file), do: added(file, file)

  defp now, do: :erlang.system_time(:second)

  defp added(name, file) do
    info = found(file, :file.read_file_info(file, [{:time, :posix}]))

    case :erlang.element(3, info) do
      :directory -> :lists.flatmap(&added(:filename.join(name, &1), :filename.join(file, &1)), listed(file))
      _ -> member(name, found(file, :file.read_file(file)), ?0, :erlang.band(:erlang.element(8, info), 0o7777), :erlang.element(6, info))
    end
  end

  defp listed(directory), do: :lists.sort(found(directory, :file.list_dir(directory)))

  defp found(_file, {:ok, found}), do: found
  defp found(file, {:error, reason}), do: :erlang.throw({file, reason})

  defp member(name, contents, type, mode, time) do
    name = :unicode.characters_to_binary(name)

    case byte_size(name) <= 100 do
      true -> [header(name, byte_size(contents), type, mode, time), contents, padding(contents)]
      false -> [pax(name, time), header(:binary.part(name, 0, 100), byte_size(contents), type, mode, time), contents, padding(contents)]
    end
  end

  # A record of PAX: its own length, which counts itself, a key and a value.
  defp pax(name, time) do
    text = <<" path=", name::binary, "\n">>
    record = with_length(text, byte_size(text) + 1)
    [header("PaxHeaders", byte_size(record), ?x, 0o644, time), record, padding(record)]
  end

  defp with_length(text, length) do
    record = <<:erlang.integer_to_binary(length)::binary, text::binary>>
    if byte_size(record) === length, do: record, else: with_length(text, byte_size(record))
  end

  defp padding(contents), do: :binary.copy(<<0>>, rem(@block - rem(byte_size(contents), @block), @block))

  defp header(name, size, type, mode, time) do
    before = [text(name, 100), octal(mode, 8), octal(0, 8), octal(0, 8), octal(size, 12), octal(time, 12)]
    behind = [type, text("", 100), "ustar", 0, "00", text("root", 32), text("root", 32), octal(0, 8), octal(0, 8), text("", 155), text("", 12)]
    sum = :lists.sum(:erlang.binary_to_list(:erlang.iolist_to_binary([before, "        ", behind])))
    [before, octal(sum, 7), ?\s, behind]
  end

  defp text(text, size), do: [text, :binary.copy(<<0>>, size - byte_size(text))]

  defp octal(number, size) do
    digits = :erlang.integer_to_binary(number, 8)
    [:binary.copy("0", size - 1 - byte_size(digits)), digits, 0]
  end

  # Archives that are written in steps.

  @doc "Opens an archive for writing. Options: `:write`, `:compressed`."
  @spec open(:file.name_all(), [:write | :compressed | :cooked]) :: {:ok, tar_descriptor()} | {:error, term()}
  def open(name, options) do
    modes = [:write, :raw, :binary] ++ :lists.filter(&(&1 === :compressed), options)

    case :lists.member(:write, options) and :file.open(name, modes) do
      {:ok, device} -> {:ok, {:tar_descriptor, device}}
      {:error, reason} -> {:error, {name, reason}}
      false -> {:error, {name, :einval}}
    end
  end

  @doc "Adds a file or a directory to an open archive."
  @spec add(tar_descriptor(), add_entry(), [atom()]) :: :ok | {:error, term()}
  def add(descriptor, file, _options), do: append(descriptor, fn -> entry(file) end)

  @doc "Adds a file, or contents, to an open archive under another name."
  @spec add(tar_descriptor(), charlist() | binary(), name_in_archive(), [atom()]) :: :ok | {:error, term()}
  def add(descriptor, source, name, _options), do: append(descriptor, fn -> entry({name, source}) end)

  defp append({:tar_descriptor, device}, entry) do
    :file.write(device, entry.())
  catch
    :throw, reason -> {:error, reason}
  end

  @doc "Ends and closes an open archive."
  @spec close(tar_descriptor()) :: :ok | {:error, term()}
  def close({:tar_descriptor, device}) do
    with :ok <- :file.write(device, end_of_archive()), do: :file.close(device)
  end

  # Reading archives.

  @doc "Writes the files in an archive to the current directory."
  @spec extract(:file.name_all() | {:binary, binary()}) :: :ok | {:ok, list()} | {:error, term()}
  def extract(archive), do: extract(archive, [])

  @doc """
  Writes the files in an archive, or with `:memory` gives `{:ok, [{name, contents}]}`.

  Options: `:memory`, `:compressed`, `{:cwd, directory}`, `{:files, names}`, `:keep_old_files`, `:cooked`, `:verbose`. A name or link that
  leads out of the directory is an error.
  """
  @spec extract(:file.name_all() | {:binary, binary()}, list()) :: :ok | {:ok, list()} | {:error, term()}
  def extract(archive, options) do
    members = :lists.filter(&wanted?(&1, :proplists.get_value(:files, options, :all)), members(archive, options))

    case :lists.member(:memory, options) do
      true -> {:ok, for(%{type: :regular} = member <- members, do: {member.name, member.contents})}
      false -> :lists.foreach(&write(&1, options), members)
    end
  catch
    :throw, reason -> {:error, reason}
  end

  defp wanted?(_member, :all), do: true
  defp wanted?(member, files), do: :lists.member(member.name, files)

  defp write(member, options) do
    if :filelib.safe_relative_path(member.name, ~c"") === :unsafe, do: :erlang.throw({member.name, :unsafe_path})
    path = :filename.join(:proplists.get_value(:cwd, options, ~c""), member.name)
    write_member(member, path, :lists.member(:keep_old_files, options))
  end

  defp write_member(%{type: :directory}, path, _keep), do: checked(path, :filelib.ensure_dir(:filename.join(path, ~c"x")))

  defp write_member(%{type: :symlink} = member, path, _keep) do
    target = :filename.join(:filename.dirname(member.name), member.link)
    if :filelib.safe_relative_path(target, ~c"") === :unsafe, do: :erlang.throw({member.link, :unsafe_symlink})
    checked(path, :filelib.ensure_dir(path))
    checked(path, :file.make_symlink(member.link, path))
  end

  defp write_member(%{type: :regular} = member, path, keep?) do
    case keep? and :filelib.is_regular(path) do
      true ->
        :ok

      false ->
        checked(path, :filelib.ensure_dir(path))
        checked(path, :file.write_file(path, member.contents))
        checked(path, :file.change_mode(path, member.mode))
    end
  end

  defp write_member(_other, _path, _keep), do: :ok

  defp checked(_path, :ok), do: :ok
  defp checked(path, {:error, reason}), do: :erlang.throw({path, reason})

  @doc "The names in an archive."
  @spec table(:file.name_all() | {:binary, binary()}) :: {:ok, [charlist()]} | {:error, term()}
  def table(archive), do: table(archive, [])

  @doc """
  The names in an archive; with `:verbose` tuples of name, type, size, time, mode, user and group.
  """
  @spec table(:file.name_all() | {:binary, binary()}, list()) :: {:ok, [charlist() | tuple()]} | {:error, term()}
  def table(archive, options) do
    row = if :lists.member(:verbose, options), do: &verbose/1, else: & &1.name
    {:ok, :lists.map(row, members(archive, options))}
  catch
    :throw, reason -> {:error, reason}
  end

  defp verbose(member), do: {member.name, member.type, member.size, member.time, member.mode, member.uid, member.gid}

  @doc "Prints the names in an archive."
  @spec t(:file.name_all()) :: :ok | {:error, term()}
  def t(archive) do
    with {:ok, names} <- table(archive), do: :lists.foreach(&:io.format(~c"~ts\n", [&1]), names)
  end

  @doc "Prints names, types and sizes in an archive."
  @spec tt(:file.name_all()) :: :ok | {:error, term()}
  def tt(archive) do
    with {:ok, rows} <- table(archive, [:verbose]) do
      :lists.foreach(fn {name, type, size, _, _, _, _} -> :io.format(~c"~w ~10w ~ts\n", [type, size, name]) end, rows)
    end
  end

  defp members(archive, options) do
    bytes = bytes(archive)
    plain = if :lists.member(:compressed, options) or match?(<<0x1F, 0x8B, _::binary>>, bytes), do: unpacked(bytes), else: bytes
    parse(plain, :none)
  end

  defp bytes({:binary, bytes}), do: bytes
  defp bytes(name), do: found(name, :file.read_file(name))

  defp unpacked(<<0x1F, 0x8B, _::binary>> = packed), do: :zlib.gunzip(packed)
  defp unpacked(plain), do: plain

  # Members from here on; `long_name` is what a record before said.
  defp parse(<<0::size(8 * @block), _::binary>>, _long_name), do: []
  defp parse(<<>>, _long_name), do: []

  defp parse(<<header::binary-size(@block), rest::binary>>, long_name) do
    %{size: size} = member = header_fields(header)
    gap = rem(@block - rem(size, @block), @block)

    case rest do
      <<contents::binary-size(^size), _::binary-size(^gap), rest::binary>> ->
        collect(:maps.put(:contents, contents, member), rest, long_name)

      _ ->
        :erlang.throw(:eof)
    end
  end

  defp parse(_rest, _long_name), do: :erlang.throw(:eof)

  defp collect(%{flag: ?x, contents: records}, rest, long_name), do: parse(rest, path_in(records, long_name))
  defp collect(%{flag: ?g}, rest, long_name), do: parse(rest, long_name)
  defp collect(%{flag: ?L, contents: name}, rest, _long_name), do: parse(rest, until_zero(name))
  defp collect(member, rest, :none), do: [member | parse(rest, :none)]
  defp collect(member, rest, long_name), do: [%{member | name: :unicode.characters_to_list(long_name)} | parse(rest, :none)]

  defp path_in(records, default) do
    case :binary.match(records, "path=") do
      {at, 5} -> hd(:binary.split(:binary.part(records, at + 5, byte_size(records) - at - 5), "\n"))
      :nomatch -> default
    end
  end

  defp header_fields(
         <<name::binary-size(100), mode::binary-size(8), uid::binary-size(8), gid::binary-size(8), size::binary-size(12), time::binary-size(12),
           sum::binary-size(8), flag, link::binary-size(100), magic::binary-size(5), _::binary-size(83), prefix::binary-size(155),
           _::binary-size(12)>> = header
       ) do
    if checksum(header) !== number(sum), do: :erlang.throw(:bad_header)

    %{
      name: full_name(until_zero(name), magic, until_zero(prefix)),
      mode: number(mode),
      uid: number(uid),
      gid: number(gid),
      size: number(size),
      time: number(time),
      flag: flag,
      type: type(flag, until_zero(name)),
      link: :unicode.characters_to_list(until_zero(link))
    }
  end

  defp full_name(name, "ustar", prefix) when prefix !== "", do: :unicode.characters_to_list([prefix, ?/, name])
  defp full_name(name, _magic, _prefix), do: :unicode.characters_to_list(name)

  defp type(?5, _name), do: :directory
  defp type(?2, _name), do: :symlink
  defp type(?1, _name), do: :link
  defp type(flag, name) when flag in [?0, 0] and name !== "", do: if(:binary.last(name) === ?/, do: :directory, else: :regular)
  defp type(_flag, _name), do: :other

  # The sum of the header's bytes, where its own are taken as spaces.
  defp checksum(<<before::binary-size(148), _::binary-size(8), behind::binary>>) do
    :lists.sum(:erlang.binary_to_list(before)) + 8 * ?\s + :lists.sum(:erlang.binary_to_list(behind))
  end

  defp until_zero(field), do: hd(:binary.split(field, <<0>>))

  defp number(field) do
    case :string.trim(until_zero(field)) do
      "" -> 0
      digits -> :erlang.binary_to_integer(digits, 8)
    end
  rescue
    ArgumentError -> :erlang.throw(:bad_header)
  end

  @doc "The text of an error."
  @spec format_error(term()) :: :io_lib.chars()
  def format_error(:bad_header), do: ~c"Unrecognized tar header format"
  def format_error(:eof), do: ~c"Unexpected end of file"
  def format_error({name, :unsafe_path}), do: :lists.flatten(:io_lib.format(~c"The path ~tp points above the current working directory", [name]))

  def format_error({name, :unsafe_symlink}) do
    :lists.flatten(:io_lib.format(~c"The symlink ~tp points above the current working directory", [name]))
  end

  def format_error({name, reason}) when is_atom(reason), do: :lists.flatten(:io_lib.format(~c"~ts: ~ts", [name, :file.format_error(reason)]))
  def format_error(reason), do: :lists.flatten(:io_lib.format(~c"~tp", [reason]))
end
