defmodule Kernel do
  @moduledoc """
  The functions and macros that every module has at hand without importing them.

  Each inlined function below is the Erlang function it names: the compiler calls it directly, also in guards. Macros whose
  work is more than a few lines leave it to a private module beside this one (`lib/kernel/*.ex`). Every function here is
  available as `Kernel.name/arity` too; `import Kernel, except: [...]` takes some of them away.

  Two rules make this file compile before anything else exists (see `docs/compiler-builtins.md`): macros use only macros
  that stand above them, and what they run while they expand is in this file or in Erlang.
  """

  ## Arithmetic and comparison, inlined

  @doc """
  Adds two numbers.

  ## Examples

      iex> 1 + 2
      3
      iex> 1 + 2.5
      3.5
  """
  @doc guard: true
  @spec integer + integer :: integer
  @spec float + float :: float
  @spec integer + float :: float
  @spec float + integer :: float
  def left + right, do: :erlang.+(left, right)

  @doc """
  Subtracts the right number from the left one.

  ## Examples

      iex> 1 - 2
      -1
  """
  @doc guard: true
  @spec integer - integer :: integer
  @spec float - float :: float
  @spec integer - float :: float
  @spec float - integer :: float
  def left - right, do: :erlang.-(left, right)

  @doc """
  Gives the number itself; raises `ArithmeticError` for anything else.

  ## Examples

      iex> +1
      1
  """
  @doc guard: true
  @spec +integer :: integer
  @spec +float :: float
  def +value, do: :erlang.+(value)

  @doc """
  Negates a number.

  ## Examples

      iex> -(3 - 5)
      2
  """
  @doc guard: true
  @spec -0 :: 0
  @spec -pos_integer :: neg_integer
  @spec -neg_integer :: pos_integer
  @spec -float :: float
  def -value, do: :erlang.-(value)

  @doc """
  Multiplies two numbers.

  ## Examples

      iex> 6 * 7
      42
  """
  @doc guard: true
  @spec integer * integer :: integer
  @spec float * float :: float
  @spec integer * float :: float
  @spec float * integer :: float
  def left * right, do: :erlang.*(left, right)

  @doc """
  Divides two numbers; the result is always a float.

  Raises `ArithmeticError` if the divisor is zero. `div/2` and `rem/2` divide integers.

  ## Examples

      iex> 10 / 4
      2.5
      iex> 4 / 2
      2.0
  """
  @doc guard: true
  @spec number / number :: float
  def left / right, do: :erlang./(left, right)

  @doc """
  Concatenates a proper list with a term that becomes its tail.

  The left list is copied, so repeated appending is quadratic; prepend and reverse instead.

  ## Examples

      iex> [1, 2] ++ [3]
      [1, 2, 3]
      iex> [1] ++ 2
      [1 | 2]
  """
  @spec [] ++ a :: a when a: term
  @spec nonempty_list(term) ++ term :: maybe_improper_list(term, term)
  def left ++ right, do: :erlang.++(left, right)

  @doc """
  Removes from the left list, for each element of the right one, its first occurrence.

  Elements are compared with `===/2`. Associates to the right.

  ## Examples

      iex> [1, 2, 3, 1] -- [1, 4]
      [2, 3, 1]
      iex> [1, 2, 3] -- [1] -- [1]
      [1, 2, 3]
  """
  @spec list -- list :: list
  def left -- right, do: :erlang.--(left, right)

  @doc """
  Negates a boolean; raises `ArgumentError` for anything else. `!/1` takes any term.

  ## Examples

      iex> not false
      true
  """
  @doc guard: true
  @spec not true :: false
  @spec not false :: true
  def not value, do: :erlang.not(value)

  @doc """
  Whether the left term comes before the right one in the order of terms.

  Numbers come before atoms, then references, functions, ports, pids, tuples, maps, lists and bitstrings.

  ## Examples

      iex> 1 < 2
      true
      iex> 1 < :atom
      true
  """
  @doc guard: true
  @spec term < term :: boolean
  def left < right, do: :erlang.<(left, right)

  @doc """
  Whether the left term comes after the right one in the order of terms.

  ## Examples

      iex> 1 > 2
      false
  """
  @doc guard: true
  @spec term > term :: boolean
  def left > right, do: :erlang.>(left, right)

  @doc """
  Whether the left term equals the right one or comes before it.

  ## Examples

      iex> 1 <= 1.0
      true
  """
  @doc guard: true
  @spec term <= term :: boolean
  def left <= right, do: :erlang."=<"(left, right)

  @doc """
  Whether the left term equals the right one or comes after it.

  ## Examples

      iex> 1 >= 2
      false
  """
  @doc guard: true
  @spec term >= term :: boolean
  def left >= right, do: :erlang.>=(left, right)

  @doc """
  Whether two terms are equal; integers and floats of the same value are.

  ## Examples

      iex> 1 == 1.0
      true
      iex> :a == "a"
      false
  """
  @doc guard: true
  @spec term == term :: boolean
  def left == right, do: :erlang.==(left, right)

  @doc """
  Whether two terms are not equal in the sense of `==/2`.

  ## Examples

      iex> 1 != 1.0
      false
  """
  @doc guard: true
  @spec term != term :: boolean
  def left != right, do: :erlang."/="(left, right)

  @doc """
  Whether two terms are exactly equal; an integer never is a float.

  ## Examples

      iex> 1 === 1.0
      false
  """
  @doc guard: true
  @spec term === term :: boolean
  def left === right, do: :erlang."=:="(left, right)

  @doc """
  Whether two terms are not exactly equal.

  ## Examples

      iex> 1 !== 1.0
      true
  """
  @doc guard: true
  @spec term !== term :: boolean
  def left !== right, do: :erlang."=/="(left, right)

  @doc """
  The number without its sign.

  ## Examples

      iex> abs(-3.5)
      3.5
  """
  @doc guard: true
  @spec abs(number) :: number
  def abs(number), do: :erlang.abs(number)

  @doc """
  Integer division, truncated towards zero. Raises `ArithmeticError` for floats and for a zero divisor.

  ## Examples

      iex> div(7, -2)
      -3
  """
  @doc guard: true
  @spec div(integer, neg_integer | pos_integer) :: integer
  def div(dividend, divisor), do: :erlang.div(dividend, divisor)

  @doc """
  The remainder of `div/2`; it has the sign of the dividend.

  ## Examples

      iex> rem(-7, 2)
      -1
  """
  @doc guard: true
  @spec rem(integer, neg_integer | pos_integer) :: integer
  def rem(dividend, divisor), do: :erlang.rem(dividend, divisor)

  @doc """
  The smallest integer that is not below the number.

  ## Examples

      iex> ceil(-1.5)
      -1
  """
  @doc since: "1.8.0", guard: true
  @spec ceil(number) :: integer
  def ceil(number), do: :erlang.ceil(number)

  @doc """
  The largest integer that is not above the number.

  ## Examples

      iex> floor(-1.5)
      -2
  """
  @doc since: "1.8.0", guard: true
  @spec floor(number) :: integer
  def floor(number), do: :erlang.floor(number)

  @doc """
  The integer nearest to the number; halves are rounded away from zero.

  ## Examples

      iex> round(2.5)
      3
      iex> round(-2.5)
      -3
  """
  @doc guard: true
  @spec round(number) :: integer
  def round(number), do: :erlang.round(number)

  @doc """
  The number without its fraction.

  ## Examples

      iex> trunc(-5.9)
      -5
  """
  @doc guard: true
  @spec trunc(number) :: integer
  def trunc(number), do: :erlang.trunc(number)

  @doc """
  The larger of two terms in the order of terms; the first if they are equal.

  ## Examples

      iex> max(1, 2)
      2
      iex> max("a", :b)
      "a"
  """
  @doc guard: true
  @spec max(first, second) :: first | second when first: term, second: term
  def max(first, second), do: :erlang.max(first, second)

  @doc """
  The smaller of two terms in the order of terms; the first if they are equal.

  ## Examples

      iex> min(1, 2)
      1
  """
  @doc guard: true
  @spec min(first, second) :: first | second when first: term, second: term
  def min(first, second), do: :erlang.min(first, second)

  ## Types and parts of terms, inlined

  @doc """
  Whether the term is an atom; `true`, `false`, `nil` and module names are.

  ## Examples

      iex> is_atom(nil)
      true
  """
  @doc guard: true
  @spec is_atom(term) :: boolean
  def is_atom(term), do: :erlang.is_atom(term)

  @doc """
  Whether the term is a binary: a bitstring of whole bytes.

  ## Examples

      iex> is_binary("abc")
      true
      iex> is_binary(<<1::3>>)
      false
  """
  @doc guard: true
  @spec is_binary(term) :: boolean
  def is_binary(term), do: :erlang.is_binary(term)

  @doc """
  Whether the term is a bitstring; binaries are.

  ## Examples

      iex> is_bitstring(<<1::3>>)
      true
  """
  @doc guard: true
  @spec is_bitstring(term) :: boolean
  def is_bitstring(term), do: :erlang.is_bitstring(term)

  @doc """
  Whether the term is `true` or `false`.

  ## Examples

      iex> is_boolean(nil)
      false
  """
  @doc guard: true
  @spec is_boolean(term) :: boolean
  def is_boolean(term), do: :erlang.is_boolean(term)

  @doc """
  Whether the term is a float.

  ## Examples

      iex> is_float(1)
      false
  """
  @doc guard: true
  @spec is_float(term) :: boolean
  def is_float(term), do: :erlang.is_float(term)

  @doc """
  Whether the term is a function.

  ## Examples

      iex> is_function(fn -> 1 end)
      true
  """
  @doc guard: true
  @spec is_function(term) :: boolean
  def is_function(term), do: :erlang.is_function(term)

  @doc """
  Whether the term is a function that takes `arity` arguments.

  ## Examples

      iex> is_function(&(&1 + &2), 2)
      true
  """
  @doc guard: true
  @spec is_function(term, non_neg_integer) :: boolean
  def is_function(term, arity), do: :erlang.is_function(term, arity)

  @doc """
  Whether the term is an integer.

  ## Examples

      iex> is_integer(1.0)
      false
  """
  @doc guard: true
  @spec is_integer(term) :: boolean
  def is_integer(term), do: :erlang.is_integer(term)

  @doc """
  Whether the term is a list, proper or not. Takes constant time.

  ## Examples

      iex> is_list([1 | 2])
      true
  """
  @doc guard: true
  @spec is_list(term) :: boolean
  def is_list(term), do: :erlang.is_list(term)

  @doc """
  Whether the term is a map; structs are.

  ## Examples

      iex> is_map(1..2)
      true
  """
  @doc guard: true
  @spec is_map(term) :: boolean
  def is_map(term), do: :erlang.is_map(term)

  @doc """
  Whether the map has the key. Raises `BadMapError` if it is no map.

  ## Examples

      iex> is_map_key(%{a: 1}, :a)
      true
  """
  @doc since: "1.10.0", guard: true
  @spec is_map_key(map, term) :: boolean
  def is_map_key(map, key), do: :erlang.is_map_key(key, map)

  @doc """
  Whether the term is an integer or a float.

  ## Examples

      iex> is_number(1.5)
      true
  """
  @doc guard: true
  @spec is_number(term) :: boolean
  def is_number(term), do: :erlang.is_number(term)

  @doc """
  Whether the term is a process identifier.

  ## Examples

      iex> is_pid(self())
      true
  """
  @doc guard: true
  @spec is_pid(term) :: boolean
  def is_pid(term), do: :erlang.is_pid(term)

  @doc """
  Whether the term is a port.

  ## Examples

      iex> is_port(self())
      false
  """
  @doc guard: true
  @spec is_port(term) :: boolean
  def is_port(term), do: :erlang.is_port(term)

  @doc """
  Whether the term is a reference.

  ## Examples

      iex> is_reference(make_ref())
      true
  """
  @doc guard: true
  @spec is_reference(term) :: boolean
  def is_reference(term), do: :erlang.is_reference(term)

  @doc """
  Whether the term is a tuple.

  ## Examples

      iex> is_tuple({:ok, 1})
      true
  """
  @doc guard: true
  @spec is_tuple(term) :: boolean
  def is_tuple(term), do: :erlang.is_tuple(term)

  @doc """
  `length` bytes of the binary from byte `start` on; a negative length goes backwards.

  Raises `ArgumentError` outside of the binary; `binary_slice/3` does not.

  ## Examples

      iex> binary_part("hello", 1, 2)
      "el"
      iex> binary_part("hello", 5, -2)
      "lo"
  """
  @doc guard: true
  @spec binary_part(binary, non_neg_integer, integer) :: binary
  def binary_part(binary, start, length), do: :erlang.binary_part(binary, start, length)

  @doc """
  The number of bits of a bitstring.

  ## Examples

      iex> bit_size(<<1::19>>)
      19
  """
  @doc guard: true
  @spec bit_size(bitstring) :: non_neg_integer
  def bit_size(bitstring), do: :erlang.bit_size(bitstring)

  @doc """
  The number of bytes needed to hold a bitstring.

  ## Examples

      iex> byte_size("é")
      2
      iex> byte_size(<<1::9>>)
      2
  """
  @doc guard: true
  @spec byte_size(bitstring) :: non_neg_integer
  def byte_size(bitstring), do: :erlang.byte_size(bitstring)

  @doc """
  The element of a tuple at a position counted from zero. Raises `ArgumentError` outside of the tuple.

  ## Examples

      iex> elem({:a, :b}, 1)
      :b
  """
  @doc guard: true
  @spec elem(tuple, non_neg_integer) :: term
  def elem(tuple, index), do: :erlang.element(index + 1, tuple)

  @doc """
  The first element of a non-empty list.

  ## Examples

      iex> hd([1, 2])
      1
  """
  @doc guard: true
  @spec hd(nonempty_maybe_improper_list(element, term)) :: element when element: term
  def hd(list), do: :erlang.hd(list)

  @doc """
  The list without its first element.

  ## Examples

      iex> tl([1, 2])
      [2]
      iex> tl([1 | 2])
      2
  """
  @doc guard: true
  @spec tl(nonempty_maybe_improper_list(element, last)) :: maybe_improper_list(element, last) | last
        when element: term, last: term
  def tl(list), do: :erlang.tl(list)

  @doc """
  The number of elements of a proper list. Takes time linear in it.

  ## Examples

      iex> length([1, 2])
      2
  """
  @doc guard: true
  @spec length(list) :: non_neg_integer
  def length(list), do: :erlang.length(list)

  @doc """
  The number of pairs of a map, in constant time.

  ## Examples

      iex> map_size(%{a: 1, b: 2})
      2
  """
  @doc guard: true
  @spec map_size(map) :: non_neg_integer
  def map_size(map), do: :erlang.map_size(map)

  @doc """
  The number of elements of a tuple, in constant time.

  ## Examples

      iex> tuple_size({:a, :b})
      2
  """
  @doc guard: true
  @spec tuple_size(tuple) :: non_neg_integer
  def tuple_size(tuple), do: :erlang.tuple_size(tuple)

  @doc """
  The tuple with the element at `index` (from zero) replaced. Raises `ArgumentError` outside of the tuple.

  ## Examples

      iex> put_elem({1, 2}, 0, :a)
      {:a, 2}
  """
  @spec put_elem(tuple, non_neg_integer, term) :: tuple
  def put_elem(tuple, index, value), do: :erlang.setelement(index + 1, tuple, value)

  ## Processes and calls, inlined

  @doc """
  Calls an anonymous function with a list of arguments.

  ## Examples

      iex> apply(fn x -> x * 2 end, [2])
      4
  """
  @spec apply(fun, [any]) :: any
  def apply(fun, args), do: :erlang.apply(fun, args)

  @doc """
  Calls `module.function` with a list of arguments.

  Prefer `module.function(a, b)` where the number of arguments is known.

  ## Examples

      iex> apply(Enum, :reverse, [[1, 2, 3]])
      [3, 2, 1]
  """
  @spec apply(module, function_name :: atom, [any]) :: any
  def apply(module, function_name, args), do: :erlang.apply(module, function_name, args)

  @doc """
  Stops the calling process with a reason.

  ## Examples

      iex> catch_exit = fn -> try do exit(:done) catch :exit, reason -> reason end end
      iex> catch_exit.()
      :done
  """
  @spec exit(term) :: no_return
  def exit(reason), do: :erlang.exit(reason)

  @doc """
  Throws a value to the nearest `catch`.

  ## Examples

      iex> try do throw(:ball) catch value -> value end
      :ball
  """
  @spec throw(term) :: no_return
  def throw(term), do: :erlang.throw(term)

  @doc """
  Whether a public function of a *loaded* module exists; macros are not functions.

  ## Examples

      iex> function_exported?(Enum, :map, 2)
      true
      iex> function_exported?(Kernel, :if, 2)
      false
  """
  @spec function_exported?(module, atom, arity) :: boolean
  def function_exported?(module, function, arity), do: :erlang.function_exported(module, function, arity)

  @doc """
  A reference unlike any other.

  ## Examples

      iex> make_ref() == make_ref()
      false
  """
  @spec make_ref() :: reference
  def make_ref(), do: :erlang.make_ref()

  @doc """
  The name of this node; `:nonode@nohost` when it is not alive.

  ## Examples

      iex> is_atom(node())
      true
  """
  @doc guard: true
  @spec node() :: node
  def node, do: :erlang.node()

  @doc """
  The node where a pid, reference or port lives.

  ## Examples

      iex> node(self()) == node()
      true
  """
  @doc guard: true
  @spec node(pid | reference | port) :: node
  def node(arg), do: :erlang.node(arg)

  @doc """
  The pid of the calling process.

  ## Examples

      iex> is_pid(self())
      true
  """
  @doc guard: true
  @spec self() :: pid
  def self(), do: :erlang.self()

  @doc """
  Sends a message to a pid, port, registered name or `{name, node}`, and gives the message.

  ## Examples

      iex> send(self(), :hello)
      :hello
      iex> receive do message -> message end
      :hello
  """
  @spec send(dest :: Process.dest(), message) :: message when message: any
  def send(dest, message), do: :erlang.send(dest, message)

  @doc """
  Starts a process that runs the function, and gives its pid.

  ## Examples

      iex> parent = self()
      iex> child = spawn(fn -> send(parent, {self(), :hi}) end)
      iex> receive do {^child, message} -> message end
      :hi
  """
  @spec spawn((-> any)) :: pid
  def spawn(fun), do: :erlang.spawn(fun)

  @doc """
  Starts a process that runs `module.fun` with the arguments.

  ## Examples

      iex> is_pid(spawn(Function, :identity, [1]))
      true
  """
  @spec spawn(module, atom, list) :: pid
  def spawn(module, fun, args), do: :erlang.spawn(module, fun, args)

  @doc """
  Starts a process linked to the calling one.

  ## Examples

      iex> is_pid(spawn_link(fn -> :ok end))
      true
  """
  @spec spawn_link((-> any)) :: pid
  def spawn_link(fun), do: :erlang.spawn_link(fun)

  @doc """
  Starts a process linked to the calling one that runs `module.fun` with the arguments.

  ## Examples

      iex> is_pid(spawn_link(Function, :identity, [1]))
      true
  """
  @spec spawn_link(module, atom, list) :: pid
  def spawn_link(module, fun, args), do: :erlang.spawn_link(module, fun, args)

  @doc """
  Starts a process and monitors it; gives `{pid, reference}`.

  ## Examples

      iex> {pid, ref} = spawn_monitor(fn -> :ok end)
      iex> receive do {:DOWN, ^ref, :process, ^pid, reason} -> reason end
      :normal
  """
  @spec spawn_monitor((-> any)) :: {pid, reference}
  def spawn_monitor(fun), do: :erlang.spawn_monitor(fun)

  @doc """
  Starts a process that runs `module.fun` with the arguments and monitors it.

  ## Examples

      iex> {pid, _ref} = spawn_monitor(Function, :identity, [1])
      iex> is_pid(pid)
      true
  """
  @spec spawn_monitor(module, atom, list) :: {pid, reference}
  def spawn_monitor(module, fun, args), do: :erlang.spawn_monitor(module, fun, args)

  ## What the macros below stand on

  @doc """
  Converts a term to a string by the `String.Chars` protocol.

  ## Examples

      iex> to_string(:foo)
      "foo"
      iex> to_string([?a, "b"])
      "ab"
  """
  defmacro to_string(term), do: quote(do: :"Elixir.String.Chars".to_string(unquote(term)))

  defp raise_argument_error(message), do: :erlang.error(ArgumentError.exception(message))

  # Everything is there but while the library itself is being compiled for the first time.
  defp bootstrapped?(module) do
    case :elixir_config.is_bootstrap() do
      true -> :erlang.module_loaded(module)
      false -> true
    end
  end

  @doc """
  Concatenates two binaries. In patterns the left side must be of known size: a literal or a pinned variable.

  ## Examples

      iex> "foo" <> "bar"
      "foobar"
      iex> "foo" <> rest = "foobar"
      iex> rest
      "bar"
  """
  defmacro left <> right do
    concats = extract_concatenations({:<>, [], [left, right]}, __CALLER__)
    quote(do: <<unquote_splicing(concats)>>)
  end

  # The right spine of the operator's tree; what hangs to its left is expanded on its own.
  defp extract_concatenations({:<>, _, [left, right]}, caller),
    do: [wrap_concatenation(left, :left, caller) | extract_concatenations(right, caller)]

  defp extract_concatenations(other, caller), do: [wrap_concatenation(other, :right, caller)]

  defp wrap_concatenation(binary, _side, _caller) when is_binary(binary), do: binary

  defp wrap_concatenation(literal, _side, _caller)
       when is_list(literal)
       when is_atom(literal)
       when is_integer(literal)
       when is_float(literal) do
    raise_argument_error("expected binary argument in <> operator but got: #{Macro.to_string(literal)}")
  end

  defp wrap_concatenation(other, side, caller) do
    expanded = expand_concat_argument(other, side, caller)
    {:"::", [], [expanded, {:binary, [], nil}]}
  end

  defp expand_concat_argument(arg, :left, %{context: :match} = caller) do
    case bootstrapped?(Macro) do
      true -> assert_known_size(Macro.expand(arg, caller))
      false -> arg
    end
  end

  defp expand_concat_argument(arg, _side, _caller), do: arg

  defp assert_known_size({name, _, context}) when :erlang.andalso(is_atom(name), is_atom(context)) do
    raise_argument_error(
      <<"cannot perform prefix match because the left operand of <> has unknown size. The left operand of <> ",
        "inside a match should either be a literal binary or an existing variable with the pin operator ",
        "(such as ^some_var). Got: #{name}">>
    )
  end

  defp assert_known_size(arg), do: arg

  defp assert_no_match_or_guard_scope(:match, name) do
    raise_argument_error(
      "invalid expression in match, #{name} is not allowed in patterns such as function clauses, " <>
        "case clauses or on the left side of the = operator"
    )
  end

  defp assert_no_match_or_guard_scope(:guard, name) do
    raise_argument_error(
      "invalid expression in guard, #{name} is not allowed in guards. To learn more about guards, " <>
        "visit: https://hexdocs.pm/elixir/patterns-and-guards.html"
    )
  end

  defp assert_no_match_or_guard_scope(nil, _name), do: :ok

  ## Booleans

  @doc """
  Strict boolean and: gives `false` without looking at the right side if the left one is `false`.

  The left side must be a boolean, else `BadBooleanError` is raised; the right side can be anything. Allowed in guards.

  ## Examples

      iex> true and :anything
      :anything
      iex> false and raise("not reached")
      false
  """
  @doc guard: true
  defmacro left and right do
    case __CALLER__.context do
      nil -> build_boolean_check(:and, left, right, false)
      :match -> assert_no_match_or_guard_scope(:match, "and")
      :guard -> quote(do: :erlang.andalso(unquote(left), unquote(right)))
    end
  end

  @doc """
  Strict boolean or: gives `true` without looking at the right side if the left one is `true`.

  The left side must be a boolean, else `BadBooleanError` is raised; the right side can be anything. Allowed in guards.

  ## Examples

      iex> false or 1
      1
      iex> true or raise("not reached")
      true
  """
  @doc guard: true
  defmacro left or right do
    case __CALLER__.context do
      nil -> build_boolean_check(:or, left, true, right)
      :match -> assert_no_match_or_guard_scope(:match, "or")
      :guard -> quote(do: :erlang.orelse(unquote(left), unquote(right)))
    end
  end

  defp build_boolean_check(operator, condition, true_clause, false_clause)

  defp build_boolean_check(:and, condition, true_clause, false),
    do: boolean_case(:and, condition, false, true_clause)

  defp build_boolean_check(:or, condition, true, false_clause),
    do: boolean_case(:or, condition, false_clause, true)

  defp boolean_case(operator, condition, when_false, when_true) do
    optimize_boolean(
      quote do
        case unquote(condition) do
          false -> unquote(when_false)
          true -> unquote(when_true)
          other -> :erlang.error({:badbool, unquote(operator), other})
        end
      end
    )
  end

  # Tells the compiler that only two outcomes are possible when the expression is known to be a boolean.
  defp optimize_boolean({:case, meta, args}),
    do: {:case, [{:optimize_boolean, true}, {:type_check, :expr} | meta], args}

  defp type_checked({:case, meta, args}), do: {:case, [{:type_check, :expr} | meta], args}

  @doc """
  Gives the right side if the left one is neither `false` nor `nil`, else the left one.

  ## Examples

      iex> 1 && 2
      2
      iex> nil && raise("not reached")
      nil
  """
  defmacro left && right do
    assert_no_match_or_guard_scope(__CALLER__.context, "&&")

    type_checked(
      quote do
        case unquote(left) do
          x when :"Elixir.Kernel".in(x, [false, nil]) -> x
          _ -> unquote(right)
        end
      end
    )
  end

  @doc """
  Gives the left side if it is neither `false` nor `nil`, else the right one.

  ## Examples

      iex> nil || 2
      2
      iex> 1 || raise("not reached")
      1
  """
  defmacro left || right do
    assert_no_match_or_guard_scope(__CALLER__.context, "||")

    type_checked(
      quote do
        case unquote(left) do
          x when :"Elixir.Kernel".in(x, [false, nil]) -> unquote(right)
          x -> x
        end
      end
    )
  end

  @doc """
  Gives `true` if the value is `false` or `nil`, else `false`.

  ## Examples

      iex> !nil
      true
      iex> !!1
      true
  """
  defmacro !value

  defmacro !{:!, _, [value]} do
    assert_no_match_or_guard_scope(__CALLER__.context, "!")
    build_if(value, true, false)
  end

  defmacro !value do
    assert_no_match_or_guard_scope(__CALLER__.context, "!")
    build_if(value, false, true)
  end

  defp build_if(condition, do_clause, else_clause) do
    optimize_boolean(
      quote do
        case unquote(condition) do
          x when :"Elixir.Kernel".in(x, [false, nil]) -> unquote(else_clause)
          _ -> unquote(do_clause)
        end
      end
    )
  end

  @doc """
  Runs the `do` block if the condition is neither `false` nor `nil`, else the `else` block.

  Without `else` it gives `nil`. Variables bound inside stay inside.

  ## Examples

      iex> if(1 > 2, do: :yes)
      nil
      iex> if 1 < 2 do
      ...>   :yes
      ...> else
      ...>   :no
      ...> end
      :yes
  """
  defmacro if(condition, clauses)

  defmacro if(condition, do: do_clause), do: build_if(condition, do_clause, nil)

  defmacro if(condition, do: do_clause, else: else_clause),
    do: build_if(condition, do_clause, else_clause)

  defmacro if(_condition, _clauses) do
    raise_argument_error("invalid or duplicate keys for if, only \"do\" and an optional \"else\" are permitted")
  end

  @doc """
  The opposite of `if/2`.

  ## Examples

      iex> unless(1 > 2, do: :no)
      :no
  """
  @doc deprecated: "Use if/2 instead"
  defmacro unless(condition, clauses)

  defmacro unless(condition, do: do_clause),
    do: quote(do: if(unquote(condition), do: nil, else: unquote(do_clause)))

  defmacro unless(condition, do: do_clause, else: else_clause),
    do: quote(do: if(unquote(condition), do: unquote(else_clause), else: unquote(do_clause)))

  defmacro unless(_condition, _clauses) do
    raise_argument_error("invalid or duplicate keys for unless, only \"do\" and an optional \"else\" are permitted")
  end

  @doc """
  Whether the term is `nil`. Allowed in guards.

  ## Examples

      iex> is_nil(1)
      false
  """
  @doc guard: true
  defmacro is_nil(term), do: quote(do: unquote(term) == nil)

  @doc """
  Whether the expression matches the pattern, which may have a guard.

  Variables of the pattern bind inside its guard only.

  ## Examples

      iex> match?({:ok, x} when x > 1, {:ok, 2})
      true
      iex> Enum.filter([a: 1, b: 2, a: 3], &match?({:a, _}, &1))
      [a: 1, a: 3]
  """
  defmacro match?(pattern, expr) do
    success = quote(do: (unquote(pattern) -> true))
    failure = quote(generated: true, do: (_ -> false))
    {:case, [], [expr, [do: :erlang.++(success, failure)]]}
  end

  ## Conversion and ranges

  @doc """
  Converts a term to a charlist by the `List.Chars` protocol.

  ## Examples

      iex> to_charlist(:foo)
      ~c"foo"
  """
  defmacro to_charlist(term), do: quote(do: List.Chars.to_charlist(unquote(term)))

  @doc """
  The full range `0..-1//1`.

  ## Examples

      iex> ..
      0..-1//1
      iex> String.slice("elixir", ..)
      "elixir"
  """
  @doc since: "1.14.0"
  defmacro unquote(:..)() do
    range_struct(0, -1, 1)
  end

  @doc """
  A range from `first` to `last`, both included; the step is 1, or -1 if `last` is below `first`.

  A decreasing range without step is deprecated: write `first..last//-1`.

  ## Examples

      iex> Enum.to_list(1..3)
      [1, 2, 3]
      iex> 2 in 1..3
      true
  """
  defmacro first..last do
    [first, last] = expand_range_sides([first, last], __CALLER__)
    range(__CALLER__, first, last)
  end

  @doc """
  A range from `first` to `last` in steps of `step`.

  ## Examples

      iex> Enum.to_list(1..6//2)
      [1, 3, 5]
      iex> Enum.to_list(3..1//-1)
      [3, 2, 1]
      iex> Enum.to_list(3..1//1)
      []
  """
  @doc since: "1.12.0"
  defmacro first..last//step do
    [first, last, step] = expand_range_sides([first, last, step], __CALLER__)
    range(__CALLER__, first, last, step)
  end

  defp expand_range_sides(parts, caller) do
    case bootstrapped?(Macro) do
      true ->
        [first, last | _] = parts = :lists.map(&Macro.expand(&1, caller), parts)
        validate_range!(first, last)
        parts

      false ->
        parts
    end
  end

  defp range(caller, first, last) when is_integer(first) and is_integer(last) do
    case first > last do
      true ->
        range = "#{first}..#{last}"
        warn("#{range} has a default step of -1, please write #{range}//-1 instead", caller)
        range_struct(first, last, -1)

      false ->
        range_struct(first, last, 1)
    end
  end

  defp range(%{context: nil}, first, last),
    do: quote(do: Function.identity(Elixir.Range.new(unquote(first), unquote(last))))

  defp range(%{context: :guard} = caller, first, last) do
    range = range_to_string(first, last)

    warn(
      "#{range} inside guards requires an explicit step, please write #{range}//1 or #{range}//-1 instead",
      caller
    )

    step = quote(do: :erlang.map_get(:erlang.>(unquote(first), unquote(last)), %{false: 1, true: -1}))
    range_struct(first, last, step)
  end

  defp range(%{context: :match} = caller, first, last) do
    range = range_to_string(first, last)

    warn(
      "#{range} inside match is deprecated, you must always match on the step: #{range}//var or #{range}//_ " <>
        "if you want to ignore it",
      caller
    )

    {:%{}, [], [__struct__: Elixir.Range, first: first, last: last]}
  end

  defp range(_caller, first, last, step)
       when is_integer(first) and is_integer(last) and is_integer(step) and step != 0,
       do: range_struct(first, last, step)

  defp range(_caller, _first, _last, step)
       when is_float(step)
       when is_binary(step)
       when is_atom(step)
       when is_list(step)
       when step == 0 do
    raise_argument_error(
      "ranges (first..last//step) expect the step to be a non-zero integer, got: #{Macro.to_string(step)}"
    )
  end

  defp range(%{context: nil}, first, last, step),
    do: quote(do: Elixir.Range.new(unquote(first), unquote(last), unquote(step)))

  defp range(_caller, first, last, step), do: range_struct(first, last, step)

  defp range_struct(first, last, step),
    do: {:%{}, [], [__struct__: Elixir.Range, first: first, last: last, step: step]}

  defp validate_range!(first, last)
       when is_float(first)
       when is_float(last)
       when is_binary(first)
       when is_binary(last)
       when is_atom(first)
       when is_atom(last)
       when is_list(first)
       when is_list(last) do
    raise_argument_error(
      "ranges (first..last//step) expect both sides to be integers, got: #{range_to_string(first, last)}"
    )
  end

  defp validate_range!(_first, _last), do: :ok

  defp range_to_string(first, last), do: Macro.to_string({:.., [], [first, last]})

  defp warn(message, caller), do: IO.warn(message, Macro.Env.stacktrace(caller))

  ## Membership

  @doc """
  Whether the right side has the left one as an element.

  The right side is any enumerable. In guards it must be a literal list or range. For literal lists and ranges no
  enumerable is built: the test becomes comparisons. `left not in right` is `not(left in right)`.

  ## Examples

      iex> 2 in [1, 2]
      true
      iex> :c not in [:a, :b]
      true
      iex> 5 in 1..9//2
      true
  """
  @doc guard: true
  defmacro left in right do
    in_body? = __CALLER__.context === nil

    expanded = expand_membership(right, bootstrapped?(Macro), __CALLER__)

    case expanded do
      [] when in_body? ->
        quote do
          _ = unquote(left)
          false
        end

      [] ->
        false

      [_ | _] when in_body? ->
        in_list(left, right)

      [head | tail] ->
        in_guard_list(left, head, tail, right, __CALLER__)

      {:%{}, _, [{:__struct__, Elixir.Range}, {:first, first}, {:last, last}, {:step, step}]} ->
        in_var(in_body?, left, fn left -> in_range(left, first, last, step) end)

      _ when in_body? ->
        quote(do: Elixir.Enum.member?(unquote(expanded), unquote(left)))

      _ ->
        raise_on_invalid_membership(right)
    end
  end

  defp expand_membership(right, true, caller), do: Macro.expand(right, caller)

  defp expand_membership({:.., _, [first, last]}, false, _caller) when is_integer(first) and is_integer(last),
    do: range_struct(first, last, 1)

  defp expand_membership({:@, _, [{name, _, context}]}, false, caller) when is_atom(context),
    do: :elixir_module.read_cache(:maps.get(:module, caller), {:attribute, name})

  defp expand_membership(right, false, _caller), do: right

  defp in_list(left, right) do
    case literals?(right) do
      true -> in_var(true, left, fn left -> compare_all(left, right) end)
      false -> quote(do: :lists.member(unquote(left), unquote(right)))
    end
  end

  defp literals?([literal | rest])
       when is_atom(literal)
       when is_number(literal)
       when is_binary(literal),
       do: literals?(rest)

  defp literals?(rest), do: :erlang."=:="(rest, [])

  defp in_guard_list(left, head, tail, right, caller) do
    [first | rest] = list_elements([head | tail], right, caller)
    fold_or(rest, compare_element(left, first), left)
  end

  defp compare_all(left, [head | tail]), do: fold_or(tail, compare_element(left, head), left)

  defp fold_or([], acc, _left), do: acc

  defp fold_or([element | rest], acc, left) do
    compared = compare_element(left, element)
    fold_or(rest, quote(do: :erlang.orelse(unquote(acc), unquote(compared))), left)
  end

  # `{:tail, head, elements}` stands for `[..., head | elements]`.
  defp compare_element(left, {:tail, head, elements}) do
    compared = compare_element(left, head)

    case elements do
      [] -> compared
      [_ | _] -> quote(do: :erlang.orelse(unquote(compared), unquote(compare_all(left, elements))))
    end
  end

  defp compare_element(left, element), do: quote(do: :erlang."=:="(unquote(left), unquote(element)))

  defp list_elements([{:|, _, [head, tail]}], right, caller) do
    case Macro.expand(tail, caller) do
      [_ | _] = tail -> [{:tail, head, list_elements(tail, right, caller)}]
      [] -> [head]
      _ -> raise_on_invalid_membership(right)
    end
  end

  defp list_elements([head | tail], right, caller), do: [head | list_elements(tail, right, caller)]
  defp list_elements([], _right, _caller), do: []

  defp in_var(false, left, fun), do: fun.(left)
  defp in_var(true, {name, _, context} = left, fun) when is_atom(name) and is_atom(context), do: fun.(left)

  defp in_var(true, left, fun)
       when is_atom(left)
       when is_number(left)
       when is_binary(left),
       do: fun.(left)

  defp in_var(true, left, fun) do
    quote do
      var = unquote(left)
      unquote(fun.(quote(do: var)))
    end
  end

  defp in_range(left, first, last, 1), do: integer_and(left, increasing(left, first, last))
  defp in_range(left, first, last, -1), do: integer_and(left, decreasing(left, first, last))

  defp in_range(left, first, last, step) when is_integer(step) do
    bounds =
      case :erlang.>(step, 0) do
        true -> increasing(left, first, last)
        false -> decreasing(left, first, last)
      end

    quote do
      :erlang.andalso(
        unquote(integer_and(left, bounds)),
        :erlang."=:="(:erlang.rem(unquote(left) - unquote(first), unquote(step)), 0)
      )
    end
  end

  defp in_range(left, first, last, step) do
    quote do
      :erlang.andalso(
        :erlang.is_integer(unquote(left)) and :erlang.is_integer(unquote(first)) and
          :erlang.is_integer(unquote(last)) and
          ((:erlang.>(unquote(step), 0) and unquote(increasing(left, first, last))) or
             (:erlang.<(unquote(step), 0) and unquote(decreasing(left, first, last)))),
        :erlang."=:="(:erlang.rem(unquote(left) - unquote(first), unquote(step)), 0)
      )
    end
  end

  defp integer_and(left, test),
    do: quote(do: :erlang.andalso(:erlang.is_integer(unquote(left)), unquote(test)))

  defp increasing(left, first, last) do
    quote do
      :erlang.andalso(
        :erlang.>=(unquote(left), unquote(first)),
        :erlang."=<"(unquote(left), unquote(last))
      )
    end
  end

  defp decreasing(left, first, last) do
    quote do
      :erlang.andalso(
        :erlang."=<"(unquote(left), unquote(first)),
        :erlang.>=(unquote(left), unquote(last))
      )
    end
  end

  defp raise_on_invalid_membership(right) do
    raise_argument_error(
      "invalid right argument for operator \"in\", it expects a compile-time proper list or compile-time range " <>
        "on the right side when used in guard expressions, got: #{Macro.to_string(right)}"
    )
  end

  ## Structs and exceptions as values

  @doc """
  Whether the term is a struct. Allowed in guards.

  ## Examples

      iex> is_struct(1..2)
      true
      iex> is_struct(%{})
      false
  """
  @doc since: "1.10.0", guard: true
  defmacro is_struct(term) do
    case __CALLER__.context do
      nil ->
        quote do
          case unquote(term) do
            %_{} -> true
            _ -> false
          end
        end

      :match ->
        assert_no_match_or_guard_scope(:match, "is_struct")

      :guard ->
        quote do
          is_map(unquote(term)) and :erlang.is_map_key(:__struct__, unquote(term)) and
            is_atom(:erlang.map_get(:__struct__, unquote(term)))
        end
    end
  end

  @doc """
  Whether the term is a struct of the given name. Allowed in guards.

  Raises `ArgumentError` if the name is not an atom.

  ## Examples

      iex> is_struct(1..2, Range)
      true
  """
  @doc since: "1.11.0", guard: true
  defmacro is_struct(term, name) do
    case __CALLER__.context do
      nil ->
        quote generated: true do
          case unquote(name) do
            name when is_atom(name) ->
              case unquote(term) do
                %{__struct__: ^name} -> true
                _ -> false
              end

            _ ->
              raise ArgumentError
          end
        end

      :match ->
        assert_no_match_or_guard_scope(:match, "is_struct")

      :guard ->
        quote do
          is_map(unquote(term)) and
            (is_atom(unquote(name)) or :fail) and
            :erlang.is_map_key(:__struct__, unquote(term)) and
            :erlang.map_get(:__struct__, unquote(term)) == unquote(name)
        end
    end
  end

  @doc """
  Whether the term is a map that is not a struct. Allowed in guards.

  ## Examples

      iex> is_non_struct_map(%{})
      true
      iex> is_non_struct_map(1..2)
      false
  """
  @doc since: "1.17.0", guard: true
  defmacro is_non_struct_map(term) do
    case __CALLER__.context do
      nil ->
        quote do
          case unquote(term) do
            %_{} -> false
            %{} -> true
            _ -> false
          end
        end

      :match ->
        assert_no_match_or_guard_scope(:match, "is_non_struct_map")

      :guard ->
        quote do
          is_map(unquote(term)) and
            not (:erlang.is_map_key(:__struct__, unquote(term)) and
                   is_atom(:erlang.map_get(:__struct__, unquote(term))))
        end
    end
  end

  @doc """
  Whether the term is an exception. Allowed in guards.

  ## Examples

      iex> is_exception(%RuntimeError{})
      true
  """
  @doc since: "1.11.0", guard: true
  defmacro is_exception(term) do
    case __CALLER__.context do
      nil ->
        quote do
          case unquote(term) do
            %_{__exception__: true} -> true
            _ -> false
          end
        end

      :match ->
        assert_no_match_or_guard_scope(:match, "is_exception")

      :guard ->
        quote do
          is_map(unquote(term)) and :erlang.is_map_key(:__struct__, unquote(term)) and
            is_atom(:erlang.map_get(:__struct__, unquote(term))) and
            :erlang.is_map_key(:__exception__, unquote(term)) and
            :erlang.map_get(:__exception__, unquote(term)) == true
        end
    end
  end

  @doc """
  Whether the term is an exception of the given name. Allowed in guards.

  Raises `ArgumentError` if the name is not an atom.

  ## Examples

      iex> is_exception(%RuntimeError{}, RuntimeError)
      true
  """
  @doc since: "1.11.0", guard: true
  defmacro is_exception(term, name) do
    case __CALLER__.context do
      nil ->
        quote do
          case unquote(name) do
            name when is_atom(name) ->
              case unquote(term) do
                %{__struct__: ^name, __exception__: true} -> true
                _ -> false
              end

            _ ->
              raise ArgumentError
          end
        end

      :match ->
        assert_no_match_or_guard_scope(:match, "is_exception")

      :guard ->
        quote do
          is_map(unquote(term)) and
            (is_atom(unquote(name)) or :fail) and
            :erlang.is_map_key(:__struct__, unquote(term)) and
            :erlang.map_get(:__struct__, unquote(term)) == unquote(name) and
            :erlang.is_map_key(:__exception__, unquote(term)) and
            :erlang.map_get(:__exception__, unquote(term)) == true
        end
    end
  end

  @doc """
  Builds a struct from a module or another struct, ignoring fields it does not have.

  `@enforce_keys` is not checked; `struct!/2` does. The `:__struct__` key is ignored.

  ## Examples

      iex> struct(URI, path: "/", nothing: 1).path
      "/"
  """
  @spec struct(module | struct, Enumerable.t()) :: struct
  def struct(struct, fields \\ []) do
    struct(struct, fields, fn
      {:__struct__, _value}, acc -> acc
      {key, value}, acc when is_map_key(acc, key) -> %{acc | key => value}
      {_key, _value}, acc -> acc
    end)
  end

  @doc """
  Like `struct/2`, but raises `KeyError` for fields it does not have and `ArgumentError` when `@enforce_keys` are missing.

  The enforced keys are only checked when the first argument is a module.

  ## Examples

      iex> struct!(URI, path: "/").path
      "/"
  """
  @spec struct!(module | struct, Enumerable.t()) :: struct
  def struct!(struct, fields \\ [])

  def struct!(struct, fields) when is_atom(struct) do
    validate_struct!(struct.__struct__(fields), struct, 1)
  end

  def struct!(struct, fields) when is_map(struct) do
    struct(struct, fields, fn
      {:__struct__, _value}, acc -> acc
      {key, value}, acc -> Map.replace!(acc, key, value)
    end)
  end

  defp struct(struct, [], _fun) when is_atom(struct), do: validate_struct!(struct.__struct__(), struct, 0)
  defp struct(struct, fields, fun) when is_atom(struct), do: struct(struct(struct, [], fun), fields, fun)
  defp struct(%_{} = struct, [], _fun), do: struct
  defp struct(%_{} = struct, fields, fun), do: Enum.reduce(fields, struct, fun)

  defp validate_struct!(%{__struct__: name} = struct, name, _arity), do: struct

  defp validate_struct!(%{__struct__: other}, module, arity) when is_atom(other) do
    raise_argument_error(
      "expected struct name returned by #{inspect(module)}.__struct__/#{arity} to be #{inspect(module)}, got: #{inspect(other)}"
    )
  end

  defp validate_struct!(other, module, arity) do
    raise_argument_error(
      "expected #{inspect(module)}.__struct__/#{arity} to return a map with a :__struct__ key that holds the " <>
        "name of the struct (atom), got: #{inspect(other)}"
    )
  end

  ## Texts and numbers

  @doc """
  The text of a term by the `Inspect` protocol, as code would write it where that is possible.

  `opts` are those of `Inspect.Opts`; without `pretty: true` everything is on one line.

  ## Examples

      iex> inspect([:a, "b", ~c"c"])
      "[:a, \\"b\\", ~c\\"c\\"]"
      iex> inspect("olá" <> <<0>>)
      "<<111, 108, 195, 161, 0>>"
  """
  @spec inspect(Inspect.t(), [Inspect.Opts.new_opt()]) :: String.t()
  def inspect(term, opts \\ [])

  def inspect(term, []) do
    case Inspect.Plain.text(term, :infinity) do
      nil -> inspect_by_protocol(term, [])
      text -> text
    end
  end

  def inspect(term, opts) when is_list(opts), do: inspect_by_protocol(term, opts)

  defp inspect_by_protocol(term, opts) do
    opts = Inspect.Opts.new(opts)

    width =
      case opts.pretty do
        true -> opts.width
        _ -> :infinity
      end

    doc = Inspect.Algebra.group(Inspect.Algebra.to_doc(term, opts))
    :erlang.iolist_to_binary(Inspect.Algebra.format(doc, width))
  end

  @doc """
  Whether the left string contains the right string or matches the right regular expression.

  ## Examples

      iex> "abcd" =~ ~r/c(d)/
      true
      iex> "abcd" =~ "bc"
      true
      iex> "abcd" =~ ""
      true
  """
  @spec String.t() =~ (String.t() | Regex.t()) :: boolean
  def left =~ "" when is_binary(left), do: true

  def left =~ right when is_binary(left) and is_binary(right),
    do: :binary.match(left, right) !== :nomatch

  def left =~ right when is_binary(left), do: Regex.match?(right, left)

  @doc """
  Power of numbers. Integers with a non-negative exponent give an integer, everything else a float.

  Raises `ArithmeticError` for zero to a negative exponent.

  ## Examples

      iex> 2 ** 10
      1024
      iex> 2 ** -1
      0.5
      iex> 2.0 ** 2
      4.0
  """
  @doc since: "1.13.0"
  @spec integer ** non_neg_integer :: integer
  @spec integer ** neg_integer :: float
  @spec float ** float :: float
  @spec integer ** float :: float
  @spec float ** integer :: float
  def base ** exponent when is_integer(base) and is_integer(exponent) and exponent >= 0,
    do: integer_pow(base, exponent, 1)

  def base ** exponent when is_number(base) and is_number(exponent), do: :math.pow(base, exponent)

  # Squares the base for each binary digit of the exponent and multiplies where the digit is one.
  defp integer_pow(_base, 0, acc), do: acc
  defp integer_pow(base, 1, acc), do: base * acc

  defp integer_pow(base, exponent, acc) when :erlang.band(exponent, 1) === 0,
    do: integer_pow(base * base, :erlang.bsr(exponent, 1), acc)

  defp integer_pow(base, exponent, acc),
    do: integer_pow(base * base, :erlang.bsr(exponent, 1), base * acc)

  @doc """
  The bytes of a binary from `start` on, `size` of them or as many as there are. A negative start counts from the end.

  ## Examples

      iex> binary_slice("elixir", 2, 10)
      "ixir"
      iex> binary_slice("elixir", -3, 2)
      "xi"
      iex> binary_slice("elixir", 10, 1)
      ""
  """
  @doc since: "1.14.0"
  @spec binary_slice(binary, integer, non_neg_integer) :: binary
  def binary_slice(binary, start, size)
      when is_binary(binary) and is_integer(start) and is_integer(size) and size >= 0 do
    total = byte_size(binary)
    start = if start < 0, do: max(total + start, 0), else: start

    if start < total do
      :erlang.binary_part(binary, start, min(size, total - start))
    else
      ""
    end
  end

  @doc """
  The bytes of a binary in a range; negative ends count from the end of the binary.

  The step must be 1: raises `ArgumentError` for negative steps, and skips bytes for larger ones.

  ## Examples

      iex> binary_slice("elixir", 1..-2//1)
      "lixi"
      iex> binary_slice("elixir", 4..100)
      "ir"
      iex> binary_slice("elixir", 0..5//2)
      "eii"
  """
  @doc since: "1.14.0"
  @spec binary_slice(binary, Range.t()) :: binary
  def binary_slice(binary, first..last//step) when is_binary(binary) and step > 0 do
    total = byte_size(binary)
    first = if first < 0, do: max(total + first, 0), else: first
    last = min(if(last < 0, do: total + last, else: last), total - 1)

    if first > last do
      ""
    else
      take_bytes(:erlang.binary_part(binary, first, last - first + 1), step)
    end
  end

  def binary_slice(binary, _.._//_ = range) when is_binary(binary) do
    raise_argument_error("binary_slice/2 does not accept ranges with negative steps, got: #{inspect(range)}")
  end

  defp take_bytes(binary, 1), do: binary

  # Padding completes the last group, so that each group starts with a byte to keep.
  defp take_bytes(binary, step) do
    skipped = step - 1
    padded = binary <> :binary.copy(<<0>>, skipped)
    :erlang.list_to_binary(for <<byte, _::binary-size(skipped) <- padded>>, do: byte)
  end

  @doc """
  Milliseconds for a duration, keyword list of units or timeout.

  Units are `:week`, `:day`, `:hour`, `:minute`, `:second` and `:millisecond`. Raises `ArgumentError` for other units,
  repeated ones, negative values and durations with years or months.

  ## Examples

      iex> to_timeout(minute: 1, second: 30)
      90000
      iex> to_timeout(:infinity)
      :infinity
      iex> to_timeout(Duration.new!(hour: 1))
      3600000
  """
  @doc since: "1.17.0"
  @spec to_timeout([{unit, non_neg_integer}] | timeout | Duration.t()) :: timeout
        when unit: :week | :day | :hour | :minute | :second | :millisecond
  def to_timeout(duration)
  def to_timeout(:infinity), do: :infinity
  def to_timeout(timeout) when is_integer(timeout) and timeout >= 0, do: timeout
  def to_timeout(%{__struct__: Duration} = duration), do: Kernel.Timeout.from_duration(duration)
  def to_timeout(components) when is_list(components), do: Kernel.Timeout.from_components(components)

  @doc """
  Whether a macro of a *loaded* module exists.

  ## Examples

      iex> macro_exported?(Kernel, :if, 2)
      true
      iex> macro_exported?(Kernel, :self, 0)
      false
  """
  @spec macro_exported?(module, atom, arity) :: boolean
  def macro_exported?(module, macro, arity) when is_atom(module) and is_atom(macro) and is_integer(arity) do
    function_exported?(module, :__info__, 1) and :lists.member({macro, arity}, module.__info__(:macros))
  end

  ## Nested access

  @doc """
  The value under a path of keys; `nil` as soon as a step finds nothing.

  A key may be a function that takes `:get`, the data and the continuation, as `Access.all/0` and friends give.

  ## Examples

      iex> get_in(%{"john" => %{age: 27}}, ["john", :age])
      27
      iex> get_in([%{a: 1}, %{a: 2}], [Access.all(), :a])
      [1, 2]
      iex> get_in(%{}, [:a, :b])
      nil
  """
  @spec get_in(Access.t(), nonempty_list(term)) :: term
  def get_in(data, keys)

  def get_in(nil, [_ | _]), do: nil
  def get_in(data, [key]) when is_function(key), do: key.(:get, data, & &1)
  def get_in(data, [key | rest]) when is_function(key), do: key.(:get, data, &get_in(&1, rest))
  def get_in(data, [key]), do: Access.get(data, key)
  def get_in(data, [key | rest]), do: get_in(Access.get(data, key), rest)

  @doc """
  Puts a value under a path of keys.

  ## Examples

      iex> put_in(%{a: %{b: 1}}, [:a, :b], 2)
      %{a: %{b: 2}}
  """
  @spec put_in(Access.t(), nonempty_list(term), term) :: Access.t()
  def put_in(data, [_ | _] = keys, value) do
    :erlang.element(2, get_and_update_in(data, keys, fn _ -> {nil, value} end))
  end

  @doc """
  Replaces the value under a path of keys by what the function makes of it.

  ## Examples

      iex> update_in(%{a: %{b: 1}}, [:a, :b], &(&1 + 1))
      %{a: %{b: 2}}
  """
  @spec update_in(Access.t(), nonempty_list(term), (term -> term)) :: Access.t()
  def update_in(data, [_ | _] = keys, fun) when is_function(fun) do
    :erlang.element(2, get_and_update_in(data, keys, fn value -> {nil, fun.(value)} end))
  end

  @doc """
  Gets a value under a path of keys and replaces it at once.

  The function gives `{value_to_return, new_value}` or `:pop`.

  ## Examples

      iex> get_and_update_in(%{a: %{b: 1}}, [:a, :b], &{&1, &1 + 1})
      {1, %{a: %{b: 2}}}
  """
  @spec get_and_update_in(structure, keys, (term | nil -> {current_value, new_value} | :pop)) ::
          {current_value, new_structure :: structure}
        when structure: Access.t(), keys: nonempty_list(any), current_value: Access.value(), new_value: Access.value()
  def get_and_update_in(data, keys, fun)

  def get_and_update_in(data, [key], fun) when is_function(key, 3),
    do: key.(:get_and_update, data, fun)

  def get_and_update_in(data, [key | rest], fun) when is_function(key, 3),
    do: key.(:get_and_update, data, &get_and_update_in(&1, rest, fun))

  def get_and_update_in(data, [key], fun) when is_function(fun, 1),
    do: Access.get_and_update(data, key, fun)

  def get_and_update_in(data, [key | rest], fun) when is_function(fun, 1),
    do: Access.get_and_update(data, key, &get_and_update_in(&1, rest, fun))

  @doc """
  Takes the value under a path of keys out of the data: gives `{value, data_without_it}`.

  ## Examples

      iex> pop_in(%{a: %{b: 1, c: 2}}, [:a, :b])
      {1, %{a: %{c: 2}}}
      iex> pop_in(%{a: nil}, [:a, :b])
      {nil, %{}}
  """
  @spec pop_in(data, nonempty_list(Access.get_and_update_fun(term, data) | term)) :: {term, data}
        when data: Access.container()
  def pop_in(data, keys)

  def pop_in(nil, [key | _]) do
    raise_argument_error("could not pop key #{inspect(key)} on a nil value")
  end

  def pop_in(data, [_ | _] = keys), do: pop_in_data(data, keys)

  defp pop_in_data(nil, [_ | _]), do: :pop
  defp pop_in_data(data, [fun]) when is_function(fun), do: fun.(:get_and_update, data, fn _ -> :pop end)

  defp pop_in_data(data, [fun | rest]) when is_function(fun),
    do: fun.(:get_and_update, data, &pop_in_data(&1, rest))

  defp pop_in_data(data, [key]), do: Access.pop(data, key)
  defp pop_in_data(data, [key | rest]), do: Access.get_and_update(data, key, &pop_in_data(&1, rest))

  @doc """
  The value at a path written as code, where every step may find `nil`.

  `get_in(user.address.city)` gives `nil` if `user.address` is `nil`, and raises `KeyError` if a struct lacks the field.

  ## Examples

      iex> user = %{address: nil}
      iex> get_in(user.address.city)
      nil
      iex> get_in(%{a: [b: 1]}.a[:b])
      1
  """
  @doc since: "1.17.0"
  defmacro get_in(path), do: Kernel.AccessPath.get(path)

  @doc """
  Puts a value at a path written as code.

  ## Examples

      iex> users = %{"john" => %{age: 27}}
      iex> put_in(users["john"].age, 28)
      %{"john" => %{age: 28}}
  """
  defmacro put_in(path, value), do: Kernel.AccessPath.put(path, value)

  @doc """
  Takes the value at a path written as code out of the data. The last step must be an access, not a field.

  ## Examples

      iex> users = %{"john" => %{age: 27}}
      iex> pop_in(users["john"][:age])
      {27, %{"john" => %{}}}
  """
  defmacro pop_in(path), do: Kernel.AccessPath.pop(path)

  @doc """
  Replaces the value at a path written as code by what the function makes of it.

  ## Examples

      iex> users = %{"john" => %{age: 27}}
      iex> update_in(users["john"].age, &(&1 + 1))
      %{"john" => %{age: 28}}
  """
  defmacro update_in(path, fun), do: Kernel.AccessPath.update(path, fun)

  @doc """
  Gets the value at a path written as code and replaces it at once.

  ## Examples

      iex> users = %{"john" => %{age: 27}}
      iex> get_and_update_in(users["john"].age, &{&1, &1 + 1})
      {27, %{"john" => %{age: 28}}}
  """
  defmacro get_and_update_in(path, fun), do: Kernel.AccessPath.get_and_update(path, fun)

  ## Pipes, debugging, variables

  @doc """
  Gives the left side as first argument to the call on the right.

  Raises `ArgumentError` at compile time if the right side is not a call.

  ## Examples

      iex> [1, [2], 3] |> List.flatten() |> Enum.map(&(&1 * 2))
      [2, 4, 6]
  """
  defmacro left |> right, do: Kernel.Pipe.expand({:|>, [], [left, right]})

  @doc """
  Calls the function with the value and gives what it returns, so that pipes can go through any function.

  ## Examples

      iex> 1 |> then(fn x -> x * 2 end)
      2
  """
  @doc since: "1.12.0"
  defmacro then(value, fun), do: quote(do: unquote(fun).(unquote(value)))

  @doc """
  Calls the function with the value for its side effects, and gives the value.

  ## Examples

      iex> tap(1, fn x -> x + 1 end)
      1
  """
  @doc since: "1.12.0"
  defmacro tap(value, fun) do
    quote bind_quoted: [fun: fun, value: value] do
      _ = fun.(value)
      value
    end
  end

  @doc """
  Prints the code and its value (each step of a pipe, the operands of boolean operators, ...) and gives the value.

  Without argument it prints the variables in scope. What is called to build the printing code is the `:dbg_callback` of
  application `:elixir`, by default `Macro.dbg/3`.
  """
  @doc since: "1.14.0"
  defmacro dbg(code \\ quote(do: binding()), options \\ []) do
    {module, function, args} = :application.get_env(:elixir, :dbg_callback, {Macro, :dbg, []})
    Macro.compile_apply(module, function, [code, options, __CALLER__ | args], __CALLER__)
  end

  @doc """
  Binds the elements of a list (or `nil`) to a list of patterns; missing ones are `nil`, surplus ones are dropped.

  ## Examples

      iex> destructure([x, y, z], [1, 2])
      iex> {x, y, z}
      {1, 2, nil}
      iex> destructure([x], [1, 2])
      iex> x
      1
  """
  defmacro destructure(left, right) when is_list(left) do
    quote do
      unquote(left) = Kernel.Utils.destructure(unquote(right), unquote(length(left)))
    end
  end

  @doc """
  A variable that is not made hygienic: it is the caller's when used in a quote.

  ## Examples

      iex> Macro.to_string(quote(do: var!(x)))
      "var!(x)"
  """
  defmacro var!(var, context \\ nil)

  defmacro var!({name, meta, atom}, context) when is_atom(name) and is_atom(atom) do
    case Macro.expand(context, __CALLER__) do
      context when is_atom(context) ->
        # It is not hygienic any more.
        meta = :lists.keystore(:if_undefined, 1, :lists.keydelete(:counter, 1, meta), {:if_undefined, :raise})
        {name, meta, context}

      other ->
        raise_argument_error("expected var! context to expand to an atom, got: #{Macro.to_string(other)}")
    end
  end

  defmacro var!(other, _context) do
    raise_argument_error("expected a variable to be given to var!, got: #{Macro.to_string(other)}")
  end

  @doc """
  An alias that is not made hygienic: it is resolved where the macro is used.

  ## Examples

      iex> Macro.to_string(quote(do: alias!(Foo)))
      "alias!(Foo)"
  """
  defmacro alias!(alias) when is_atom(alias), do: alias
  defmacro alias!({:__aliases__, meta, args}), do: {:__aliases__, :lists.keydelete(:alias, 1, meta), args}

  @doc """
  A keyword list of the variables in scope and their values; those of the given context, by default the user's.

  In a pattern it pins them.

  ## Examples

      iex> x = 1
      iex> binding()
      [x: 1]
      iex> binding(:other_context)
      []
  """
  defmacro binding(context \\ nil) do
    in_match? = __CALLER__.context === :match

    for {name, ^context} <- :lists.sort(:maps.keys(__CALLER__.versioned_vars)) do
      {name, pin_in_match(in_match?, {name, [generated: true], context})}
    end
  end

  defp pin_in_match(true, var), do: {:^, [], [var]}
  defp pin_in_match(false, var), do: var

  ## Raising

  @doc """
  Raises an exception: a message (`RuntimeError`), an exception module, or an exception struct.

  ## Examples

      iex> try do raise("oops") rescue e in RuntimeError -> e.message end
      "oops"
  """
  defmacro raise(message) do
    quote do
      :erlang.error(unquote(build_exception(message, __CALLER__)), :none, error_info: %{module: Exception})
    end
  end

  @doc """
  Raises the exception that `exception.exception(attributes)` gives.

  ## Examples

      iex> try do raise(ArgumentError, message: "bad") rescue e -> e.message end
      "bad"
  """
  defmacro raise(exception, attributes) do
    quote(do: :erlang.error(unquote(exception).exception(unquote(attributes))))
  end

  @doc """
  Like `raise/1`, keeping a stacktrace caught before.

  ## Examples

      iex> try do
      ...>   try do raise("oops") rescue e -> reraise(e, __STACKTRACE__) end
      ...> rescue
      ...>   e -> Exception.message(e)
      ...> end
      "oops"
  """
  defmacro reraise(message, stacktrace) do
    quote do
      :erlang.raise(:error, unquote(build_exception(message, __CALLER__)), unquote(stacktrace))
    end
  end

  @doc """
  Like `raise/2`, keeping a stacktrace caught before.
  """
  defmacro reraise(exception, attributes, stacktrace) do
    quote do
      :erlang.raise(:error, unquote(exception).exception(unquote(attributes)), unquote(stacktrace))
    end
  end

  # What is known at compile time to be a message or a module needs no check at run time.
  defp build_exception(message, caller) do
    expanded =
      case not is_binary(message) and bootstrapped?(Macro) do
        true -> Macro.expand(message, caller)
        false -> message
      end

    case expanded do
      message when is_binary(message) -> quote(do: RuntimeError.exception(unquote(message)))
      {:<<>>, _, _} = message -> quote(do: RuntimeError.exception(unquote(message)))
      module when is_atom(module) -> quote(do: unquote(module).exception([]))
      other -> quote(do: Kernel.Utils.raise(unquote(other)))
    end
  end

  ## Sigils

  @doc ~S"""
  A string; escapes and interpolation work as in double quotes.

  ## Examples

      iex> ~s(f#{:o}o)
      "foo"
  """
  defmacro sigil_s(term, modifiers)
  defmacro sigil_s({:<<>>, _, [string]}, []) when is_binary(string), do: :elixir_interpolation.unescape_string(string)
  defmacro sigil_s({:<<>>, meta, pieces}, []), do: {:<<>>, meta, unescape_pieces(pieces)}

  @doc ~S"""
  A string taken literally, without escapes and interpolation.

  ## Examples

      iex> ~S(f#{o}o)
      "f\#{o}o"
  """
  defmacro sigil_S(term, modifiers)
  defmacro sigil_S({:<<>>, _, [string]}, []) when is_binary(string), do: string

  @doc ~S"""
  A charlist; escapes and interpolation work as in double quotes.

  ## Examples

      iex> ~c(f#{:o}o)
      ~c"foo"
  """
  defmacro sigil_c(term, modifiers)

  defmacro sigil_c({:<<>>, _, [string]}, []) when is_binary(string),
    do: :elixir_utils.characters_to_list(:elixir_interpolation.unescape_string(string))

  defmacro sigil_c({:<<>>, _, pieces}, []),
    do: quote(do: List.to_charlist(unquote(interpolated_list(unescape_pieces(pieces)))))

  @doc ~S"""
  A charlist taken literally, without escapes and interpolation.

  ## Examples

      iex> ~C(f#{o}o)
      ~c"f\#{o}o"
  """
  defmacro sigil_C(term, modifiers)
  defmacro sigil_C({:<<>>, _, [string]}, []) when is_binary(string), do: :elixir_utils.characters_to_list(string)

  @doc ~S"""
  A regular expression, compiled when the code is, unless it is interpolated.

  Modifiers are those of `Regex`: `u`, `i`, `s`, `m`, `x`, `f`, `U`, `E`.

  ## Examples

      iex> Regex.match?(~r/foo/i, "FOO")
      true
  """
  defmacro sigil_r(term, modifiers)

  defmacro sigil_r({:<<>>, _, [string]}, modifiers) when is_binary(string) do
    source = :elixir_interpolation.unescape_string(string, &Kernel.Sigils.regex_escape/1)
    Macro.escape(Regex.compile!(source, :binary.list_to_bin(modifiers)))
  end

  defmacro sigil_r({:<<>>, meta, pieces}, modifiers) do
    source = {:<<>>, meta, unescape_pieces(pieces, &Kernel.Sigils.regex_escape/1)}
    quote(do: Regex.compile!(unquote(source), unquote(:binary.list_to_bin(modifiers))))
  end

  @doc false
  defmacro sigil_R({:<<>>, _, [string]}, modifiers) when is_binary(string) do
    IO.warn("~R/.../ is deprecated, use ~r/.../ instead", Macro.Env.stacktrace(__CALLER__))
    Macro.escape(Regex.compile!(string, :binary.list_to_bin(modifiers)))
  end

  @doc ~S"""
  A list of the words of a text; escapes and interpolation work as in double quotes.

  The modifier says what the words become: `s` strings (the default), `a` atoms, `c` charlists.

  ## Examples

      iex> ~w(foo #{:bar} baz)
      ["foo", "bar", "baz"]
      iex> ~w(foo bar)a
      [:foo, :bar]
  """
  defmacro sigil_w(term, modifiers)

  defmacro sigil_w({:<<>>, _, [string]}, modifiers) when is_binary(string),
    do: Kernel.Sigils.words(:elixir_interpolation.unescape_string(string), modifiers)

  defmacro sigil_w({:<<>>, meta, pieces}, modifiers),
    do: Kernel.Sigils.words({:<<>>, meta, unescape_pieces(pieces)}, modifiers)

  @doc ~S"""
  A list of the words of a text taken literally. Modifiers are those of `~w`.

  ## Examples

      iex> ~W(foo #{bar})
      ["foo", "\#{bar}"]
  """
  defmacro sigil_W(term, modifiers)

  defmacro sigil_W({:<<>>, _, [string]}, modifiers) when is_binary(string),
    do: Kernel.Sigils.words(string, modifiers)

  @doc """
  A `Date`; a calendar other than `Calendar.ISO` may follow.

  ## Examples

      iex> ~D[2015-01-13].year
      2015
  """
  defmacro sigil_D(date_string, modifiers)
  defmacro sigil_D({:<<>>, _, [string]}, []), do: Kernel.Sigils.date(string)

  @doc """
  A `Time`; a calendar other than `Calendar.ISO` may follow.

  ## Examples

      iex> ~T[13:00:07].minute
      0
  """
  defmacro sigil_T(time_string, modifiers)
  defmacro sigil_T({:<<>>, _, [string]}, []), do: Kernel.Sigils.time(string)

  @doc """
  A `NaiveDateTime`; a calendar other than `Calendar.ISO` may follow.

  ## Examples

      iex> ~N[2015-01-13 13:00:07].hour
      13
  """
  defmacro sigil_N(naive_datetime_string, modifiers)
  defmacro sigil_N({:<<>>, _, [string]}, []), do: Kernel.Sigils.naive_datetime(string)

  @doc """
  A `DateTime` in UTC; the text must end in `Z` or a zero offset.

  ## Examples

      iex> ~U[2015-01-13 13:00:07Z].time_zone
      "Etc/UTC"
  """
  @doc since: "1.9.0"
  defmacro sigil_U(datetime_string, modifiers)
  defmacro sigil_U({:<<>>, _, [string]}, []), do: Kernel.Sigils.utc_datetime(string)

  defp unescape_pieces(pieces) do
    for piece <- pieces do
      if is_binary(piece), do: :elixir_interpolation.unescape_string(piece), else: piece
    end
  end

  defp unescape_pieces(pieces, map) do
    for piece <- pieces do
      if is_binary(piece), do: :elixir_interpolation.unescape_string(piece, map), else: piece
    end
  end

  defp interpolated_list(pieces) do
    for piece <- pieces do
      case piece do
        {:"::", _, [interpolated, {:binary, _, _}]} -> interpolated
        binary -> binary
      end
    end
  end

  ## Definitions

  @doc """
  Defines a module; the body runs as code. Gives `{:module, name, binary, value}`.

  Inside another module the new one is nested: `defmodule Bar` in `Foo` defines `Foo.Bar` and aliases it as `Bar`.

  ## Examples

      iex> defmodule KernelDocNumber do
      ...>   def one, do: 1
      ...> end
      iex> KernelDocNumber.one()
      1
  """
  defmacro defmodule(alias, do_block)

  defmacro defmodule(alias, do: block) do
    env = __CALLER__
    {meta, name, require} = module_name(alias, env)

    quote do
      unquote(require)

      :elixir_module.compile(
        unquote(meta),
        unquote(name),
        unquote(module_body(block, env)),
        unquote(:lists.map(&module_var/1, :lists.sort(:maps.keys(env.versioned_vars)))),
        false,
        __ENV__
      )
    end
  end

  defp module_name(alias, env) do
    meta = alias_meta(alias)

    case expand_module_name(alias, env) do
      name when is_atom(name) ->
        {name, required, opts} = nest_module(alias, name, env)
        {line_of(meta), name, {:require, [{:defined, name} | meta], [required, opts]}}

      dynamic ->
        {line_of(alias_or_call_meta(alias)), dynamic, nil}
    end
  end

  defp expand_module_name(alias, env) do
    case bootstrapped?(Macro) do
      true -> Macro.expand(alias, env)
      false -> :elixir_aliases.expand_or_concat(alias_meta(alias), :erlang.element(3, alias), env, true)
    end
  end

  defp alias_meta({:__aliases__, meta, _}), do: meta
  defp alias_meta(_), do: []

  defp alias_or_call_meta({_, meta, _}) when is_list(meta), do: meta
  defp alias_or_call_meta(_), do: []

  defp line_of(meta) do
    case :lists.keyfind(:line, 1, meta) do
      {:line, line} -> [line: line]
      false -> []
    end
  end

  # `defmodule A.B` in Outer is Outer.A.B, and A now means Outer.A.
  defp nest_module({:__aliases__, _, [:"Elixir", _ | _]}, name, _env), do: {name, name, []}

  defp nest_module({:__aliases__, _, [first | rest]}, _name, %{module: outer})
       when is_atom(first) and outer !== nil do
    nested = :elixir_aliases.concat([outer, first])
    {:elixir_aliases.concat([nested | rest]), nested, [as: :elixir_aliases.concat([first]), warn: false]}
  end

  defp nest_module(_alias, name, _env), do: {name, name, []}

  # The body is data until the module is compiled. Where nothing else can see it, it is kept aside, not built by code.
  defp module_body(block, %{function: nil, lexical_tracker: tracker}) when tracker !== nil do
    key = :elixir_lexical.write_cache(tracker, block)
    quote(do: :elixir_lexical.read_cache(unquote(key)))
  end

  defp module_body(block, _env), do: :elixir_quote.escape(block, :none, false)

  defp module_var({name, kind}) when is_atom(kind), do: {name, [generated: true], kind}
  defp module_var({name, kind}), do: {name, [counter: kind, generated: true], nil}

  @doc """
  Defines a public function.

  A call with the same name and number of arguments adds a clause. Arguments may have defaults (`\\\\`), a head may have
  guards and no body, and the body may have `rescue`, `catch`, `after` and `else`.

  ## Examples

      iex> defmodule KernelDocGreeting do
      ...>   def hello(name \\\\ "world"), do: "hello " <> name
      ...> end
      iex> KernelDocGreeting.hello()
      "hello world"
  """
  defmacro def(call, expr \\ nil), do: define(:def, call, expr, __CALLER__)

  @doc """
  Defines a private function: only its module can call it.

  ## Examples

      iex> defmodule KernelDocPrivate do
      ...>   def twice(x), do: double(x)
      ...>   defp double(x), do: x * 2
      ...> end
      iex> KernelDocPrivate.twice(2)
      4
  """
  defmacro defp(call, expr \\ nil), do: define(:defp, call, expr, __CALLER__)

  @doc """
  Defines a public macro: a function from quoted expressions to a quoted expression, run while its callers are compiled.

  ## Examples

      iex> defmodule KernelDocMacro do
      ...>   defmacro twice(x), do: quote(do: unquote(x) * 2)
      ...> end
      iex> Macro.to_string(KernelDocMacro."MACRO-twice"(__ENV__, 1))
      "1 * 2"
  """
  defmacro defmacro(call, expr \\ nil), do: define(:defmacro, call, expr, __CALLER__)

  @doc """
  Defines a private macro: only functions after it in its module can use it.
  """
  defmacro defmacrop(call, expr \\ nil), do: define(:defmacrop, call, expr, __CALLER__)

  defp define(kind, call, expr, env) do
    module = assert_module_scope(env, kind, 2)
    assert_no_function_scope(env, kind, 2)
    store = definition_store(call, expr, module)
    position = :elixir_module.cache_env(env)
    quote(do: :elixir_def.store_definition(unquote(kind), unquote(store), unquote(position)))
  end

  # Definitions with unquote fragments are built when the body of the module runs; all others wait as they are.
  defp definition_store(call, expr, module) do
    case :elixir_quote.has_unquotes(call) or :elixir_quote.has_unquotes(expr) do
      true ->
        :elixir_quote.escape({call, expr}, :none, true)

      false ->
        key = :erlang.unique_integer()
        :elixir_module.write_cache(module, key, {call, expr})
        key
    end
  end

  defp assert_module_scope(%{module: nil}, name, arity) do
    raise_argument_error("cannot invoke #{name}/#{arity} outside module")
  end

  defp assert_module_scope(%{module: module}, _name, _arity), do: module

  defp assert_no_function_scope(%{function: nil}, _name, _arity), do: :ok

  defp assert_no_function_scope(_env, name, arity) do
    raise_argument_error("cannot invoke #{name}/#{arity} inside function/macro")
  end

  @doc """
  Sets and reads module attributes.

  `@name value` sets one while the module is being defined, `@name` reads it. Inside functions the value that it has at
  that point becomes part of the function. Some names have a meaning of their own, see `Module`.

  ## Examples

      iex> defmodule KernelDocAttribute do
      ...>   @answer 42
      ...>   def answer, do: @answer
      ...> end
      iex> KernelDocAttribute.answer()
      42
  """
  defmacro @expr

  defmacro @{:__aliases__, _meta, _args} do
    raise_argument_error("module attributes set via @ cannot start with an uppercase letter")
  end

  defmacro @{name, _meta, args} when is_atom(name) do
    assert_module_scope(__CALLER__, :@, 1)

    case bootstrapped?(Module) do
      true ->
        assert_attribute_scope(__CALLER__)
        Kernel.Attribute.expand(name, args, __CALLER__)

      false ->
        keep_attribute(name, args, __CALLER__)
    end
  end

  # While Module is not there, only values that functions may read are kept.
  defp keep_attribute(name, [_value], _caller)
       when name in [:moduledoc, :doc, :typedoc, :type, :typep, :opaque, :spec, :callback, :macrocallback] or
              name in [:optional_callbacks, :impl, :behaviour, :deprecated, :compile, :dialyzer, :derive],
       do: nil

  defp keep_attribute(name, [value], _caller),
    do: quote(do: :elixir_module.write_cache(__MODULE__, {:attribute, unquote(name)}, unquote(value)))

  defp keep_attribute(name, _args, %{function: nil}),
    do: quote(do: :elixir_module.read_cache(__MODULE__, {:attribute, unquote(name)}))

  defp keep_attribute(name, _args, caller) do
    value = :elixir_module.read_cache(:maps.get(:module, caller), {:attribute, name})
    :elixir_quote.escape(value, :none, false)
  end

  defp assert_attribute_scope(%{function: nil, context: context}) when context !== nil do
    raise_argument_error("""
    invalid usage of module attributes. Module attributes cannot be used inside pattern matching (and guards) \
    outside of a function. If you are trying to define an attribute, do not do this:

        @foo = :value

    Instead, do this:

        @foo :value
    """)
  end

  defp assert_attribute_scope(_env), do: :ok

  @doc """
  Makes functions of this module overridable: a later definition replaces them and can call them with `super`.

  Takes a keyword list of names and arities, or a behaviour whose callbacks become overridable.

  ## Examples

      iex> defmodule KernelDocOverridable do
      ...>   def value, do: 1
      ...>   defoverridable value: 0
      ...>   def value, do: super() + 1
      ...> end
      iex> KernelDocOverridable.value()
      2
  """
  defmacro defoverridable(keywords_or_behaviour) do
    assert_module_scope(__CALLER__, :defoverridable, 1)
    quote(do: Module.make_overridable(__MODULE__, unquote(keywords_or_behaviour)))
  end

  @doc """
  Lets a module (or several, `use Base.{A, B}`) put code into the current one: requires it and calls its `__using__/1`.

  ## Examples

      iex> defmodule KernelDocUsing do
      ...>   defmacro __using__(opts), do: quote(do: def(opts, do: unquote(opts)))
      ...> end
      iex> Macro.to_string(quote(do: use(KernelDocUsing, a: 1)))
      "use KernelDocUsing, a: 1"
  """
  defmacro use(module, opts \\ []) do
    calls =
      for expanded <- expand_used_modules(module, __CALLER__) do
        assert_used_module(expanded, module)

        quote do
          require unquote(expanded)
          unquote(expanded).__using__(unquote(opts))
        end
      end

    quote(do: (unquote_splicing(calls)))
  end

  defp expand_used_modules({{:., _, [base, :{}]}, _, names}, env) do
    base = Macro.expand(base, env)

    for name <- names do
      case name do
        {:__aliases__, _, parts} -> Module.concat([base | parts])
        atom when is_atom(atom) -> Module.concat(base, atom)
        other -> other
      end
    end
  end

  defp expand_used_modules(module, env), do: [Macro.expand(module, env)]

  defp assert_used_module(module, _quoted) when is_atom(module), do: :ok

  defp assert_used_module(_expanded, quoted) do
    raise_argument_error(
      "invalid arguments for use, expected a compile time atom or alias, got: #{Macro.to_string(quoted)}"
    )
  end

  @doc """
  Defines functions that call functions of another module with the same arguments.

  Options: `:to`, the module; `:as`, the name there. The docs get `delegate_to` metadata.

  ## Examples

      iex> defmodule KernelDocDelegate do
      ...>   defdelegate reverse(list), to: Enum
      ...> end
      iex> KernelDocDelegate.reverse([1, 2])
      [2, 1]
  """
  defmacro defdelegate(funs, opts) do
    funs = Macro.escape(funs, unquote: true)
    opts = Kernel.Utils.expand_delegate_target(opts, __CALLER__)

    quote bind_quoted: [funs: funs, opts: opts] do
      target = Kernel.Utils.defdelegate_all(funs, opts, __ENV__)

      for fun <- List.wrap(funs) do
        {name, args, as, as_args} = Kernel.Utils.defdelegate_each(fun, opts)

        Kernel.@(doc(delegate_to: {target, as, :erlang.length(as_args)}))

        def unquote({name, [line: __ENV__.line], args}) do
          unquote(target).unquote(as)(unquote_splicing(as_args))
        end
      end
    end
  end

  @doc """
  Defines the struct of this module: a list of fields, each with a default (`nil` for plain atoms).

  `@enforce_keys` names the fields that must be given, `@derive` the protocols to derive. Gives the struct with its defaults.

  ## Examples

      iex> defmodule KernelDocUser do
      ...>   defstruct [:name, age: 18]
      ...> end
      iex> struct(KernelDocUser, name: "Ann") |> Map.from_struct()
      %{name: "Ann", age: 18}
  """
  defmacro defstruct(fields) do
    quote bind_quoted: [fields: fields, bootstrapped?: bootstrapped?(Protocol)] do
      {struct, derive, escaped_struct, kv, body} =
        Kernel.Utils.defstruct(__MODULE__, fields, bootstrapped?, __ENV__)

      case derive do
        [] -> :ok
        _ -> Protocol.__derive__(derive, __MODULE__, __ENV__)
      end

      def __struct__(), do: unquote(escaped_struct)
      def __struct__(unquote(kv)), do: unquote(body)

      Kernel.Utils.announce_struct(__MODULE__)
      struct
    end
  end

  @doc """
  Defines an exception: a struct with the field `:__exception__` and the behaviour `Exception`.

  With a `:message` field, `message/1` reads it and `exception/1` accepts a message too. Both can be overridden.

  ## Examples

      iex> defmodule KernelDocError do
      ...>   defexception message: "something went wrong"
      ...> end
      iex> try do raise(KernelDocError) rescue e -> Exception.message(e) end
      "something went wrong"
  """
  defmacro defexception(fields) do
    quote bind_quoted: [fields: fields] do
      Kernel.@(behaviour(Exception))
      struct = defstruct([__exception__: true] ++ fields)

      if Map.has_key?(struct, :message) do
        Kernel.@(impl(true))
        def message(exception), do: exception.message
        defoverridable message: 1

        Kernel.@(impl(true))
        def exception(msg) when Kernel.is_binary(msg), do: exception(message: msg)
      end

      # Without :message only keywords make sense; the clause comes last, so a message of another type is still an error.
      Kernel.@(impl(true))
      def exception(args) when Kernel.is_list(args) do
        case __struct__(args) do
          %{__struct__: __MODULE__} = exception -> exception
          # What it is instead is an error, which struct!/2 knows how to name.
          _ -> struct!(__MODULE__, args)
        end
      end

      defoverridable exception: 1
    end
  end

  @doc """
  Defines a macro for guards: `defguard is_even(value) when rem(value, 2) == 0`.

  It works in guards and outside of them, where its arguments are evaluated once.

  ## Examples

      iex> defmodule KernelDocGuard do
      ...>   defguard is_positive(value) when is_integer(value) and value > 0
      ...>   def positive?(value) when is_positive(value), do: true
      ...>   def positive?(_), do: false
      ...> end
      iex> KernelDocGuard.positive?(-1)
      false
  """
  @doc since: "1.6.0"
  defmacro defguard(guard), do: define_guard(:defmacro, guard, __CALLER__)

  @doc """
  Like `defguard/1`, but private to the module.
  """
  @doc since: "1.6.0"
  defmacro defguardp(guard), do: define_guard(:defmacrop, guard, __CALLER__)

  defp define_guard(kind, guard, env) do
    {call, expr} = Kernel.Guard.expand(guard)
    definition = define(kind, call, expr, env)

    case kind do
      :defmacro ->
        quote do
          Kernel.@(doc(guard: true))
          unquote(definition)
        end

      :defmacrop ->
        definition
    end
  end

  @doc """
  Defines a protocol: functions whose implementation depends on the type of their first argument. See `Protocol`.

  ## Examples

      iex> defmodule KernelDocProtocols do
      ...>   defprotocol Size do
      ...>     def size(data)
      ...>   end
      ...>   defimpl Size, for: Map do
      ...>     def size(map), do: map_size(map)
      ...>   end
      ...> end
      iex> KernelDocProtocols.Size.size(%{a: 1})
      1
  """
  defmacro defprotocol(name, do_block)
  defmacro defprotocol(name, do: block), do: Protocol.__protocol__(name, do: block)

  @doc """
  Defines the implementation of a protocol for one type or several: `defimpl Protocol, for: Type do ... end`.

  Inside the module of a struct `:for` may be left out.
  """
  defmacro defimpl(name, opts, do_block \\ []), do: Protocol.__impl__(name, opts, do_block, __CALLER__)
end
