defmodule Inspect.Error do
  @moduledoc """
  What is raised, or with the option `safe: true` written in place of the struct, when an implementation of the
  `Inspect` protocol fails.
  """

  @enforce_keys [:exception_module, :exception_message, :stacktrace, :inspected_struct]
  defexception @enforce_keys

  @impl true
  def exception(arguments) when is_list(arguments) do
    exception = Keyword.fetch!(arguments, :exception)

    %Inspect.Error{
      exception_module: exception.__struct__,
      exception_message: exception |> Exception.message() |> String.trim_trailing("\n"),
      stacktrace: Keyword.fetch!(arguments, :stacktrace),
      inspected_struct: Keyword.fetch!(arguments, :inspected_struct)
    }
  end

  @impl true
  def message(%__MODULE__{} = error) do
    ~s'''
    got #{inspect(error.exception_module)} with message:

        """
    #{pad(error.exception_message, 4)}
        """

    while inspecting:

    #{pad(error.inspected_struct, 4)}
    '''
  end

  @doc false
  def pad(message, padding) when is_binary(message) and is_integer(padding) do
    spaces = String.duplicate(" ", padding)

    message
    |> String.split("\n")
    |> Enum.map_join("\n", fn
      "" -> ""
      line -> spaces <> line
    end)
  end
end
