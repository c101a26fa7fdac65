defmodule ExUnit.Assertions.Mailbox do
  @moduledoc false
  # Assertions on messages.

  alias ExUnit.Assertions.Pattern

  @shown 10

  @doc "The code of the timeout of `assert_receive` and `refute_receive`."
  def timeout(timeout, _option) when is_integer(timeout) and timeout >= 0, do: timeout

  def timeout(timeout, option) do
    quote do: ExUnit.Assertions.Mailbox.checked_timeout(unquote(timeout), unquote(option))
  end

  @doc "A timeout given at run time, or the configured one for `nil`."
  def checked_timeout(timeout, _option) when is_integer(timeout) and timeout >= 0, do: timeout
  def checked_timeout(nil, option), do: configured_timeout(Application.fetch_env(:ex_unit, option), option)
  def checked_timeout(timeout, _option), do: raise_timeout(timeout)

  defp configured_timeout({:ok, timeout}, _option) when is_integer(timeout) and timeout >= 0, do: timeout
  defp configured_timeout({:ok, timeout}, _option), do: raise_timeout(timeout)

  defp configured_timeout(:error, option),
    do:
      raise(
        ArgumentError,
        "could not fetch application environment #{inspect(option)} for application :ex_unit, is ExUnit started?"
      )

  defp raise_timeout(timeout),
    do: raise(ArgumentError, "timeout must be a non-negative integer, got: #{inspect(timeout)}")

  @doc "The code of `assert_receive` and `assert_received`."
  def assert_receive(name, pattern, timeout, failure_message, env) do
    # `unquote` is left to whoever quotes the assertion
    code = Macro.escape({name, [], [pattern]}, unquote: true)
    pattern = Pattern.expand(pattern, env)
    variables = Pattern.variables(pattern)
    pins = Pattern.pins(pattern, env)
    received = Macro.var(:received, __MODULE__)

    quote do
      timeout = unquote(timeout)

      {unquote(received), unquote({:{}, [], used_in_guard(variables, pattern)})} =
        receive do
          unquote(naming(pattern, received)) -> {unquote(received), unquote(Pattern.used({:{}, [], variables}))}
        after
          timeout ->
            ExUnit.Assertions.Mailbox.no_message(
              unquote(failure_message),
              unquote(Macro.escape(pattern, unquote: true)),
              unquote(code),
              unquote(pins),
              timeout,
              unquote(recheck(pattern))
            )
        end

      unquote(received)
    end
  end

  # What a guard has used is not reported as unused behind the assertion.
  defp used_in_guard(variables, {:when, _, [_pattern, guard]}) do
    used = for {name, _, context} <- Macro.prewalker(guard), is_atom(name) and is_atom(context), do: {name, context}

    Enum.map(variables, fn {name, _, context} = variable ->
      if {name, context} in used, do: Pattern.used(variable), else: variable
    end)
  end

  defp used_in_guard(variables, _pattern), do: variables

  defp naming({:when, meta, [pattern, guard]}, received), do: {:when, meta, [naming(pattern, received), guard]}
  defp naming(pattern, received), do: quote(do: unquote(pattern) = unquote(received))

  # Tells whether a message of the mailbox matches after all: it came while the failure was being written.
  defp recheck(pattern) do
    Pattern.silent_fn(
      quote do
        fn
          unquote(underscored(pattern)) -> true
          _ -> false
        end
      end
    )
  end

  defp underscored(pattern), do: Pattern.used(pattern)

  @doc "The code of `refute_receive` and `refute_received`."
  def refute_receive(pattern, timeout, failure_message) do
    actual = Macro.var(:actual, __MODULE__)

    message =
      failure_message ||
        quote do:
                "Unexpectedly received message #{inspect(unquote(actual))} (which matched #{unquote(Macro.to_string(pattern))})"

    quote do
      receive do
        unquote(naming(pattern, actual)) -> ExUnit.Assertions.flunk(unquote(message))
      after
        unquote(timeout) -> false
      end
    end
  end

  @doc "Raises that no message came, with what the mailbox holds."
  def no_message(message, _pattern, _code, _pins, _timeout, _matches?) when is_binary(message) do
    raise ExUnit.AssertionError, message: message
  end

  def no_message(nil, pattern, code, pins, timeout, matches?) do
    {:messages, messages} = Process.info(self(), :messages)

    if timeout > 0 and Enum.any?(messages, matches?) do
      raise ExUnit.AssertionError, message: late(code, timeout)
    end

    raise ExUnit.AssertionError,
      left: pattern,
      expr: code,
      message:
        "Assertion failed, no matching message after #{timeout}ms" <>
          ExUnit.Assertions.__pins__(pins) <> listed(length(messages)),
      context: {:mailbox, pins, Enum.take(messages, -@shown)}
  end

  defp late({_, _, [pattern]}, timeout) do
    """
    Found message matching #{Macro.to_string(pattern)} after #{timeout}ms.

    This means the message was delivered too close to the timeout value, you may want to either:

      1. Give an increased timeout to `assert_receive`
      2. Increase the default timeout to all `assert_receive` in your
         test_helper.exs by setting ExUnit.configure(assert_receive_timeout: ...)
    """
  end

  defp listed(0), do: "\nThe process mailbox is empty."
  defp listed(count), do: "\nShowing #{min(count, @shown)} of #{count} #{plural(count)} in the mailbox"

  defp plural(1), do: "message"
  defp plural(_), do: "messages"
end
