defmodule :erl_kernel_errors do
  @moduledoc """
  Explains the errors of the builtins of OTP's kernel application: `:os` and what of `:code` and `:erl_ddll` has no text elsewhere.

  See `:erl_erts_errors` for how it is asked and answers.
  """

  @type explanation :: %{optional(pos_integer() | :general) => iodata()}

  @doc """
  Explains an error by the first entry of its stack trace.

      iex> :erl_kernel_errors.format_error(:badarg, [{:os, :getenv, [1], []}])
      %{1 => "not a list"}
  """
  @spec format_error(term(), [tuple()]) :: explanation()
  def format_error(_reason, [{:os, function, arguments, _info} | _]) when is_list(arguments) do
    numbered(os(function, arguments), 1, %{})
  end

  def format_error(_reason, _stacktrace), do: %{}

  defp numbered([nil | texts], number, map), do: numbered(texts, number + 1, map)
  defp numbered([text | texts], number, map), do: numbered(texts, number + 1, Map.put(map, number, text))
  defp numbered([], _number, map), do: map

  defp os(:cmd, [_ | rest]), do: ["not a list of characters" | :lists.map(fn _ -> nil end, rest)]
  defp os(:getenv, [name | rest]), do: [name(name) | :lists.map(fn _ -> nil end, rest)]
  defp os(:perf_counter, [_]), do: ["invalid time unit"]
  defp os(:putenv, [name, value]), do: [name(name), string(value)]
  defp os(:set_signal, [signal, _]), do: [if(is_atom(signal), do: "invalid signal name", else: "not an atom"), nil]
  defp os(:system_time, [_]), do: ["invalid time unit"]
  defp os(:unsetenv, [name]), do: [name(name)]
  defp os(_function, _arguments), do: []

  defp name(name) do
    string(name) ||
      if :lists.member(?=, name), do: "\"=\" characters is not allowed in environment variable names"
  end

  defp string(term) do
    cond do
      not is_list(term) -> "not a list"
      not proper?(term) -> "not a proper list"
      not :lists.all(&(is_integer(&1) and &1 in 0..0x10FFFF), term) -> "not a list of characters"
      :lists.member(0, term) -> "\"\\0\" characters is not allowed in environment variable names or values"
      true -> nil
    end
  end

  defp proper?([_ | tail]), do: proper?(tail)
  defp proper?(tail), do: tail == []
end
