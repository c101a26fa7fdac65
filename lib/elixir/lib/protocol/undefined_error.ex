defmodule Protocol.UndefinedError do
  @moduledoc """
  Raised when a protocol is not implemented for a value.
  """

  defexception [:protocol, :value, description: ""]

  @impl true
  def message(%{protocol: protocol, value: value, description: description}) do
    "protocol #{inspect(protocol)} not implemented for #{type(value)}" <>
      describe(description) <> "\n\nGot value:\n\n" <> indent(inspect(value, pretty: true)) <> "\n"
  end

  defp describe(description) when description in ["", nil], do: ""
  defp describe(description), do: ", " <> description

  defp indent(text), do: "    " <> String.replace(text, "\n", "\n    ")

  defp type(%{__struct__: struct}), do: "#{inspect(struct)} (a struct)"

  defp type(value) do
    {_guard, type} = Enum.find(Protocol.__builtins__(), fn {guard, _} -> apply(:erlang, guard, [value]) end)
    inspect(type)
  end
end
