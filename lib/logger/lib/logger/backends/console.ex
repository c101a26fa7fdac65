defmodule Logger.Backends.Console do
  @moduledoc false
  @moduledoc deprecated: "Use LoggerBackends.Console from :logger_backends dependency"

  # The backend that writes to the terminal. Its options come from the key `:console` of the environment of `:logger`: `:level`, `:format`, `:metadata`,
  # `:colors` and `:device`.

  @behaviour :gen_event

  defstruct [:buffer, :colors, :device, :format, :level, :max_buffer, :metadata, :output, :ref, buffer_size: 0]

  @impl true
  def init({__MODULE__, opts}) when is_list(opts), do: {:ok, configured(Keyword.merge(env(), opts), %__MODULE__{})}
  def init(_backend), do: {:ok, configured(env(), %__MODULE__{})}

  defp env, do: Application.get_env(:logger, :console, [])

  @impl true
  def handle_call({:configure, options}, _state) do
    options = Keyword.merge(env(), options)
    Application.put_env(:logger, :console, options)
    {:ok, :ok, configured(options, %__MODULE__{})}
  end

  @impl true
  def handle_event({_level, gl, _event}, state) when node(gl) != node(), do: {:ok, state}

  def handle_event({level, _gl, {Logger, message, timestamp, metadata}}, %{level: least} = state) do
    if least == nil or Logger.compare_levels(level, least) != :lt, do: write(level, message, timestamp, metadata, state)
    {:ok, state}
  end

  def handle_event(_event, state), do: {:ok, state}

  @impl true
  def handle_info(_message, state), do: {:ok, state}

  defp configured(options, state) do
    colors = Keyword.get(options, :colors, [])
    {_module, formatter} = Logger.Formatter.new(Keyword.take(options, [:format, :colors, :metadata]))

    %{
      state
      | colors: Map.put(formatter.colors, :enabled, Keyword.get(colors, :enabled, IO.ANSI.enabled?())),
        device: Keyword.get(options, :device, :user),
        format: formatter.template,
        level: Keyword.get(options, :level),
        max_buffer: Keyword.get(options, :max_buffer, 32),
        metadata: Keyword.get(options, :metadata, [])
    }
  end

  defp write(level, message, timestamp, metadata, %{format: format, metadata: keys} = state) do
    format
    |> Logger.Formatter.format(level, message, timestamp, shown(metadata, keys))
    |> colored(level, metadata, state.colors)
    |> then(&IO.write(state.device, &1))
  end

  defp shown(metadata, :all), do: metadata
  defp shown(metadata, keys), do: for(key <- keys, {:ok, value} <- [Keyword.fetch(metadata, key)], do: {key, value})

  defp colored(text, _level, _metadata, %{enabled: false}), do: text

  defp colored(text, level, metadata, colors) do
    [IO.ANSI.format_fragment(metadata[:ansi_color] || Map.fetch!(colors, level), true), text | IO.ANSI.reset()]
  end
end
