defmodule :logger_backend do
  @moduledoc false

  # The way of an event that is allowed: the primary filters, then each handler's level and filters, then the handler.

  @doc "Gives an event to the handlers."
  def log_allowed(event) do
    primary = :logger_config.primary()

    case filtered(:primary, event, primary.filters, primary.filter_default) do
      :stop -> :ok
      event -> to_handlers(event, :logger_config.handlers())
    end
  end

  defp to_handlers(%{level: level} = event, [id | rest]) do
    with %{level: handler_level} = config <- :logger_config.handler(id),
         true <- :logger_config.level_to_int(level) <= :logger_config.level_to_int(handler_level),
         %{} = event <- filtered(id, event, config.filters, config.filter_default) do
      handle(event, config)
    end

    to_handlers(event, rest)
  end

  defp to_handlers(_event, []), do: :ok

  # A handler that fails is removed, as it would fail again, and perhaps log about it.
  defp handle(event, %{module: module, id: id} = config) do
    module.log(event, :maps.remove(:olp, config))
  catch
    class, reason ->
      _ = :logger.remove_handler(id)
      failure = {:removed_failing_handler, id}
      complain(failure, [{:handler, {id, module}}, {:log_event, event}, {:reason, {class, reason, __STACKTRACE__}}])
  end

  defp filtered(_owner, event, [], default), do: by_default(event, default)

  defp filtered(owner, event, filters, default), do: filtered(owner, event, filters, default, :ignore)

  defp filtered(owner, event, [{id, {fun, argument}} | rest], default, state) do
    case apply_filter(owner, id, fun, event, argument) do
      :stop -> :stop
      :ignore -> filtered(owner, event, rest, default, state)
      %{level: _, msg: _, meta: _} = event -> filtered(owner, event, rest, default, :log)
      _bad -> filtered(owner, event, rest, default, state)
    end
  end

  defp filtered(_owner, event, [], _default, :log), do: event
  defp filtered(_owner, event, [], default, :ignore), do: by_default(event, default)

  defp by_default(event, :log), do: event
  defp by_default(_event, :stop), do: :stop

  defp apply_filter(owner, id, fun, event, argument) do
    fun.(event, argument)
  catch
    class, reason ->
      _ = remove_filter(owner, id)
      complain({:removed_failing_filter, id}, [{:owner, owner}, {:reason, {class, reason, __STACKTRACE__}}])
      :ignore
  end

  defp remove_filter(:primary, id), do: :logger.remove_primary_filter(id)
  defp remove_filter(handler, id), do: :logger.remove_handler_filter(handler, id)

  defp complain(what, details) do
    :logger.macro_log(%{mfa: {:logger_backend, :log_allowed, 1}}, :debug, [{:logger, what} | details], %{})
  end
end
