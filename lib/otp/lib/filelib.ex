defmodule :filelib do
  @moduledoc "Files on the disk: what is there, patterns of names, directories that are to be there."

  @type name :: :filename.name()

  @doc "Whether the name is of a directory."
  @spec is_dir(name) :: boolean
  def is_dir(name), do: type(name) === :directory

  @doc "Whether the name is of a directory; the second argument makes no difference."
  @spec is_dir(name, term) :: boolean
  def is_dir(name, _module), do: is_dir(name)

  @doc "Whether the name is of a file or directory."
  @spec is_file(name) :: boolean
  def is_file(name), do: type(name) in [:regular, :directory]

  @doc "Whether the name is of an ordinary file."
  @spec is_regular(name) :: boolean
  def is_regular(name), do: type(name) === :regular

  # Times in seconds: nobody wants them here, and local ones need the rules of the time zone, which take a while to read.
  defp type(name) do
    case :file.read_file_info(name, time: :posix) do
      {:ok, info} -> elem(info, 2)
      {:error, _} -> :none
    end
  end

  @doc "How many bytes a file has, 0 where there is none."
  @spec file_size(name) :: non_neg_integer
  def file_size(name) do
    case :file.read_file_info(name, time: :posix) do
      {:ok, info} -> elem(info, 1)
      {:error, _} -> 0
    end
  end

  @doc "When a file was changed last, in local time; 0 where there is none."
  @spec last_modified(name) :: tuple | 0
  def last_modified(name) do
    case :file.read_file_info(name) do
      {:ok, info} -> elem(info, 5)
      {:error, _} -> 0
    end
  end

  @doc "Makes the directories that a file of that name would be in."
  @spec ensure_dir(name) :: :ok | {:error, atom}
  def ensure_dir(name), do: ensure_path(:filename.dirname(name))

  @doc "Makes a directory and those that it is in."
  @spec ensure_path(name) :: :ok | {:error, atom}
  def ensure_path(name) do
    case type(name) do
      :directory -> :ok
      _ -> with :ok <- ensure_parent(name), do: made(name, :file.make_dir(name))
    end
  end

  defp ensure_parent(name) do
    case :filename.dirname(name) do
      ^name -> :ok
      parent -> with {:error, :eexist} <- ensure_path(parent), do: {:error, :enotdir}
    end
  end

  # Somebody else may have made it meanwhile.
  defp made(name, {:error, :eexist}), do: if(is_dir(name), do: :ok, else: {:error, :eexist})
  defp made(_name, result), do: result

  @doc "Calls a function with every file of a directory whose name the regular expression matches."
  @spec fold_files(name, charlist | binary, boolean, (name, acc -> acc), acc) :: acc when acc: var
  def fold_files(directory, pattern, recursive?, fun, acc) do
    {:ok, compiled} = :re.compile(pattern, [:unicode])
    fold(directory, compiled, recursive?, fun, acc)
  end

  defp fold(directory, pattern, recursive?, fun, acc) do
    case :file.list_dir(directory) do
      {:ok, names} -> :lists.foldl(&fold_entry(&1, directory, pattern, recursive?, fun, &2), acc, :lists.sort(names))
      {:error, _} -> acc
    end
  end

  defp fold_entry(name, directory, pattern, recursive?, fun, acc) do
    full = :filename.join(directory, name)

    case type(full) do
      :regular -> if :re.run(name, pattern, [{:capture, :none}]) === :match, do: fun.(full, acc), else: acc
      :directory when recursive? -> fold(full, pattern, recursive?, fun, acc)
      _ -> acc
    end
  end

  @doc "The files whose names a pattern matches, sorted. See `wildcard/3`."
  @spec wildcard(charlist) :: [charlist]
  def wildcard(pattern) when is_list(pattern), do: wildcard_1(pattern, ~c".", &listed/1)

  @doc "The files below a directory whose names a pattern matches, sorted; or, with a module, as `wildcard/3`."
  @spec wildcard(charlist, name | module) :: [charlist]
  def wildcard(pattern, directory) when is_list(pattern) and is_list(directory) do
    wildcard_1(pattern, directory, &listed/1)
  end

  def wildcard(pattern, module) when is_list(pattern) and is_atom(module), do: wildcard(pattern, ~c".", module)

  @doc """
  The files below a directory whose names a pattern matches, sorted. The module is asked for the contents of directories (`list_dir/1`).

  In patterns `?` is any character, `*` any characters of a part, `**` (a part of its own) any directories, `[a-z]` one of some characters,
  `{a,b}` one of some texts (`,` and `}` end one); a backslash takes the meaning of the next character away.
  """
  @spec wildcard(charlist, name, module) :: [charlist]
  def wildcard(pattern, directory, module) when is_list(pattern) and is_list(directory) and is_atom(module) do
    wildcard_1(pattern, directory, &module.list_dir/1)
  end

  defp listed(directory), do: :file.list_dir(directory)

  defp wildcard_1(pattern, directory, list) do
    {base, parts} = :filelib_pattern.compile(pattern)
    :lists.usort(walk(parts, base, %{directory: directory, list: list}))
  end

  # The names below a base that the parts match. A base is the text of a path so far, "" at the beginning.
  defp walk([], base, _context), do: [base]

  defp walk([:double_star | rest], base, context) do
    here = if rest === [], do: [], else: walk(rest, base, context)
    below = for name <- names(base, context), full = beside(base, name), do: below(full, rest, context)
    :lists.append([here | below])
  end

  defp walk([{:plain, name} | rest], base, context) do
    full = beside(base, name)
    if exists?(full, context), do: walk(rest, full, context), else: []
  end

  defp walk([{:match, part} | rest], base, context) do
    matching = for name <- names(base, context), :filelib_pattern.matches?(part, name), do: beside(base, name)
    :lists.flatmap(&walk(rest, &1, context), if(rest === [], do: matching, else: :lists.filter(&dir?(&1, context), matching)))
  end

  # A double star stands for this directory and, again, for all below.
  defp below(full, rest, context) do
    own = if rest === [], do: [full], else: []
    if real_dir?(full, context), do: own ++ walk([:double_star | rest], full, context), else: own
  end

  defp beside([], name), do: name
  defp beside(~c"/", name), do: [?/ | name]
  defp beside(base, name), do: base ++ [?/ | name]

  defp names(base, context) do
    case context.list.(place(base, context)) do
      {:ok, names} -> names
      {:error, _} -> []
    end
  end

  defp place([], context), do: context.directory
  defp place([?/ | _] = path, _context), do: path
  defp place(path, %{directory: ~c"."}), do: path
  defp place(path, context), do: :filename.join(context.directory, path)

  defp exists?(path, context), do: match?({:ok, _}, :file.read_link_info(place(path, context)))
  defp dir?(path, context), do: is_dir(place(path, context))

  # Links are not followed, so that loops of them end.
  defp real_dir?(path, context) do
    case :file.read_link_info(place(path, context)) do
      {:ok, info} -> elem(info, 2) === :directory
      {:error, _} -> false
    end
  end

  @doc "Whether a text has a meaning as a pattern: `wildcard/1` would not take it as a plain name."
  @spec is_wildcard(charlist) :: boolean
  def is_wildcard(pattern) do
    {_base, parts} = :filelib_pattern.compile(pattern)
    :lists.any(&(not match?({:plain, _}, &1)), parts)
  end

  @doc """
  A relative path without `.` and `..`, or `:unsafe` where it leads out of the directory, links included.

      iex> :filelib.safe_relative_path("a/../b", "")
      "b"
      iex> :filelib.safe_relative_path("../b", "")
      :unsafe
  """
  @spec safe_relative_path(name, name) :: :unsafe | name
  def safe_relative_path(path, directory) do
    case :filename.pathtype(path) do
      :relative -> safe(:filename.split(path), path, directory, [], 0)
      _ -> :unsafe
    end
  end

  @most_links 64

  defp safe([], _path, _directory, [], _links), do: []
  defp safe([], _path, _directory, safe, _links), do: :filename.join(:lists.reverse(safe))
  defp safe([part | rest], path, directory, safe, links) when part in [".", ~c"."], do: safe(rest, path, directory, safe, links)
  defp safe([part | _], _path, _directory, [], _links) when part in ["..", ~c".."], do: :unsafe

  defp safe([part | rest], path, directory, [_ | safe], links) when part in ["..", ~c".."] do
    safe(rest, path, directory, safe, links)
  end

  defp safe([part | rest], path, directory, safe, links) do
    case link(:filename.join([directory | :lists.reverse([part | safe])]), directory) do
      :none -> safe(rest, path, directory, [part | safe], links)
      _ when links === @most_links -> :unsafe
      {:ok, target} -> follow(:filename.pathtype(target), :filename.split(target) ++ rest, path, directory, safe, links + 1)
    end
  end

  defp follow(:relative, parts, path, directory, safe, links), do: safe(parts, path, directory, safe, links)
  defp follow(_type, _parts, _path, _directory, _safe, _links), do: :unsafe

  defp link(_full, directory) when directory in ["", ~c""], do: :none

  defp link(full, _directory) do
    case :file.read_link(full) do
      {:ok, target} when is_binary(full) -> {:ok, :unicode.characters_to_binary(target)}
      {:ok, target} -> {:ok, target}
      {:error, _} -> :none
    end
  end

  @doc "A file in a directory, or where `:src` and `:ebin` would put it: `{:ok, path}` or `{:error, :not_found}`."
  @spec find_file(charlist, name) :: {:ok, name} | {:error, :not_found}
  def find_file(name, directory) do
    full = :filename.join(directory, name)
    if is_regular(full), do: {:ok, full}, else: {:error, :not_found}
  end
end
