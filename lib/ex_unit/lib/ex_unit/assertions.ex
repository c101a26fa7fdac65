defmodule ExUnit.Assertions do
  @moduledoc """
  The assertions of ExUnit, imported by `use ExUnit.Case`.

  `assert/1` and `refute/1` look at the expression they are given and report what they saw: both sides of a
  comparison, the pattern and the value of a match, the arguments of a call. The rest is for what an expression cannot say:
  exceptions, messages, throws and numbers that are only close to each other.
  """

  alias ExUnit.AssertionError
  alias ExUnit.Assertions.{Mailbox, Pattern, Truth}

  @doc """
  Asserts that its argument is truthy, and returns it.

  The failure shows both sides of an operator such as `==`, the pattern and value of a match (`=` and `match?/2`) with the variables
  pinned in it, and the arguments of a function call. Variables of a pattern are bound in what follows; a match is not enough when
  the value is `nil` or `false`.

  ## Examples

      iex> assert 1 + 1 == 2
      true

      iex> assert {:ok, number} = {:ok, 3}
      iex> number
      3
  """
  defmacro assert(assertion)

  defmacro assert({:=, meta, [left, right]} = assertion) do
    Pattern.assert_match(left, right, escape(:assert, meta, assertion), __CALLER__)
  end

  defmacro assert({:match?, meta, [pattern, expression]} = assertion) do
    Pattern.assert_match?(pattern, expression, escape(:assert, meta, assertion), __CALLER__)
  end

  defmacro assert(assertion) do
    Truth.assert(assertion, escape(:assert, meta(assertion), assertion), __CALLER__)
  end

  @doc """
  Asserts that its argument is `nil` or `false`, and returns it.

  ## Examples

      iex> refute 1 + 1 == 3
      false
  """
  defmacro refute(assertion)

  defmacro refute({:match?, meta, [pattern, expression]} = assertion) do
    Pattern.refute_match?(pattern, expression, escape(:refute, meta, assertion), __CALLER__)
  end

  defmacro refute(assertion) do
    Truth.refute(assertion, escape(:refute, meta(assertion), assertion), __CALLER__)
  end

  defp meta({_, meta, _}), do: meta
  defp meta(_), do: []

  defp escape(kind, meta, assertion), do: Macro.escape({kind, meta, [assertion]}, unquote: true)

  @doc """
  Asserts that `value` is truthy, failing with `message`, or with the fields of `ExUnit.AssertionError` in a keyword list.

  ## Examples

      iex> assert String.length("abc") == 3, "expected three characters"
      true
  """
  @spec assert(any, String.t() | keyword) :: any
  def assert(value, message) when is_binary(message), do: assert(value, message: message)

  def assert(value, opts) when is_list(opts) do
    if !value, do: raise(AssertionError, opts)
    true
  end

  @doc """
  Asserts that `value` is `nil` or `false`, failing with `message`, or with the fields of `ExUnit.AssertionError` in a keyword list.

  ## Examples

      iex> refute String.length("abc") == 4, "expected three characters"
      false
  """
  @spec refute(any, String.t() | keyword) :: any
  def refute(value, message) when is_binary(message), do: refute(value, message: message)

  def refute(value, opts) when is_list(opts) do
    if value, do: raise(AssertionError, opts)
    false
  end

  @doc """
  Asserts that a message that matches `pattern` is in the mailbox or arrives within `timeout` milliseconds, and returns it.

  `timeout` defaults to the `:assert_receive_timeout` of `ExUnit.configure/1` (100). Variables of the pattern are bound in what
  follows; the pattern may carry a guard. The failure lists the last ten messages of the mailbox beside the pattern.

  ## Examples

      iex> send(self(), {:sum, 3})
      iex> assert_receive {:sum, total}
      iex> total
      3
  """
  defmacro assert_receive(pattern, timeout \\ nil, failure_message \\ nil) do
    timeout = Mailbox.timeout(timeout, :assert_receive_timeout)
    Mailbox.assert_receive(:assert_receive, pattern, timeout, failure_message, __CALLER__)
  end

  @doc """
  Asserts that a message that matches `pattern` is already in the mailbox, and returns it.

  ## Examples

      iex> send(self(), :hello)
      iex> assert_received :hello
      :hello
  """
  defmacro assert_received(pattern, failure_message \\ nil) do
    Mailbox.assert_receive(:assert_received, pattern, 0, failure_message, __CALLER__)
  end

  @doc """
  Asserts that no message that matches `pattern` is in the mailbox or arrives within `timeout` milliseconds.

  `timeout` defaults to the `:refute_receive_timeout` of `ExUnit.configure/1` (100). Returns `false`.

  ## Examples

      iex> refute_receive :bye, 10
      false
  """
  defmacro refute_receive(pattern, timeout \\ nil, failure_message \\ nil) do
    timeout = Mailbox.timeout(timeout, :refute_receive_timeout)
    Mailbox.refute_receive(pattern, timeout, failure_message)
  end

  @doc """
  Asserts that no message that matches `pattern` is in the mailbox. Returns `false`.

  ## Examples

      iex> send(self(), :hello)
      iex> refute_received :bye
      false
  """
  defmacro refute_received(pattern, failure_message \\ nil) do
    Mailbox.refute_receive(pattern, 0, failure_message)
  end

  @doc """
  Asserts that `function` raises `exception` with `message`, a string or a regular expression, and returns the exception.

  ## Examples

      iex> assert_raise ArithmeticError, "bad argument in arithmetic expression", fn -> 1 + :two end
      %ArithmeticError{message: "bad argument in arithmetic expression"}

      iex> error = assert_raise RuntimeError, ~r/^today's/, fn -> raise "today's lucky number is 0!" end
      iex> error.message
      "today's lucky number is 0!"
  """
  @spec assert_raise(module, Regex.t() | String.t(), (-> any)) :: Exception.t()
  def assert_raise(exception, message, function) when is_function(function, 0) do
    error = assert_raise(exception, function)
    actual = produced_message(error, exception)

    if !message_matches?(message, actual) do
      raise AssertionError,
        message:
          "Wrong message for #{inspect(exception)}\nexpected:\n  #{inspect(message)}\nactual:\n  #{inspect(actual)}"
    end

    error
  end

  @doc """
  Asserts that `function` raises `exception`, and returns the exception.

  An assertion that fails inside the function is reported as itself. A different exception fails with the stacktrace of where it was raised.

  ## Examples

      iex> assert_raise ArithmeticError, fn -> 1 + :two end
      %ArithmeticError{message: "bad argument in arithmetic expression"}
  """
  @spec assert_raise(module, (-> any)) :: Exception.t()
  def assert_raise(exception, function) when is_function(function, 0) do
    case raised(function) do
      {:raised, %{__struct__: ^exception} = error, _stacktrace} ->
        error

      {:raised, %AssertionError{} = error, stacktrace} ->
        reraise error, stacktrace

      {:raised, error, stacktrace} ->
        message =
          "Expected exception #{inspect(exception)} but got #{inspect(error.__struct__)} (#{Exception.message(error)})"

        reraise AssertionError, [message: message], stacktrace

      :none ->
        flunk("Expected exception #{inspect(exception)} but nothing was raised")
    end
  end

  defp raised(function) do
    function.()
    :none
  rescue
    error -> {:raised, error, __STACKTRACE__}
  end

  defp produced_message(error, exception) do
    exception.message(error)
  catch
    kind, reason ->
      raise AssertionError,
            "Got exception #{inspect(exception)} but it failed to produce a message with:\n\n" <>
              Exception.format(kind, reason, __STACKTRACE__)
  end

  defp message_matches?(%Regex{} = expected, actual), do: actual =~ expected
  defp message_matches?(expected, actual) when is_binary(expected), do: expected == actual

  @doc """
  Asserts that `value1` and `value2` differ by at most `delta`. Returns `true`.

  ## Examples

      iex> assert_in_delta 1.1, 1.5, 0.5
      true
  """
  @spec assert_in_delta(number, number, number, String.t() | nil) :: true
  def assert_in_delta(value1, value2, delta, message \\ nil)

  def assert_in_delta(_value1, _value2, delta, _message) when delta < 0, do: raise_negative_delta(delta)

  def assert_in_delta(value1, value2, delta, message) do
    difference = abs(value1 - value2)

    default =
      "Expected the difference between #{inspect(value1)} and #{inspect(value2)} (#{inspect(difference)}) " <>
        "to be less than or equal to #{inspect(delta)}"

    assert difference <= delta, message || default
  end

  @doc """
  Asserts that `value1` and `value2` differ by more than `delta`. Returns `false`.

  ## Examples

      iex> refute_in_delta 1.1, 1.5, 0.2
      false
  """
  @spec refute_in_delta(number, number, number, String.t() | nil) :: false
  def refute_in_delta(value1, value2, delta, message \\ nil)

  def refute_in_delta(_value1, _value2, delta, _message) when delta < 0, do: raise_negative_delta(delta)

  def refute_in_delta(value1, value2, delta, message) do
    difference = abs(value1 - value2)

    default =
      "Expected the difference between #{inspect(value1)} and #{inspect(value2)} (#{inspect(difference)}) " <>
        "to be more than #{inspect(delta)}"

    refute difference <= delta, message || default
  end

  defp raise_negative_delta(delta),
    do: raise(ArgumentError, "delta must always be a positive number, got: #{inspect(delta)}")

  @doc """
  Asserts that `expression` throws, and returns what it throws.

  ## Examples

      iex> catch_throw(throw(:ball))
      :ball
  """
  defmacro catch_throw(expression), do: catching(:throw, expression)

  @doc """
  Asserts that `expression` exits, and returns the reason.

  ## Examples

      iex> catch_exit(exit(:bye))
      :bye
  """
  defmacro catch_exit(expression), do: catching(:exit, expression)

  @doc """
  Asserts that `expression` raises an error, and returns it as it was raised: an exception struct, or the reason of an Erlang error.

  ## Examples

      iex> catch_error(:erlang.error(:oops))
      :oops
  """
  defmacro catch_error(expression), do: catching(:error, expression)

  defp catching(kind, expression) do
    quote do
      try do
        _ = unquote(expression)
        ExUnit.Assertions.flunk("Expected to catch #{unquote(kind)}, got nothing")
      rescue
        error in [ExUnit.AssertionError] -> reraise(error, __STACKTRACE__)
      catch
        unquote(kind), reason -> reason
      end
    end
  end

  @doc """
  Fails with `message`.

  ## Examples

      iex> catch_error(flunk("not here")).message
      "not here"
  """
  @spec flunk(String.t()) :: no_return
  def flunk(message \\ "Flunked!") when is_binary(message), do: assert(false, message: message)

  @doc false
  # A function, so that the compiler cannot tell in advance how a comparison of literals ends.
  def __equal__?(left, right), do: left === right

  @doc false
  def __pins__([]), do: ""

  def __pins__(pins) do
    "\nThe following variables were pinned:\n" <>
      Enum.map_join(pins, "\n", fn {{name, _context}, value} -> "  #{name} = #{inspect(value)}" end)
  end
end
