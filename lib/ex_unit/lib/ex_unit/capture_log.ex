defmodule ExUnit.CaptureLog do
  @moduledoc """
  Captures what code logs.

      defmodule WarningTest do
        use ExUnit.Case, async: true
        import ExUnit.CaptureLog
        require Logger

        test "warns" do
          assert capture_log(fn -> Logger.warning("careful") end) =~ "careful"
        end
      end

  Logging is shared by the whole system, so a capture receives what other processes log meanwhile: match on a part of it. While logs are
  captured, nothing is printed. To capture (and print only on failure) the logs of whole tests, tag them with `:capture_log`.
  """

  @type capture_log_opts :: [level: Logger.level() | nil]

  @doc """
  Captures what is logged while `fun` runs, and returns it.

  ## Options

    * `:level` - the lowest level to capture; everything that the logger lets through by default
    * everything else goes to `Logger.Formatter.new/1`, such as `:format`, `:metadata` and `:colors`

  ## Examples

      iex> require Logger
      iex> capture_log([format: "$message"], fn -> Logger.error("log msg") end)
      "log msg"
  """
  @spec capture_log(capture_log_opts, (-> any)) :: String.t()
  def capture_log(opts \\ [], fun) do
    {_result, log} = with_log(opts, fun)
    log
  end

  @doc """
  Captures what is logged while `fun` runs, and returns it with the result of `fun`. The options are those of `capture_log/2`.

  ## Examples

      iex> require Logger
      iex> with_log([format: "$message"], fn -> Logger.error("log msg"); 2 + 2 end)
      {4, "log msg"}
  """
  @doc since: "1.13.0"
  @spec with_log(capture_log_opts, (-> result)) :: {result, String.t()} when result: any
  def with_log(opts \\ [], fun) when is_list(opts) and is_function(fun, 0) do
    if !Code.ensure_loaded?(Logger) or !logger_started?() do
      raise "cannot capture_log/2 because the :logger application was not started"
    end

    {:ok, string_io} = StringIO.open("")

    try do
      ref = ExUnit.CaptureServer.log_capture_on(self(), string_io, opts)

      try do
        fun.()
      after
        :ok = Logger.flush()
        :ok = ExUnit.CaptureServer.log_capture_off(ref)
      end
    else
      result ->
        {_input, output} = StringIO.contents(string_io)
        {result, output}
    after
      StringIO.close(string_io)
    end
  end

  defp logger_started?, do: List.keymember?(Application.started_applications(), :logger, 0)
end
