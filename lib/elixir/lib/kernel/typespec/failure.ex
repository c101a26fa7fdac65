defmodule Kernel.Typespec.Failure do
  # Errors in typespecs.
  @moduledoc false

  @doc """
  Raises `Kernel.TypespecError` for a typespec that stands at a position.
  """
  def raise(position, message) do
    {_module, {line, _}} = position
    env = :elixir_module.get_cached_env(position)
    Kernel.raise(Kernel.TypespecError, file: env.file, line: line, description: message)
  end
end
