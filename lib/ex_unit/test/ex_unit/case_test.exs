defmodule ExUnit.CaseTest do
  use ExUnit.Case, async: true

  ExUnit.Case.register_attribute(__MODULE__, :fixture)
  ExUnit.Case.register_attribute(__MODULE__, :fixtures, accumulate: true)
  ExUnit.Case.register_describe_attribute(__MODULE__, :describe_fixture)
  ExUnit.Case.register_module_attribute(__MODULE__, :module_fixture)

  @moduletag :from_module
  @moduletag level: 1
  @module_fixture :shared

  @tag :one
  @tag two: 2, three: 3
  test "tags", context do
    assert %{one: true, two: 2, three: 3, from_module: true, level: 1} = context
  end

  test "tags belong to one test", context do
    refute Map.has_key?(context, :one)
  end

  @tag level: 2
  @tag level: 3
  test "the last tag wins", context do
    assert context.level == 3
  end

  @fixture :user
  @fixtures :a
  @fixtures :b
  test "registered attributes", context do
    assert context.registered == %{fixture: :user, fixtures: [:b, :a], describe_fixture: nil, module_fixture: :shared}
  end

  test "registered attributes belong to one test", context do
    assert %{fixture: nil, fixtures: [], module_fixture: :shared} = context.registered
  end

  describe "a block" do
    @describetag :in_block
    @describetag level: 2
    @describe_fixture :block

    test "has tags", context do
      assert %{in_block: true, level: 2, describe: "a block", from_module: true} = context
      assert context.test == :"test a block has tags"
      assert context.describe_line == 40
      assert context.registered.describe_fixture == :block
    end

    @tag level: 3
    test "whose tests may set them", context do
      assert %{in_block: true, level: 3} = context
      assert context.registered.describe_fixture == :block
    end
  end

  test "tags of a block stay in it", context do
    assert %{describe: nil, describe_line: nil, level: 1} = context
    refute Map.has_key?(context, :in_block)
    assert context.registered.describe_fixture == nil
  end

  @tag :tmp_dir
  test "temporary directory", %{tmp_dir: dir} do
    assert File.dir?(dir)
    assert File.ls!(dir) == []
    assert dir =~ ~r"/tmp/ExUnit.CaseTest/test-temporary-directory-[0-9a-f]{8}$"
  end

  @tag tmp_dir: "a/b"
  test "temporary directory: with a path", %{tmp_dir: dir} do
    assert File.dir?(dir)
    assert dir =~ ~r"/test-temporary-directory--with-a-path-[0-9a-f]{8}/a/b$"
  end

  for n <- 1..3 do
    @tag n: n
    test "generated #{n}", %{n: n} do
      assert n == unquote(n)
    end
  end

  test "a test is described by a struct" do
    test = Enum.find(__MODULE__.__ex_unit__().tests, &(&1.name == :"test tags"))

    assert %ExUnit.Test{module: __MODULE__, case: __MODULE__, state: nil, time: 0, logs: "", parameters: parameters} =
             test

    assert parameters == %{}
    assert %{file: file, test_type: :test, line: 15} = test.tags
    assert file == __ENV__.file
  end

  defp define(body, opts \\ "register: false") do
    name = Module.concat(__MODULE__, "Defined#{System.unique_integer([:positive])}")
    Code.eval_string("defmodule #{inspect(name)} do\n use ExUnit.Case, #{opts}\n #{body}\nend")
    name.__ex_unit__()
  end

  test "what cannot be defined" do
    assert_raise ArgumentError, ~r/"test a" is already defined in/, fn -> define("test \"a\"\n test \"a\"") end

    for tag <- ~w(file test describe async),
        do:
          assert_raise(RuntimeError, "cannot set tag :#{tag} because it is reserved by ExUnit", fn ->
            define("@tag #{tag}: 1\n test \"a\"")
          end)

    assert_raise SystemLimitError, ~r/must be shorter than 255 characters/, fn ->
      define("test String.duplicate(\"a\", 300)")
    end

    assert_raise ArgumentError, ":async must be a boolean, got: 1", fn -> define("", "async: 1") end
    assert_raise ArgumentError, ":parameterize must be a list of maps, got: 1", fn -> define("", "parameterize: 1") end

    assert_raise RuntimeError,
                 ~s(cannot define test. Please make sure you have invoked "use ExUnit.Case" in the current module),
                 fn ->
                   Code.eval_string("defmodule NoCase do\n import ExUnit.Case\n test \"a\"\n end")
                 end
  end

  test "a test without a body" do
    assert [%{name: :"test later", tags: %{not_implemented: true}}] = define("test \"later\"").tests
  end

  test "tests of other kinds" do
    body = """
    @tag :x
    name = ExUnit.Case.register_test(__MODULE__, __ENV__.file, 7, :property, "holds", [:fast, n: 1])
    true = ExUnit.Case.get_last_registered_test(__MODULE__).name == name
    def unquote(name)(_), do: :ok
    """

    assert [%{name: :"property holds", tags: %{test_type: :property, line: 7, x: true, fast: true, n: 1}}] =
             define(body).tests
  end

  test "a pattern that is no context" do
    warning = ExUnit.CaptureIO.capture_io(:stderr, fn -> define("test \"a\", 1 do\n end") end)
    assert warning =~ "test context is always a map. The pattern \"1\" will never match"
  end
end

defmodule ExUnit.CaseTest.ParameterizedTest do
  use ExUnit.Case, async: true, parameterize: [%{number: 1}, %{number: 2}]

  setup_all %{number: number} do
    %{doubled: number * 2}
  end

  test "has parameters", %{number: number, doubled: doubled} do
    assert number in 1..2
    assert doubled == number * 2
  end
end
