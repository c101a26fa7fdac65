defmodule OptionParser.Errors do
  # What is wrong with arguments, for people.
  @moduledoc false

  alias OptionParser.Config

  @similar 0.8

  @doc "The message for the invalid options of a parse."
  def message(errors, opts) do
    types = opts[:switches] || opts[:strict] || []
    lines = Enum.map_join(errors, "\n", &line(&1, opts, types))
    count(length(errors)) <> " found!\n" <> lines <> supported(types, opts)
  end

  defp count(1), do: "1 error"
  defp count(n), do: "#{n} errors"

  defp line({option, nil}, opts, types) do
    case type(option, opts, types) do
      nil -> "#{option} : Unknown option#{similar(option, types)}"
      type -> "#{option} : Missing argument of type #{type}"
    end
  end

  defp line({option, value}, opts, types) do
    "#{option} : Expected type #{type(option, opts, types)}, got #{inspect(value)}"
  end

  # A name with underscores is none: where there should be dashes and underscores both are exchanged.
  defp type(option, opts, types) do
    name = option |> String.trim_leading("-") |> String.replace(["-", "_"], &if(&1 == "-", do: "_", else: "-"))
    aliases = Keyword.get(opts, :aliases, [])

    with nil <- find(aliases, name, &find(types, Atom.to_string(&1), fn types -> first_type(types) end)) do
      find(types, name, &first_type/1)
    end
  end

  defp find(keyword, name, fun) do
    Enum.find_value(keyword, fn {key, value} -> if Atom.to_string(key) == name, do: fun.(value) end)
  end

  defp first_type(types) do
    case List.wrap(types) -- [:keep] do
      [type | _] -> type
      [] -> :string
    end
  end

  defp similar(option, types) do
    name = option |> String.trim_leading("-") |> String.replace("-", "_")

    best =
      Enum.reduce(types, {@similar, nil}, fn {key, _types}, {best, _} = found ->
        distance = String.jaro_distance(name, Atom.to_string(key))
        if distance >= best, do: {distance, key}, else: found
      end)

    case best do
      {_, nil} -> ""
      {_, key} -> ". Did you mean --#{Config.name(key)}?"
    end
  end

  defp supported([], _opts), do: ""

  defp supported(types, opts) do
    aliases = Keyword.get(opts, :aliases, [])
    lines = types |> Enum.sort() |> Enum.map(fn {key, types} -> "\n  " <> describe(key, List.wrap(types), aliases) end)
    "\n\nSupported options:" <> Enum.join(lines)
  end

  defp describe(key, types, aliases) do
    switch(key, types) <> argument(types -- [:keep]) <> alias_text(key, aliases) <> repeated(types)
  end

  defp switch(key, types) do
    if :boolean in types, do: "--[no-]#{Config.name(key)}", else: "--#{Config.name(key)}"
  end

  defp argument([]), do: " STRING"
  defp argument([type | _]) when type in [:boolean, :count], do: ""
  defp argument([type | _]), do: " " <> (type |> Atom.to_string() |> String.upcase())

  defp alias_text(key, aliases) do
    case for {letter, ^key} <- aliases, do: "-#{letter}" do
      [] -> ""
      [letter] -> " (alias: #{letter})"
      letters -> " (aliases: #{Enum.join(letters, ", ")})"
    end
  end

  defp repeated(types) do
    if :keep in types or :count in types, do: " (may be given more than once)", else: ""
  end
end
