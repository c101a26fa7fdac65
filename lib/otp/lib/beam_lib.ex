defmodule :beam_lib do
  @moduledoc """
  The chunks of compiled modules.

  A compiled module is a container of chunks: four characters, a length and data each. Ours has no `Code`, `ImpT`, `LocT` or `Abst`; its classes are
  in `JVMc`. So `:imports`, `:locals` and the labels are missing chunks, and `:abstract_code` is `:no_abstract_code`. `:exports` are those of the module
  as it is or can be loaded.
  """

  @type beam :: file :: atom() | charlist() | binary()
  @type chunkid :: charlist()
  @type chunkname ::
          :abstract_code
          | :atoms
          | :attributes
          | :compile_info
          | :debug_info
          | :documentation
          | :exports
          | :imports
          | :indexed_imports
          | :labeled_exports
          | :labeled_locals
          | :locals
  @type error :: {:error, :beam_lib, term()}

  @ids %{
    abstract_code: ~c"Abst",
    atoms: ~c"AtU8",
    attributes: ~c"Attr",
    compile_info: ~c"CInf",
    debug_info: ~c"Dbgi",
    documentation: ~c"Docs",
    exports: ~c"ExpT",
    imports: ~c"ImpT",
    indexed_imports: ~c"ImpT",
    labeled_exports: ~c"ExpT",
    labeled_locals: ~c"LocT",
    locals: ~c"LocT"
  }

  @doc """
  Chunks of a compiled module, given by their four characters (as bytes) or by what they hold (as terms): `{:ok, {module, [{chunk, data}]}}`.

  The module is a file or a binary with the contents of one.
  """
  @spec chunks(beam(), [chunkid() | chunkname()]) :: {:ok, {module(), [{term(), term()}]}} | error()
  def chunks(beam, names), do: chunks(beam, names, [])

  @doc "As `chunks/2`; with `:allow_missing_chunks` a chunk that is not there is `:missing_chunk`."
  @spec chunks(beam(), [chunkid() | chunkname()], [:allow_missing_chunks]) :: {:ok, {module(), [{term(), term()}]}} | error()
  def chunks(beam, names, options) do
    with {:ok, file, _binary, module, all} <- read(beam),
         {:ok, found} <- collect(names, file, module, all, :lists.member(:allow_missing_chunks, options)) do
      {:ok, {module, found}}
    end
  end

  defp collect([], _file, _module, _all, _allow), do: {:ok, []}

  defp collect([name | rest], file, module, all, allow?) do
    with {:ok, data} <- chunk(name, file, module, all, allow?),
         {:ok, found} <- collect(rest, file, module, all, allow?) do
      {:ok, [{name, data} | found]}
    end
  end

  defp chunk(id, file, _module, all, allow?) when is_list(id) do
    case :lists.keyfind(id, 1, all) do
      {_, data} -> {:ok, data}
      false -> missing(file, id, allow?)
    end
  end

  defp chunk(:abstract_code, _file, _module, _all, _allow), do: {:ok, :no_abstract_code}

  defp chunk(:exports, file, module, _all, allow?) do
    case :code.ensure_loaded(module) do
      {:module, _} -> {:ok, :lists.sort(:erlang.get_module_info(module, :exports))}
      _ -> missing(file, ~c"ExpT", allow?)
    end
  end

  defp chunk(:atoms, _file, module, _all, _allow), do: {:ok, [{1, module}]}

  defp chunk(name, file, _module, all, allow?) when :erlang.is_map_key(name, @ids) do
    id = :maps.get(name, @ids)

    case :lists.keyfind(id, 1, all) do
      {_, data} when name in [:attributes, :compile_info, :debug_info, :documentation] -> {:ok, decoded(name, data)}
      _ -> missing(file, id, allow?)
    end
  end

  defp chunk(name, file, _module, _all, _allow), do: error({:unknown_chunk, file, name})

  defp decoded(:attributes, data), do: attributes(:erlang.binary_to_term(data))
  defp decoded(_name, data), do: :erlang.binary_to_term(data)

  # The values of an attribute that is there more than once make one list.
  defp attributes(list) do
    names = :lists.usort(for {name, _} <- list, do: name)
    for name <- names, do: {name, :lists.append(for {^name, values} <- list, do: values)}
  end

  defp missing(_file, _id, true), do: {:ok, :missing_chunk}
  defp missing(file, id, false), do: error({:missing_chunk, file, id})

  defp error(reason), do: {:error, :beam_lib, reason}

  @doc "All chunks of a compiled module: `{:ok, module, [{id, data}]}`."
  @spec all_chunks(beam()) :: {:ok, module(), [{chunkid(), binary()}]} | error()
  def all_chunks(beam) do
    with {:ok, _file, _binary, module, all} <- read(beam), do: {:ok, module, all}
  end

  @doc "The container of chunks: `{:ok, binary}`."
  @spec build_module([{chunkid(), binary()}]) :: {:ok, binary()}
  def build_module(chunks) do
    data = :erlang.iolist_to_binary(for {id, bytes} <- chunks, do: [id, <<byte_size(bytes)::32>>, bytes, padding(byte_size(bytes))])
    {:ok, <<"FOR1", byte_size(data) + 4::32, "BEAM", data::binary>>}
  end

  defp padding(size), do: :binary.copy(<<0>>, rem(4 - rem(size, 4), 4))

  @doc "The file or binary, the module, and place and size of each chunk; or an error."
  @spec info(beam()) :: [{atom(), term()}] | error()
  def info(beam) do
    with {:ok, file, binary, module, all} <- read(beam) do
      source = if is_binary(beam), do: {:binary, binary}, else: {:file, file}
      [source, {:module, module}, {:chunks, places(all, 20)}]
    end
  end

  defp places([{id, data} | rest], at) do
    size = byte_size(data)
    [{id, at, size} | places(rest, at + size + byte_size(padding(size)) + 8)]
  end

  defp places([], _at), do: []

  @doc "The version in a module's `vsn` attribute, or its MD5: `{:ok, {module, [version]}}`."
  @spec version(beam()) :: {:ok, {module(), [term()]}} | error()
  def version(beam) do
    with {:ok, _file, binary, module, all} <- read(beam) do
      {:ok, {module, vsn(all) || [md5_number(binary)]}}
    end
  end

  defp vsn(all) do
    with {_, data} <- :lists.keyfind(~c"Attr", 1, all),
         {:vsn, version} <- :lists.keyfind(:vsn, 1, decoded(:attributes, data)) do
      version
    else
      _ -> nil
    end
  end

  defp md5_number(binary), do: :binary.decode_unsigned(:code.module_md5(binary))

  @doc "The MD5 of a module's code: `{:ok, {module, md5}}`."
  @spec md5(beam()) :: {:ok, {module(), binary()}} | error()
  def md5(beam) do
    with {:ok, _file, binary, module, _all} <- read(beam), do: {:ok, {module, :code.module_md5(binary)}}
  end

  @doc "Compares two compiled modules, chunk by chunk, but for what depends on when and where they were compiled."
  @spec cmp(beam(), beam()) :: :ok | error()
  def cmp(a, b) do
    with {:ok, _, _, module, chunks_a} <- read(a),
         {:ok, _, _, other, chunks_b} <- read(b) do
      cond do
        module !== other -> error({:modules_different, module, other})
        comparable(chunks_a) === comparable(chunks_b) -> :ok
        true -> error({:chunks_different, first_difference(comparable(chunks_a), comparable(chunks_b))})
      end
    end
  end

  defp comparable(chunks), do: :lists.sort(for {id, _} = chunk <- chunks, id !== ~c"CInf", do: chunk)

  defp first_difference([same | a], [same | b]), do: first_difference(a, b)
  defp first_difference([{id, _} | _], _b), do: id
  defp first_difference([], [{id, _} | _]), do: id

  @doc "Leaves out what is not needed to run: `{:ok, {module, binary}}`, or the file is written again."
  @spec strip(beam()) :: {:ok, {module(), binary() | charlist()}} | error()
  def strip(beam), do: strip(beam, [])

  @doc "As `strip/1`, keeping some more chunks."
  @spec strip(beam(), [chunkid()]) :: {:ok, {module(), binary() | charlist()}} | error()
  def strip(beam, more) do
    with {:ok, file, _binary, module, all} <- read(beam) do
      keep = more ++ significant_chunks() ++ [~c"Attr", ~c"JVMc"]
      {:ok, stripped} = build_module(for {id, _} = chunk <- all, :lists.member(id, keep), do: chunk)
      write(beam, file, module, stripped)
    end
  end

  defp write(beam, _file, module, stripped) when is_binary(beam), do: {:ok, {module, stripped}}

  defp write(_beam, file, module, stripped) do
    case :file.write_file(file, stripped) do
      :ok -> {:ok, {module, file}}
      {:error, reason} -> error({:file_error, file, reason})
    end
  end

  @doc "Strips modules; see `strip/1`."
  @spec strip_files([beam()]) :: {:ok, [{module(), binary() | charlist()}]} | error()
  def strip_files(beams), do: strip_files(beams, [])

  @doc "Strips modules; see `strip/2`."
  @spec strip_files([beam()], [chunkid()]) :: {:ok, [{module(), binary() | charlist()}]} | error()
  def strip_files([], _more), do: {:ok, []}

  def strip_files([beam | rest], more) do
    with {:ok, stripped} <- strip(beam, more),
         {:ok, others} <- strip_files(rest, more) do
      {:ok, [stripped | others]}
    end
  end

  @doc "The chunks that say how a module behaves."
  @spec significant_chunks() :: [chunkid()]
  def significant_chunks do
    [~c"Line", ~c"Type", ~c"Atom", ~c"AtU8", ~c"Code", ~c"StrT", ~c"ImpT", ~c"ExpT", ~c"FunT", ~c"LitT", ~c"Meta"]
  end

  @doc "The text of an error's reason."
  @spec format_error(term()) :: :io_lib.chars()
  def format_error({:not_a_beam_file, file}), do: :io_lib.format(~c"~tp: Not a BEAM file~n", [file])
  def format_error({:file_error, file, reason}), do: :io_lib.format(~c"~tp: ~tp~n", [file, :file.format_error(reason)])
  def format_error({:missing_chunk, file, id}), do: :io_lib.format(~c"~tp: Not a BEAM file: no IFF \"~s\" chunk~n", [file, id])
  def format_error({:unknown_chunk, file, id}), do: :io_lib.format(~c"~tp: Unknown chunk: ~tp~n", [file, id])
  def format_error({:invalid_beam_file, file, at}), do: :io_lib.format(~c"~tp: Invalid format of BEAM file near byte number ~p~n", [file, at])
  def format_error({:chunks_different, id}), do: :io_lib.format(~c"The \"~tp\" chunks differ in the two BEAM files~n", [id])

  def format_error({:modules_different, a, b}) do
    :io_lib.format(~c"The module names ~tp and ~tp differ in the two BEAM files~n", [a, b])
  end

  def format_error(other), do: :io_lib.format(~c"~tp~n", [other])

  # Reading: {:ok, file_or_binary, binary, module, chunks}.

  defp read(binary) when is_binary(binary), do: parse(binary, unpacked(binary))

  defp read(name) when is_atom(name), do: read(:erlang.atom_to_list(name))

  defp read(name) do
    file = if :filename.extension(name) === ~c".beam", do: name, else: name ++ ~c".beam"

    case :file.read_file(file) do
      {:ok, binary} -> parse(file, unpacked(binary))
      {:error, reason} -> error({:file_error, file, reason})
    end
  end

  defp unpacked(<<0x1F, 0x8B, _::binary>> = packed) do
    try do
      :zlib.gunzip(packed)
    catch
      :error, _ -> packed
    end
  end

  defp unpacked(binary), do: binary

  defp parse(file, <<"FOR1", size::32, "BEAM", data::binary>> = binary) when byte_size(data) + 4 >= size do
    with {:ok, chunks} <- parse_chunks(data, file, 12), do: {:ok, file, binary, name(chunks), chunks}
  end

  defp parse(file, _binary), do: error({:not_a_beam_file, file})

  defp parse_chunks(<<id::binary-size(4), size::32, data::binary-size(size), rest::binary>>, file, at) do
    padding = byte_size(padding(size))

    case rest do
      <<_::binary-size(^padding), rest::binary>> ->
        with {:ok, chunks} <- parse_chunks(rest, file, at + 8 + size + padding) do
          {:ok, [{:erlang.binary_to_list(id), data} | chunks]}
        end

      _ ->
        {:ok, [{:erlang.binary_to_list(id), data}]}
    end
  end

  defp parse_chunks(<<>>, _file, _at), do: {:ok, []}
  defp parse_chunks(_data, file, at), do: error({:invalid_beam_file, file, at})

  # The first atom is the module's name. Its length is a byte, or two in our containers, or coded with a tag in OTP 28's.
  defp name(chunks) do
    case :lists.keyfind(~c"AtU8", 1, chunks) do
      {_, <<1::32, length::16, name::binary-size(length)>>} -> :erlang.binary_to_atom(name)
      {_, <<_::32, length, name::binary-size(length), _::binary>>} -> :erlang.binary_to_atom(name)
    end
  end
end
