defmodule CodeTest do
  use ExUnit.Case, async: true

  doctest Code, except: [:moduledoc, with_diagnostics: 2, purge_compiler_modules: 0]

  describe "string_to_quoted" do
    test "positions and metadata" do
      assert Code.string_to_quoted("a + 1") == {:ok, {:+, [line: 1], [{:a, [line: 1], nil}, 1]}}
      assert Code.string_to_quoted!("a", line: 3) == {:a, [line: 3], nil}
      assert Code.string_to_quoted!("a", columns: true, column: 5) == {:a, [line: 1, column: 5], nil}
      assert Code.string_to_quoted!(~c"a") == {:a, [line: 1], nil}
      assert {:foo, meta, [1]} = Code.string_to_quoted!("foo(1)", token_metadata: true)
      assert meta[:closing] == [line: 1]
    end

    test "errors" do
      assert Code.string_to_quoted("a b c ]") == {:error, {[line: 1, column: 7], "unexpected token: ", "]"}}
      assert {:error, {meta, "missing terminator: )", ""}} = Code.string_to_quoted("foo(")
      assert {meta[:opening_delimiter], meta[:expected_delimiter], meta[:end_column]} == {:"(", :")", 5}
      assert_raise SyntaxError, fn -> Code.string_to_quoted!("a b c ]") end
      assert_raise TokenMissingError, fn -> Code.string_to_quoted!("foo(") end
      assert_raise MismatchedDelimiterError, fn -> Code.string_to_quoted!("foo(]") end
      assert_raise UnicodeConversionError, "invalid encoding starting at <<255>>", fn -> Code.string_to_quoted(<<255>>) end
    end

    test "the message of a syntax error shows the code" do
      error = catch_error(Code.string_to_quoted!("a b c ]", file: "some.ex"))

      assert Exception.message(error) == """
             invalid syntax found on some.ex:1:7:
                 error: unexpected token: ]
                 │
               1 │ a b c ]
                 │       ^
                 │
                 └─ some.ex:1:7\
             """
    end

    test "encoders" do
      encoder = fn literal, meta -> {:ok, {:literal, meta, [literal]}} end
      assert Code.string_to_quoted!("[1]", literal_encoder: encoder) == {:literal, [line: 1], [[{:literal, [line: 1], [1]}]]}

      assert {:error, {_, "unsafe atom does not exist: ", "code_test_unknown_atom"}} =
               Code.string_to_quoted("code_test_unknown_" <> "atom", existing_atoms_only: true)

      encoder = fn name, _meta -> {:ok, {:name, name}} end
      assert Code.string_to_quoted!(":abc", static_atoms_encoder: encoder) == {:name, "abc"}
    end

    test "comments" do
      assert {:ok, {:a, _, nil}, [first, second]} = Code.string_to_quoted_with_comments("# one\n\na # two")
      assert first == %{line: 1, column: 1, previous_eol_count: 1, next_eol_count: 2, text: "# one"}
      assert second == %{line: 3, column: 3, previous_eol_count: 0, next_eol_count: 0, text: "# two"}
    end
  end

  describe "evaluation" do
    test "values and binding" do
      assert Code.eval_string("x + 1", x: 1) == {2, [x: 1]}
      assert {2, binding} = Code.eval_string("a = b; c = 2", b: 1, z: 3)
      assert Enum.sort(binding) == [a: 1, b: 1, c: 2, z: 3]
      assert Code.eval_quoted(quote(do: 1 + 2)) == {3, []}
      assert {1, [{{:x, CodeTest}, 1}]} = Code.eval_quoted(quote(do: x = 1))
    end

    test "environments" do
      assert Code.eval_string("{__ENV__.file, __ENV__.line}", [], file: "some.exs", line: 4) |> elem(0) == {"some.exs", 4}
      assert Code.eval_string("__MODULE__", [], __ENV__) |> elem(0) == __MODULE__
      env = Code.env_for_eval(file: "a", line: 3)
      assert {env.file, env.line, env.module, env.function} == {"a", 3, nil, nil}
    end

    test "going on in the environment that came out" do
      {_, binding, env} = Code.eval_quoted_with_env(Code.string_to_quoted!("import Bitwise; x = 1"), [], Code.env_for_eval([]))
      assert {3, _, _} = Code.eval_quoted_with_env(Code.string_to_quoted!("bor(x, 2)"), binding, env)
    end

    test "pruned bindings" do
      env = Code.env_for_eval([])
      quoted = Code.string_to_quoted!("x = y")
      assert {2, pruned, _} = Code.eval_quoted_with_env(quoted, [y: 2, z: 3], env, prune_binding: true)
      assert Enum.sort(pruned) == [x: 2, y: 2]
      assert {2, binding, _} = Code.eval_quoted_with_env(quoted, [y: 2, z: 3], env)
      assert Enum.sort(binding) == [x: 2, y: 2, z: 3]
    end
  end

  describe "files" do
    setup do
      path = Path.join(System.tmp_dir!(), "code_test_#{System.pid()}_#{System.unique_integer([:positive])}")
      File.mkdir_p!(path)
      on_exit(fn -> File.rm_rf!(path) end)
      {:ok, path: path}
    end

    test "compile_file, require_file and eval_file", %{path: path} do
      file = Path.join(path, "one.ex")
      File.write!(file, "defmodule CodeTest.One do\n  def one, do: 1\nend\n\n:value\n")
      assert [{CodeTest.One, code}] = Code.compile_file("one.ex", path)
      assert is_binary(code)
      assert apply(CodeTest.One, :one, []) == 1

      put_conflicts(fn ->
        assert [{CodeTest.One, _}] = Code.require_file(file)
        assert Code.require_file(file) == nil
        assert file in Code.required_files()
        assert Code.unrequire_files([file]) == :ok
        refute file in Code.required_files()
        assert Code.eval_file(file) == {:value, []}
      end)
    end

    test "files that cannot be read", %{path: path} do
      for function <- [&Code.compile_file/2, &Code.require_file/2, &Code.eval_file/2] do
        error = catch_error(function.("none.ex", path))
        assert %Code.LoadError{reason: :enoent} = error
        assert Exception.message(error) == "could not load #{Path.join(path, "none.ex")}. Reason: enoent"
      end
    end

    test "who requires a file that is being required waits", %{path: path} do
      file = Path.join(path, "slow.ex")
      File.write!(file, "send(:code_test_slow, {:running, self()})\nreceive(do: (:go -> :ok))\n")
      Process.register(self(), :code_test_slow)
      first = Task.async(fn -> Code.require_file(file) end)
      assert_receive {:running, pid}
      second = Task.async(fn -> Code.require_file(file) end)
      send(pid, :go)
      assert Task.await(first, :infinity) == []
      assert Task.await(second, :infinity) == nil
    end

    defp put_conflicts(fun) do
      before = Code.get_compiler_option(:ignore_module_conflict)
      Code.put_compiler_option(:ignore_module_conflict, true)
      fun.()
      Code.put_compiler_option(:ignore_module_conflict, before)
    end
  end

  describe "options" do
    test "are checked" do
      assert_raise RuntimeError, "unknown compiler option: :foo", fn -> Code.put_compiler_option(:foo, 1) end
      assert_raise RuntimeError, "compiler option :docs should be a boolean, got: 1", fn -> Code.put_compiler_option(:docs, 1) end

      assert_raise RuntimeError, "compiler option :tracers should be a list of modules, got: [1]", fn ->
        Code.put_compiler_option(:tracers, [1])
      end

      assert_raise RuntimeError, "compiler option :no_warn_undefined should be a list or the atom :all, got: 1", fn ->
        Code.put_compiler_option(:no_warn_undefined, 1)
      end
    end

    test "setting several gives those before" do
      docs = Code.get_compiler_option(:docs)
      assert Code.compiler_options(docs: docs) == %{docs: docs}
      assert Map.keys(Code.compiler_options()) -- Code.available_compiler_options() == []
    end
  end

  describe "modules" do
    test "ensure_loaded" do
      assert Code.ensure_loaded(String) == {:module, String}
      assert Code.ensure_loaded(CodeTest.None) == {:error, :nofile}

      assert_raise ArgumentError, "could not load module CodeTest.None due to reason :nofile", fn ->
        Code.ensure_loaded!(CodeTest.None)
      end

      assert_raise ArgumentError, "could not load module CodeTest.None due to reason :nofile", fn ->
        Code.ensure_compiled!(CodeTest.None)
      end

      message = "could not load the following modules:\n\n  * CodeTest.A due to reason :nofile\n  * CodeTest.B due to reason :nofile"
      assert_raise ArgumentError, message, fn -> Code.ensure_all_loaded!([CodeTest.B, CodeTest.A]) end
    end

    test "fetch_docs of a function of which a later clause is a callback's" do
      [{module, binary}] =
        Code.compile_string("""
        defmodule CodeTest.Clauses do
          @behaviour :gen_event
          @doc "first"
          def init(1), do: 1
          @impl true
          def init(2), do: 2
          @impl true
          def handle_event(_, _), do: :ok
          @impl true
          def handle_call(_, _), do: :ok
        end
        """)

      path = Path.join(System.tmp_dir!(), "#{module}-#{System.pid()}.beam")
      File.write!(path, binary)
      {:docs_v1, _, _, _, _, _, docs} = Code.fetch_docs(path)
      assert {_, _, _, %{"en" => "first"}, _} = List.keyfind(docs, {:function, :init, 1}, 0)
      assert {_, _, _, :hidden, _} = List.keyfind(docs, {:function, :handle_call, 2}, 0)
      File.rm!(path)
    end

    test "fetch_docs" do
      assert {:docs_v1, _, :elixir, "text/markdown", %{"en" => _}, metadata, docs} = Code.fetch_docs(Code)
      assert is_map(metadata)

      assert {_, line, [signature], %{"en" => doc}, %{since: "1.7.0"}} =
               List.keyfind(docs, {:function, :fetch_docs, 1}, 0)

      assert is_integer(line)
      assert signature == "fetch_docs(module_or_path)"
      assert doc =~ "documentation"
      assert Code.fetch_docs(CodeTest.None) == {:error, :module_not_found}
      assert Code.fetch_docs("none.beam") == {:error, :module_not_found}
    end
  end

  test "with_diagnostics" do
    assert {{2, []}, [diagnostic]} = Code.with_diagnostics(fn -> Code.eval_string("1\n2", [], file: "some.exs") end)
    assert %{severity: :warning, file: "some.exs", source: "some.exs", message: message} = diagnostic
    assert message =~ "code block contains unused literal 1"
    assert Code.with_diagnostics(fn -> :value end) == {:value, []}
    assert_raise RuntimeError, fn -> Code.with_diagnostics(fn -> raise "error" end) end
  end
end
