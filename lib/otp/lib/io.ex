defmodule :io do
  @moduledoc """
  The client side of the I/O protocol: requests to devices, which are processes that answer
  `{:io_request, from, reply_as, request}` by `{:io_reply, reply_as, result}`.

  A device is a pid, a registered name, or `:standard_io` for the group leader of the caller. The devices of the node itself are
  written to without a request where nothing is lost by it (`:athanor_io`).
  """

  @type device :: pid | atom

  # An error is blamed on the function that was called, so it is raised there.
  defmacrop failed(arguments, reason) do
    quote do
      :erlang.error(error(unquote(reason)), unquote(arguments),
        error_info: %{module: :erl_stdlib_errors, cause: cause(unquote(reason))}
      )
    end
  end

  @doc "Writes chardata to the group leader."
  @spec put_chars(:unicode.chardata()) :: :ok
  def put_chars(chars) do
    case put(:erlang.group_leader(), :unicode, chars) do
      :ok -> :ok
      {:error, reason} -> failed([chars], reason)
    end
  end

  @doc "Writes chardata to a device."
  @spec put_chars(device, :unicode.chardata()) :: :ok
  def put_chars(device, chars) do
    case put(device, :unicode, chars) do
      :ok -> :ok
      {:error, reason} -> failed([device, chars], reason)
    end
  end

  @doc "Writes chardata in an encoding and gives the answer of the device: `:ok` or `{:error, reason}`."
  @spec put(device, :unicode | :latin1, :unicode.chardata()) :: :ok | {:error, term}
  def put(device, encoding, chars) do
    case :athanor_io.put_chars(pid(device), encoding, chars) do
      :request -> request(device, {:put_chars, encoding, chars})
      answer -> answer
    end
  end

  defp pid(:standard_io), do: :erlang.group_leader()
  defp pid(name) when is_atom(name), do: :erlang.whereis(name)
  defp pid(device), do: device

  @doc "Ends a line on the group leader."
  @spec nl() :: :ok
  def nl, do: nl(:erlang.group_leader())

  @doc "Ends a line on a device."
  @spec nl(device) :: :ok
  def nl(device), do: put_chars(device, "\n")

  @doc "Reads a line from the group leader."
  @spec get_line(:unicode.chardata() | atom) :: charlist | binary | :eof | {:error, term}
  def get_line(prompt), do: get_line(:erlang.group_leader(), prompt)

  @doc "Reads a line from a device."
  @spec get_line(device, :unicode.chardata() | atom) :: charlist | binary | :eof | {:error, term}
  def get_line(device, prompt), do: request(device, {:get_line, :unicode, prompt})

  @doc "Reads some characters from the group leader."
  @spec get_chars(:unicode.chardata() | atom, non_neg_integer) :: charlist | binary | :eof | {:error, term}
  def get_chars(prompt, count), do: get_chars(:erlang.group_leader(), prompt, count)

  @doc "Reads some characters from a device."
  @spec get_chars(device, :unicode.chardata() | atom, non_neg_integer) :: charlist | binary | :eof | {:error, term}
  def get_chars(device, prompt, count) when is_integer(count) and count >= 0 do
    request(device, {:get_chars, :unicode, prompt, count})
  end

  @doc "Reads a line without showing it, from a terminal that can do so."
  @spec get_password() :: charlist | {:error, term}
  def get_password, do: get_password(:erlang.group_leader())

  @doc "Reads a line without showing it, from a device that can do so."
  @spec get_password(device) :: charlist | {:error, term}
  def get_password(device), do: request(device, {:get_password, :unicode})

  @doc "How many columns the group leader has."
  @spec columns() :: {:ok, pos_integer} | {:error, :enotsup}
  def columns, do: columns(:erlang.group_leader())

  @doc "How many columns a device has."
  @spec columns(device) :: {:ok, pos_integer} | {:error, :enotsup}
  def columns(device), do: geometry(device, :columns)

  @doc "How many rows the group leader has."
  @spec rows() :: {:ok, pos_integer} | {:error, :enotsup}
  def rows, do: rows(:erlang.group_leader())

  @doc "How many rows a device has."
  @spec rows(device) :: {:ok, pos_integer} | {:error, :enotsup}
  def rows(device), do: geometry(device, :rows)

  defp geometry(device, what) do
    case request(device, {:get_geometry, what}) do
      size when is_integer(size) and size > 0 -> {:ok, size}
      _ -> {:error, :enotsup}
    end
  end

  @doc "The options of the group leader."
  @spec getopts() :: [term] | {:error, term}
  def getopts, do: getopts(:erlang.group_leader())

  @doc "The options of a device."
  @spec getopts(device) :: [term] | {:error, term}
  def getopts(device), do: request(device, :getopts)

  @doc "Changes options of the group leader."
  @spec setopts([term]) :: :ok | {:error, term}
  def setopts(options), do: setopts(:erlang.group_leader(), options)

  @doc "Changes options of a device."
  @spec setopts(device, [term]) :: :ok | {:error, term}
  def setopts(device, options), do: request(device, {:setopts, options})

  for name <- [:format, :fwrite] do
    @doc "Writes formatted text without arguments to the group leader."
    @spec unquote(name)(:io_lib.format()) :: :ok
    def unquote(name)(format) do
      case put_formatted(:erlang.group_leader(), format, []) do
        :ok -> :ok
        {:error, reason} -> failed([format], reason)
      end
    end

    @doc "Writes formatted text to the group leader."
    @spec unquote(name)(:io_lib.format(), [term]) :: :ok
    def unquote(name)(format, arguments) do
      case put_formatted(:erlang.group_leader(), format, arguments) do
        :ok -> :ok
        {:error, reason} -> failed([format, arguments], reason)
      end
    end

    @doc "Writes formatted text to a device."
    @spec unquote(name)(device, :io_lib.format(), [term]) :: :ok
    def unquote(name)(device, format, arguments) do
      case put_formatted(device, format, arguments) do
        :ok -> :ok
        {:error, reason} -> failed([device, format, arguments], reason)
      end
    end
  end

  defp put_formatted(device, format, arguments) do
    case formatted(format, arguments) do
      {:ok, chars} -> put(device, :unicode, chars)
      :error -> {:error, :format}
    end
  end

  defp formatted(format, arguments) do
    {:ok, :io_lib.format(format, arguments)}
  catch
    :error, _ -> :error
  end

  @doc "Writes a term to the group leader in Erlang's notation."
  @spec write(term) :: :ok
  def write(term), do: write(:erlang.group_leader(), term)

  @doc "Writes a term to a device in Erlang's notation."
  @spec write(device, term) :: :ok
  def write(device, term), do: format(device, ~c"~w", [term])

  # Reading terms.

  @doc "Reads a term that ends with a dot: `{:ok, term}`, `:eof` or `{:error, reason}`."
  @spec read(term) :: {:ok, term} | :eof | {:error, term}
  def read(prompt), do: read(:erlang.group_leader(), prompt)

  @doc "Reads a term from a device; see `read/1`."
  @spec read(device, term) :: {:ok, term} | :eof | {:error, term}
  def read(device, prompt) do
    case read(device, prompt, 1) do
      {:ok, term, _location} -> {:ok, term}
      {:error, reason, _location} -> {:error, reason}
      {:eof, _location} -> :eof
      other -> other
    end
  end

  @doc "Reads a term that begins at a location: `{:ok, term, end}`, `{:eof, end}`, `{:error, reason, end}` or `{:error, reason}`."
  @spec read(device, term, :erl_anno.location()) :: tuple
  def read(device, prompt, location), do: read(device, prompt, location, [])

  @doc "Reads a term with options of `:erl_scan.tokens/4`; see `read/3`."
  @spec read(device, term, :erl_anno.location(), list) :: tuple
  def read(device, prompt, location, options) do
    case scan_erl_exprs(device, prompt, location, options) do
      {:ok, tokens, behind} -> parsed(:erl_parse.parse_term(tokens), behind)
      other -> other
    end
  end

  defp parsed({:ok, term}, location), do: {:ok, term, location}
  defp parsed({:error, reason}, location), do: {:error, reason, location}

  @doc "Reads tokens up to a dot from the group leader; see `scan_erl_exprs/4`."
  @spec scan_erl_exprs(term) :: tuple
  def scan_erl_exprs(prompt), do: scan_erl_exprs(:erlang.group_leader(), prompt, 1, [])

  @doc "Reads tokens up to a dot; see `scan_erl_exprs/4`."
  @spec scan_erl_exprs(device, term) :: tuple
  def scan_erl_exprs(device, prompt), do: scan_erl_exprs(device, prompt, 1, [])

  @doc "Reads tokens up to a dot; see `scan_erl_exprs/4`."
  @spec scan_erl_exprs(device, term, :erl_anno.location()) :: tuple
  def scan_erl_exprs(device, prompt, location), do: scan_erl_exprs(device, prompt, location, [])

  @doc "Reads tokens up to a dot: `{:ok, tokens, end}`, `{:eof, end}`, `{:error, reason, end}` or `{:error, reason}`."
  @spec scan_erl_exprs(device, term, :erl_anno.location(), list) :: tuple
  def scan_erl_exprs(device, prompt, location, options) do
    request(device, {:get_until, :unicode, prompt, :erl_scan, :tokens, [location, options]})
  end

  @doc "Reads as a format says: `{:ok, items}`, `:eof` or `{:error, reason}`; see `:io_lib.fread/2`."
  @spec fread(term, charlist) :: {:ok, list} | :eof | {:error, term}
  def fread(prompt, format), do: fread(:erlang.group_leader(), prompt, format)

  @doc "Reads from a device as a format says; see `fread/2`."
  @spec fread(device, term, charlist) :: {:ok, list} | :eof | {:error, term}
  def fread(device, prompt, format), do: request(device, {:get_until, :unicode, prompt, :io_lib, :fread, [format]})

  @doc "Which characters lists are shown as text for: `:unicode` or `:latin1`."
  @spec printable_range() :: :unicode | :latin1
  def printable_range, do: :latin1

  @doc "Sends a request to the group leader and gives its answer."
  @spec request(term) :: term
  def request(request), do: request(:erlang.group_leader(), request)

  @doc """
  Sends a request to a device and gives its answer; `{:error, :terminated}` where the device ends or has ended,
  `{:error, :arguments}` where there is no device of that name.
  """
  @spec request(device, term) :: term
  def request(:standard_io, request), do: request(:erlang.group_leader(), request)
  def request(device, _request) when device === self(), do: {:error, :calling_self}
  def request(device, request) when is_pid(device), do: ask(device, converted(request))

  def request(name, request) when is_atom(name) do
    case :erlang.whereis(name) do
      :undefined -> {:error, :arguments}
      device -> request(device, request)
    end
  end

  # The reply comes under the monitor's reference, so that receiving need not look at messages that came before.
  defp ask(device, request) do
    reference = :erlang.monitor(:process, device)
    :erlang.send(device, {:io_request, self(), reference, request})

    receive do
      {:io_reply, ^reference, reply} ->
        :erlang.demonitor(reference, [:flush])
        reply

      {:DOWN, ^reference, _, _, _} ->
        receive do
          {:EXIT, ^device, _} -> true
        after
          0 -> true
        end

        {:error, :terminated}
    end
  end

  defp converted({:write, term}), do: {:put_chars, :unicode, :io_lib, :format, [~c"~w", [term]]}
  defp converted({:format, format, arguments}), do: {:put_chars, :unicode, :io_lib, :format, [format, arguments]}
  defp converted({:fwrite, format, arguments}), do: {:put_chars, :unicode, :io_lib, :format, [format, arguments]}
  defp converted(:nl), do: {:put_chars, :unicode, ~c"\n"}
  defp converted({:put_chars, chars}), do: {:put_chars, :unicode, chars}
  defp converted({:get_line, prompt}), do: {:get_line, :unicode, prompt}
  defp converted({:get_chars, prompt, count}), do: {:get_chars, :unicode, prompt, count}
  defp converted({:get_password, encoding}), do: {:get_password, encoding}
  defp converted(request), do: request

  @doc "Sends several requests at once to the group leader."
  @spec requests([term]) :: term
  def requests(requests), do: requests(:erlang.group_leader(), requests)

  @doc "Sends several requests at once to a device."
  @spec requests(device, [term]) :: term
  def requests(device, requests), do: request(device, {:requests, :lists.map(&converted/1, requests)})

  # The reasons of devices as the reasons of errors.

  defp error(:terminated), do: :terminated
  defp error(:calling_self), do: :calling_self
  defp error({:no_translation, _, _}), do: :no_translation
  defp error(_), do: :badarg

  defp cause(reason) when reason in [:terminated, :calling_self, :arguments], do: {:io, reason}
  defp cause({:no_translation, _, _}), do: {:io, :no_translation}
  defp cause(reason), do: {:device, reason}
end
