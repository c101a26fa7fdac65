defmodule Kernel.SpecialForms do
  @moduledoc """
  The special forms: what the language is made of. They cannot be overridden, and macros end in them.

  They are always there, without an import. Some of them are more than calls: `__CALLER__/0`, `__DIR__/0`, `__ENV__/0`, `__MODULE__/0`
  and `__STACKTRACE__/0` stand for values, `__aliases__/1`, `__block__/1` and `{}/1` are only seen in quoted code.
  """

  defmacrop error!(args) do
    quote do
      _ = unquote(args)
      message = "Elixir's special forms are expanded by the compiler and must not be invoked directly"
      :erlang.error(RuntimeError.exception(message))
    end
  end

  @doc """
  A tuple: `{1, 2, 3}`. In quoted code tuples of two elements stand for themselves, all others are calls of this.

  ## Examples

      iex> {1, 2, 3}
      {1, 2, 3}
      iex> quote do: {1, 2, 3}
      {:{}, [], [1, 2, 3]}
  """
  defmacro unquote(:{})(args), do: error!([args])

  @doc """
  A map: `%{key => value}` or `%{key: value}`, and `%{map | key: value}` for a map with other values of keys that it has.

  In patterns a map matches every map that has the keys; keys are literals or pinned variables there. Raises `KeyError` when an update
  names a key that is not there.

  ## Examples

      iex> %{"a" => 1, b: 2}
      %{:b => 2, "a" => 1}
      iex> %{name: name} = %{name: "Ann", age: 3}
      iex> name
      "Ann"
      iex> %{%{a: 1} | a: 2}
      %{a: 2}
  """
  defmacro unquote(:%{})(args), do: error!([args])

  @doc """
  A struct: `%User{name: "Ann"}`, `%User{user | name: "Ann"}`, and in patterns also `%module{}`.

  Fields that are not given have the defaults of `defstruct/1`. Unknown fields are errors of the compiler.

  ## Examples

      iex> %Range{first: 1, last: 2, step: 1}
      1..2
      iex> %module{} = 1..2
      iex> module
      Range
  """
  defmacro unquote(:%)(struct, map), do: error!([struct, map])

  @doc """
  A bitstring, made or taken apart in segments: `<<value::specifiers, ...>>`.

  A specifier is a type, `integer` (the default), `float`, `bitstring` or `bits`, `binary` or `bytes`, `utf8`, `utf16`, `utf32`; `signed` or
  `unsigned`; `big`, `little` or `native`; `size(n)` and `unit(n)`, whose product is the number of bits. They are joined by `-`. A number alone
  is a size, and `size*unit` is both. Sizes may be variables, in patterns even of segments before. Only the last segment of a
  pattern may be a binary without size.

  ## Examples

      iex> <<1, 2, 3>>
      <<1, 2, 3>>
      iex> <<length, name::binary-size(length), rest::binary>> = <<3, "Annie">>
      iex> {name, rest}
      {"Ann", "ie"}
      iex> <<"ü"::utf16>>
      <<0, 252>>
      iex> <<3::4, 5::4>>
      <<53>>
  """
  defmacro unquote(:<<>>)(args), do: error!([args])

  @doc """
  The dot: calls a function of a module (`String.upcase("a")`), reads a field of a map or struct (`user.name`), calls a function that
  is a value (`fun.(1)`), and joins aliases (`Foo.Bar`).

  The name on the right may be a string, `Kernel."+"(1, 2)`, and `Foo.{Bar, Baz}` is several aliases in `alias/2`, `import/2`, `require/2` and `use/2`.

  ## Examples

      iex> String.upcase("a")
      "A"
      iex> Kernel."+"(1, 2)
      3
      iex> %{name: "Ann"}.name
      "Ann"
      iex> (fn x -> x + 1 end).(1)
      2
  """
  defmacro unquote(:.)(left, right), do: error!([left, right])

  @doc """
  Gives a module another name until the end of the block: `alias Foo.Bar` makes `Bar` mean `Foo.Bar`.

  With `as: Name` the name is chosen. `warn: false` keeps the compiler quiet when the alias is not used, `warn: true` makes it speak even of one
  that a macro made. An alias is a matter of names; the module need not exist.

  ## Examples

      iex> alias List.Chars
      iex> Chars
      List.Chars
      iex> alias Map, as: M
      iex> M.new()
      %{}
  """
  defmacro alias(module, opts), do: error!([module, opts])

  @doc """
  Makes the macros of a module usable; compiles or loads it first. With `as: Name` it gets an alias, too.

  ## Examples

      iex> require Integer
      iex> Integer.is_odd(3)
      true
  """
  defmacro require(module, opts), do: error!([module, opts])

  @doc """
  Makes the functions and macros of a module callable without its name, until the end of the block.

  With `only: [name: arity]` or `except: [name: arity]` just some of them; `only: :functions`, `only: :macros` and `only: :sigils` choose by kind. Names
  that begin with an underscore are left out unless named. Importing a module again replaces what was imported from it. A call that
  could mean two functions is an error, but only where it is made.

  ## Examples

      iex> import List, only: [flatten: 1]
      iex> flatten([1, [2]])
      [1, 2]
  """
  defmacro import(module, opts), do: error!([module, opts])

  @doc """
  The environment of the code around it, a `Macro.Env`.

  ## Examples

      iex> is_struct(__ENV__, Macro.Env)
      true
  """
  defmacro __ENV__, do: error!([])

  @doc """
  The module that is being defined, or `nil`.
  """
  defmacro __MODULE__, do: error!([])

  @doc """
  The directory of the current file, absolute, or `nil` where code is in no file.
  """
  defmacro __DIR__, do: error!([])

  @doc """
  In a macro, the environment of its caller.
  """
  defmacro __CALLER__, do: error!([])

  @doc """
  In `rescue` and `catch`, the stacktrace of what was caught.
  """
  @doc since: "1.7.0"
  defmacro __STACKTRACE__, do: error!([])

  @doc """
  The pin: in a pattern `^variable` stands for the value that the variable has, instead of binding it anew. In queries and other macros
  it may mark values from outside.

  ## Examples

      iex> x = 1
      iex> match?(^x, 2)
      false
  """
  defmacro ^var, do: error!([var])

  @doc """
  Matches the value on the right against the pattern on the left and binds the variables in it. Gives the value.

  Raises `MatchError` where it does not match.

  ## Examples

      iex> {:ok, value} = {:ok, 3}
      iex> value
      3
  """
  defmacro left = right, do: error!([left, right])

  @doc """
  Joins a value and what it is: in bitstrings a segment and its specifiers, in typespecs a name and its type.
  """
  defmacro left :: right, do: error!([left, right])

  @doc """
  Gives the quoted expression of a block instead of running it: the data that macros take and give.

  `unquote/1` and `unquote_splicing/1` put values into it. Variables that are quoted belong to the macro: they neither see nor
  change those of the caller (`var!/2` makes an exception), and aliases and imports mean what they mean where the quote is.

  ## Options

    * `:unquote` - `false` leaves `unquote` alone
    * `:bind_quoted` - a keyword list of variables that are bound to values before the block runs; sets `unquote: false`
    * `:location` - `:keep` makes errors point at the quote instead of the caller
    * `:line` - the line of the quoted code
    * `:generated` - `true` marks it so that warnings about it are not given
    * `:context` - the module that variables, aliases and imports belong to

  ## Examples

      iex> quote do: sum(1, 2)
      {:sum, [], [1, 2]}
      iex> x = 3
      iex> Macro.to_string(quote do: 1 + unquote(x))
      "1 + 3"
  """
  defmacro quote(opts, block), do: error!([opts, block])

  @doc """
  In `quote/2`, puts the value of an expression into the quoted code. In the body of a module, outside of `quote/2`, definitions
  may use it for names and values known only there.

  ## Examples

      iex> x = quote(do: a + b)
      iex> Macro.to_string(quote do: f(unquote(x)))
      "f(a + b)"
  """
  defmacro unquote(:unquote)(expr), do: error!([expr])

  @doc """
  Like `unquote/1` for a list whose elements become arguments, elements or expressions of a block.

  ## Examples

      iex> args = [1, 2]
      iex> Macro.to_string(quote do: f(0, unquote_splicing(args)))
      "f(0, 1, 2)"
  """
  defmacro unquote(:unquote_splicing)(expr), do: error!([expr])

  @doc """
  Comprehension: goes through enumerables and bitstrings and collects results.

  Its arguments are generators, `pattern <- enumerable` or `<<pattern <- bitstring>>`, which skip what does not match, and filters, any other
  expressions; then come options and the block:

    * `:into` - a `Collectable` for the results instead of a list
    * `:uniq` - `true` keeps each result once
    * `:reduce` - an initial accumulator; the block has clauses that take the accumulator and give the next one

  ## Examples

      iex> for n <- 1..4, rem(n, 2) == 0, do: n * n
      [4, 16]
      iex> for {:ok, x} <- [ok: 1, error: 2], do: x
      [1]
      iex> for <<c <- "abc">>, into: "", do: <<c + 1>>
      "bcd"
      iex> for x <- [1, 2, 3], reduce: 0 do
      ...>   acc -> acc + x
      ...> end
      6
  """
  defmacro for(args), do: error!([args])

  @doc """
  Goes on as long as each clause matches: `with pattern <- expression, ..., do: result`.

  The first value that does not match is the result, unless there is an `else` with clauses for it (`WithClauseError` where none of
  them matches). Clauses may have guards; other expressions, `=` included, may stand between them.

  ## Examples

      iex> with {:ok, a} <- Map.fetch(%{a: 1}, :a),
      ...>      {:ok, b} <- Map.fetch(%{a: 1}, :b),
      ...>      do: a + b
      :error
      iex> with {:ok, b} <- Map.fetch(%{a: 1}, :b) do
      ...>   b
      ...> else
      ...>   :error -> 0
      ...> end
      0
  """
  defmacro with(args), do: error!([args])

  @doc """
  An anonymous function with one or more clauses, all with the same number of arguments.

  Raises `FunctionClauseError` when it is called with what no clause takes.

  ## Examples

      iex> double = fn x -> x * 2 end
      iex> double.(2)
      4
      iex> kind = fn
      ...>   n when n < 0 -> :negative
      ...>   _ -> :other
      ...> end
      iex> kind.(-1)
      :negative
  """
  defmacro unquote(:fn)(clauses), do: error!([clauses])

  @doc """
  A block: several expressions, whose value is that of the last one. Only seen in quoted code.

  ## Examples

      iex> quote do
      ...>   1
      ...>   2
      ...> end
      {:__block__, [], [1, 2]}
  """
  defmacro unquote(:__block__)(args), do: error!([args])

  @doc """
  Captures or makes a function: `&name/arity`, `&Module.name/arity`, or an expression with `&1`, `&2`, ... for its arguments.

  ## Examples

      iex> Enum.map([1, 2], &Integer.to_string/1)
      ["1", "2"]
      iex> Enum.map([1, 2], &(&1 * 2))
      [2, 4]
      iex> (&{&1, &2}).(1, 2)
      {1, 2}
  """
  defmacro unquote(:&)(expr), do: error!([expr])

  @doc """
  An alias, whose parts are atoms unless the first one is an expression. Only seen in quoted code.

  ## Examples

      iex> quote do: Foo.Bar
      {:__aliases__, [alias: false], [:Foo, :Bar]}
  """
  defmacro unquote(:__aliases__)(args), do: error!([args])

  @doc """
  Calls the definition that the current one overrides, see `defoverridable/1`.
  """
  defmacro super(args), do: error!([args])

  @doc """
  Matches a value against the patterns of clauses, one after the other, and runs the first that matches.

  Raises `CaseClauseError` where none does.

  ## Examples

      iex> case {:ok, 3} do
      ...>   {:ok, n} when n > 2 -> n
      ...>   _ -> 0
      ...> end
      3
  """
  defmacro case(condition, clauses), do: error!([condition, clauses])

  @doc """
  Runs the clause of the first condition that is neither `nil` nor `false`.

  Raises `CondClauseError` where there is none.

  ## Examples

      iex> cond do
      ...>   1 > 2 -> :less
      ...>   true -> :more
      ...> end
      :more
  """
  defmacro cond(clauses), do: error!([clauses])

  @doc """
  Runs a block and handles what it raises, throws or exits with.

    * `rescue` - clauses for exceptions: `e in Module`, `e in [A, B]`, `Module`, or a variable for any
    * `catch` - clauses `value` for throws, or `kind, value` with `:throw`, `:exit` or `:error`
    * `else` - clauses for the value of the block, which are not protected
    * `after` - a block that always runs at the end; its value is not used

  ## Examples

      iex> try do
      ...>   raise "oops"
      ...> rescue
      ...>   e in RuntimeError -> e.message
      ...> end
      "oops"
      iex> try do
      ...>   throw(:ball)
      ...> catch
      ...>   value -> value
      ...> end
      :ball
  """
  defmacro try(args), do: error!([args])

  @doc """
  Takes the first message in the mailbox that matches one of the clauses, and waits for one if there is none.

  With `after timeout -> ...` it stops waiting after that many milliseconds; `0` does not wait, `:infinity` waits forever.

  ## Examples

      iex> send(self(), {:hello, 1})
      iex> receive do
      ...>   {:hello, n} -> n
      ...> after
      ...>   0 -> nil
      ...> end
      1
  """
  defmacro receive(args), do: error!([args])

  @doc """
  The place of the cursor in quoted code that is being written, as `Code.Fragment.container_cursor_to_quoted/2` gives it.
  """
  defmacro __cursor__(args), do: error!([args])
end
