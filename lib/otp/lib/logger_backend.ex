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
         true <- :logger_config.less_or_equal_level(level, :logger_config.level_to_int(handler_level)),
         %{} = event <- filtered(id, event, config.filters, config.filter_default) do
      handle(event, config)
    end

    to_handlers(event, rest)
  end

  defp to_handlers(_event, []), do: :ok

  # A handler that fails is removed, as it would fail again.
  defp handle(event, %{module: module, id: id} = config) do
    config = :maps.without([:level, :filters, :filter_default], config)

    try do
      module.log(event, config)
    catch
      class, reason ->
        why = {class, reason, :logger.own_frames(__STACKTRACE__)}

        with :ok <- :logger.remove_handler(id) do
          removed({:removed_failing_handler, id},
            logger: :removed_failing_handler,
            handler: {id, module},
            log_event: event,
            config: config,
            reason: why
          )
        end
    end
  end

  defp filtered(_owner, event, [], default), do: by_default(event, default)

  defp filtered(owner, event, filters, default), do: filtered(owner, event, filters, default, :ignore)

  defp filtered(owner, event, [{id, {fun, argument}} | rest], default, state) do
    case apply_filter(owner, id, fun, event, argument) do
      :stop -> :stop
      :ignore -> filtered(owner, event, rest, default, state)
      %{level: _, msg: _, meta: _} = event -> filtered(owner, event, rest, default, :log)
      bad -> filtered(owner, drop_filter(owner, id, fun, argument, event, {:bad_return_value, bad}), rest, default, state)
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
      drop_filter(owner, id, fun, argument, event, {class, reason, :logger.own_frames(__STACKTRACE__)})
      :ignore
  end

  # So is a filter.
  defp drop_filter(owner, id, fun, argument, event, why) do
    with :ok <- remove_filter(owner, id) do
      removed({:removed_failing_filter, id},
        logger: :removed_failing_filter,
        filter: {id, {fun, argument}},
        owner: owner,
        log_event: event,
        reason: why
      )
    end

    event
  end

  defp remove_filter(:primary, id), do: :logger.remove_primary_filter(id)
  defp remove_filter(handler, id), do: :logger.remove_handler_filter(handler, id)

  # Said where nothing can go wrong any more, and logged for those who look into it.
  defp removed(what, report) do
    _ = :erlang.display_string(~c"Logger - error: ")
    _ = :erlang.display(what)
    :logger.internal_log(:debug, report)
  end
end
