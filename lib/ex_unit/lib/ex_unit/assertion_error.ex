defmodule ExUnit.AssertionError do
  @moduledoc """
  Raised when an assertion fails.

  Fields that say nothing about the failure hold `no_value/0`, since `nil` may be what the assertion was about.
  """

  @no_value :ex_unit_no_meaningful_value

  defexception left: @no_value,
               right: @no_value,
               message: @no_value,
               expr: @no_value,
               args: @no_value,
               doctest: @no_value,
               context: :==

  @type t :: %__MODULE__{
          left: any,
          right: any,
          message: any,
          expr: Macro.t() | atom,
          args: [any] | atom,
          doctest: any,
          context: any
        }

  @doc """
  The value of fields that carry no meaning in a failure.

      iex> ExUnit.AssertionError.no_value()
      :ex_unit_no_meaningful_value
  """
  @spec no_value :: atom
  def no_value, do: @no_value

  @impl true
  def message(exception), do: "\n\n" <> ExUnit.Formatter.format_assertion_error(exception)
end
