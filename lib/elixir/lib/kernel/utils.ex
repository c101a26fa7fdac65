defmodule Kernel.Utils do
  # What the code made by Kernel's macros calls when it runs: `destructure`, `raise`, `defdelegate`, `defstruct`.
  @moduledoc false

  @doc """
  The elements that `destructure/2` binds: `count` of them.
  """
  def destructure(nil, count) when is_integer(count) and count >= 0, do: :lists.duplicate(count, nil)
  def destructure(list, count) when is_list(list) and is_integer(count) and count >= 0, do: take_padded(list, count)

  defp take_padded(_list, 0), do: []
  defp take_padded([], count), do: :lists.duplicate(count, nil)
  defp take_padded([head | tail], count), do: [head | take_padded(tail, count - 1)]

  @doc """
  The exception that `raise/1` raises for a term only known at run time.
  """
  def raise(message) when is_binary(message), do: RuntimeError.exception(message)
  def raise(module) when is_atom(module), do: module.exception([])
  def raise(%_{__exception__: true} = exception), do: exception

  def raise(other) do
    ArgumentError.exception(
      "raise/1 and reraise/2 expect a module name, string or exception as the first argument, got: #{inspect(other)}"
    )
  end

  ## defdelegate

  @doc """
  Resolves a literal alias under `:to` as if in a function, so that the target is no compile-time dependency.
  """
  def expand_delegate_target(opts, env) do
    with true <- is_list(opts),
         {:to, {:__aliases__, _, _} = target} <- :lists.keyfind(:to, 1, opts) do
      :lists.keyreplace(:to, 1, opts, {:to, Macro.expand(target, %{env | function: {:__info__, 1}})})
    else
      _ -> opts
    end
  end

  @doc """
  The target module of `defdelegate/2`, after the checks that hold for all its functions.
  """
  def defdelegate_all(funs, opts, env) do
    target = Keyword.get(opts, :to) || raise ArgumentError, "expected to: to be given as argument"

    if is_list(funs) do
      IO.warn(
        "passing a list to Kernel.defdelegate/2 is deprecated, please define each delegate separately",
        env
      )
    end

    if Keyword.has_key?(opts, :append_first) do
      IO.warn("Kernel.defdelegate/2 :append_first option is deprecated", env)
    end

    if target == env.module and not Keyword.has_key?(opts, :as) do
      raise ArgumentError,
            "defdelegate function is calling itself, which will lead to an infinite loop. You should either " <>
              "change the value of the :to option or specify the :as option"
    end

    target
  end

  @doc """
  Name and parameters of one delegating function, and name and arguments of the call it makes.
  """
  def defdelegate_each({:when, _, [_head, guard]}, _opts) do
    raise ArgumentError, "guards are not allowed in defdelegate/2, got: when #{Macro.to_string(guard)}"
  end

  def defdelegate_each(fun, opts) do
    case Macro.decompose_call(fun) do
      {name, args} when is_atom(name) ->
        {name, args, Keyword.get(opts, :as, name), rotate(:lists.map(&argument!/1, args), opts)}

      _ ->
        raise ArgumentError, "invalid syntax in defdelegate #{Macro.to_string(fun)}"
    end
  end

  defp argument!({:\\, _, [arg, _default]}), do: argument!(arg)
  defp argument!({name, _, context} = var) when is_atom(name) and is_atom(context), do: var

  defp argument!(other) do
    raise ArgumentError, "defdelegate/2 only accepts function parameters, got: #{Macro.to_string(other)}"
  end

  defp rotate([first | rest] = args, opts) do
    if Keyword.get(opts, :append_first, false), do: rest ++ [first], else: args
  end

  defp rotate([], _opts), do: []

  ## defstruct

  @doc """
  Checks the fields of a struct and notes them in the module.

  Gives `{struct, derive, quoted_struct, kv, body}`: the struct with its defaults, the protocols to derive, and argument
  and body of `__struct__/1`. While `Protocol` does not exist, `@enforce_keys` and `@derive` do not count.
  """
  def defstruct(module, fields, bootstrapped?, env) do
    {set, _bag} = :elixir_module.data_tables(module)

    if :ets.member(set, {:elixir, :struct}) do
      raise ArgumentError,
            "defstruct has already been called for #{inspect(module)}, defstruct can only be called once per module"
    end

    given = normalize_fields(fields)
    fields = drop_duplicates(given, [], env)
    {enforce_keys, derive} = if bootstrapped?, do: struct_attributes(module, fields), else: {[], []}

    struct = :maps.put(:__struct__, module, :maps.from_list(fields))
    quoted_struct = {:%{}, [], [{:__struct__, module} | :lists.map(&quoted_field/1, fields)]}
    :ets.insert(set, {{:elixir, :struct}, for(field <- given, do: field_info(field, enforce_keys))})

    kv = {:kv, [], __MODULE__}
    {struct, derive, quoted_struct, kv, struct_body(enforce_keys, quoted_struct, kv, bootstrapped?)}
  end

  @doc """
  Tells the parallel compiler that the struct of an open module can be used.
  """
  def announce_struct(module) do
    case :erlang.get(:elixir_compiler_info) do
      {pid, _} -> send(pid, {:available, :struct, module})
      :undefined -> :ok
    end
  end

  defp normalize_fields(fields) when is_list(fields), do: :lists.map(&normalize_field/1, fields)

  defp normalize_fields(other) do
    raise ArgumentError, "struct fields definition must be list, got: #{inspect(other)}"
  end

  defp normalize_field(:__struct__), do: raise_on_struct_key()
  defp normalize_field({:__struct__, _}), do: raise_on_struct_key()
  defp normalize_field({key, value}) when is_atom(key), do: {key, value}
  defp normalize_field(key) when is_atom(key), do: {key, nil}
  defp normalize_field(other), do: raise(ArgumentError, "struct field names must be atoms, got: #{inspect(other)}")

  defp raise_on_struct_key, do: raise(ArgumentError, "cannot set :__struct__ in struct definition")

  # The last value of a field counts, at the place of the first.
  defp drop_duplicates([], kept, _env), do: :lists.reverse(kept)

  defp drop_duplicates([{key, _} = field | rest], kept, env) do
    if :lists.keymember(key, 1, kept) do
      IO.warn("duplicate key #{inspect(key)} found in struct", env)
      drop_duplicates(rest, :lists.keyreplace(key, 1, kept, field), env)
    else
      drop_duplicates(rest, [field | kept], env)
    end
  end

  defp struct_attributes(module, fields) do
    enforce_keys = List.wrap(Module.get_attribute(module, :enforce_keys, []))
    :lists.foreach(&validate_enforced_key!/1, enforce_keys)

    case for(key <- enforce_keys, not :lists.keymember(key, 1, fields), do: key) do
      [] ->
        :ok

      unknown ->
        raise ArgumentError,
              "@enforce_keys required keys (#{inspect(unknown)}) that are not defined in defstruct: #{inspect(fields)}"
    end

    {enforce_keys, Module.delete_attribute(module, :derive)}
  end

  defp validate_enforced_key!(key) when is_atom(key), do: :ok

  defp validate_enforced_key!(other) do
    raise ArgumentError, "keys given to @enforce_keys must be atoms, got: #{inspect(other)}"
  end

  defp quoted_field({key, value}) do
    {key, :elixir_quote.escape(value, :none, false)}
  rescue
    exception in [ArgumentError] ->
      raise ArgumentError, "invalid value for struct field #{key}, " <> Exception.message(exception)
  end

  defp field_info({key, default}, enforce_keys),
    do: %{field: key, default: default, required: :lists.member(key, enforce_keys)}

  defp struct_body([], quoted_struct, kv, true) do
    quote do
      Enum.reduce(unquote(kv), unquote(quoted_struct), fn {key, val}, map -> %{map | key => val} end)
    end
  end

  defp struct_body([], quoted_struct, kv, false) do
    quote do
      :lists.foldl(fn {key, val}, map -> %{map | key => val} end, unquote(quoted_struct), unquote(kv))
    end
  end

  defp struct_body(enforce_keys, quoted_struct, kv, true) do
    quote do
      {map, keys} =
        Enum.reduce(unquote(kv), {unquote(quoted_struct), unquote(enforce_keys)}, fn {key, val}, {map, keys} ->
          {%{map | key => val}, :lists.delete(key, keys)}
        end)

      case keys do
        [] ->
          map

        _ ->
          raise ArgumentError,
                "the following keys must also be given when building struct #{inspect(__MODULE__)}: #{inspect(keys)}"
      end
    end
  end
end
