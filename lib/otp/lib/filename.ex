defmodule :filename do
  @moduledoc """
  Names of files as text; nothing here looks at the disk, except where a name is made absolute.

  A name is a binary, a list of characters (or of parts) or an atom. What is given is a binary where a binary was given, otherwise a list of
  characters.
  """

  @type name :: binary | charlist | atom | [name]

  # A name as a binary, and how to give the result.
  defp read(name) when is_binary(name), do: {name, :binary}
  defp read(name) when is_atom(name), do: {:erlang.atom_to_binary(name), :list}
  defp read(name) when is_list(name), do: {:unicode.characters_to_binary(flat(name)), :list}

  defp flat([head | tail]) when is_integer(head), do: [head | flat(tail)]
  defp flat([head | tail]) when is_atom(head), do: [:erlang.atom_to_binary(head) | flat(tail)]
  defp flat([head | tail]) when is_list(head), do: [flat(head) | flat(tail)]
  defp flat([head | tail]) when is_binary(head), do: [head | flat(tail)]
  defp flat([]), do: []

  defp give(binary, :binary), do: binary
  defp give(binary, :list), do: :unicode.characters_to_list(binary)

  @doc """
  A name made of parts and atoms as one list of characters, or the binary itself.

      iex> :filename.flatten([~c"a", [?b], :c])
      ~c"abc"
  """
  @spec flatten(name) :: charlist | binary
  def flatten(name) do
    {binary, form} = read(name)
    give(binary, form)
  end

  @doc """
  Joins the parts of a path. What comes before an absolute part does not count.

      iex> :filename.join(["a", "b//c", "d/"])
      "a/b/c/d"
  """
  @spec join([name]) :: charlist | binary
  def join([part]) do
    {binary, form} = read(part)
    give(clean(binary), form)
  end

  def join([first, second | rest]), do: join([join(first, second) | rest])

  @doc """
  Joins two parts of a path.

      iex> {:filename.join("a", "b"), :filename.join("a", "/b")}
      {"a/b", "/b"}
  """
  @spec join(name, name) :: charlist | binary
  def join(first, second) do
    {one, form} = read(first)
    {two, other} = read(second)
    joined = if pathtype_1(two) === :absolute, do: clean(two), else: joined(clean(one), clean(two))
    give(joined, form(form, other))
  end

  defp form(:binary, _other), do: :binary
  defp form(:list, other), do: other

  defp joined(one, ""), do: one
  defp joined("", two), do: "/" <> two
  defp joined("/", two), do: "/" <> two
  defp joined(one, two), do: one <> "/" <> two

  # Without doubled slashes, and without one at the end.
  defp clean(path) do
    case split_1(path) do
      [] -> ""
      ["/"] -> "/"
      ["/" | parts] -> "/" <> slashed(parts)
      parts -> slashed(parts)
    end
  end

  defp slashed([part]), do: part
  defp slashed([part | rest]), do: part <> "/" <> slashed(rest)

  @doc """
  The parts of a path; the first is `"/"` where it is absolute.

      iex> :filename.split("/a//b/")
      ["/", "a", "b"]
  """
  @spec split(name) :: [charlist | binary]
  def split(name) do
    {binary, form} = read(name)
    :lists.map(&give(&1, form), split_1(binary))
  end

  defp split_1(<<?/, rest::binary>>), do: ["/" | parts(rest)]
  defp split_1(path), do: parts(path)

  defp parts(path), do: :lists.filter(&(&1 !== ""), :binary.split(path, "/", [:global]))

  @doc """
  The last part of a path, `""` for the root.

      iex> :filename.basename("a/b.ex")
      "b.ex"
  """
  @spec basename(name) :: charlist | binary
  def basename(name) do
    {binary, form} = read(name)
    give(basename_1(binary), form)
  end

  defp basename_1(path) do
    case :lists.reverse(parts(path)) do
      [last | _] -> last
      [] -> ""
    end
  end

  @doc """
  The last part of a path without an extension, where it has that.

      iex> :filename.basename("a/b.ex", ".ex")
      "b"
  """
  @spec basename(name, name) :: charlist | binary
  def basename(name, extension) do
    {binary, form} = read(name)
    {suffix, other} = read(extension)
    give(without(basename_1(binary), suffix), form(form, other))
  end

  defp without(name, suffix) do
    size = byte_size(name) - byte_size(suffix)

    case name do
      <<stem::binary-size(^size), ^suffix::binary>> when size >= 0 -> stem
      _ -> name
    end
  end

  @doc """
  A path without its last part, `"."` where that leaves nothing.

      iex> {:filename.dirname("/a/b"), :filename.dirname("a")}
      {"/a", "."}
  """
  @spec dirname(name) :: charlist | binary
  def dirname(name) do
    {binary, form} = read(name)
    give(dirname_1(binary), form)
  end

  defp dirname_1(path) do
    case last_slash(path, byte_size(path) - 1) do
      -1 -> "."
      at -> without_slashes(binary_part(path, 0, at + 1), at)
    end
  end

  defp last_slash(_path, -1), do: -1
  defp last_slash(path, at), do: if(:binary.at(path, at) === ?/, do: at, else: last_slash(path, at - 1))

  defp without_slashes(path, 0), do: binary_part(path, 0, 1)

  defp without_slashes(path, at) do
    if :binary.at(path, at) === ?/, do: without_slashes(path, at - 1), else: binary_part(path, 0, at + 1)
  end

  @doc """
  The extension of the last part, with its dot; `""` where there is none. A dot at the beginning of a name is none.

      iex> {:filename.extension("a.tar.gz"), :filename.extension(".bashrc")}
      {".gz", ""}
  """
  @spec extension(name) :: charlist | binary
  def extension(name) do
    {binary, form} = read(name)
    give(binary_part(binary, dot(binary), byte_size(binary) - dot(binary)), form)
  end

  # Where the extension begins, at the end where there is none.
  defp dot(path), do: dot(path, byte_size(path) - 1)

  defp dot(path, at) when at < 0, do: byte_size(path)

  defp dot(path, at) do
    case :binary.at(path, at) do
      ?/ -> byte_size(path)
      ?. when at === 0 -> byte_size(path)
      ?. -> if :binary.at(path, at - 1) === ?/, do: byte_size(path), else: at
      _ -> dot(path, at - 1)
    end
  end

  @doc """
  A path without its extension.

      iex> :filename.rootname("a/b.ex")
      "a/b"
  """
  @spec rootname(name) :: charlist | binary
  def rootname(name) do
    {binary, form} = read(name)
    give(rootname_1(binary), form)
  end

  # OTP sees the dot at the very beginning of a path, but not that of a later part, as the beginning of an extension.
  defp rootname_1(<<?., rest::binary>> = path) do
    if :binary.match(rest, ["/", "."]) === :nomatch, do: "", else: binary_part(path, 0, dot(path))
  end

  defp rootname_1(path), do: binary_part(path, 0, dot(path))

  @doc """
  A path without an extension, where it has that.

      iex> {:filename.rootname("b.ex", ".ex"), :filename.rootname("b.ex", ".erl")}
      {"b", "b.ex"}
  """
  @spec rootname(name, name) :: charlist | binary
  def rootname(name, extension) do
    {binary, form} = read(name)
    {suffix, other} = read(extension)
    give(without(binary, suffix), form(form, other))
  end

  @doc """
  `:absolute` or `:relative`.

      iex> {:filename.pathtype("/a"), :filename.pathtype("a")}
      {:absolute, :relative}
  """
  @spec pathtype(name) :: :absolute | :relative
  def pathtype(name) do
    {binary, _form} = read(name)
    pathtype_1(binary)
  end

  defp pathtype_1(<<?/, _::binary>>), do: :absolute
  defp pathtype_1(_path), do: :relative

  @doc "A name as an absolute path, from the current directory on."
  @spec absname(name) :: charlist | binary
  def absname(name) do
    {:ok, directory} = :file.get_cwd()
    absname(name, directory)
  end

  @doc """
  A name as an absolute path, from a directory on. `.` and `..` stay.

      iex> :filename.absname("a", "/b")
      "/b/a"
  """
  @spec absname(name, name) :: charlist | binary
  def absname(name, directory) do
    case pathtype(name) do
      :absolute -> join([flatten(name)])
      :relative -> join(flatten(directory), name)
    end
  end

  @doc "Joins a directory and a name."
  @spec absname_join(name, name) :: charlist | binary
  def absname_join(directory, name), do: join(directory, name)

  @doc "A name as the system writes it."
  @spec nativename(name) :: charlist | binary
  def nativename(name), do: join([name])

  @doc "Whether a name is one: it has no zero byte inside."
  @spec validate(name) :: boolean
  def validate(name) do
    {binary, _form} = read(name)
    binary !== "" and :binary.match(binary, <<0>>) === :nomatch
  end

  @doc "Where users and systems keep files of a program: `:user_cache`, `:user_config`, `:user_data`, `:user_log`, `:site_config`, `:site_data`."
  @spec basedir(atom, binary | charlist) :: charlist | binary | [charlist | binary]
  def basedir(type, application), do: basedir(type, application, %{})

  @doc "As `basedir/2`, with `:author`, `:version` and `:os` (`:linux`, `:darwin`, `:windows`)."
  @spec basedir(atom, binary | charlist, map) :: charlist | binary | [charlist | binary]
  def basedir(type, application, options) when is_map(options) do
    os = :maps.get(:os, options, :linux)
    version = :maps.get(:version, options, "")
    author = if os === :windows, do: :maps.get(:author, options, ""), else: ""
    parts = :lists.filter(&(&1 !== "" and &1 !== ~c""), [author, application, version])

    case base(os, type) do
      bases when is_list(bases) -> :lists.map(&under(&1, parts, ""), bases)
      {base, inside} -> under(base, parts, inside)
    end
  end

  defp under(base, parts, ""), do: join([base | parts])
  defp under(base, parts, inside), do: join([base | parts] ++ [inside])

  defp base(:linux, :user_cache), do: {variable("XDG_CACHE_HOME", ".cache"), ""}
  defp base(:linux, :user_config), do: {variable("XDG_CONFIG_HOME", ".config"), ""}
  defp base(:linux, :user_data), do: {variable("XDG_DATA_HOME", ".local/share"), ""}
  defp base(:linux, :user_log), do: {variable("XDG_CACHE_HOME", ".cache"), "log"}
  defp base(:linux, :site_config), do: directories("XDG_CONFIG_DIRS", ["/etc/xdg"])
  defp base(:linux, :site_data), do: directories("XDG_DATA_DIRS", ["/usr/local/share/", "/usr/share/"])
  defp base(:darwin, :user_cache), do: {home("Library/Caches"), ""}
  defp base(:darwin, :user_log), do: {home("Library/Logs"), ""}
  defp base(:darwin, type) when type in [:user_config, :user_data], do: {home("Library/Application Support"), ""}
  defp base(:darwin, type) when type in [:site_config, :site_data], do: ["/Library/Application Support"]
  defp base(:windows, :user_cache), do: {home("Local"), "Cache"}
  defp base(:windows, :user_log), do: {home("Local"), "Logs"}
  defp base(:windows, :user_config), do: {home("Roaming"), ""}
  defp base(:windows, :user_data), do: {home("Local"), ""}
  defp base(:windows, type) when type in [:site_config, :site_data], do: []

  defp variable(name, otherwise) do
    case :os.getenv(:erlang.binary_to_list(name)) do
      value when is_list(value) and value !== [] -> :unicode.characters_to_binary(value)
      _ -> home(otherwise)
    end
  end

  defp directories(name, otherwise) do
    case :os.getenv(:erlang.binary_to_list(name)) do
      value when is_list(value) and value !== [] -> parts_of_list(:unicode.characters_to_binary(value))
      _ -> otherwise
    end
  end

  defp parts_of_list(value), do: :lists.filter(&(&1 !== ""), :binary.split(value, ":", [:global]))

  defp home(inside) do
    {:ok, [[home]]} = :init.get_argument(:home)
    join(:unicode.characters_to_binary(home), inside)
  end
end
