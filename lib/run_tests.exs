# Runs the tests of the library with its own ExUnit:
#
#     bin/elixir lib/run_tests.exs [--trace] [--seed N] [--only TAG] [--exclude TAG] [PATH[:LINE] ...]
#
# Without paths, all of lib/*/test. A path may be a directory. A file that does not compile counts as a failure, and does not keep the
# others from running. The exit status is 0 if everything passed.

defmodule Athanor.LibraryTests do
  # How long a test waits for what must come: a limit that no machine reaches, however loaded it is. One that passes never waits for it.
  @patience [assert_receive_timeout: 60_000, timeout: 600_000]

  @switches [
    trace: :boolean,
    seed: :integer,
    only: :keep,
    exclude: :keep,
    include: :keep,
    max_failures: :integer,
    slowest: :integer
  ]

  def main(arguments) do
    {options, paths} = OptionParser.parse!(arguments, strict: @switches)
    {paths, located} = ExUnit.Filters.parse_paths(paths)
    start(options, located)

    broken = paths |> files() |> Enum.reject(&loads?/1)
    %{total: total, failures: failures} = ExUnit.run()

    if broken != [],
      do: IO.puts(["\nfiles that do not compile:\n" | Enum.map(broken, &"  #{Path.relative_to_cwd(&1)}\n")])

    if total == 0 or failures > 0 or broken != [], do: System.halt(1)
  end

  defp start(options, located) do
    {:ok, _} = Application.ensure_all_started(:ex_unit)
    {filters, options} = Keyword.split(options, [:only, :include, :exclude])
    only = ExUnit.Filters.parse(Keyword.get_values(filters, :only))
    include = ExUnit.Filters.parse(Keyword.get_values(filters, :include)) ++ only ++ Keyword.get(located, :include, [])

    exclude =
      ExUnit.Filters.parse(Keyword.get_values(filters, :exclude)) ++
        if(only != [], do: [:test], else: []) ++ Keyword.get(located, :exclude, [])

    ExUnit.start([autorun: false, include: include, exclude: exclude] ++ @patience ++ options)
  end

  defp files([]), do: files([Path.join(__DIR__, "*/test")])

  defp files(paths) do
    files = paths |> Enum.flat_map(&test_files/1) |> Enum.uniq() |> Enum.sort()
    helpers = files |> Enum.map(&helper/1) |> Enum.uniq() |> Enum.filter(&File.regular?/1)
    helpers ++ files
  end

  defp test_files(path),
    do: if(String.ends_with?(path, ".exs"), do: [path], else: path |> Path.join("**/*_test.exs") |> Path.wildcard())

  # The helper of the application that the file belongs to.
  defp helper(file) do
    [root, _] = file |> Path.expand() |> String.split("/test/", parts: 2)
    Path.join(root, "test/test_helper.exs")
  end

  defp loads?(file) do
    Code.require_file(file)
    true
  rescue
    error ->
      IO.puts(:stderr, Exception.format(:error, error, __STACKTRACE__))
      false
  end
end

Athanor.LibraryTests.main(System.argv())
