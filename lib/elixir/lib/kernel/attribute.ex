defmodule Kernel.Attribute do
  # The work behind `@`: what setting and reading a module attribute expands to.
  @moduledoc false

  @typespecs [:type, :typep, :opaque, :spec, :callback, :macrocallback]
  @docs [:moduledoc, :typedoc, :doc]

  # Their values name modules that are only called while compiling; making the aliases atoms would hide them from tracers.
  @hooks [:before_compile, :after_compile, :after_verify, :on_definition]

  def expand(name, [spec | _], env) when name in @typespecs do
    assert_no_function_scope(name, env)
    if :elixir_config.is_bootstrap() and name not in [:callback, :macrocallback], do: nil, else: typespec(name, spec, env)
  end

  def expand(:behavior, [_value], _env) do
    raise ArgumentError, "@behavior attribute is not supported, please use @behaviour instead"
  end

  def expand(name, [value], env) do
    assert_no_function_scope(name, env)
    if name in @docs and :elixir_config.is_bootstrap(), do: nil, else: put(name, prepare(name, value, env), env.line)
  end

  def expand(name, args, env) when is_atom(args) or args == [] do
    if args == [], do: warn_on_parentheses(name, env)

    case env.function do
      nil -> read_in_body(name, env)
      _ -> read_in_function(name, env)
    end
  end

  def expand(name, args, _env) do
    raise ArgumentError, "expected 0 or 1 argument for @#{name}, got: #{length(args)}"
  end

  defp put(name, value, line),
    do: quote(do: Module.__put_attribute__(__MODULE__, unquote(name), unquote(value), unquote(line)))

  # The first pass of the library's own build needs neither types nor documentation.
  defp typespec(name, spec, env) do
    position = :elixir_module.cache_env(env)
    spec = :elixir_quote.escape(spec, :none, true)

    quote do
      Kernel.Typespec.deftypespec(
        unquote(name),
        unquote(spec),
        unquote(env.line),
        unquote(env.file),
        unquote(env.module),
        unquote(position)
      )
    end
  end

  defp assert_no_function_scope(_name, %{function: nil}), do: :ok

  defp assert_no_function_scope(name, _env) do
    raise ArgumentError, "cannot set attribute @#{name} inside function/macro"
  end

  # Docs know their line. In other values literal aliases are resolved now, as if in a function: they are no
  # compile-time dependency of this module.
  defp prepare(name, value, env) when name in @docs, do: {env.line, value}
  defp prepare(name, value, _env) when name in @hooks, do: value
  defp prepare(_name, value, env), do: Macro.expand_literals(value, %{env | function: {:__info__, 1}})

  defp read_in_body(name, env) when name in @docs do
    quote do
      case Module.__get_attribute__(__MODULE__, unquote(name), unquote(env.line), false) do
        {_, doc} -> doc
        other -> other
      end
    end
  end

  defp read_in_body(name, env),
    do: quote(do: Module.__get_attribute__(__MODULE__, unquote(name), unquote(env.line), true))

  defp read_in_function(name, env) do
    value =
      case Module.__get_attribute__(env.module, name, env.line, false) do
        {_, doc} when name in @docs -> doc
        other -> other
      end

    try do
      :elixir_quote.escape(value, :none, false)
    rescue
      exception in [ArgumentError] ->
        raise ArgumentError,
              "cannot inject attribute @#{name} into function/macro because " <> Exception.message(exception)
    end
  end

  defp warn_on_parentheses(name, env) do
    IO.warn(
      "the @#{name}() notation (with parentheses) is deprecated, please use @#{name} (without parentheses) instead",
      env
    )
  end
end
