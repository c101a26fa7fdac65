defmodule :zip do
  @moduledoc """
  Zip archives, in files and in memory.

  Names are lists of characters. Archives are read and made whole in memory; `:zip_format` knows their bytes.
  """

  @type filename :: charlist()
  @type archive :: filename() | binary()
  @type file_spec :: filename() | {filename(), binary()} | {filename(), binary(), tuple()}
  @opaque handle :: {:zip_handle, binary(), [map()], [term()]}

  @never_packed [~c".Z", ~c".zip", ~c".zoo", ~c".arc", ~c".lzh", ~c".arj"]
  @directory_mode 0o040755
  @file_mode 0o100644

  # Making archives.

  @doc "The same as `create/2`."
  @spec zip(filename(), [file_spec()]) :: {:ok, term()} | {:error, term()}
  def zip(name, files), do: create(name, files, [])

  @doc "The same as `create/3`."
  @spec zip(filename(), [file_spec()], list()) :: {:ok, term()} | {:error, term()}
  def zip(name, files, options), do: create(name, files, options)

  @doc "Makes an archive; see `create/3`."
  @spec create(filename(), [file_spec()]) :: {:ok, term()} | {:error, term()}
  def create(name, files), do: create(name, files, [])

  @doc """
  Makes an archive of files, of directories with all in them, and of `{name, contents}`.

      iex> {:ok, {~c"a.zip", archive}} = :zip.create(~c"a.zip", [{~c"x", "1"}], [:memory])
      iex> :zip.unzip(archive, [:memory])
      {:ok, [{~c"x", "1"}]}

  Options: `:memory` (gives `{:ok, {name, binary}}`), `cwd`, `comment`, `:cooked` and `:verbose` (which change nothing here), `compress` and
  `uncompress` (`:all` or file extensions).
  """
  @spec create(filename(), [file_spec()], list()) :: {:ok, term()} | {:error, term()}
  def create(name, files, options) do
    with :ok <- check(options, &create_option?/1),
         true <- is_list(name) || {:error, :einval} do
      archive = build(files, options)
      if :lists.member(:memory, options), do: {:ok, {name, archive}}, else: written(name, archive)
    end
  catch
    :throw, reason -> {:error, reason}
  end

  defp create_option?(option) when option in [:memory, :cooked, :verbose], do: true
  defp create_option?({key, _}) when key in [:cwd, :comment, :compress, :uncompress, :extra], do: true
  defp create_option?(_other), do: false

  defp check(options, known?) do
    case :lists.dropwhile(known?, options) do
      [] -> :ok
      [option | _] -> {:error, {:bad_option, option}}
    end
  end

  defp written(name, archive) do
    with :ok <- :file.write_file(name, archive), do: {:ok, name}
  end

  defp build(files, options) do
    cwd = :proplists.get_value(:cwd, options, ~c"")
    sources = :lists.flatmap(&sources(&1, cwd), files)
    {parts, entries, offset} = :lists.foldl(&add(&1, &2, options), {[], [], 0}, sources)
    comment = :unicode.characters_to_binary(:proplists.get_value(:comment, options, ~c""))
    :erlang.iolist_to_binary([:lists.reverse(parts) | :zip_format.directory(:lists.reverse(entries), offset, comment)])
  end

  # {name, contents, time}; the name of a directory ends with a slash.
  defp sources({name, contents}, _cwd), do: [{name, contents, :calendar.local_time()}]
  defp sources({name, contents, info}, _cwd), do: [{name, contents, :erlang.element(6, info)}]

  defp sources(name, cwd) do
    path = if cwd === ~c"", do: name, else: :filename.join(cwd, name)
    info = found(:file.read_file_info(path))

    case :erlang.element(3, info) do
      :directory -> [{name ++ ~c"/", "", :erlang.element(6, info)} | children(name, path, cwd)]
      _ -> [{name, found(:file.read_file(path)), :erlang.element(6, info)}]
    end
  end

  defp children(name, path, cwd) do
    :lists.flatmap(&sources(:filename.join(name, &1), cwd), :lists.sort(found(:file.list_dir(path))))
  end

  defp found({:ok, found}), do: found
  defp found({:error, reason}), do: :erlang.throw(reason)

  defp add({name, contents, time}, {parts, entries, offset}, options) do
    directory? = :lists.last(name) === ?/
    packed = if directory? or not pack?(name, options), do: contents, else: :zlib.zip(contents)

    entry = %{
      name: :unicode.characters_to_binary(name),
      comment: "",
      method: if(packed === contents, do: 0, else: 8),
      crc: :erlang.crc32(contents),
      packed: byte_size(packed),
      size: byte_size(contents),
      offset: offset,
      time: time,
      mode: if(directory?, do: @directory_mode, else: @file_mode)
    }

    part = :zip_format.local(entry, packed)
    {[part | parts], [entry | entries], offset + :erlang.iolist_size(part)}
  end

  defp pack?(name, options) do
    extension = :filename.extension(name)
    never = :proplists.get_value(:uncompress, options, @never_packed)
    member?(extension, :proplists.get_value(:compress, options, :all)) and not member?(extension, never)
  end

  defp member?(_extension, :all), do: true
  defp member?(extension, list), do: is_list(list) and :lists.member(extension, list)

  # Reading archives.

  @doc "The same as `unzip/1`."
  @spec extract(archive()) :: {:ok, list()} | {:error, term()}
  def extract(archive), do: unzip(archive, [])

  @doc "The same as `unzip/2`."
  @spec extract(archive(), list()) :: {:ok, list()} | {:error, term()}
  def extract(archive, options), do: unzip(archive, options)

  @doc "Writes the files in an archive; see `unzip/2`."
  @spec unzip(archive()) :: {:ok, list()} | {:error, term()}
  def unzip(archive), do: unzip(archive, [])

  @doc """
  Writes the files in an archive and gives their names, or with `:memory` gives `{name, contents}`.

  Options: `:memory`, `cwd`, `file_list` (names), `file_filter` (a function of an entry as `list_dir/1` gives it), `:keep_old_files`, `:cooked`,
  `:verbose`. Names that lead out of the directory are left out.
  """
  @spec unzip(archive(), list()) :: {:ok, list()} | {:error, term()}
  def unzip(archive, options) do
    with :ok <- check(options, &unzip_option?/1) do
      data = data(archive)
      {_comment, entries} = :zip_format.parse(data)
      wanted = :lists.filter(&wanted?(&1, options), entries)
      {:ok, :lists.flatmap(&take(&1, data, options), wanted)}
    end
  catch
    :throw, reason -> {:error, reason}
  end

  defp unzip_option?(option) when option in [:memory, :cooked, :verbose, :keep_old_files, :skip_directories], do: true
  defp unzip_option?({key, _}) when key in [:cwd, :file_list, :file_filter, :extra], do: true
  defp unzip_option?(_other), do: false

  defp data(archive) when is_binary(archive), do: archive
  defp data(name), do: found(:file.read_file(name))

  defp name(entry), do: :unicode.characters_to_list(entry.name)

  defp wanted?(entry, options) do
    filter = :proplists.get_value(:file_filter, options, fn _entry -> true end)

    in_list?(name(entry), :proplists.get_value(:file_list, options, :all)) and filter.(record(entry))
  end

  defp in_list?(_name, :all), do: true
  defp in_list?(name, list), do: :lists.member(name, list)

  defp record(entry) do
    {:zip_file, name(entry), info(entry), :unicode.characters_to_list(entry.comment), entry.offset, entry.packed}
  end

  defp info(entry) do
    type = if :lists.last(name(entry)) === ?/, do: :directory, else: :regular
    {:file_info, entry.size, type, :read_write, entry.time, entry.time, entry.time, entry.mode, 1, 0, 0, 0, 0, 0}
  end

  defp take(entry, data, options) do
    contents = :zip_format.contents(data, entry)

    case :lists.member(:memory, options) do
      true -> [{name(entry), contents}]
      false -> write(name(entry), contents, options)
    end
  end

  defp write(name, contents, options) do
    case :filelib.safe_relative_path(name, ~c"") do
      :unsafe -> []
      _safe -> write_at(:proplists.get_value(:cwd, options, ~c""), name, contents, :lists.member(:keep_old_files, options))
    end
  end

  defp write_at(cwd, name, contents, keep?) do
    path = if cwd === ~c"", do: name, else: :filename.join(cwd, name)
    ensured(:filelib.ensure_dir(path))

    cond do
      :lists.last(name) === ?/ -> directory(path, keep?)
      keep? and :filelib.is_regular(path) -> []
      true -> if(ensured(:file.write_file(path, contents)), do: [path])
    end
  end

  # Joining takes the slash off.
  defp directory(path, keep?) do
    new? = not :filelib.is_dir(path)
    ensured(:filelib.ensure_dir(:filename.join(path, ~c"x")))
    if keep? and not new?, do: [], else: [:filename.join([path]) ++ ~c"/"]
  end

  defp ensured(:ok), do: true
  defp ensured({:error, reason}), do: :erlang.throw(reason)

  @doc "The comment of an archive and its entries, as `{:zip_comment, comment}` and `{:zip_file, name, info, comment, offset, packed_size}`."
  @spec list_dir(archive()) :: {:ok, [tuple()]} | {:error, term()}
  def list_dir(archive), do: list_dir(archive, [])

  @doc "As `list_dir/1`; with `:skip_directories` directories are left out."
  @spec list_dir(archive(), list()) :: {:ok, [tuple()]} | {:error, term()}
  def list_dir(archive, options) do
    {comment, entries} = :zip_format.parse(data(archive))
    records = :lists.map(&record/1, entries)
    skip? = :lists.member(:skip_directories, options)
    kept = :lists.filter(fn {:zip_file, name, _, _, _, _} -> not skip? or :lists.last(name) !== ?/ end, records)
    {:ok, [{:zip_comment, :unicode.characters_to_list(comment)} | kept]}
  catch
    :throw, reason -> {:error, reason}
  end

  @doc "The same as `list_dir/1`."
  @spec table(archive()) :: {:ok, [tuple()]} | {:error, term()}
  def table(archive), do: list_dir(archive, [])

  @doc "The same as `list_dir/2`."
  @spec table(archive(), list()) :: {:ok, [tuple()]} | {:error, term()}
  def table(archive, options), do: list_dir(archive, options)

  @doc "Prints the names of the entries."
  @spec t(archive()) :: :ok | {:error, term()}
  def t(archive) do
    with {:ok, [_comment | records]} <- list_dir(archive) do
      :lists.foreach(fn {:zip_file, name, _, _, _, _} -> :io.format(~c"~ts\n", [name]) end, records)
    end
  end

  @doc "Folds over an archive: the function is given a name, functions that give its `file_info` and contents, and the accumulator."
  @spec foldl((filename(), (-> tuple()), (-> binary()), term() -> term()), term(), archive() | {filename(), binary()}) ::
          {:ok, term()} | {:error, term()}
  def foldl(fun, acc, {_name, binary}) when is_binary(binary), do: foldl(fun, acc, binary)

  def foldl(fun, acc, archive) when is_function(fun, 4) do
    data = data(archive)
    {_comment, entries} = :zip_format.parse(data)

    step = fn entry, acc -> fun.(name(entry), fn -> info(entry) end, fn -> :zip_format.contents(data, entry) end, acc) end
    {:ok, :lists.foldl(step, acc, entries)}
  catch
    :throw, reason -> {:error, reason}
  end

  def foldl(_fun, _acc, _archive), do: {:error, :einval}

  # Archives that stay open.

  @doc "Opens an archive."
  @spec zip_open(archive()) :: {:ok, handle()} | {:error, term()}
  def zip_open(archive), do: zip_open(archive, [])

  @doc "Opens an archive with options of `unzip/2` for what is taken from it."
  @spec zip_open(archive(), list()) :: {:ok, handle()} | {:error, term()}
  def zip_open(archive, options) do
    data = data(archive)
    {_comment, entries} = :zip_format.parse(data)
    {:ok, {:zip_handle, data, entries, options}}
  catch
    :throw, reason -> {:error, reason}
  end

  @doc "The entries of an open archive; see `list_dir/1`."
  @spec zip_list_dir(handle()) :: {:ok, [tuple()]} | {:error, term()}
  def zip_list_dir({:zip_handle, data, _entries, _options}), do: list_dir(data)

  @doc "Takes all files from an open archive."
  @spec zip_get(handle()) :: {:ok, list()} | {:error, term()}
  def zip_get({:zip_handle, data, _entries, options}), do: unzip(data, options)

  @doc "Takes one file from an open archive."
  @spec zip_get(filename(), handle()) :: {:ok, term()} | {:error, term()}
  def zip_get(name, {:zip_handle, data, _entries, options}) do
    case unzip(data, [{:file_list, [name]} | options]) do
      {:ok, [found]} -> {:ok, found}
      {:ok, []} -> {:error, :file_not_found}
      error -> error
    end
  end

  @doc "The checksum of one file in an open archive."
  @spec zip_get_crc32(filename(), handle()) :: {:ok, non_neg_integer()} | {:error, term()}
  def zip_get_crc32(name, {:zip_handle, _data, entries, _options}) do
    case :lists.filter(&(name(&1) === name), entries) do
      [entry | _] -> {:ok, entry.crc}
      [] -> {:error, :file_not_found}
    end
  end

  @doc "Closes an open archive."
  @spec zip_close(handle()) :: :ok | {:error, :einval}
  def zip_close({:zip_handle, _data, _entries, _options}), do: :ok
  def zip_close(_other), do: {:error, :einval}
end
