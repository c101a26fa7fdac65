defmodule Code.Options do
  # The options of the compiler, which are kept in `:elixir_config`, and what values they take.
  @moduledoc false

  @booleans [
    :docs,
    :debug_info,
    :ignore_already_consolidated,
    :ignore_module_conflict,
    :infer_signatures,
    :relative_paths
  ]
  @lists [:no_warn_undefined, :tracers, :parser_options, :on_undefined_variable]

  def available, do: @booleans ++ @lists

  def get(key) when key in @booleans or key in @lists, do: :elixir_config.get(key)
  def get(:warnings_as_errors), do: :elixir_config.get(:warnings_as_errors, false)

  def put(key, value) when key in @booleans do
    check(key, value, is_boolean(value), "a boolean")
  end

  def put(:no_warn_undefined, value) do
    check(:no_warn_undefined, value, value == :all or is_list(value), "a list or the atom :all")
  end

  def put(:parser_options, value), do: check(:parser_options, value, is_list(value), "a list")

  def put(:tracers, value) do
    check(:tracers, value, is_list(value) and :lists.all(&is_atom/1, value), "a list of modules")
  end

  def put(:on_undefined_variable, value) when value in [:raise, :warn] do
    :elixir_config.put(:on_undefined_variable, value)
  end

  def put(:warnings_as_errors, value) do
    IO.warn(
      ":warnings_as_errors is deprecated as part of Code.put_compiler_option/2, instead you must pass it as a " <>
        "--warnings-as-errors flag. If you need to set it as a default in a mix task, you can also set it under " <>
        "aliases: [compile: \"compile --warnings-as-errors\"]"
    )

    :elixir_config.put(:warnings_as_errors, value)
  end

  def put(key, _value), do: raise("unknown compiler option: #{inspect(key)}")

  defp check(key, value, true, _expected), do: :elixir_config.put(key, value)

  defp check(key, value, false, expected),
    do: raise("compiler option #{inspect(key)} should be #{expected}, got: #{inspect(value)}")
end
