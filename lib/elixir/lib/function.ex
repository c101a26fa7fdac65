defmodule Function do
  @moduledoc """
  Functions for functions. They are made by `fn` or by `&`, and come in two types: local ones, which know the code that made
  them, and external ones, `&Module.name/arity`, which look the name up when they are called.
  """

  @type information ::
          :arity
          | :env
          | :index
          | :module
          | :name
          | :new_index
          | :new_uniq
          | :pid
          | :type
          | :uniq

  @doc """
  The function `&module.function_name/arity`. Inlined by the compiler.

  ## Examples

      iex> Function.capture(String, :length, 1)
      &String.length/1
  """
  @doc since: "1.7.0"
  @spec capture(module, atom, arity) :: fun
  def capture(module, function_name, arity), do: :erlang.make_fun(module, function_name, arity)

  @doc """
  All that is known about a function, as a keyword list. Inlined by the compiler.

  ## Examples

      iex> Function.info(&String.length/1) |> Keyword.take([:arity, :name])
      [name: :length, arity: 1]
  """
  @doc since: "1.7.0"
  @spec info(fun) :: [{information, term}]
  def info(fun), do: :erlang.fun_info(fun)

  @doc """
  One piece of information about a function. Inlined by the compiler.

  ## Examples

      iex> Function.info(&String.length/1, :arity)
      {:arity, 1}
      iex> Function.info(fn -> :ok end, :type)
      {:type, :local}
  """
  @doc since: "1.7.0"
  @spec info(fun, item) :: {item, term} when item: information
  def info(fun, item), do: :erlang.fun_info(fun, item)

  @doc """
  Gives what it is given.

  ## Examples

      iex> Enum.group_by(~c"abracadabra", &Function.identity/1) |> map_size()
      5
  """
  @doc since: "1.10.0"
  @spec identity(value) :: value when value: var
  def identity(value), do: value
end
