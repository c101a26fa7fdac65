defmodule ConfigTest do
  use ExUnit.Case, async: true

  doctest Config.Reader
  doctest Config.Provider

  defp eval(code, opts \\ []), do: Config.Reader.eval!("sample.exs", "import Config\n" <> code, opts)

  defp write(directory, name, text) do
    path = Path.join(directory, name)
    File.write!(path, text)
    path
  end

  setup_all do
    directory = Path.join(System.tmp_dir!(), "config_test_#{System.pid()}")
    File.mkdir_p!(directory)
    on_exit(fn -> File.rm_rf!(directory) end)
    %{directory: directory}
  end

  test "config merges deeply" do
    assert eval("config :a, :b, 1") == [a: [b: 1]]
    assert eval("config :a, b: 1, c: [d: 1]\nconfig :a, c: [e: 2]") == [a: [b: 1, c: [d: 1, e: 2]]]
    assert eval("config :a, c: [d: 1]\nconfig :a, c: :x") == [a: [c: :x]]
    assert eval("config :a, Mod, x: [1]\nconfig :a, Mod, x: [y: 1]") == [a: [{Mod, [x: [y: 1]]}]]
    assert eval("config :a, b: 1\n[a: [c: 2]]") == [a: [b: 1]]
    assert eval("[a: [c: 2]]") == [a: [c: 2]]
  end

  test "config checks what it is given" do
    assert_raise ArgumentError, "config/2 expected a keyword list, got: [:x]", fn -> eval("config :a, [:x]") end
    assert_raise FunctionClauseError, fn -> eval("config :a, 1") end
    assert_raise FunctionClauseError, fn -> eval(~s(config :a, "b", 1)) end

    assert_raise ArgumentError, "expected config for app :app in sample.exs to return keyword list, got: 1", fn ->
      eval("[app: 1]")
    end
  end

  test "read_config" do
    assert eval("config :a, b: 1\nconfig :c, d: read_config(:a), e: read_config(:none)") == [a: [b: 1], c: [d: [b: 1], e: nil]]
  end

  test "config_env and config_target" do
    assert eval("config :a, env: config_env(), target: config_target()", env: :prod, target: :host) ==
             [a: [env: :prod, target: :host]]

    assert_raise RuntimeError, "no :env key was given to this configuration file", fn -> eval("config_env()") end
    assert_raise RuntimeError, "no :target key was given to this configuration file", fn -> eval("config_target()") end
  end

  test "import_config", %{directory: directory} do
    main = write(directory, "main.exs", ~s|import Config\nconfig :a, b: 1\nimport_config "\#{config_env()}.exs"|)
    dev = write(directory, "dev.exs", "import Config\nconfig :a, c: 2")
    loop = write(directory, "loop.exs", ~s|import Config\nimport_config "loop.exs"|)

    assert Config.Reader.read!(main, env: :dev) == [a: [b: 1, c: 2]]
    assert Config.Reader.read_imports!(main, env: :dev) == {[a: [b: 1, c: 2]], [dev, main]}
    assert_raise File.Error, fn -> Config.Reader.read!(main, env: :none) end
    assert_raise ArgumentError, ~r/attempting to load configuration .*loop.exs recursively/, fn -> Config.Reader.read!(loop) end

    assert_raise RuntimeError, ~r/^import_config\/1 is not enabled for this configuration file/, fn ->
      Config.Reader.read!(main, env: :dev, imports: :disabled)
    end

    assert_raise ArgumentError, ":imports must be a list of paths", fn ->
      Config.Reader.read_imports!(main, imports: :disabled)
    end
  end

  test "outside of configuration files" do
    assert_raise RuntimeError, ~r/^could not set configuration via Config/, fn -> Config.config(:a, b: 1) end
  end

  test "merge" do
    assert Config.Reader.merge([a: [k: 1, l: [x: 1]]], a: [k: 2, l: [y: 2]], b: []) == [a: [k: 2, l: [x: 1, y: 2]], b: []]
  end

  test "Config.Reader as a provider", %{directory: directory} do
    path = write(directory, "provided.exs", "import Config\nconfig :a, b: 2")
    state = Config.Reader.init(path)
    assert state == {path, []}
    assert Config.Reader.load([a: [b: 1, c: 3]], state) == [a: [c: 3, b: 2]]
  end

  test "paths of providers" do
    assert Config.Provider.validate_config_path!({:system, "HOME", "/x"}) == :ok
    assert_raise ArgumentError, ~r/^expected configuration path to be:/, fn -> Config.Provider.validate_config_path!("rel") end
    System.put_env("CONFIG_TEST_ROOT", "/root")
    assert Config.Provider.resolve_config_path!({:system, "CONFIG_TEST_ROOT", "/x.exs"}) == "/root/x.exs"
  end

  test "compile-time configuration" do
    Application.put_env(:elixir, :config_test, key: 2)
    on_exit(fn -> Application.delete_env(:elixir, :config_test) end)

    assert Config.Provider.validate_compile_env([{:elixir, [:config_test, :key], {:ok, 2}}]) == :ok
    assert {:error, message} = Config.Provider.validate_compile_env([{:elixir, [:config_test, :key], {:ok, 1}}])
    assert message =~ "the application :elixir has a different value set for path [:key] inside key :config_test during runtime"
    assert message =~ "\n\n  * Compile time value was set to: 1\n  * Runtime value was set to: 2\n\n"
    refute Config.Provider.valid_compile_env?([{:elixir, [:config_test, :key], :error}])
  end
end
