defmodule Version do
  @moduledoc """
  Versions by [Semantic Versioning](https://semver.org), and requirements on them.

  A version is `MAJOR.MINOR.PATCH`, then optionally `-` and a pre-release (`1.0.0-rc.1`) and `+` and build information
  (`1.0.0+20130417`), which says nothing about the order.

  ## Requirements

  A requirement is one of `==` (may be left out), `>`, `>=`, `<`, `<=` or `~>` and a version; requirements are combined
  with `and` and `or`:

      ">= 1.4.0 and < 2.0.0"

  `~>` keeps all but the last given part: `~> 2.0.3` is `>= 2.0.3 and < 2.1.0`, and `~> 2.1` is `>= 2.1.0 and < 3.0.0`.
  Only it takes versions without patch.

  Pre-releases meet requirements as the order says, so `2.0.0-rc` meets `> 1.0.0`, but not `~> 1.0`. With `allow_pre:
  false` they only meet requirements that name a pre-release themselves.
  """

  import Kernel, except: [match?: 2]

  @derive {Inspect, optional: [:pre, :build]}
  @enforce_keys [:major, :minor, :patch]
  defstruct [:major, :minor, :patch, pre: [], build: nil]

  @typedoc "A version, as a string or parsed."
  @type version :: String.t() | t
  @typedoc "A requirement, as a string or parsed."
  @type requirement :: String.t() | Version.Requirement.t()
  @type major :: non_neg_integer
  @type minor :: non_neg_integer
  @type patch :: non_neg_integer
  @type pre :: [String.t() | non_neg_integer]
  @type build :: String.t() | nil
  @type t :: %__MODULE__{major: major, minor: minor, patch: patch, pre: pre, build: build}

  @typedoc "Options of `match?/3`."
  @type match_opts :: [allow_pre: boolean]

  @doc """
  Whether a version meets a requirement.

  Pre-releases may meet it unless `allow_pre: false` is given. Raises `Version.InvalidVersionError` or
  `Version.InvalidRequirementError`.

  ## Examples

      iex> Version.match?("2.0.0", "> 1.0.0")
      true
      iex> Version.match?("2.1.6-dev", "~> 2.1.2")
      true
      iex> Version.match?("2.1.6-dev", "~> 2.1.2", allow_pre: false)
      false

      iex> Version.match?("foo", "== 1.0.0")
      ** (Version.InvalidVersionError) invalid version: "foo"
  """
  @spec match?(version, requirement, match_opts) :: boolean
  def match?(version, requirement, opts \\ [])

  def match?(version, requirement, opts) when is_binary(requirement) do
    match?(version, parse_requirement!(requirement), opts)
  end

  def match?(version, %Version.Requirement{lexed: lexed}, opts) do
    allow_pre = Keyword.get(opts, :allow_pre, true)
    Version.Requirement.meets?(lexed, comparable(version), allow_pre)
  end

  @doc """
  Compares two versions: `:gt` if the first one is the later, `:lt` if the second is, or `:eq`.

  A pre-release comes before its version; numbers in it compare as numbers. Build information is not compared. Raises
  `Version.InvalidVersionError`.

  ## Examples

      iex> Version.compare("2.0.1-alpha1", "2.0.0")
      :gt
      iex> Version.compare("1.0.0-beta", "1.0.0")
      :lt
      iex> Version.compare("2.0.1+build0", "2.0.1")
      :eq

      iex> Version.compare("invalid", "2.0.1")
      ** (Version.InvalidVersionError) invalid version: "invalid"
  """
  @spec compare(version, version) :: :gt | :eq | :lt
  def compare(version1, version2) do
    Version.Requirement.compare(comparable(version1), comparable(version2))
  end

  defp comparable(%Version{major: major, minor: minor, patch: patch, pre: pre}), do: {major, minor, patch, pre}

  defp comparable(string) do
    case Version.Parser.parse_version(string) do
      {:ok, {major, minor, patch, pre, _build}} -> {major, minor, patch, pre}
      :error -> raise Version.InvalidVersionError, string
    end
  end

  @doc """
  Parses a version.

  ## Examples

      iex> {:ok, version} = Version.parse("2.0.1-alpha1")
      iex> version
      %Version{major: 2, minor: 0, patch: 1, pre: ["alpha1"]}

      iex> Version.parse("2.0")
      :error
  """
  @spec parse(String.t()) :: {:ok, t} | :error
  def parse(string) when is_binary(string) do
    with {:ok, {major, minor, patch, pre, build}} <- Version.Parser.parse_version(string) do
      {:ok, %Version{major: major, minor: minor, patch: patch, pre: pre, build: build_text(build)}}
    end
  end

  defp build_text([]), do: nil
  defp build_text(build), do: Enum.join(build, ".")

  @doc """
  Parses a version, or raises `Version.InvalidVersionError`.

  ## Examples

      iex> Version.parse!("2.0.1-alpha1").pre
      ["alpha1"]

      iex> Version.parse!("2.0")
      ** (Version.InvalidVersionError) invalid version: "2.0"
  """
  @spec parse!(String.t()) :: t
  def parse!(string) when is_binary(string) do
    case parse(string) do
      {:ok, version} -> version
      :error -> raise Version.InvalidVersionError, string
    end
  end

  @doc """
  Parses a requirement.

  ## Examples

      iex> {:ok, requirement} = Version.parse_requirement("== 2.0.1")
      iex> requirement
      Version.parse_requirement!("== 2.0.1")

      iex> Version.parse_requirement("== == 2.0.1")
      :error
  """
  @spec parse_requirement(String.t()) :: {:ok, Version.Requirement.t()} | :error
  def parse_requirement(string) when is_binary(string) do
    with {:ok, lexed} <- Version.Parser.parse_requirement(string) do
      {:ok, %Version.Requirement{source: string, lexed: lexed}}
    end
  end

  @doc """
  Parses a requirement, or raises `Version.InvalidRequirementError`.

  ## Examples

      iex> Version.parse_requirement!("~> 1.0") |> to_string()
      "~> 1.0"

      iex> Version.parse_requirement!("== == 2.0.1")
      ** (Version.InvalidRequirementError) invalid requirement: "== == 2.0.1"
  """
  @doc since: "1.8.0"
  @spec parse_requirement!(String.t()) :: Version.Requirement.t()
  def parse_requirement!(string) when is_binary(string) do
    case parse_requirement(string) do
      {:ok, requirement} -> requirement
      :error -> raise Version.InvalidRequirementError, string
    end
  end

  @doc """
  Gives the requirement back: requirements are made ready for matching when they are parsed.

  ## Examples

      iex> Version.compile_requirement(Version.parse_requirement!("> 1.0.0"))
      Version.parse_requirement!("> 1.0.0")
  """
  @spec compile_requirement(Version.Requirement.t()) :: Version.Requirement.t()
  def compile_requirement(%Version.Requirement{} = requirement), do: requirement

  @doc """
  The text of a version.

  ## Examples

      iex> Version.to_string(%Version{major: 1, minor: 2, patch: 3, pre: ["rc", 1], build: "abc"})
      "1.2.3-rc.1+abc"
  """
  @doc since: "1.14.0"
  @spec to_string(t) :: String.t()
  def to_string(%Version{major: major, minor: minor, patch: patch, pre: pre, build: build}) do
    "#{major}.#{minor}.#{patch}#{pre_text(pre)}#{if build, do: "+" <> build}"
  end

  defp pre_text([]), do: ""
  defp pre_text(pre), do: "-" <> Enum.map_join(pre, ".", &Kernel.to_string/1)
end

defimpl String.Chars, for: Version do
  defdelegate to_string(version), to: Version
end
