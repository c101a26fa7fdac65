defmodule :erl_erts_errors do
  @moduledoc """
  Explains the errors of the runtime system's builtins: `:erlang` and, through `format_error/2`'s stack trace, whoever names this
  module in its `error_info`.

  Builtins raise without a text; whoever prints the error asks here. The answer is a map from the number of an argument to
  what is wrong with it, with `:general` for what no argument alone is to blame for.
  """

  @type explanation :: %{optional(pos_integer() | :general | :reason) => iodata()}

  @doc """
  Explains an error by the first entry of its stack trace.

      iex> :erl_erts_errors.format_error(:badarg, [{:erlang, :abs, [:a], []}])
      %{1 => "not a number"}
  """
  @spec format_error(term(), [tuple()]) :: explanation()
  def format_error(_reason, [{:erlang, function, arguments, info} | _]) when is_list(arguments) do
    cause = cause(info)

    case erlang(function, arguments, cause) do
      texts when is_list(texts) -> numbered(texts, 1, %{})
      explanation -> explanation
    end
  end

  def format_error(_reason, [{module, function, arguments, _info} | _])
      when module in [:atomics, :counters, :persistent_term] and is_list(arguments) do
    numbered(shared(module, function, arguments), 1, %{})
  end

  def format_error(_reason, _stacktrace), do: %{}

  @doc """
  Explains why a segment of `<<...>>` could not be built.

      iex> info = [error_info: %{cause: {1, :integer, :type, :a}}]
      iex> :erl_erts_errors.format_bs_fail(:badarg, [{:m, :f, 0, info}])
      %{general: "segment 1 of type 'integer': expected an integer but got: a", reason: "construction of binary failed"}
  """
  @spec format_bs_fail(term(), [tuple()]) :: explanation()
  def format_bs_fail(reason, [{_module, _function, _arguments, info} | _]) do
    {segment, type, error, value} = cause(info)
    pretty_printer = Map.get(error_info(info), :pretty_printer, &:io_lib.format(~c"~tp", [&1]))
    printed = :unicode.characters_to_binary(pretty_printer.(value))
    problem = segment_problem(reason, type, error, printed)
    %{reason: "construction of binary failed", general: "segment #{segment} of type '#{type}': " <> problem}
  end

  defp segment_problem(:system_limit, _type, :size, value), do: "the size #{value} is too large"
  defp segment_problem(_, _type, :size, value), do: "expected a non-negative integer as size but got: #{value}"
  defp segment_problem(_, :binary, :type, value), do: "expected a binary but got: #{value}"
  defp segment_problem(_, :binary, :short, value), do: "the value #{value} is shorter than the size of the segment"

  defp segment_problem(_, :binary, :unit, value) do
    "the size of the value #{value} is not a multiple of the unit for the segment"
  end

  defp segment_problem(_, :float, :type, value), do: "expected a float or an integer but got: #{value}"
  defp segment_problem(_, :float, :no_float, value), do: "the value #{value} is outside the range expressible as a float"
  defp segment_problem(_, :float, :invalid, value), do: "expected one of the supported sizes 16, 32, or 64 but got: #{value}"
  defp segment_problem(_, :integer, :type, value), do: "expected an integer but got: #{value}"

  defp segment_problem(_, utf, :type, value) do
    "expected a non-negative integer encodable as #{utf} but got: #{value}"
  end

  defp cause(info), do: Map.get(error_info(info), :cause, :none)
  defp error_info(info), do: :proplists.get_value(:error_info, info, %{})

  defp numbered([nil | texts], number, map), do: numbered(texts, number + 1, map)
  defp numbered([text | texts], number, map), do: numbered(texts, number + 1, Map.put(map, number, text))
  defp numbered([], _number, map), do: map

  # Each clause gives a text or nil for each argument.

  # Numbers and terms that processes share

  @no_array "invalid atomics reference"

  defp shared(:persistent_term, _function, [_key | _]), do: ["no persistent term stored with this key"]
  defp shared(_module, :new, [size, options]), do: [count(size), if(is_list(options), do: bad_options(size), else: "not a list")]
  defp shared(_module, :info, [_array]), do: [@no_array]

  defp shared(_module, _function, [array, index | values]) do
    texts = [if(array?(array), do: nil, else: @no_array), index(index) | :lists.map(&signed/1, values)]
    if :lists.all(&(&1 == nil), texts), do: [nil, "out of range"], else: texts
  end

  defp array?(array), do: is_reference(array) or is_tuple(array)

  defp count(size) when is_integer(size) and size > 0, do: nil
  defp count(size) when is_integer(size), do: "out of range"
  defp count(_size), do: "not an integer"

  # The options are to blame if the size is not.
  defp bad_options(size), do: if(count(size) == nil, do: "invalid option in list")

  defp index(index), do: if(not is_integer(index), do: "not an integer")

  defp signed(value) when is_integer(value) and value >= -0x8000000000000000 and value <= 0xFFFFFFFFFFFFFFFF, do: nil
  defp signed(value) when is_integer(value), do: "out of range"
  defp signed(_value), do: "not an integer"

  defp erlang(function, [_], _) when function in [:abs, :ceil, :float, :floor, :round, :trunc], do: ["not a number"]
  defp erlang(function, [_], _) when function in [:adler32, :crc32, :md5], do: ["not an iodata term"]
  defp erlang(function, [_], _) when function in [:iolist_size, :iolist_to_binary, :iolist_to_iovec], do: ["not an iodata term"]
  defp erlang(function, [_], _) when function in [:tuple_size, :tuple_to_list], do: ["not a tuple"]
  defp erlang(function, [_], _) when function in [:hd, :tl], do: ["not a nonempty list"]
  defp erlang(function, [_], _) when function in [:length, :list_to_tuple], do: ["not a list"]
  defp erlang(function, [_], _) when function in [:float_to_binary, :float_to_list], do: ["not a float"]
  defp erlang(function, [_], _) when function in [:integer_to_binary, :integer_to_list], do: ["not an integer"]
  defp erlang(function, [_], _) when function in [:bit_size, :byte_size, :bitstring_to_list], do: ["not a bitstring"]
  defp erlang(function, [_], _) when function in [:fun_info, :fun_info_mfa, :fun_to_list], do: ["not a fun"]
  defp erlang(function, [_], _) when function in [:spawn, :spawn_link, :spawn_monitor, :spawn_request], do: ["not a fun"]
  defp erlang(function, [_], _) when function in [:system_time, :monotonic_time, :time_offset], do: ["invalid time unit"]
  defp erlang(function, [_], _) when function in [:pid_to_list, :node, :unlink, :unregister], do: ["not a pid"]
  defp erlang(function, [_], _) when function in [:whereis, :atom_to_binary, :atom_to_list], do: ["not an atom"]
  defp erlang(function, [_], _) when function in [:check_old_code, :delete_module, :module_loaded], do: ["not an atom"]

  defp erlang(function, [_], _)
       when function in [:ref_to_list, :unalias, :demonitor, :cancel_timer, :read_timer, :spawn_request_abandon],
       do: ["not a reference"]

  defp erlang(:map_size, [_], _), do: ["not a map"]
  defp erlang(:size, [_], _), do: ["not tuple or binary"]
  defp erlang(:port_to_list, [_], _), do: ["not a port"]
  defp erlang(:binary_to_list, [_], _), do: ["not a binary"]
  defp erlang(:list_to_binary, [_], _), do: ["not an iolist term"]
  defp erlang(:list_to_bitstring, [_], _), do: ["not a bitstring list"]
  defp erlang(:statistics, [_], _), do: ["invalid statistics item"]
  defp erlang(:system_info, [_], _), do: ["invalid system info item"]
  defp erlang(:system_monitor, [_], _), do: ["invalid system monitor item"]
  defp erlang(:halt, [_ | rest], _), do: ["invalid status" | nothing(rest)]
  defp erlang(:display_string, [_], _), do: ["not a list of characters"]
  defp erlang(:display_string, [_, _], _), do: ["not a valid device type", nil]
  defp erlang(:localtime_to_universaltime, [_], _), do: ["not a valid local time"]
  defp erlang(:universaltime_to_localtime, [_], _), do: ["not a valid universal time"]
  defp erlang(:universaltime_to_posixtime, [_], _), do: ["not a valid universal time"]
  defp erlang(:posixtime_to_universaltime, [_], _), do: ["not an integer"]

  defp erlang(:localtime_to_universaltime, [_, dst], _) do
    ["not a valid local time", if(dst not in [true, false, :undefined], do: "not 'true', 'false', or 'undefined'")]
  end

  # Numbers

  defp erlang(function, [number, base], _) when function in [:integer_to_binary, :integer_to_list] do
    [integer(number), base(base)]
  end

  defp erlang(function, [float, options], _) when function in [:float_to_binary, :float_to_list] do
    options_unless([if(not is_float(float), do: "not a float")], options)
  end

  defp erlang(:binary_to_float, [binary], _), do: [text(binary, "a float")]
  defp erlang(:binary_to_integer, [binary], _), do: [text(binary, "an integer")]
  defp erlang(:binary_to_integer, [binary, base], _), do: text_to_base(binary(binary), base)
  defp erlang(:list_to_integer, [list, base], _), do: text_to_base(list(list), base)
  defp erlang(:list_to_float, [list], _), do: [chars(list, "a float")]
  defp erlang(:list_to_integer, [list], _), do: [chars(list, "an integer")]
  defp erlang(:list_to_pid, [list], _), do: [chars(list, "a pid")]
  defp erlang(:list_to_port, [list], _), do: [chars(list, "a port")]
  defp erlang(:list_to_ref, [list], _), do: [chars(list, "a reference")]
  defp erlang(:convert_time_unit, [time, from, to], _), do: [integer(time), time_unit(from), time_unit(to)]
  defp erlang(:phash2, [_, range], _), do: [nil, positive(range)]
  defp erlang(:phash, [_, range], _), do: [nil, positive(range)]

  defp erlang(function, [sum, data], _) when function in [:adler32, :crc32] do
    [word(sum), if(not iodata?(data), do: "not an iodata term")]
  end

  defp erlang(function, [first, second, size], _) when function in [:adler32_combine, :crc32_combine] do
    [word(first), word(second), non_negative(size)]
  end

  defp erlang(:md5_final, [context], _), do: [binary(context) || "invalid MD5 context"]

  defp erlang(:md5_update, [context, data], _) do
    case if(not iodata?(data), do: "not an iodata term") do
      nil -> [binary(context) || "invalid MD5 context", nil]
      text -> [binary(context) || "invalid MD5 context", text]
    end
  end

  # Atoms

  defp erlang(:atom_to_binary, [atom, encoding], _) do
    cond do
      encoding not in [:latin1, :utf8, :unicode] -> [atom(atom), "is an invalid encoding option"]
      is_atom(atom) -> ["contains a character not expressible in latin1", nil]
      true -> ["not an atom", nil]
    end
  end

  defp erlang(function, [binary], _) when function in [:binary_to_atom, :binary_to_existing_atom] do
    [binary(binary) || atom_name(binary)]
  end

  defp erlang(function, [binary, encoding], _) when function in [:binary_to_atom, :binary_to_existing_atom] do
    cond do
      encoding not in [:latin1, :utf8, :unicode] ->
        [binary(binary), "not one of the atoms: latin1, utf8, or unicode"]

      encoding == :latin1 ->
        [binary(binary) || "not an already existing atom", nil]

      true ->
        [binary(binary) || atom_name(binary), nil]
    end
  end

  defp erlang(:list_to_atom, [list], _), do: [list(list) || "not a list of characters"]

  defp erlang(:list_to_existing_atom, [list], _) do
    [list(list) || if(characters?(list), do: "not an already existing atom", else: "not a list of characters")]
  end

  # Tuples

  defp erlang(:element, [index, tuple], _), do: [index(index, tuple, 0), tuple(tuple)]
  defp erlang(:setelement, [index, tuple, _], _), do: [index(index, tuple, 0), tuple(tuple), nil]
  defp erlang(:delete_element, [index, tuple], _), do: [index(index, tuple, 0), tuple(tuple)]
  defp erlang(:insert_element, [index, tuple, _], _), do: [index(index, tuple, 1), tuple(tuple), nil]
  defp erlang(:append_element, [_, _], _), do: ["not a tuple", nil]
  defp erlang(:make_tuple, [_, _], _), do: ["out of range", nil]

  defp erlang(:make_tuple, [size, _, elements], _) do
    case {non_negative(size), list(elements)} do
      {nil, nil} -> [nil, nil, "invalid option in list"]
      {first, third} -> [first, nil, third]
    end
  end

  defp erlang(:is_record, [_, _], _), do: ["not an atom", nil]
  defp erlang(:is_record, [_, tag, size], _), do: [nil, atom(tag), integer(size)]
  defp erlang(:is_function, [_, arity], _), do: [nil, integer(arity) || "out of range"]
  defp erlang(:is_map_key, [_, _], _), do: [nil, "not a map"]
  defp erlang(:map_get, [_, map], _), do: if(is_map(map), do: ["not present in map", nil], else: [nil, "not a map"])

  # Lists and binaries

  defp erlang(:append, [_, _], _), do: ["not a list", nil]
  defp erlang(:subtract, [list1, list2], _), do: [list(list1), list(list2)]

  defp erlang(:binary_part, [binary, part], _) do
    case {binary(binary), part} do
      {nil, {start, length}} when is_integer(start) and is_integer(length) -> [nil, "out of range"]
      {text, {start, length}} when is_integer(start) and is_integer(length) -> [text, nil]
      {text, _} -> [text, "not a valid {Pos,Length} tuple"]
    end
  end

  defp erlang(:binary_part, [binary, start, length], _) do
    case [binary(binary), non_negative(start), integer(length)] do
      [nil, nil, nil] when start > byte_size(binary) -> [nil, "out of range", nil]
      [nil, nil, nil] -> [nil, nil, "out of range"]
      texts -> texts
    end
  end

  defp erlang(:binary_to_list, [binary, first, last], _) do
    case [binary(binary), positive(first), positive(last)] do
      [nil, nil, nil] when first > last -> [nil, "start position greater than stop position", nil]
      [nil, nil, nil] -> [nil, beyond(first, byte_size(binary)), beyond(last, byte_size(binary))]
      texts -> texts
    end
  end

  defp erlang(:split_binary, [binary, position], _) do
    case [binary(binary), non_negative(position)] do
      [nil, nil] -> [nil, beyond(position, byte_size(binary))]
      texts -> texts
    end
  end

  defp erlang(:binary_to_term, [binary], _) do
    [binary(binary) || "invalid external representation of a term"]
  end

  defp erlang(:binary_to_term, [binary, options], _) do
    case binary(binary) do
      nil -> [external(options), list(options)]
      text -> [text, nil]
    end
  end

  defp erlang(function, [_, options], _) when function in [:term_to_binary, :term_to_iovec, :external_size] do
    [nil, list(options) || "invalid option in list"]
  end

  defp erlang(:decode_packet, [_, binary, options], _) do
    options_unless([nil, binary(binary)], options)
  end

  # Code

  defp erlang(function, [module, name, arity], _) when function in [:function_exported, :make_fun, :is_builtin] do
    [atom(module), atom(name), non_negative(arity)]
  end

  defp erlang(:fun_info, [fun, _], _) do
    if is_function(fun), do: [nil, "invalid item"], else: ["not a fun", nil]
  end

  defp erlang(:apply, [module, function, arguments], _), do: [atom(module), atom(function), list(arguments)]
  defp erlang(:hibernate, [module, function, arguments], _), do: [atom(module), atom(function), list(arguments)]
  defp erlang(:check_process_code, [pid, module, _], :badopt), do: [pid(pid), atom(module), "invalid option in list"]
  defp erlang(:check_process_code, [pid, module | rest], _), do: [pid(pid), atom(module) | nothing(rest)]
  defp erlang(function, [module, binary], _) when function in [:load_module, :prepare_loading], do: [atom(module), binary(binary)]
  defp erlang(:load_nif, [_, _], _), do: ["not a valid path name", nil]
  defp erlang(:purge_module, [module], _), do: [atom(module)]
  defp erlang(:match_spec_test, [_, _, :trace], _), do: ["not a list", nil, nil]
  defp erlang(:match_spec_test, [_, _, :table], _), do: ["not a tuple", nil, nil]
  defp erlang(:match_spec_test, [_, _, _], _), do: [nil, nil, "invalid type for match spec"]

  # Processes

  defp erlang(:alias, [options], _), do: [list(options) || "invalid option in list"]
  defp erlang(:unique_integer, [modifiers], _), do: [list(modifiers) || "invalid modifier"]
  defp erlang(function, [_, _], _) when function in [:exit, :exit_signal], do: ["not a pid", nil]
  defp erlang(:link, [pid], _), do: [pid(pid) || "the pid does not refer to an existing process"]
  defp erlang(function, [pid], _) when function in [:garbage_collect, :is_process_alive, :process_info], do: [pid(pid)]
  defp erlang(:garbage_collect, [pid, _], cause), do: [pid(pid), if(cause == :bad_option, do: "invalid option in list")]
  defp erlang(:group_leader, [leader, pid], _), do: [pid(leader), pid(pid)]
  defp erlang(:bump_reductions, [count], _), do: [non_negative(count)]
  defp erlang(:process_display, [pid, _], :badopt), do: [pid(pid), "invalid value"]
  defp erlang(:process_display, [pid, _], _), do: [pid(pid) || "the pid does not refer to an existing process", nil]
  defp erlang(:resume_process, [pid], _), do: [pid(pid) || "process is not suspended or is not alive"]

  defp erlang(:suspend_process, [_, options], :badopt), do: [nil, option(options)]

  defp erlang(:suspend_process, [pid | rest], _) do
    cond do
      not is_pid(pid) -> ["not a pid" | nothing(rest)]
      pid == self() -> ["the pid refers to the current process" | nothing(rest)]
      true -> [living(pid) || "process is already suspended or is not alive" | nothing(rest)]
    end
  end

  defp erlang(:process_flag, [_, _], :badopt), do: ["invalid process flag", nil]
  defp erlang(:process_flag, [_, _], _), do: [nil, "invalid value for this process flag"]

  defp erlang(:process_flag, [pid, flag, value], cause) do
    first = pid(pid) || if(cause == :badtype, do: "the pid does not refer to an existing process")

    cond do
      flag != :save_calls -> [first, "invalid process flag", nil]
      is_integer(value) and value in 0..10_000 -> [first, nil, nil]
      true -> [first, nil, "invalid value for process flag 'save_calls'"]
    end
  end

  defp erlang(:process_info, [pid, _], _) do
    if is_pid(pid), do: [nil, "invalid item or item list"], else: ["not a pid", nil]
  end

  defp erlang(:register, [name, pid], _) do
    case {name(name), if(not (is_pid(pid) or is_port(pid)), do: "not a pid or port")} do
      {nil, nil} -> registered(name, pid)
      {first, second} -> [first, second]
    end
  end

  defp erlang(function, [_, _, options], :badopt) when function in [:send, :send_nosuspend], do: [nil, nil, option(options)]
  defp erlang(function, [_ | rest], _) when function in [:send, :send_nosuspend], do: ["invalid destination" | nothing(rest)]
  defp erlang(:demonitor, [ref, options], _), do: options_unless([reference(ref)], options)
  defp erlang(:monitor, [_, _], :badtype), do: ["invalid monitor type", nil]
  defp erlang(:monitor, [_, _, _], :badtype), do: ["invalid monitor type", nil, nil]
  defp erlang(:monitor, [kind, item, options], :badopt), do: [nil, watched(kind, item), option(options)]
  defp erlang(:monitor, [kind, item | rest], _), do: [nil, watched(kind, item) | nothing(rest)]

  defp erlang(function, [module, fun], _) when function in [:spawn, :spawn_link, :spawn_monitor] do
    [atom(module), fun(fun)]
  end

  defp erlang(function, [module, name, arguments], _) when function in [:spawn, :spawn_link, :spawn_monitor] do
    [atom(module), atom(name), list(arguments)]
  end

  defp erlang(function, [node, module, name, arguments], _) when function in [:spawn, :spawn_link, :spawn_monitor] do
    [atom(node), atom(module), atom(name), list(arguments)]
  end

  defp erlang(:spawn_opt, [fun, options], :badopt), do: [fun(fun), spawn_option(options)]
  defp erlang(:spawn_opt, [fun, _], _), do: [fun(fun), nil]
  defp erlang(:spawn_opt, [node, fun, options], :badopt), do: [atom(node), fun(fun), spawn_option(options)]
  defp erlang(:spawn_opt, [node, fun, _], _), do: [atom(node), fun(fun), nil]

  defp erlang(:spawn_opt, [module, name, arguments, options], :badopt) do
    [atom(module), atom(name), list(arguments), spawn_option(options)]
  end

  defp erlang(:spawn_opt, [module, name, arguments, _], _), do: [atom(module), atom(name), list(arguments), nil]

  defp erlang(:spawn_opt, [node, module, name, arguments, _], _) do
    [atom(node), atom(module), atom(name), list(arguments), nil]
  end

  defp erlang(:spawn_request, [_, _], :badopt), do: [nil, "invalid option in list"]
  defp erlang(:spawn_request, [node, _], _) when not is_atom(node), do: ["not a fun or an atom", nil]
  defp erlang(:spawn_request, [_, fun], _), do: [nil, fun(fun)]
  defp erlang(:spawn_request, [_, fun, options], _) when is_function(fun), do: [nil, nil, list(options)]
  defp erlang(:spawn_request, [module, name, arguments], _), do: [atom(module), atom(name), list(arguments)]
  defp erlang(:spawn_request, [_, _, _, _], :badopt), do: [nil, nil, nil, "invalid option in list"]
  defp erlang(:spawn_request, [module, name, arguments, _], _), do: [atom(module), atom(name), list(arguments), nil]

  defp erlang(:spawn_request, [node, module, name, arguments, _], _) do
    [atom(node), atom(module), atom(name), list(arguments), nil]
  end

  # Timers

  defp erlang(:cancel_timer, [timer, options], _), do: options_unless([reference(timer)], options)
  defp erlang(:read_timer, [timer, options], _), do: options_unless([reference(timer)], options)

  defp erlang(function, [time, target | rest], cause) when function in [:send_after, :start_timer] do
    absolute = match?([_, options] when is_list(options), rest) and :lists.member({:abs, true}, :lists.last(rest))
    first = if(absolute, do: integer(time), else: non_negative(time)) || too_late(cause)
    second = if(not (is_pid(target) or is_atom(target)), do: "not a pid or an atom")
    # The options are the fourth argument; OTP names the third, and so do we, since the text is all that can be seen of it.
    [first, second, if(cause == :badopt, do: option(:lists.last(rest)))]
  end

  # Nodes, ports and the system

  defp erlang(:monitor_node, [node, flag | options], _) do
    [atom(node), boolean(flag) | if(options == [], do: [], else: [list(hd(options))])]
  end

  defp erlang(:nodes, [types], _), do: [node_types(types)]

  defp erlang(:nodes, [types, options], _) do
    [if(types != [], do: node_types(types)), if(not is_map(options), do: "not a map")]
  end

  defp erlang(:get_cookie, [node], _), do: [atom(node)]
  defp erlang(:set_cookie, [cookie], _), do: [atom(cookie)]
  defp erlang(:set_cookie, [node, cookie], _), do: [atom(node), atom(cookie)]

  defp erlang(:memory, [types], _) do
    cond do
      is_atom(types) -> ["invalid memory type option"]
      list(types) == nil -> ["invalid option in list"]
      true -> ["not an atom or a list of atoms"]
    end
  end

  defp erlang(:open_port, [name, options], _) do
    [if(is_tuple(name), do: "invalid port name", else: "not a valid port name"), if(not is_list(options), do: list(options))]
  end

  defp erlang(:port_call, [port, operation, _], _), do: [port(port), word(operation), nil]
  defp erlang(:port_close, [port], _), do: [port(port)]
  defp erlang(:port_command, [port, data | rest], _), do: [port(port), if(not iodata?(data), do: "not an iodata term") | nothing(rest)]
  defp erlang(:port_connect, [port, pid], _), do: [port(port), pid(pid)]
  defp erlang(:port_control, [port, operation, data], _), do: [port(port), word(operation), if(not iodata?(data), do: "not an iodata term")]
  defp erlang(:port_info, [port], _), do: [port(port)]
  defp erlang(:port_info, [port, _], _), do: [port(port), "invalid option in list"]
  defp erlang(:system_flag, [_, _], :badopt), do: ["invalid system flag", nil]
  defp erlang(:system_flag, [_, _], _), do: [nil, "invalid value for this system flag"]
  defp erlang(:system_monitor, [pid, options], _), do: [pid(pid), list(options) || "invalid system monitor option"]
  defp erlang(:trace, [_, _, options], :badopt), do: [nil, nil, option(options)]
  defp erlang(:trace, [_, flag, _], _) when not is_boolean(flag), do: [nil, boolean(flag), nil]
  defp erlang(:trace, [_, _, _], _), do: ["invalid spec for pid or port", nil, nil]
  defp erlang(:trace_delivered, [pid], _), do: [if(is_pid(pid), do: "not a local pid", else: "not a pid or 'all'")]
  defp erlang(:trace_info, [_, _], :badopt), do: ["not a valid tracee specification", nil]
  defp erlang(:trace_info, [_, _], _), do: [nil, "invalid trace item"]
  defp erlang(:trace_pattern, [_, _ | rest], :match_spec), do: [nil, "invalid match specification" | nothing(rest)]
  defp erlang(:trace_pattern, [_, _, options], :badopt), do: [nil, nil, option(options)]
  defp erlang(:trace_pattern, [_ | rest], _), do: ["invalid MFA specification" | nothing(rest)]
  defp erlang(_function, _arguments, _cause), do: []

  # What is wrong with a single argument, or nil.

  defp nothing(arguments), do: :lists.map(fn _ -> nil end, arguments)
  defp atom(term), do: if(not is_atom(term), do: "not an atom")
  defp binary(term), do: if(not is_binary(term), do: "not a binary")
  defp option(options), do: list(options) || "invalid option in list"
  defp spawn_option(options), do: list(options) || "invalid spawn option"
  defp living(pid), do: if(not :erlang.is_process_alive(pid), do: "the pid does not refer to an existing process")
  defp too_late(cause), do: if(cause == :time, do: "exceeds the maximum supported time value")
  defp watched(:process, item), do: pid(item)
  defp watched(:port, item), do: if(not is_port(item), do: "not a port")
  defp watched(_kind, _item), do: nil
  defp boolean(term), do: if(not is_boolean(term), do: "not a boolean ('true' or 'false')")
  defp fun(term), do: if(not is_function(term), do: "not a fun")
  defp integer(term), do: if(not is_integer(term), do: "not an integer")
  defp pid(term), do: if(not is_pid(term), do: "not a pid")
  defp port(term), do: if(not (is_port(term) or is_atom(term)), do: "not a port")
  defp reference(term), do: if(not is_reference(term), do: "not a reference")
  defp tuple(term), do: if(not is_tuple(term), do: "not a tuple")
  defp base(term), do: if(not (is_integer(term) and term in 2..36), do: "not an integer in the range 2 through 36")
  defp non_negative(term), do: integer(term) || if(term < 0, do: "out of range")
  defp positive(term), do: integer(term) || if(term < 1, do: "out of range")
  defp word(term), do: integer(term) || if(term < 0 or term >= 0x100000000, do: "out of range")
  defp beyond(number, size), do: if(number > size, do: "out of range")

  defp list(term) do
    cond do
      not is_list(term) -> "not a list"
      proper?(term) -> nil
      true -> "not a proper list"
    end
  end

  defp index(index, tuple, more) do
    positive(index) || if(is_tuple(tuple) and index > tuple_size(tuple) + more, do: "out of range")
  end

  defp text(binary, what), do: binary(binary) || "not a textual representation of " <> what
  defp chars(list, what), do: if(list(list) == nil, do: "not a textual representation of " <> what, else: "not a list")

  defp text_to_base(problem, base) do
    case {problem, base(base)} do
      {nil, nil} -> ["not a textual representation of an integer", nil]
      {first, second} -> [first, second]
    end
  end

  # With nothing wrong in the other arguments it must have been an option.
  defp options_unless(texts, options) do
    case {:lists.all(&(&1 == nil), texts), list(options)} do
      {true, nil} -> texts ++ ["invalid option in list"]
      {_, text} -> texts ++ [text]
    end
  end

  defp atom_name(binary) do
    case :unicode.characters_to_binary(binary) do
      name when is_binary(name) -> "not an already existing atom"
      _ -> "invalid UTF8 encoding"
    end
  end

  defp external(options) do
    if is_list(options) and proper?(options) and :lists.member(:safe, options),
      do: "invalid or unsafe external representation of a term",
      else: "invalid external representation of a term"
  end

  defp name(:undefined), do: "'undefined' is not a valid name"
  defp name(name), do: atom(name)

  defp registered(name, pid) do
    cond do
      :erlang.whereis(name) != :undefined -> ["name is in use", nil]
      is_pid(pid) and not :erlang.is_process_alive(pid) -> [nil, "the pid does not refer to an existing process"]
      true -> [nil, "this process or port already has a name"]
    end
  end

  defp node_types(types) when is_list(types), do: "not a list of valid node types"
  defp node_types(types) when is_atom(types), do: "not a valid node type"
  defp node_types(_types), do: "not a valid node type or list of valid node types"

  defp time_unit(unit) when is_integer(unit) and unit > 0, do: nil

  defp time_unit(unit)
       when unit in [:second, :millisecond, :microsecond, :nanosecond, :native, :perf_counter],
       do: nil

  defp time_unit(_unit), do: "invalid time unit"

  defp proper?([_ | tail]), do: proper?(tail)
  defp proper?(tail), do: tail == []

  defp characters?([head | tail]), do: is_integer(head) and head in 0..0x10FFFF and characters?(tail)
  defp characters?([]), do: true

  defp iodata?(data) do
    try do
      :erlang.iolist_size(data)
    catch
      :error, :badarg -> false
    else
      _ -> true
    end
  end
end
