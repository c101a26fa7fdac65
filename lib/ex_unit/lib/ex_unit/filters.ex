defmodule ExUnit.Filters do
  @moduledoc """
  Filters on tags: which tests a run includes, excludes and skips.

  A filter is a tag (`:slow` matches every test that has it) or a tag with a value (`os: "windows"`), which may be a regular expression. Values
  that came as text from a command line match values of any type that print the same. `:line` and `:location` pick tests by where they are.
  """

  alias ExUnit.FailuresManifest

  @type t :: [{atom, Regex.t() | String.Chars.t()} | atom]
  @type location :: {:location, {String.t(), pos_integer | [pos_integer, ...]}}
  @type ex_unit_opts :: [exclude: [:test], include: [location, ...]] | []

  @doc """
  Parses paths that may carry line numbers, into the paths and the options of ExUnit that pick those lines.

      iex> ExUnit.Filters.parse_paths(["foo.exs", "bar.exs:3:5"])
      {["foo.exs", "bar.exs"], [exclude: [:test], include: [location: {"bar.exs", [3, 5]}]]}
  """
  @spec parse_paths([String.t()]) :: {[String.t()], ex_unit_opts}
  def parse_paths(paths) do
    {paths, locations} = Enum.map_reduce(paths, [], &path_and_locations/2)
    {paths, locations |> Enum.reverse() |> options()}
  end

  @doc """
  Parses a path that may carry line numbers.

      iex> ExUnit.Filters.parse_path("bar.exs:3")
      {"bar.exs", [exclude: [:test], include: [location: {"bar.exs", 3}]]}
  """
  @spec parse_path(String.t()) :: {String.t(), ex_unit_opts}
  def parse_path(path) do
    {[path], options} = parse_paths([path])
    {path, options}
  end

  defp options([]), do: []
  defp options(locations), do: [exclude: [:test], include: locations]

  defp path_and_locations(path, locations) do
    case lines(path) do
      {path, []} -> {path, locations}
      {path, [line]} -> {path, [{:location, {path, line}} | locations]}
      {path, lines} -> {path, [{:location, {path, lines}} | locations]}
    end
  end

  # "a.exs:1:2" -> {"a.exs", [1, 2]}. A colon without a number behind it belongs to the path, as on a drive.
  defp lines(path) do
    [first | parts] = String.split(path, ":")

    case Enum.split_while(parts, &(not line?(&1))) do
      {_, []} -> {path, []}
      {prefix, lines} -> {[first | prefix] |> Enum.join(":") |> relative(), Enum.flat_map(lines, &checked_line/1)}
    end
  end

  defp relative(path), do: Path.relative_to_cwd(path)

  defp line?(text), do: match?({line, ""} when line > 0, Integer.parse(text))

  defp checked_line(text) do
    if line?(text) do
      [String.to_integer(text)]
    else
      IO.warn("invalid line number given as ExUnit filter: #{text}", [])
      []
    end
  end

  @doc """
  Makes the two lists of filters fit each other: tags included without a value are not
  excluded at all, tags included with values are not excluded with the same ones, and each filter is there once.

      iex> ExUnit.Filters.normalize([:bar], [:foo, :bar])
      {[:bar], [:foo]}

      iex> ExUnit.Filters.normalize(nil, nil)
      {[], []}
  """
  @spec normalize(t | nil, t | nil) :: {t, t}
  def normalize(include, exclude) do
    {included_tags, included_values} = split(include)
    {excluded_tags, excluded_values} = split(exclude)

    kept =
      Enum.reject(excluded_values, fn {tag, _value} ->
        tag in included_tags or Keyword.get_values(excluded_values, tag) == Keyword.get_values(included_values, tag)
      end)

    {included_tags ++ included_values, (excluded_tags -- included_tags) ++ kept}
  end

  defp split(filters), do: filters |> List.wrap() |> Enum.uniq() |> Enum.split_with(&is_atom/1)

  @doc """
  Parses filters given as text.

      iex> ExUnit.Filters.parse(["foo:bar", "baz", "line:9", "bool:true"])
      [{:foo, "bar"}, :baz, {:line, 9}, {:bool, "true"}]

      iex> ExUnit.Filters.parse(["location:test/a_test.exs:3"])
      [location: {"test/a_test.exs", 3}]
  """
  @spec parse([String.t()]) :: t
  def parse(filters) do
    Enum.map(filters, fn filter ->
      case String.split(filter, ":", parts: 2) do
        [key, value] -> parse_value(String.to_atom(key), value)
        [key] -> String.to_atom(key)
      end
    end)
  end

  defp parse_value(:line, line), do: {:line, String.to_integer(line)}

  defp parse_value(:location, location) do
    case lines(location) do
      {path, [line]} -> {:location, {path, line}}
      {path, lines} -> {:location, {path, lines}}
    end
  end

  defp parse_value(key, value), do: {key, value}

  @doc """
  Tells how filters and tags decide on a test of `collection`: `:ok`, excluded or skipped, with the reason.

  What an `exclude` filter matches is excluded, unless an `include` filter matches as well. A test tagged `:skip` is skipped unless it is
  included by that tag or by where it is.

      iex> ExUnit.Filters.eval([foo: "bar"], [:foo], %{foo: "bar"}, [])
      :ok

      iex> ExUnit.Filters.eval([foo: "bar"], [:foo], %{foo: "baz"}, [])
      {:excluded, "due to foo filter"}
  """
  @spec eval(t, t, map, [ExUnit.Test.t()]) :: :ok | {:excluded, String.t()} | {:skipped, String.t()}
  def eval(include, exclude, tags, collection) when is_map(tags) do
    excluded = Enum.find_value(exclude, &matching_tag(&1, tags, collection))

    cond do
      excluded == nil -> skip(include, tags, collection)
      Enum.any?(include, &matches?(&1, tags, collection)) -> skip(include, tags, collection)
      true -> {:excluded, "due to #{excluded} filter"}
    end
  end

  defp skip(include, %{skip: skip} = tags, collection) when is_binary(skip) or skip == true do
    if Enum.any?(include, &(skip_filter?(&1) and matches?(&1, tags, collection))),
      do: :ok,
      else: {:skipped, reason(skip)}
  end

  defp skip(_include, _tags, _collection), do: :ok

  defp skip_filter?({:skip, _}), do: true
  defp skip_filter?(filter), do: filter == :skip

  defp reason(true), do: "due to skip tag"
  defp reason(reason), do: reason

  defp matching_tag(filter, tags, collection), do: if(matches?(filter, tags, collection), do: tag(filter))

  defp tag({tag, _}), do: tag
  defp tag(tag), do: tag

  defp matches?({:location, {path, lines}}, tags, collection), do: location?(path, lines, tags, collection)

  defp matches?({:line, line}, %{line: _, describe_line: _} = tags, collection) when is_integer(line),
    do: line?(line, tags, collection)

  defp matches?({key, %Regex{} = regex}, tags, _collection) when is_atom(key) do
    case tags do
      %{^key => value} -> to_string(value) =~ regex
      _ -> false
    end
  end

  defp matches?({key, value}, tags, _collection) when is_atom(key) do
    case tags do
      %{^key => ^value} -> true
      %{^key => tag} -> same_text?(tag, value)
      _ -> false
    end
  end

  defp matches?(key, tags, _collection) when is_atom(key), do: Map.has_key?(tags, key)

  defp same_text?(tag, value)
       when (is_atom(tag) or is_binary(tag) or is_number(tag)) and
              (is_atom(value) or is_binary(value) or is_number(value)) do
    to_string(tag) == to_string(value) or (is_atom(tag) and inspect(tag) == value)
  end

  defp same_text?(_tag, _value), do: false

  defp location?(path, lines, %{file: file} = tags, collection) do
    same_file?(file, path) and (lines == [] or Enum.any?(List.wrap(lines), &line?(&1, tags, collection)))
  end

  defp location?(_path, _lines, _tags, _collection), do: false

  # A path matches from its end, part by part.
  defp same_file?(file, path) do
    List.starts_with?(reversed_parts(file), reversed_parts(path))
  end

  defp reversed_parts(path), do: path |> Path.split() |> Enum.reverse()

  # A line belongs to the describe block that begins there, else to the last test that begins on it or above.
  defp line?(line, tags, collection) do
    if Enum.any?(collection, &(&1.tags.describe_line == line)) do
      tags.describe_line == line
    else
      tags.line <= line and not Enum.any?(collection, &between?(&1.tags.line, tags.line, line))
    end
  end

  defp between?(other, own, line), do: other > own and other <= line

  @doc """
  The file and the names of the tests that failed in the run that wrote `manifest_file`, `:all` of a file when it did not compile.

  Used by `mix test --failed`. Gives `{[file], MapSet.new([{module, test}])}`, or `:all` in place of the set.
  """
  @spec failure_info(Path.t()) :: {MapSet.t(Path.t()), MapSet.t(ExUnit.test_id())} | :all
  def failure_info(manifest_file), do: manifest_file |> FailuresManifest.read() |> FailuresManifest.info()

  @doc """
  Marks everything as failed in `manifest_file`, so that the next `mix test --failed` runs all tests.
  """
  @spec fail_all!(Path.t()) :: :ok
  def fail_all!(manifest_file), do: FailuresManifest.fail_all!(manifest_file)
end
