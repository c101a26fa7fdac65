defmodule Record do
  @moduledoc """
  Macros for records: tuples whose first element is an atom that names them, and whose other elements are fields with names.

  They are for talking to Erlang; a struct is the better choice everywhere else.

      defmodule User do
        require Record
        Record.defrecord(:user, name: "john", age: 25)

        @type user :: record(:user, name: String.t(), age: integer)

        def older(user(age: age) = user), do: user(user, age: age + 1)
      end

  `defrecord/3` defines macros, so a module that uses the records of another one has to import or require it.

  ## Types

  In typespecs `record(:user)` is the type of the record, and `record(:user, age: integer)` gives types to some of the fields.
  """

  @type extract_opts :: [from: Path.t(), from_lib: Path.t(), includes: [Path.t()], macros: keyword]

  @doc """
  The fields of a record in a file of Erlang, with their defaults: a keyword list for `defrecord/3`.

  ## Options

    * `:from` - the file
    * `:from_lib` - the file, as `"application/include/file.hrl"`
    * `:includes` - directories of files that it includes
    * `:macros` - values of Erlang macros

  Raises `ArgumentError` where there is no such file or record.
  """
  @spec extract(name :: atom, extract_opts) :: keyword
  def extract(name, opts) when is_atom(name) and is_list(opts), do: Record.Extractor.extract(name, opts)

  @doc """
  All records in a file of Erlang: a keyword list from their names to their fields. Options as in `extract/2`.
  """
  @spec extract_all(extract_opts) :: [{name :: atom, keyword}]
  def extract_all(opts) when is_list(opts), do: Record.Extractor.extract_all(opts)

  @doc """
  Whether the term is a record of that kind: a tuple whose first element is `kind`. Allowed in guards.

  ## Examples

      iex> require Record
      iex> Record.is_record({User, "john"}, User)
      true
      iex> Record.is_record({}, User)
      false
  """
  defguard is_record(data, kind)
           when is_atom(kind) and is_tuple(data) and tuple_size(data) > 0 and :erlang.element(1, data) == kind

  @doc """
  Whether the term is a record: a tuple whose first element is an atom. Allowed in guards.

  ## Examples

      iex> require Record
      iex> Record.is_record({User, "john"})
      true
      iex> Record.is_record({"john"})
      false
  """
  defguard is_record(data)
           when is_tuple(data) and tuple_size(data) > 0 and is_atom(:erlang.element(1, data))

  @doc """
  Defines macros to make records of a kind, to match on them and to read and update them.

  `name` names the macros; `tag`, which is `name` unless given, is the first element of the tuples; `fields` are names, with defaults
  where a keyword list is given. The macros are:

    * `user()`, `user(age: 1)` - a record with defaults, and one with other values; in patterns only the given fields matter. The key
      `:_` stands for all fields that are not given
    * `user(:age)` - the index of a field in the tuple, from zero
    * `user(record)` - the record as a keyword list
    * `user(record, :age)` - the value of a field
    * `user(record, age: 1)` - the record with other values

  ## Examples

      iex> defmodule RecordDocUser do
      ...>   require Record
      ...>   Record.defrecord(:user, name: "meg", age: 26)
      ...>   def new, do: user(age: 27)
      ...>   def name(record), do: user(record, :name)
      ...> end
      iex> RecordDocUser.new()
      {:user, "meg", 27}
      iex> RecordDocUser.name(RecordDocUser.new())
      "meg"
  """
  defmacro defrecord(name, tag \\ nil, kv), do: definition(:defmacro, name, tag, kv)

  @doc """
  Like `defrecord/3`, but the macros are private.
  """
  defmacro defrecordp(name, tag \\ nil, kv), do: definition(:defmacrop, name, tag, kv)

  defp definition(definer, name, tag, kv) do
    quote generated: true, bind_quoted: [definer: definer, name: name, tag: tag, kv: kv] do
      tag = tag || name
      fields = Record.__fields__(:defrecord, kv)
      Record.__define__(__ENV__, name, tag, kv, definer)

      case definer do
        :defmacro ->
          defmacro unquote(name)(args \\ []),
            do: Record.__access__(unquote(tag), unquote(fields), args, __CALLER__)

          defmacro unquote(name)(record, args),
            do: Record.__access__(unquote(tag), unquote(fields), record, args, __CALLER__)

        :defmacrop ->
          defmacrop unquote(name)(args \\ []),
            do: Record.__access__(unquote(tag), unquote(fields), args, __CALLER__)

          defmacrop unquote(name)(record, args),
            do: Record.__access__(unquote(tag), unquote(fields), record, args, __CALLER__)
      end
    end
  end

  # Notes the record for typespecs; its macros must not be there yet.
  @doc false
  def __define__(env, name, tag, kv, definer) do
    for arity <- [0, 1, 2], Module.defines?(env.module, {name, arity}) do
      raise ArgumentError, "cannot define record #{inspect(name)} because a definition #{name}/#{arity} already exists"
    end

    names = for field <- kv, do: field_name(field)

    for name <- Enum.uniq(names -- Enum.uniq(names)) do
      IO.warn("duplicate key #{inspect(name)} found in record", env)
    end

    {_set, bag} = :elixir_module.data_tables(env.module)
    :ets.insert(bag, {{:elixir, :records}, {name, names, definer, tag}})
  end

  defp field_name({name, _default}), do: name
  defp field_name(name), do: name

  # Fields with their defaults, quoted.
  @doc false
  def __fields__(type, fields) do
    quoted =
      Enum.map(fields, fn
        {key, value} when is_atom(key) -> {key, escape(type, key, value)}
        key when is_atom(key) -> {key, nil}
        other -> raise ArgumentError, "#{type} fields must be atoms, got: #{inspect(other)}"
      end)

    Macro.escape(quoted)
  end

  defp escape(type, key, value) do
    Macro.escape(value)
  rescue
    exception in [ArgumentError] ->
      raise ArgumentError, "invalid value for #{type} field #{key}, " <> Exception.message(exception)
  end

  @doc false
  def __access__(tag, fields, args, caller) do
    cond do
      is_atom(args) -> index(tag, fields, args)
      Keyword.keyword?(args) -> create(tag, fields, args, caller)
      true -> to_keyword(tag, fields, args)
    end
  end

  @doc false
  def __access__(tag, fields, record, args, caller) do
    cond do
      is_atom(args) -> quote(do: :erlang.element(unquote(index(tag, fields, args) + 1), unquote(record)))
      Keyword.keyword?(args) -> update(tag, fields, record, args, caller)
      true -> raise ArgumentError, "expected arguments to be a compile time atom or a keyword list, got: " <> Macro.to_string(args)
    end
  end

  defp index(tag, fields, field) do
    case Enum.find_index(fields, fn {name, _} -> name == field end) do
      nil -> raise_no_key(tag, field)
      index -> index + 1
    end
  end

  defp raise_no_key(tag, field) do
    raise ArgumentError, "record #{inspect(tag)} does not have the key: #{inspect(field)}"
  end

  # A field that is not given has its default, or matches anything.
  defp create(tag, fields, given, caller) do
    {others, given} = pop_others(given, caller)

    {values, left} =
      Enum.map_reduce(fields, given, fn {name, default}, given ->
        case Keyword.fetch(given, name) do
          {:ok, value} -> {value, Keyword.delete(given, name)}
          :error -> {others.(default), given}
        end
      end)

    case left do
      [] -> {:{}, [], [tag | values]}
      [{name, _} | _] -> raise_no_key(tag, name)
    end
  end

  defp pop_others(given, caller) do
    case {Keyword.fetch(given, :_), Macro.Env.in_match?(caller)} do
      {{:ok, value}, _} -> {fn _default -> value end, Keyword.delete(given, :_)}
      {:error, true} -> {fn _default -> quote(do: _) end, given}
      {:error, false} -> {fn default -> default end, given}
    end
  end

  defp update(tag, fields, record, given, caller) do
    cond do
      Macro.Env.in_match?(caller) ->
        raise ArgumentError, "cannot invoke update style macro inside match"

      Keyword.has_key?(given, :_) ->
        IO.warn("updating a record with a default (:_) is equivalent to creating a new record", caller)
        create(tag, fields, given, caller)

      true ->
        List.foldr(given, record, fn {name, value}, record ->
          quote(do: :erlang.setelement(unquote(index(tag, fields, name) + 1), unquote(record), unquote(value)))
        end)
    end
  end

  defp to_keyword(tag, fields, {:{}, _, [tag | values]}) when length(values) == length(fields),
    do: zip(fields, values)

  defp to_keyword(tag, [{name, _}], {tag, value}), do: [{name, value}]
  defp to_keyword(tag, fields, record), do: quote(do: Record.__keyword__(unquote(tag), unquote(fields), unquote(record)))

  @doc false
  def __keyword__(tag, fields, record) when is_record(record, tag) do
    case Tuple.to_list(record) do
      [_ | values] when length(values) == length(fields) ->
        zip(fields, values)

      _ ->
        raise ArgumentError,
              "expected argument to be a #{inspect(tag)} record with #{length(fields)} fields, got: #{inspect(record)}"
    end
  end

  def __keyword__(tag, _fields, record) do
    raise ArgumentError,
          "expected argument to be a literal atom, literal keyword or a #{inspect(tag)} record, " <>
            "got runtime: #{inspect(record)}"
  end

  defp zip([{name, _} | fields], [value | values]), do: [{name, value} | zip(fields, values)]
  defp zip([], []), do: []
end
