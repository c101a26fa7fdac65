defmodule ExUnit.Case.Registration do
  @moduledoc false
  # The tests of a module while it is compiled, in the attribute `:ex_unit_tests` (last first), with its configuration in
  # `:ex_unit_config`; and the attributes registered by users, by how long they live, in `:ex_unit_attributes`.

  alias ExUnit.Callbacks.Definition

  @reserved [:module, :file, :line, :test, :async, :registered, :describe]
  @longest_name 255

  @doc "Makes `module` a test case."
  def open(module, opts) do
    if not is_list(opts),
      do:
        raise(
          ArgumentError,
          "the second argument to \"use ExUnit.Case\" must be a list of options, got: #{inspect(opts)}"
        )

    {register?, opts} = Keyword.pop(opts, :register, true)
    {next_opts, opts} = Keyword.split(opts, [:async, :parameterize, :group])
    if opts != [], do: IO.warn("unknown options given to ExUnit.Case: #{inspect(opts)}")

    if !Module.has_attribute?(module, :ex_unit_tests), do: first_use(module, register?)
    update_config(module, next_opts)
  end

  defp first_use(module, register?) do
    Module.put_attribute(module, :ex_unit_tests, [])
    Module.put_attribute(module, :ex_unit_config, %{async?: false, group: nil, parameterize: nil})
    Module.put_attribute(module, :ex_unit_attributes, %{test: [], describe: [], module: []})

    for name <- [:tag, :describetag, :moduletag], do: Module.register_attribute(module, name, accumulate: true)

    Definition.register(module)
    Module.put_attribute(module, :before_compile, ExUnit.Callbacks)
    Module.put_attribute(module, :before_compile, ExUnit.Case)
    if register?, do: Module.put_attribute(module, :after_compile, ExUnit.Case)
  end

  defp update_config(module, opts) do
    config = Module.get_attribute(module, :ex_unit_config)
    Module.put_attribute(module, :ex_unit_config, Enum.reduce(opts, config, &put_option/2))
  end

  defp put_option({:async, async?}, config) when is_boolean(async?), do: %{config | async?: async?}

  defp put_option({:async, other}, _config),
    do: raise(ArgumentError, ":async must be a boolean, got: #{inspect(other)}")

  defp put_option({:group, group}, config), do: %{config | group: group}

  defp put_option({:parameterize, parameters}, config) do
    if not (is_list(parameters) and Enum.all?(parameters, &is_map/1)) do
      raise ArgumentError, ":parameterize must be a list of maps, got: #{inspect(parameters)}"
    end

    %{config | parameterize: parameters}
  end

  @doc "Registers an attribute that lives for a `:test`, a `:describe` block or the `:module`."
  def add_attribute(%{module: module}, scope, name, opts), do: add_attribute(module, scope, name, opts)

  def add_attribute(module, scope, name, opts) when is_atom(module) and is_atom(name) and is_list(opts) do
    attributes = attributes(module)
    Module.register_attribute(module, name, opts)
    Module.put_attribute(module, :ex_unit_attributes, Map.update!(attributes, scope, &Enum.uniq([name | &1])))
  end

  defp attributes(module), do: Module.get_attribute(module, :ex_unit_attributes) || raise_no_case()

  defp raise_no_case,
    do: raise("cannot define test. Please make sure you have invoked \"use ExUnit.Case\" in the current module")

  @doc "Forgets what belongs to the block before."
  def open_describe(module), do: reset(module, [:describetag | attributes(module).describe])

  @doc "Forgets what belonged to the block."
  def close_describe(module), do: reset(module, [:describetag | attributes(module).describe])

  defp reset(module, names), do: Enum.each(names, &Module.delete_attribute(module, &1))

  @doc "Adds a test with the tags and attributes that are set, and gives its name."
  def add_test(module, file, line, type, name, tags) do
    attributes =
      if Module.open?(module),
        do: attributes(module),
        else: raise(ArgumentError, "could not register test because module #{inspect(module)} is already compiled")

    {describe_line, describe} = Definition.current_describe(module) || {nil, nil}
    full_name = full_name(type, describe, name)

    if Module.defines?(module, {full_name, 1}) do
      raise ArgumentError, "#{inspect(Atom.to_string(full_name))} is already defined in #{inspect(module)}"
    end

    describe_tags = if describe, do: given(module, :describetag), else: []
    own_tags = normalize(tags ++ given(module, :tag) ++ describe_tags ++ given(module, :moduletag))
    check_reserved(own_tags)

    test = %ExUnit.Test{
      name: full_name,
      case: module,
      module: module,
      tags:
        Map.merge(own_tags, %{
          line: line,
          file: file,
          registered: registered(module, attributes),
          describe: describe,
          describe_line: describe_line,
          test_type: type
        })
    }

    Module.put_attribute(module, :ex_unit_tests, [test | Module.get_attribute(module, :ex_unit_tests)])
    reset(module, [:tag | attributes.test])
    full_name
  end

  defp given(module, attribute), do: Module.get_attribute(module, attribute) || []

  # Later ones come first in an accumulating attribute, and what comes first wins.
  defp normalize(tags) do
    tags |> List.flatten() |> Enum.reverse() |> Enum.reduce(%{}, &put_tag/2)
  end

  defp put_tag({key, value}, tags) when is_atom(key), do: Map.put(tags, key, value)
  defp put_tag(key, tags) when is_atom(key), do: Map.put(tags, key, true)
  defp put_tag(other, _tags), do: raise(ArgumentError, "tags must be atoms or keyword lists, got: #{inspect(other)}")

  defp check_reserved(tags) do
    for key <- @reserved, is_map_key(tags, key) do
      raise "cannot set tag #{inspect(key)} because it is reserved by ExUnit"
    end
  end

  defp registered(module, attributes) do
    for {_scope, names} <- attributes, name <- names, into: %{}, do: {name, Module.get_attribute(module, name)}
  end

  defp full_name(type, describe, name) do
    text = if describe, do: "#{type} #{describe} #{name}", else: "#{type} #{name}"

    # names are atoms
    if String.length(text) > @longest_name do
      raise SystemLimitError, """
      the computed name of a test (which includes its type, the name of its parent describe block if present, \
      and the test name itself) must be shorter than 255 characters, got: #{inspect(text)}
      """
    end

    String.to_atom(text)
  end

  @doc "The test that was added last."
  def last_test(module) do
    case Module.get_attribute(module, :ex_unit_tests) do
      [test | _] -> test
      _ -> nil
    end
  end

  @doc "`__ex_unit__/0`, which gives the module with its tests, and `__ex_unit__/1`, which gives how it is to run."
  def compile(%{module: module, file: file}) do
    test_module = %ExUnit.TestModule{
      file: file,
      name: module,
      setup_all?: Definition.setup_all?(module),
      tests: module |> Module.get_attribute(:ex_unit_tests) |> Enum.reverse(),
      tags: normalize(given(module, :moduletag))
    }

    config = Module.get_attribute(module, :ex_unit_config)

    quote do
      def __ex_unit__, do: unquote(Macro.escape(test_module))
      def __ex_unit__(:config), do: unquote(Macro.escape(config))
    end
  end

  @doc "Gives a compiled module to the server, which keeps it for the run."
  def run_later(module) do
    config = module.__ex_unit__(:config)

    if Process.whereis(ExUnit.Server) == nil do
      raise "cannot use ExUnit.Case without starting the ExUnit application, please call ExUnit.start() or explicitly start the :ex_unit app"
    end

    with :already_running <- ExUnit.Server.add_module(module, config) do
      raise "cannot add module named #{inspect(module)} to the suite after the suite starts running"
    end
  end
end
