defmodule Path do
  @moduledoc """
  Paths of files as text.

  Functions take chardata and give strings. None of them looks at the disk, except those that make paths absolute (they ask for the current
  directory and the home of the user) and `wildcard/2`.
  """

  @typedoc "A path: a string or chardata."
  @type t :: IO.chardata()

  @type relative_to_opts :: [force: boolean]

  @doc """
  Makes a path absolute, from the current directory on. `~`, `.` and `..` stay as they are; see `expand/1`.

  ## Examples

      Path.absname("foo")
      #=> "/usr/local/foo"

      Path.absname("../x")
      #=> "/usr/local/../x"
  """
  @spec absname(t) :: binary
  def absname(path), do: absname(path, &File.cwd!/0)

  @doc """
  Makes a path absolute, from a directory on.

  ## Examples

      iex> Path.absname("foo", "bar")
      "bar/foo"
      iex> Path.absname("../x", "/bar")
      "/bar/../x"
  """
  @spec absname(t, t | (-> t)) :: binary
  def absname(path, relative_to) do
    path = IO.chardata_to_string(path)

    case type(path) do
      :relative when is_function(relative_to, 0) -> absname_join(relative_to.(), path)
      :relative -> absname_join(relative_to, path)
      :absolute -> absname_join("/", path)
    end
  end

  # As `join/2`, but without doubled slashes anywhere.
  defp absname_join(left, right), do: :filename.join(IO.chardata_to_string(left), right)

  @doc """
  Makes a path absolute and takes `~`, `.` and `..` out of it, from the current directory on.

  ## Examples

      iex> Path.expand("/foo/bar/../bar")
      "/foo/bar"
  """
  @spec expand(t) :: binary
  def expand(path), do: expand_dot(absname(expand_home(path), &File.cwd!/0))

  @doc """
  Makes a path absolute and takes `~`, `.` and `..` out of it, from a directory on.

  ## Examples

      iex> Path.expand("foo/bar/../bar", "/baz")
      "/baz/foo/bar"
      iex> Path.expand("/foo", "/baz")
      "/foo"
  """
  @spec expand(t, t) :: binary
  def expand(path, relative_to) do
    expand_dot(absname(absname(expand_home(path), expand_home(relative_to)), &File.cwd!/0))
  end

  defp expand_home(path) do
    case IO.chardata_to_string(path) do
      "~" -> System.user_home!()
      "~/" <> rest -> System.user_home!() <> "/" <> rest
      rest -> rest
    end
  end

  defp expand_dot("/" <> _ = path), do: "/" <> (path |> split_parts() |> expand_parts([]) |> Enum.join("/"))
  defp expand_dot(path), do: path

  defp split_parts(path), do: :binary.split(path, "/", [:global])

  # Above the root there is nothing.
  defp expand_parts([".." | rest], [_ | expanded]), do: expand_parts(rest, expanded)
  defp expand_parts([part | rest], expanded) when part in ["", ".", ".."], do: expand_parts(rest, expanded)
  defp expand_parts([part | rest], expanded), do: expand_parts(rest, [part | expanded])
  defp expand_parts([], expanded), do: Enum.reverse(expanded)

  @doc """
  `:absolute` or `:relative`.

  ## Examples

      iex> {Path.type("/usr"), Path.type("usr")}
      {:absolute, :relative}
  """
  @spec type(t) :: :absolute | :relative
  def type(name) when is_list(name) or is_binary(name) do
    case IO.chardata_to_string(name) do
      "/" <> _ -> :absolute
      _ -> :relative
    end
  end

  def type(name), do: type(IO.chardata_to_string(name))

  @doc """
  Makes an absolute path relative to the root.

  ## Examples

      iex> {Path.relative("/usr/local/bin"), Path.relative("usr/local/bin"), Path.relative("../usr")}
      {"usr/local/bin", "usr/local/bin", "../usr"}
  """
  @spec relative(t) :: binary
  def relative(name) do
    case IO.chardata_to_string(name) do
      "/" -> "."
      "/" <> rest -> rest
      relative -> relative
    end
  end

  @doc """
  A path relative to a directory.

  `.` and `..` are taken out. An absolute path that is not below the directory is given as it is, unless `force: true` is given: then it
  begins with as many `..` as it takes. A relative path is taken as one of the directory; two relative ones as of the same place.

  ## Examples

      iex> Path.relative_to("/usr/local/foo", "/usr/local")
      "foo"
      iex> Path.relative_to("/usr/local/foo", "/etc")
      "/usr/local/foo"
      iex> Path.relative_to("/usr/local/foo", "/etc", force: true)
      "../usr/local/foo"
      iex> Path.relative_to("/usr/local/foo", "/usr/local/foo")
      "."
  """
  @spec relative_to(t, t, relative_to_opts) :: binary
  def relative_to(path, cwd, opts \\ []) when is_list(opts) do
    force? = Keyword.get(opts, :force, false)

    case {split(path), split(cwd)} do
      {["/" | path], ["/" | cwd]} -> below_root(expand_parts(path, []), expand_parts(cwd, []), force?)
      {["/" | _] = path, _cwd} -> join_parts(path)
      {path, ["/" | _]} -> path |> expand_relative([]) |> join_parts()
      {path, cwd} -> below(expand_relative(path, []), expand_relative(cwd, []), force?)
    end
  end

  defp below_root(path, cwd, force?) do
    case strip(path, cwd) do
      {[], []} -> "."
      {rest, []} -> join_parts(rest)
      {rest, above} when force? -> join_parts(List.duplicate("..", length(above)) ++ rest)
      _ -> join_parts(["/" | path])
    end
  end

  defp below(path, cwd, force?) do
    case strip(path, cwd) do
      {rest, []} -> join_parts(rest)
      {rest, above} when force? -> join_parts(List.duplicate("..", length(above)) ++ rest)
      _ -> join_parts(path)
    end
  end

  # Without the parts that both begin with.
  defp strip([part | path], [part | cwd]), do: strip(path, cwd)
  defp strip(path, cwd), do: {path, cwd}

  defp join_parts([]), do: "."
  defp join_parts(parts), do: join(parts)

  defp expand_relative([".." | rest], [part | expanded]) when part != "..", do: expand_relative(rest, expanded)
  defp expand_relative(["." | rest], expanded), do: expand_relative(rest, expanded)
  defp expand_relative([part | rest], expanded), do: expand_relative(rest, [part | expanded])
  defp expand_relative([], expanded), do: Enum.reverse(expanded)

  @doc """
  A path relative to the current directory. Options: those of `relative_to/3`.

  ## Examples

      Path.relative_to_cwd("/usr/local/foo")
      #=> "foo"
  """
  @spec relative_to_cwd(t, relative_to_opts) :: binary
  def relative_to_cwd(path, opts \\ []) when is_list(opts) do
    case :file.get_cwd() do
      {:ok, base} -> relative_to(path, IO.chardata_to_string(base), opts)
      _ -> IO.chardata_to_string(path)
    end
  end

  @doc """
  The last part of a path, `""` for the root.

  ## Examples

      iex> {Path.basename("foo/bar.ex"), Path.basename("/")}
      {"bar.ex", ""}
  """
  @spec basename(t) :: binary
  def basename(path), do: :filename.basename(IO.chardata_to_string(path))

  @doc """
  The last part of a path without an extension, where it has that.

  ## Examples

      iex> {Path.basename("~/foo/bar.ex", ".ex"), Path.basename("bar.exs", ".ex")}
      {"bar", "bar.exs"}
  """
  @spec basename(t, t) :: binary
  def basename(path, extension), do: :filename.basename(IO.chardata_to_string(path), IO.chardata_to_string(extension))

  @doc """
  A path without its last part, `"."` where that leaves nothing.

  ## Examples

      iex> {Path.dirname("/foo/bar.ex"), Path.dirname("/foo/bar/"), Path.dirname("bar.ex")}
      {"/foo", "/foo/bar", "."}
  """
  @spec dirname(t) :: binary
  def dirname(path), do: :filename.dirname(IO.chardata_to_string(path))

  @doc """
  The extension of the last part with its dot, `""` where there is none. A dot at the beginning of a name is none.

  ## Examples

      iex> {Path.extname("foo.erl"), Path.extname("~/foo/.formatter"), Path.extname("foo.")}
      {".erl", "", "."}
  """
  @spec extname(t) :: binary
  def extname(path), do: :filename.extension(IO.chardata_to_string(path))

  @doc """
  A path without its extension.

  ## Examples

      iex> {Path.rootname("/foo/bar"), Path.rootname("/foo/bar.ex")}
      {"/foo/bar", "/foo/bar"}
  """
  @spec rootname(t) :: binary
  def rootname(path), do: :filename.rootname(IO.chardata_to_string(path))

  @doc """
  A path without an extension, where it has that.

  ## Examples

      iex> {Path.rootname("/foo/bar.erl", ".erl"), Path.rootname("/foo/bar.erl", ".ex")}
      {"/foo/bar", "/foo/bar.erl"}
  """
  @spec rootname(t, t) :: binary
  def rootname(path, extension), do: :filename.rootname(IO.chardata_to_string(path), IO.chardata_to_string(extension))

  @doc """
  Joins the parts of a path. A slash at the end is taken away; a part that begins with one is no absolute path.

  ## Examples

      iex> {Path.join(["~", "foo"]), Path.join(["/", "foo", "bar/"])}
      {"~/foo", "/foo/bar"}
  """
  @spec join(nonempty_list(t)) :: binary
  def join([first, second | rest]), do: join([join(first, second) | rest])
  def join([name]), do: IO.chardata_to_string(name)

  @doc """
  Joins two parts of a path.

  ## Examples

      iex> {Path.join("foo", "bar"), Path.join("/foo", "/bar/")}
      {"foo/bar", "/foo/bar"}
  """
  @spec join(t, t) :: binary
  def join(left, right) do
    left = IO.chardata_to_string(left)
    right = right |> IO.chardata_to_string() |> without_first_slash()
    without_last_slash(joined(left, right))
  end

  defp joined("", right), do: right
  defp joined(left, right), do: without_own_slash(left) <> "/" <> right

  defp without_first_slash("/" <> rest), do: rest
  defp without_first_slash(path), do: path

  defp without_own_slash(path) do
    size = byte_size(path) - 1

    case path do
      <<rest::binary-size(^size), ?/>> -> rest
      _ -> path
    end
  end

  defp without_last_slash("/"), do: "/"
  defp without_last_slash(""), do: ""
  defp without_last_slash(path), do: without_own_slash(path)

  @doc """
  The parts of a path; the first is `"/"` where it is absolute.

  ## Examples

      iex> {Path.split("foo/bar"), Path.split("/foo/bar"), Path.split("")}
      {["foo", "bar"], ["/", "foo", "bar"], []}
  """
  @spec split(t) :: [binary]
  def split(path), do: :filename.split(IO.chardata_to_string(path))

  @doc """
  The files whose paths a pattern matches, sorted.

  In a pattern `?` is any character, `*` any characters of a part, `**` (a part of its own) any directories, `[a,b]` and `[a-z]` one of some
  characters, `{a,b}` one of some texts; a backslash takes the meaning of the next character away. Names that begin with a dot are matched
  only by patterns that do so, too, unless `match_dot: true` is given. Braces without an end raise.

  ## Examples

      Path.wildcard("projects/*/ebin/**/*.{beam,app}")
  """
  @spec wildcard(t, match_dot: boolean) :: [binary]
  def wildcard(glob, opts \\ []) when is_list(opts) do
    glob = IO.chardata_to_string(glob)
    if byte_size(glob) > 0 and :binary.match(glob, <<0>>) != :nomatch, do: null_byte!(glob)
    lister = if Keyword.get(opts, :match_dot, false), do: :file, else: Path.Wildcard

    glob
    |> String.to_charlist()
    |> :filelib.wildcard(lister)
    |> Enum.map(&IO.chardata_to_string/1)
  end

  defp null_byte!(glob) do
    raise ArgumentError, "cannot execute Path.wildcard/2 for path with null byte, got: #{inspect(glob)}"
  end

  @doc """
  A relative path without `.` and `..`, if it stays inside of the directory: `{:ok, path}`, otherwise `:error`.

  Links below the directory are followed to see whether they lead out of it.

  ## Examples

      iex> Path.safe_relative("deps/my_dep/./build/../app.beam")
      {:ok, "deps/my_dep/app.beam"}
      iex> {Path.safe_relative("my_dep/../.."), Path.safe_relative("/usr/local")}
      {:error, :error}
  """
  @doc since: "1.14.0"
  @spec safe_relative(t, t) :: {:ok, binary} | :error
  def safe_relative(path, cwd \\ File.cwd!()) do
    case :filelib.safe_relative_path(IO.chardata_to_string(path), IO.chardata_to_string(cwd)) do
      :unsafe -> :error
      safe -> {:ok, IO.chardata_to_string(safe)}
    end
  end

  @doc false
  @deprecated "Use safe_relative/2 instead"
  @spec safe_relative_to(t, t) :: {:ok, binary} | :error
  def safe_relative_to(path, cwd), do: safe_relative(path, cwd)
end
