defmodule :supervisor_bridge do
  @moduledoc """
  Makes something that is no supervisor part of a supervision tree: the callback module starts it in `init/1` and ends it in `terminate/2`.
  """

  @behaviour :gen_server

  @callback init(args :: term) :: {:ok, pid, state :: term} | :ignore | {:error, reason :: term}
  @callback terminate(reason :: term, state :: term) :: term

  @doc "Starts a bridge."
  def start_link(module, args), do: :gen_server.start_link(:supervisor_bridge, [module, args, :self], [])

  @doc "Starts a bridge with a name."
  def start_link(name, module, args), do: :gen_server.start_link(name, :supervisor_bridge, [module, args, name], [])

  @doc false
  @impl true
  def init([module, args, name]) do
    :erlang.process_flag(:trap_exit, true)

    case module.init(args) do
      {:ok, pid, state} ->
        :erlang.link(pid)
        report_progress(pid, module, args, name)
        {:ok, {module, pid, state, name}}

      :ignore ->
        :ignore

      {:error, reason} ->
        {:stop, reason}
    end
  end

  @doc false
  @impl true
  def handle_call(:which_children, _from, state), do: {:reply, [], state}

  def handle_call(_request, _from, state), do: {:reply, {:error, :badcall}, state}

  @doc false
  @impl true
  def handle_cast(_request, state), do: {:noreply, state}

  @doc false
  @impl true
  def handle_info({:EXIT, pid, reason}, {module, pid, child_state, name}) do
    report(:child_terminated, reason, module, pid, name)
    {:stop, reason, {module, :undefined, child_state, name}}
  end

  def handle_info(_message, state), do: {:noreply, state}

  # After the end of the process there is nothing for the module to end.
  @doc false
  @impl true
  def terminate(_reason, {_module, :undefined, _state, _name}), do: :ok

  def terminate(reason, {module, _pid, state, _name}), do: module.terminate(reason, state)

  defp report_progress(pid, module, args, name) do
    if :logger.allow(:info, :supervisor_bridge) do
      report = [supervisor: shown(name, module), started: [pid: pid, mfa: {module, :init, [args]}]]

      :logger.macro_log(
        %{mfa: {:supervisor_bridge, :report_progress, 4}},
        :info,
        %{label: {:supervisor, :progress}, report: report},
        %{
          domain: [:otp, :sasl],
          report_cb: &:supervisor.format_log/2,
          logger_formatter: %{title: ~c"PROGRESS REPORT"},
          error_logger: %{tag: :info_report, type: :progress}
        }
      )
    end
  end

  defp shown(:self, module), do: {self(), module}
  defp shown(name, _module), do: name

  defp report(context, reason, module, pid, name) do
    if :logger.allow(:error, :supervisor_bridge) do
      report = [
        supervisor: shown(name, module),
        errorContext: context,
        reason: reason,
        offender: [pid: pid, mod: module]
      ]

      :logger.macro_log(
        %{mfa: {:supervisor_bridge, :report_error, 3}},
        :error,
        %{label: {:supervisor, :error}, report: report},
        %{
          domain: [:otp, :sasl],
          report_cb: &:supervisor.format_log/2,
          logger_formatter: %{title: ~c"SUPERVISOR REPORT"},
          error_logger: %{tag: :error_report, type: :supervisor_report}
        }
      )
    end
  end
end
