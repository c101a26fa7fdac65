defmodule ExUnit.CaseTemplateTest.Sample do
  use ExUnit.CaseTemplate

  using options do
    quote do
      import Enum, only: [sum: 1]
      @option unquote(options[:option])
    end
  end

  setup_all do
    {:ok, all: 1}
  end

  setup %{all: all} do
    [each: all + 1]
  end
end

defmodule ExUnit.CaseTemplateTest.Plain do
  use ExUnit.CaseTemplate
  setup do: [plain: true]
end

defmodule ExUnit.CaseTemplateTest do
  use ExUnit.CaseTemplateTest.Sample, async: true, option: :given

  setup %{each: each}, do: %{own: each + 1}

  test "callbacks of the template come first", context do
    assert %{all: 1, each: 2, own: 3, async: true} = context
  end

  test "the code of the template", do: assert({sum([1, 2]), @option} == {3, :given})
end

defmodule ExUnit.CaseTemplateTest.WithoutUsingTest do
  use ExUnit.CaseTemplateTest.Plain
  test "is a test case", %{plain: plain, async: async}, do: assert({plain, async} == {true, false})
end
