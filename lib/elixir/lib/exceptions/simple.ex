defmodule RuntimeError do
  @moduledoc """
  Raised by `raise/1` with a message.
  """

  defexception message: "runtime error"
end

defmodule ArgumentError do
  @moduledoc """
  Raised when an argument is wrong.
  """

  defexception message: "argument error"
end

defmodule ArithmeticError do
  @moduledoc """
  Raised for arithmetic on what is no number, and for division by zero.
  """

  defexception message: "bad argument in arithmetic expression"

  @unary [:+, :-]
  @binary [:+, :-, :*, :/]
  @named [:div, :rem]
  @bitwise [band: :band, bor: :bor, bxor: :bxor, bsl: :bsl, bsr: :bsr]

  @impl true
  def blame(%{message: message} = exception, [{:erlang, function, args, _} | _] = stacktrace) when is_list(args) do
    case expression(function, args) do
      nil -> {exception, stacktrace}
      text -> {%{exception | message: message <> ": " <> text}, stacktrace}
    end
  end

  def blame(exception, stacktrace), do: {exception, stacktrace}

  defp expression(operator, [left, right]) when operator in @binary,
    do: "#{inspect(left)} #{operator} #{inspect(right)}"

  defp expression(operator, [arg]) when operator in @unary, do: "#{operator}(#{inspect(arg)})"
  defp expression(name, [left, right]) when name in @named, do: "#{name}(#{inspect(left)}, #{inspect(right)})"

  defp expression(name, args) do
    if Keyword.has_key?(@bitwise, name) or name == :bnot, do: "Bitwise.#{name}(#{Enum.map_join(args, ", ", &inspect/1)})"
  end
end

defmodule SystemLimitError do
  @moduledoc """
  Raised when a limit of the system is reached, such as the number of atoms.
  """

  defexception message: "a system limit has been reached"
end

defmodule BadFunctionError do
  @moduledoc """
  Raised when what is called is no function.
  """

  defexception [:term]

  @impl true
  def message(%{term: term}) when is_function(term) do
    "function #{inspect(term)} is invalid, likely because it points to an old version of the code"
  end

  def message(%{term: term}), do: "expected a function, got: #{inspect(term)}"
end

defmodule BadMapError do
  @moduledoc """
  Raised when a map was expected.
  """

  defexception [:term]

  @impl true
  def message(%{term: term}), do: Exception.__format_message_with_term__("expected a map, got:", term)
end

defmodule BadBooleanError do
  @moduledoc """
  Raised by `and`, `or` and `not` when the operand is no boolean.
  """

  defexception [:term, :operator]

  @impl true
  def message(%{term: term, operator: operator}) do
    Exception.__format_message_with_term__(
      "expected a boolean on left-side of \"#{operator}\", got:",
      term
    )
  end
end

defmodule BadArityError do
  @moduledoc """
  Raised when a function is called with a wrong number of arguments.
  """

  defexception [:function, :args]

  @impl true
  def message(%{function: function, args: args}) do
    {:arity, arity} = Function.info(function, :arity)
    "#{inspect(function)} with arity #{arity} called with #{arguments(args)}"
  end

  defp arguments([]), do: "no arguments"
  defp arguments([arg]), do: "1 argument (#{inspect(arg)})"
  defp arguments(args), do: "#{length(args)} arguments (#{Enum.map_join(args, ", ", &inspect/1)})"
end

defmodule MatchError do
  @moduledoc """
  Raised by `=` when the value does not match.
  """

  defexception [:term]

  @impl true
  def message(%{term: term}),
    do: Exception.__format_message_with_term__("no match of right hand side value:", term)
end

defmodule CaseClauseError do
  @moduledoc """
  Raised by `case` when no clause matches.
  """

  defexception [:term]

  @impl true
  def message(%{term: term}), do: Exception.__format_message_with_term__("no case clause matching:", term)
end

defmodule WithClauseError do
  @moduledoc """
  Raised by `with` when no clause of its `else` matches.
  """

  defexception [:term]

  @impl true
  def message(%{term: term}), do: Exception.__format_message_with_term__("no with clause matching:", term)
end

defmodule TryClauseError do
  @moduledoc """
  Raised by `try` when no clause of its `else` matches.
  """

  defexception [:term]

  @impl true
  def message(%{term: term}), do: Exception.__format_message_with_term__("no try clause matching:", term)
end

defmodule CondClauseError do
  @moduledoc """
  Raised by `cond` when no condition is true.
  """

  defexception []

  @impl true
  def message(_exception), do: "no cond clause evaluated to a truthy value"
end

defmodule Code.LoadError do
  @moduledoc """
  Raised when a file cannot be loaded.
  """

  defexception [:file, :message, :reason]

  @impl true
  def exception(opts) do
    file = Keyword.fetch!(opts, :file)
    reason = Keyword.fetch!(opts, :reason)
    %Code.LoadError{message: "could not load #{file}. Reason: #{reason}", file: file, reason: reason}
  end
end

defmodule UnicodeConversionError do
  @moduledoc """
  Raised when data is no valid Unicode.
  """

  defexception [:encoded, :message]

  @impl true
  def exception(opts) do
    %UnicodeConversionError{
      encoded: Keyword.fetch!(opts, :encoded),
      message: "#{Keyword.fetch!(opts, :kind)} #{detail(Keyword.fetch!(opts, :rest))}"
    }
  end

  defp detail(rest) when is_binary(rest), do: "encoding starting at #{inspect(rest)}"
  defp detail([char | _]) when is_integer(char), do: "code point #{char}"
  defp detail([first | _]), do: detail(first)
end

defmodule MissingApplicationsError do
  @moduledoc """
  Raised by Mix tasks when applications that they need are no dependencies of the project.
  """

  defexception apps: [], description: "missing applications found"

  @impl true
  def message(%{apps: apps, description: description}) do
    """
    #{description}

    To address this, include these applications as your dependencies:

      #{Enum.map_join(apps, "\n  ", &inspect/1)}\
    """
  end
end

defmodule Kernel.TypespecError do
  @moduledoc """
  Raised when a typespec is wrong.
  """

  defexception [:file, :line, :description]

  @impl true
  def message(%{file: file, line: line, description: description}) do
    Exception.format_file_line(file && Path.relative_to_cwd(file), line) <> " " <> description
  end
end
