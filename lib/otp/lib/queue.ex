defmodule :queue do
  @moduledoc """
  Double-ended queues: adding and taking at both ends takes constant time on average.

  A queue is `{rear, front}`: the rear list holds the last elements, the very last first, the front list the others from the first
  on. Where there are two or more elements, neither list is empty; a list that runs out is refilled with half of the other.
  Programs see this form when they inspect a queue, and it is that of OTP.
  """

  import Kernel, except: [in: 2]

  @type queue(element) :: {[element], [element]}
  @type queue :: queue(term())

  # A wrong argument is blamed on the function that was called.
  defmacrop bad_argument(arguments) do
    quote do: :erlang.error(:badarg, unquote(arguments))
  end

  @doc """
  An empty queue.

      iex> :queue.new()
      {[], []}
  """
  @spec new() :: queue()
  def new, do: {[], []}

  @doc """
  Tells whether a term is a queue: a pair of lists.

      iex> :queue.is_queue({[], []})
      true
  """
  @spec is_queue(term()) :: boolean()
  def is_queue({rear, front}) when is_list(rear) and is_list(front), do: true
  def is_queue(_term), do: false

  @doc """
  Tells whether there are no elements.

      iex> :queue.is_empty(:queue.new())
      true
  """
  @spec is_empty(queue()) :: boolean()
  def is_empty({[], []}), do: true
  def is_empty({rear, front}) when is_list(rear) and is_list(front), do: false
  def is_empty(queue), do: bad_argument([queue])

  @doc """
  How many elements; takes linear time.

      iex> :queue.len(:queue.from_list([1, 2]))
      2
  """
  @spec len(queue()) :: non_neg_integer()
  def len({rear, front}) when is_list(rear) and is_list(front), do: length(rear) + length(front)
  def len(queue), do: bad_argument([queue])

  @doc """
  The elements from the first to the last.

      iex> :queue.to_list(:queue.from_list([1, 2]))
      [1, 2]
  """
  @spec to_list(queue(element)) :: [element] when element: var
  def to_list({rear, front}) when is_list(rear) and is_list(front), do: front ++ :lists.reverse(rear)
  def to_list(queue), do: bad_argument([queue])

  @doc """
  A queue of the elements of a list.

      iex> :queue.from_list([1, 2, 3])
      {[3, 2], [1]}
  """
  @spec from_list([element]) :: queue(element) when element: var
  def from_list(list) when is_list(list), do: from_front(list)
  def from_list(list), do: bad_argument([list])

  @doc """
  Tells whether an element is in the queue; takes linear time.

      iex> :queue.member(2, :queue.from_list([1, 2]))
      true
  """
  @spec member(term(), queue()) :: boolean()
  def member(element, {rear, front}) when is_list(rear) and is_list(front) do
    :lists.member(element, rear) or :lists.member(element, front)
  end

  def member(element, queue), do: bad_argument([element, queue])

  # Adding and taking

  @doc """
  Adds an element at the rear.

      iex> :queue.to_list(:queue.in(3, :queue.from_list([1, 2])))
      [1, 2, 3]
  """
  @spec unquote(:in)(element, queue(element)) :: queue(element) when element: var
  def unquote(:in)(element, {[_] = rear, []}), do: {[element], rear}
  def unquote(:in)(element, {rear, front}) when is_list(rear) and is_list(front), do: {[element | rear], front}
  def unquote(:in)(element, queue), do: bad_argument([element, queue])

  @doc """
  Adds an element at the front.

      iex> :queue.to_list(:queue.in_r(0, :queue.from_list([1, 2])))
      [0, 1, 2]
  """
  @spec in_r(element, queue(element)) :: queue(element) when element: var
  def in_r(element, {[], [_] = front}), do: {front, [element]}
  def in_r(element, {rear, front}) when is_list(rear) and is_list(front), do: {rear, [element | front]}
  def in_r(element, queue), do: bad_argument([element, queue])

  @doc """
  Takes the first element.

      iex> :queue.out(:queue.from_list([1]))
      {{:value, 1}, {[], []}}
      iex> :queue.out(:queue.new())
      {:empty, {[], []}}
  """
  @spec out(queue(element)) :: {{:value, element}, queue(element)} | {:empty, queue(element)} when element: var
  def out({[], []} = queue), do: {:empty, queue}
  def out({[element], []}), do: {{:value, element}, {[], []}}

  def out({[last | rear], []}) when is_list(rear) do
    [first | front] = :lists.reverse(rear)
    {{:value, first}, {[last], front}}
  end

  def out({rear, [first]}) when is_list(rear), do: {{:value, first}, from_rear(rear)}
  def out({rear, [first | front]}) when is_list(rear), do: {{:value, first}, {rear, front}}
  def out(queue), do: bad_argument([queue])

  @doc """
  Takes the last element.

      iex> :queue.out_r(:queue.from_list([1]))
      {{:value, 1}, {[], []}}
  """
  @spec out_r(queue(element)) :: {{:value, element}, queue(element)} | {:empty, queue(element)} when element: var
  def out_r({[], []} = queue), do: {:empty, queue}
  def out_r({[], [element]}), do: {{:value, element}, {[], []}}

  def out_r({[], [first | front]}) when is_list(front) do
    [last | rear] = :lists.reverse(front)
    {{:value, last}, {rear, [first]}}
  end

  def out_r({[last], front}) when is_list(front), do: {{:value, last}, from_front(front)}
  def out_r({[last | rear], front}) when is_list(front), do: {{:value, last}, {rear, front}}
  def out_r(queue), do: bad_argument([queue])

  # Looking at the ends

  @doc "The first element of a queue that has some; raises `:empty` otherwise."
  @spec get(queue(element)) :: element when element: var
  def get({[], []} = queue), do: :erlang.error(:empty, [queue])
  def get({rear, front}) when is_list(rear) and is_list(front), do: first(rear, front)
  def get(queue), do: bad_argument([queue])

  @doc "The last element of a queue that has some; raises `:empty` otherwise."
  @spec get_r(queue(element)) :: element when element: var
  def get_r({[], []} = queue), do: :erlang.error(:empty, [queue])
  def get_r({rear, front}) when is_list(rear) and is_list(front), do: first(front, rear)
  def get_r(queue), do: bad_argument([queue])

  @doc """
  `{:value, element}` of the first element, or `:empty`.

      iex> :queue.peek(:queue.from_list([1, 2]))
      {:value, 1}
  """
  @spec peek(queue(element)) :: {:value, element} | :empty when element: var
  def peek({[], []}), do: :empty
  def peek({rear, [first | _]}) when is_list(rear), do: {:value, first}
  def peek({[first], []}), do: {:value, first}
  def peek({[_ | rear], []}), do: {:value, :lists.last(rear)}
  def peek(queue), do: bad_argument([queue])

  @doc """
  `{:value, element}` of the last element, or `:empty`.

      iex> :queue.peek_r(:queue.from_list([1, 2]))
      {:value, 2}
  """
  @spec peek_r(queue(element)) :: {:value, element} | :empty when element: var
  def peek_r({[], []}), do: :empty
  def peek_r({[last | _], front}) when is_list(front), do: {:value, last}
  def peek_r({[], [last]}), do: {:value, last}
  def peek_r({[], [_ | front]}), do: {:value, :lists.last(front)}
  def peek_r(queue), do: bad_argument([queue])

  @doc "The queue without its first element; raises `:empty` where there is none."
  @spec drop(queue(element)) :: queue(element) when element: var
  def drop({[], []} = queue), do: :erlang.error(:empty, [queue])
  def drop({[_], []}), do: {[], []}

  def drop({[last | rear], []}) when is_list(rear) do
    [_ | front] = :lists.reverse(rear)
    {[last], front}
  end

  def drop({rear, [_]}) when is_list(rear), do: from_rear(rear)
  def drop({rear, [_ | front]}) when is_list(rear), do: {rear, front}
  def drop(queue), do: bad_argument([queue])

  @doc "The queue without its last element; raises `:empty` where there is none."
  @spec drop_r(queue(element)) :: queue(element) when element: var
  def drop_r({[], []} = queue), do: :erlang.error(:empty, [queue])
  def drop_r({[], [_]}), do: {[], []}

  def drop_r({[], [first | front]}) when is_list(front) do
    [_ | rear] = :lists.reverse(front)
    {rear, [first]}
  end

  def drop_r({[_], front}) when is_list(front), do: from_front(front)
  def drop_r({[_ | rear], front}) when is_list(front), do: {rear, front}
  def drop_r(queue), do: bad_argument([queue])

  defp first(_rear, [element | _]), do: element
  defp first([element], []), do: element
  defp first([_ | rear], []), do: :lists.last(rear)

  # Whole queues

  @doc """
  The queue back to front.

      iex> :queue.to_list(:queue.reverse(:queue.from_list([1, 2, 3])))
      [3, 2, 1]
  """
  @spec reverse(queue(element)) :: queue(element) when element: var
  def reverse({rear, front}) when is_list(rear) and is_list(front), do: {front, rear}
  def reverse(queue), do: bad_argument([queue])

  @doc """
  Two queues one behind the other.

      iex> :queue.to_list(:queue.join(:queue.from_list([1]), :queue.from_list([2])))
      [1, 2]
  """
  @spec join(queue(element), queue(element)) :: queue(element) when element: var
  def join({rear, front} = queue, {[], []}) when is_list(rear) and is_list(front), do: queue
  def join({[], []}, {rear, front} = queue) when is_list(rear) and is_list(front), do: queue

  def join({rear1, front1}, {rear2, front2})
      when is_list(rear1) and is_list(front1) and is_list(rear2) and is_list(front2) do
    {rear2, front1 ++ :lists.reverse(rear1, front2)}
  end

  def join(queue1, queue2), do: bad_argument([queue1, queue2])

  @doc """
  The first `n` elements and the others.

      iex> {a, b} = :queue.split(1, :queue.from_list([1, 2, 3]))
      iex> {:queue.to_list(a), :queue.to_list(b)}
      {[1], [2, 3]}
  """
  @spec split(non_neg_integer(), queue(element)) :: {queue(element), queue(element)} when element: var
  def split(0, {rear, front} = queue) when is_list(rear) and is_list(front), do: {{[], []}, queue}

  def split(n, {rear, front} = queue) when is_integer(n) and n >= 1 and is_list(rear) and is_list(front) do
    in_front = length(front)

    cond do
      n < in_front ->
        [first | rest] = front
        split_front(n - 1, rest, rear, [], [first])

      n == in_front ->
        {from_front(front), from_rear(rear)}

      true ->
        case length(rear) - (n - in_front) do
          left when left < 0 ->
            bad_argument([n, queue])

          0 ->
            {queue, {[], []}}

          left ->
            [last | rest] = rear
            split_rear(left - 1, rest, front, [last], [])
        end
    end
  end

  def split(n, queue), do: bad_argument([n, queue])

  defp split_front(0, front, rear, taken_rear, taken), do: {{taken_rear, taken}, {rear, front}}

  defp split_front(n, [element | front], rear, taken_rear, taken) do
    split_front(n - 1, front, rear, [element | taken_rear], taken)
  end

  defp split_rear(0, rear, front, rest_rear, rest_front), do: {{rear, front}, {rest_rear, rest_front}}

  defp split_rear(n, [element | rear], front, rest_rear, rest_front) do
    split_rear(n - 1, rear, front, rest_rear, [element | rest_front])
  end

  @doc """
  Keeps the elements for which `fun` gives `true`, and takes the elements of a list it gives instead.

      iex> :queue.to_list(:queue.filter(fn x -> x > 1 and [x, x] end, :queue.from_list([1, 2])))
      [2, 2]
  """
  @spec filter((element -> boolean() | [element]), queue(element)) :: queue(element) when element: var
  def filter(fun, {rear, front}) when is_function(fun, 1) and is_list(rear) and is_list(front) do
    front = filter_front(fun, front)
    kept(filter_rear(fun, rear), front)
  end

  def filter(fun, queue), do: bad_argument([fun, queue])

  # Whichever list has become empty is refilled.
  defp kept([], front), do: from_front(front)
  defp kept(rear, []), do: from_rear(rear)
  defp kept(rear, front), do: {rear, front}

  defp filter_front(_fun, []), do: []

  defp filter_front(fun, [element | front]) do
    case fun.(element) do
      true -> [element | filter_front(fun, front)]
      false -> filter_front(fun, front)
      [] -> filter_front(fun, front)
      list when is_list(list) -> list ++ filter_front(fun, front)
    end
  end

  # The rear is read from its end, so that the fun meets the elements in order.
  defp filter_rear(_fun, []), do: []

  defp filter_rear(fun, [element | rear]) do
    rear = filter_rear(fun, rear)

    case fun.(element) do
      true -> [element | rear]
      false -> rear
      [] -> rear
      list when is_list(list) -> :lists.reverse(list, rear)
    end
  end

  @doc """
  Keeps the elements for which `fun` gives `true`, and takes `value` for those with `{true, value}`.

      iex> :queue.to_list(:queue.filtermap(fn x -> {true, x + 1} end, :queue.from_list([1, 2])))
      [2, 3]
  """
  @spec filtermap((element -> boolean() | {true, value}), queue(element)) :: queue(element | value)
        when element: var, value: var
  def filtermap(fun, {rear, front}) when is_function(fun, 1) and is_list(rear) and is_list(front) do
    front = :lists.filtermap(fun, front)
    kept(filtermap_rear(fun, rear), front)
  end

  def filtermap(fun, queue), do: bad_argument([fun, queue])

  defp filtermap_rear(_fun, []), do: []

  defp filtermap_rear(fun, [element | rear]) do
    rear = filtermap_rear(fun, rear)

    case fun.(element) do
      true -> [element | rear]
      {true, value} -> [value | rear]
      false -> rear
    end
  end

  @doc """
  Calls `fun` with each element and the result so far, from the first to the last.

      iex> :queue.fold(&+/2, 0, :queue.from_list([1, 2]))
      3
  """
  @spec fold((element, acc -> acc), acc, queue(element)) :: acc when element: var, acc: var
  def fold(fun, acc, {rear, front}) when is_function(fun, 2) and is_list(rear) and is_list(front) do
    :lists.foldr(fun, :lists.foldl(fun, acc, front), rear)
  end

  def fold(fun, acc, queue), do: bad_argument([fun, acc, queue])

  @doc "Tells whether `fun` gives `true` for all elements; the rear half is asked in any order."
  @spec all((element -> boolean()), queue(element)) :: boolean() when element: var
  def all(fun, {rear, front}) when is_function(fun, 1) and is_list(rear) and is_list(front) do
    :lists.all(fun, front) and :lists.all(fun, rear)
  end

  def all(fun, queue), do: bad_argument([fun, queue])

  @doc "Tells whether `fun` gives `true` for an element; the rear half is asked in any order."
  @spec any((element -> boolean()), queue(element)) :: boolean() when element: var
  def any(fun, {rear, front}) when is_function(fun, 1) and is_list(rear) and is_list(front) do
    :lists.any(fun, front) or :lists.any(fun, rear)
  end

  def any(fun, queue), do: bad_argument([fun, queue])

  @doc """
  The queue without the first element that matches.

      iex> :queue.to_list(:queue.delete(1, :queue.from_list([1, 2, 1])))
      [2, 1]
  """
  @spec delete(term(), queue(element)) :: queue(element) when element: var
  def delete(element, {rear, front}) when is_list(rear) and is_list(front) do
    delete_first(&(&1 === element), rear, front)
  end

  def delete(element, queue), do: bad_argument([element, queue])

  @doc "The queue without the last element that matches; see `delete/2`."
  @spec delete_r(term(), queue(element)) :: queue(element) when element: var
  def delete_r(element, {rear, front}) when is_list(rear) and is_list(front) do
    {front, rear} = delete_first(&(&1 === element), front, rear)
    {rear, front}
  end

  def delete_r(element, queue), do: bad_argument([element, queue])

  @doc "The queue without the first element for which `fun` gives `true`."
  @spec delete_with((element -> boolean()), queue(element)) :: queue(element) when element: var
  def delete_with(fun, {rear, front}) when is_function(fun, 1) and is_list(rear) and is_list(front) do
    delete_first(fun, rear, front)
  end

  def delete_with(fun, queue), do: bad_argument([fun, queue])

  @doc "The queue without the last element for which `fun` gives `true`."
  @spec delete_with_r((element -> boolean()), queue(element)) :: queue(element) when element: var
  def delete_with_r(fun, {rear, front}) when is_function(fun, 1) and is_list(rear) and is_list(front) do
    {front, rear} = delete_first(fun, front, rear)
    {rear, front}
  end

  def delete_with_r(fun, queue), do: bad_argument([fun, queue])

  defp delete_first(fun, rear, front) do
    case without_first(fun, front) do
      {:ok, []} -> from_rear(rear)
      {:ok, front} -> {rear, front}
      :error -> delete_in_rear(fun, rear, front)
    end
  end

  defp delete_in_rear(fun, rear, front) do
    case without_last(fun, rear) do
      {:ok, []} -> from_front(front)
      {:ok, rear} -> {rear, front}
      :error -> {rear, front}
    end
  end

  defp without_first(_fun, []), do: :error

  defp without_first(fun, [element | rest]) do
    case fun.(element) do
      true -> {:ok, rest}
      false -> with {:ok, rest} <- without_first(fun, rest), do: {:ok, [element | rest]}
    end
  end

  defp without_last(_fun, []), do: :error

  defp without_last(fun, [element | rest]) do
    case without_last(fun, rest) do
      {:ok, rest} -> {:ok, [element | rest]}
      :error -> if fun.(element), do: {:ok, rest}, else: :error
    end
  end

  # The names of Okasaki's book

  @doc "Adds an element at the front: `in_r/2`."
  @spec cons(element, queue(element)) :: queue(element) when element: var
  def cons(element, queue), do: in_r(element, queue)

  @doc "The first element: `get/1`."
  @spec head(queue(element)) :: element when element: var
  def head({[], []} = queue), do: :erlang.error(:empty, [queue])
  def head({rear, front}) when is_list(rear) and is_list(front), do: first(rear, front)
  def head(queue), do: bad_argument([queue])

  @doc "The queue without its first element: `drop/1`."
  @spec tail(queue(element)) :: queue(element) when element: var
  def tail(queue), do: drop(queue)

  @doc "Adds an element at the rear: `in/2`."
  @spec snoc(queue(element), element) :: queue(element) when element: var
  def snoc(queue, element), do: unquote(:in)(element, queue)

  @doc "The last element: `get_r/1`."
  @spec last(queue(element)) :: element when element: var
  def last(queue), do: get_r(queue)

  @doc "The last element: `get_r/1`."
  @spec daeh(queue(element)) :: element when element: var
  def daeh(queue), do: get_r(queue)

  @doc "The queue without its last element: `drop_r/1`."
  @spec init(queue(element)) :: queue(element) when element: var
  def init(queue), do: drop_r(queue)

  @doc "The queue without its last element: `drop_r/1`."
  @spec liat(queue(element)) :: queue(element) when element: var
  def liat(queue), do: drop_r(queue)

  @doc "The queue without its last element: `drop_r/1`."
  @spec lait(queue(element)) :: queue(element) when element: var
  def lait(queue), do: drop_r(queue)

  # A queue of one list, cut in the middle.

  defp from_rear([]), do: {[], []}
  defp from_rear([_] = rear), do: {[], rear}
  defp from_rear([last, first]), do: {[last], [first]}

  defp from_rear(rear) do
    {rear, front} = :lists.split(div(length(rear), 2), rear)
    {rear, :lists.reverse(front)}
  end

  defp from_front([]), do: {[], []}
  defp from_front([_] = front), do: {front, []}
  defp from_front([first, last]), do: {[last], [first]}

  defp from_front(front) do
    {front, rear} = :lists.split(div(length(front), 2), front)
    {:lists.reverse(rear), front}
  end
end
