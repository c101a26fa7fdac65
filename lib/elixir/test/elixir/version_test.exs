defmodule VersionTest do
  use ExUnit.Case, async: true

  doctest Version

  test "parse" do
    assert {:ok, %Version{major: 1, minor: 2, patch: 3, pre: [], build: nil}} = Version.parse("1.2.3")
    assert {:ok, %Version{pre: ["rc", 1], build: "b.2"}} = Version.parse("1.2.3-rc.1+b.2")
    assert {:ok, %Version{pre: [], build: "b-1"}} = Version.parse("1.2.3+b-1")
    assert {:ok, %Version{pre: ["0a", "x-y"]}} = Version.parse("1.2.3-0a.x-y")
    assert {:ok, %Version{build: "01"}} = Version.parse("1.2.3+01")
    assert {:ok, %Version{major: 99_999_999_999_999_999_999}} = Version.parse("99999999999999999999.0.0")

    for wrong <- ~w(1 1.2 1.2.3.4 01.2.3 1.02.3 1.2.03 1.2.3- 1.2.3+ 1.2.3-01 1.2.3-a..b 1.2.3-a_b v1.2.3 -1.2.3 1.2.3+a+b 1_0.2.3 a.b.c) do
      assert Version.parse(wrong) == :error
      assert_raise Version.InvalidVersionError, "invalid version: #{inspect(wrong)}", fn -> Version.parse!(wrong) end
    end

    assert Version.parse("") == :error
    assert Version.parse(" 1.2.3") == :error
    assert_raise FunctionClauseError, fn -> apply(Version, :parse, [1]) end
  end

  test "to_string and inspect" do
    assert to_string(Version.parse!("1.2.3-rc.1+b.2")) == "1.2.3-rc.1+b.2"
    assert Version.to_string(%Version{major: 1, minor: 0, patch: 0, pre: ["rc", 1]}) == "1.0.0-rc.1"
    assert inspect(Version.parse!("1.2.3")) == "%Version{major: 1, minor: 2, patch: 3}"
    assert inspect(Version.parse!("1.2.3-a+b")) == ~S|%Version{major: 1, minor: 2, patch: 3, pre: ["a"], build: "b"}|
  end

  test "compare" do
    ordered = ~w(0.9.9 1.0.0-1 1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.2 1.0.0-alpha.10 1.0.0-alpha.beta 1.0.0-beta 1.0.0 1.0.1 1.2.0 1.10.0 2.0.0-rc 2.0.0)

    for {left, i} <- Enum.with_index(ordered), {right, j} <- Enum.with_index(ordered) do
      expected = if i < j, do: :lt, else: if(i > j, do: :gt, else: :eq)
      assert Version.compare(left, right) == expected
    end

    assert Version.compare("1.0.0+a", "1.0.0+b") == :eq
    assert Version.compare(Version.parse!("1.0.0"), "1.0.0-rc") == :gt
    assert Enum.sort(Enum.reverse(ordered), Version) == ordered
    assert_raise Version.InvalidVersionError, ~s(invalid version: "1.2"), fn -> Version.compare("1.2", "1.2.3") end
  end

  test "requirements" do
    meets = [
      {"1.2.3", "1.2.3"},
      {"1.2.3", "== 1.2.3"},
      {"1.2.4", "> 1.2.3"},
      {"1.2.3", ">= 1.2.3"},
      {"1.2.2", "< 1.2.3"},
      {"1.2.3", "<= 1.2.3"},
      {"1.2.9", "~> 1.2.3"},
      {"1.9.0", "~> 1.2"},
      {"1.5.0", ">= 1.0.0 and < 2.0.0"},
      {"3.0.0", ">= 1.0.0 and < 2.0.0 or == 3.0.0"},
      {"1.0.0", "== 1.0.0 or == 2.0.0 and == 3.0.0"},
      {"1.3.0-rc", "~> 1.2"},
      {"2.0.0-rc", "> 1.0.0"},
      {"1.2.3", ">1.2.2"}
    ]

    for {version, requirement} <- meets, do: assert(Version.match?(version, requirement))

    meets_not = [
      {"1.2.4", "1.2.3"},
      {"1.3.0", "~> 1.2.3"},
      {"2.0.0", "~> 1.2"},
      {"2.0.0-rc", "~> 1.2"},
      {"1.2.3-rc", "~> 1.2.3"},
      {"2.0.0", ">= 1.0.0 and < 2.0.0"},
      {"1.2.3-rc", "> 1.2.3"}
    ]

    for {version, requirement} <- meets_not, do: refute(Version.match?(version, requirement))
  end

  test "pre-releases without allow_pre" do
    refute Version.match?("1.3.0-rc", "~> 1.2", allow_pre: false)
    refute Version.match?("2.0.0-rc", "> 1.0.0", allow_pre: false)
    assert Version.match?("2.0.0-rc.2", "> 2.0.0-rc.1", allow_pre: false)
    assert Version.match?("2.0.0-rc", "< 2.0.0", allow_pre: false)
    assert Version.match?("1.3.0", "~> 1.2", allow_pre: false)
  end

  test "requirements that are none" do
    wrong = ["", " ", "foo", "> foo", "~> 1", "> 1.2", "1.2", "=1.2.3", "> 1.2.3 and", "and > 1.2.3", "> 1.2.3 > 2.0.0", ">1.2.3<2.0.0", "(> 1.0.0)", "> 1.2.3,< 2.0.0"]

    for text <- wrong do
      assert Version.parse_requirement(text) == :error
      message = "invalid requirement: #{inspect(text)}"
      assert_raise Version.InvalidRequirementError, message, fn -> Version.parse_requirement!(text) end
    end
  end

  test "requirements are written as they were" do
    requirement = Version.parse_requirement!("~> 1.0 or  > 3.0.0")
    assert to_string(requirement) == "~> 1.0 or  > 3.0.0"
    assert inspect(requirement) == ~s|Version.parse_requirement!("~> 1.0 or  > 3.0.0")|
    assert Version.compile_requirement(requirement) == requirement
    assert Version.match?("1.5.0", requirement)
  end
end
