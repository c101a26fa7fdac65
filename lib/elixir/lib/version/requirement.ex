defmodule Version.Requirement do
  @moduledoc """
  A requirement that was parsed with `Version.parse_requirement/1`.

  To be inspected and printed, not to be made or taken apart.
  """

  defstruct [:source, :lexed]

  @opaque t :: %__MODULE__{source: String.t(), lexed: list}

  @doc false
  # `and` binds tighter than `or`.
  def meets?([operator, required | rest], version, allow_pre) do
    case {meets_one?(operator, version, required, allow_pre), rest} do
      {meets, []} -> meets
      {true, [:or | _]} -> true
      {true, [:and | rest]} -> meets?(rest, version, allow_pre)
      {false, rest} -> meets_alternative?(rest, version, allow_pre)
    end
  end

  defp meets_alternative?([:or | rest], version, allow_pre), do: meets?(rest, version, allow_pre)
  defp meets_alternative?([:and, _, _ | rest], version, allow_pre), do: meets_alternative?(rest, version, allow_pre)
  defp meets_alternative?([], _version, _allow_pre), do: false

  defp meets_one?(operator, {_, _, _, pre} = version, {major, minor, patch, required_pre, _}, allow_pre) do
    (allow_pre or pre == [] or required_pre != [] or operator in [:!=, :<, :<=]) and
      meets_one?(operator, version, {major, minor, patch, required_pre})
  end

  defp meets_one?(:==, version, required), do: compare(version, required) == :eq
  defp meets_one?(:!=, version, required), do: compare(version, required) != :eq
  defp meets_one?(:>, version, required), do: compare(version, required) == :gt
  defp meets_one?(:<, version, required), do: compare(version, required) == :lt
  defp meets_one?(:>=, version, required), do: compare(version, required) != :lt
  defp meets_one?(:<=, version, required), do: compare(version, required) != :gt

  defp meets_one?(:~>, {major, _, _, _} = version, {major, minor, nil, pre}) do
    compare(version, {major, minor, 0, pre}) != :lt
  end

  defp meets_one?(:~>, {major, minor, _, _} = version, {major, minor, patch, pre}) when patch != nil do
    compare(version, {major, minor, patch, pre}) != :lt
  end

  defp meets_one?(:~>, _version, _required), do: false

  @doc false
  def compare({major1, minor1, patch1, pre1}, {major2, minor2, patch2, pre2}) do
    cond do
      {major1, minor1, patch1} > {major2, minor2, patch2} -> :gt
      {major1, minor1, patch1} < {major2, minor2, patch2} -> :lt
      pre1 == pre2 -> :eq
      pre1 == [] -> :gt
      pre2 == [] -> :lt
      # Numbers come before strings in the order of terms, too, and a prefix before a longer list.
      pre1 > pre2 -> :gt
      true -> :lt
    end
  end
end

defimpl String.Chars, for: Version.Requirement do
  def to_string(%{source: source}), do: source
end

defimpl Inspect, for: Version.Requirement do
  def inspect(%{source: source}, opts) do
    colorless = %{opts | syntax_colors: []}
    Inspect.Algebra.concat(["Version.parse_requirement!(", Inspect.BitString.inspect(source, colorless), ")"])
  end
end
