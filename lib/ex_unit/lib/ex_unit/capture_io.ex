defmodule ExUnit.CaptureIO do
  @moduledoc """
  Captures what code writes to an input/output device.

      defmodule GreetingTest do
        use ExUnit.Case, async: true
        import ExUnit.CaptureIO

        test "greets" do
          assert capture_io(fn -> IO.puts("hello") end) == "hello\\n"
        end
      end

  The standard output is captured by giving the calling process another group leader, which the processes it starts inherit:
  tests that capture it run asynchronously without seeing each other. Named devices such as `:stderr` are shared by
  the whole system, so a capture of one receives what everybody writes to it meanwhile. Capturing a pid replaces the group leader of that process.
  """

  @type capture_io_opts :: [input: String.t(), capture_prompt: boolean, encoding: :unicode | :latin1]

  @doc """
  Captures what `fun` writes to the standard output, and returns it.

  ## Examples

      iex> capture_io(fn -> IO.write("john") end)
      "john"
  """
  @spec capture_io((-> any)) :: String.t()
  def capture_io(fun) when is_function(fun, 0), do: capture_io(:stdio, [], fun)

  @doc """
  Captures what `fun` writes, with a device (an atom or a pid), an input, or options in front.

  ## Options

    * `:input` - what the code reads from the device; `""` by default
    * `:capture_prompt` - whether prompts of functions that read are part of the output; `true` by default
    * `:encoding` - `:unicode` (the default) or `:latin1`

  ## Examples

      iex> capture_io(:stderr, fn -> IO.write(:stderr, "john") end)
      "john"

      iex> capture_io("this is input", fn -> IO.write(IO.gets("> ")) end)
      "> this is input"

      iex> capture_io([input: "this is input", capture_prompt: false], fn -> IO.write(IO.gets("> ")) end)
      "this is input"
  """
  @spec capture_io(atom | pid | String.t() | capture_io_opts, (-> any)) :: String.t()
  def capture_io(device_input_or_options, fun)

  def capture_io(device, fun) when (is_atom(device) or is_pid(device)) and is_function(fun, 0),
    do: capture_io(device, [], fun)

  def capture_io(input, fun) when is_binary(input) and is_function(fun, 0), do: capture_io(:stdio, [input: input], fun)
  def capture_io(options, fun) when is_list(options) and is_function(fun, 0), do: capture_io(:stdio, options, fun)

  @doc """
  Captures what `fun` writes to `device`, with an input or options, see `capture_io/2`.

  ## Examples

      iex> capture_io(:stdio, "x", fn -> IO.write(IO.read(:line)) end)
      "x"
  """
  @spec capture_io(atom | pid, String.t() | capture_io_opts, (-> any)) :: String.t()
  def capture_io(device, input_or_options, fun)

  def capture_io(device, input, fun)
      when (is_atom(device) or is_pid(device)) and is_binary(input) and is_function(fun, 0) do
    capture_io(device, [input: input], fun)
  end

  def capture_io(device, options, fun)
      when (is_atom(device) or is_pid(device)) and is_list(options) and is_function(fun, 0) do
    {_result, output} = with_io(device, options, fun)
    output
  end

  @doc """
  Captures what `fun` writes to the standard output, and returns it with the result of `fun`.

  ## Examples

      iex> with_io(fn -> IO.write("john"); 1 + 2 end)
      {3, "john"}
  """
  @doc since: "1.13.0"
  @spec with_io((-> result)) :: {result, String.t()} when result: any
  def with_io(fun) when is_function(fun, 0), do: with_io(:stdio, [], fun)

  @doc """
  Captures what `fun` writes as `capture_io/2` does, and returns it with the result of `fun`.

  ## Examples

      iex> with_io(:stderr, fn -> IO.write(:stderr, "john"); 1 + 2 end)
      {3, "john"}
  """
  @doc since: "1.13.0"
  @spec with_io(atom | pid | String.t() | capture_io_opts, (-> result)) :: {result, String.t()} when result: any
  def with_io(device_input_or_options, fun)

  def with_io(device, fun) when (is_atom(device) or is_pid(device)) and is_function(fun, 0),
    do: with_io(device, [], fun)

  def with_io(input, fun) when is_binary(input) and is_function(fun, 0), do: with_io(:stdio, [input: input], fun)
  def with_io(options, fun) when is_list(options) and is_function(fun, 0), do: with_io(:stdio, options, fun)

  @doc """
  Captures what `fun` writes as `capture_io/3` does, and returns it with the result of `fun`.

  ## Examples

      iex> with_io(:stdio, "x", fn -> IO.read(:line) end)
      {"x", ""}
  """
  @doc since: "1.13.0"
  @spec with_io(atom | pid, String.t() | capture_io_opts, (-> result)) :: {result, String.t()} when result: any
  def with_io(device, input_or_options, fun)

  def with_io(device, input, fun)
      when (is_atom(device) or is_pid(device)) and is_binary(input) and is_function(fun, 0) do
    with_io(device, [input: input], fun)
  end

  def with_io(device, options, fun)
      when (is_atom(device) or is_pid(device)) and is_list(options) and is_function(fun, 0) do
    capture(device_name(device), options, fun)
  end

  defp device_name(:stdio), do: :standard_io
  defp device_name(:stderr), do: :standard_error
  defp device_name(device), do: device

  defp capture(:standard_io, options, fun), do: capture_leader(self(), options, fun)

  defp capture(pid, options, fun) when is_pid(pid) do
    if Process.alive?(pid) do
      capture_leader(pid, options, fun)
    else
      raise ArgumentError, "errors were found at the given arguments:\n\n  * 1st argument: the device does not exist\n"
    end
  end

  defp capture(device, options, fun) do
    encoding = Keyword.get(options, :encoding, :unicode)

    case ExUnit.CaptureServer.device_capture_on(device, encoding, input(options), self()) do
      {:ok, ref} ->
        try do
          result = fun.()
          {result, ExUnit.CaptureServer.device_output(device, ref)}
        after
          ExUnit.CaptureServer.device_capture_off(ref)
        end

      {:error, reason} ->
        raise_capture(reason, device, encoding)
    end
  end

  defp raise_capture(:no_device, device, _encoding),
    do: raise("could not find IO device registered at #{inspect(device)}")

  defp raise_capture({:changed_encoding, current}, device, encoding) do
    raise ArgumentError, """
    attempted to change the encoding for a currently captured device #{inspect(device)}.

    Currently set as: #{inspect(current)}
    Given: #{inspect(encoding)}

    If you need to use multiple encodings on a captured device, you cannot run your test asynchronously
    """
  end

  defp raise_capture(:input_on_already_captured_device, device, _encoding) do
    raise ArgumentError,
          "attempted multiple captures on device #{inspect(device)} with input. " <>
            "If you need to give an input to a captured device, you cannot run your test asynchronously"
  end

  defp input(options), do: Keyword.get(options, :input, "")

  defp capture_leader(pid, options, fun) do
    prompt = Keyword.get(options, :capture_prompt, true)
    encoding = Keyword.get(options, :encoding, :unicode)
    {:ok, string_io} = StringIO.open(input(options), capture_prompt: prompt, encoding: encoding)
    {:group_leader, leader} = Process.info(pid, :group_leader)

    try do
      Process.group_leader(pid, string_io)
      result = fun.()
      {_input, output} = StringIO.contents(string_io)
      {result, output}
    after
      Process.group_leader(pid, leader)
      StringIO.close(string_io)
    end
  end
end
