defmodule :rand do
  @moduledoc """
  Pseudo random numbers: the generators and what is drawn from them, with the same numbers as OTP for the same seed.

  A state is `{handler, generator_state}`, where the handler is a map that tells the algorithm (`type`), how many bits a number
  has (`bits`), and the function that gives the next one (`next`). Functions whose name ends in `_s` take and give a
  state; the others keep one in the process dictionary and seed it when there is none. The steps of the generators are Java, in
  `RandBifs`.

  Algorithms: `:exsss` (the default), `:exro928ss`, `:exrop`, `:exsp` and `:exs1024s`.
  """

  @type alg :: :exsss | :exro928ss | :exrop | :exsp | :exs1024s
  @type state :: {map(), term()}
  @type export_state :: {alg(), term()}
  @type seed :: {integer(), integer(), integer()} | integer() | [integer()]

  @key :rand_seed
  @mask64 0xFFFFFFFFFFFFFFFF
  @mask58 0x03FFFFFFFFFFFFFF
  @mask53 0x001FFFFFFFFFFFFF
  @two_to_minus_53 1.1102230246251565e-16
  @tail 3.6541528853610088

  # Seeding

  @doc """
  Seeds the process's generator: with an algorithm (and a random seed), a state, or an exported state.

      iex> :rand.seed({:exsss, [1 | 2]})
      iex> :rand.export_seed()
      {:exsss, [1 | 2]}
  """
  @spec seed(alg() | :default | state() | export_state()) :: state()
  def seed(alg_or_state), do: keep(seed_s(alg_or_state))

  @doc """
  Seeds the process's generator.

      iex> :rand.seed(:exsss, {1, 2, 3})
      iex> :rand.uniform(100)
      27
  """
  @spec seed(alg() | :default, seed()) :: state()
  def seed(alg, seed), do: keep(seed_s(alg, seed))

  defp keep(state) do
    :erlang.put(@key, state)
    state
  end

  @doc "A state with an algorithm and a random seed, or of an exported state; see `seed/1`."
  @spec seed_s(alg() | :default | state() | export_state()) :: state()
  def seed_s({%{} = handler, _state} = state) when is_map(handler), do: state
  def seed_s({alg, state}) when is_atom(alg), do: {handler(alg), state}

  def seed_s(alg) do
    seed_s(alg, {
      :erlang.phash2([{node(), self()}]),
      :erlang.system_time(),
      :erlang.unique_integer()
    })
  end

  @doc "A state with an algorithm and a seed; see `seed/2`."
  @spec seed_s(alg() | :default, seed()) :: state()
  def seed_s(:default, seed), do: seed_s(:exsss, seed)
  def seed_s(alg, seed), do: {handler(alg), start(alg, seed)}

  @doc "The process's state without its functions, or `:undefined`."
  @spec export_seed() :: export_state() | :undefined
  def export_seed do
    case :erlang.get(@key) do
      {%{type: alg}, state} -> {alg, state}
      _ -> :undefined
    end
  end

  @doc """
  A state without its functions.

      iex> :rand.export_seed_s(:rand.seed_s(:exsss, 1))
      {:exsss, [74922837739199681 | 210417531935976551]}
  """
  @spec export_seed_s(state()) :: export_state()
  def export_seed_s({%{type: alg}, state}), do: {alg, state}

  defp handler(:exsss) do
    %{type: :exsss, bits: 58, next: &:rand.exsss_next/1, jump: &jump_exsp/1}
  end

  defp handler(:exro928ss) do
    %{type: :exro928ss, bits: 58, next: &:rand.exro928ss_next/1, jump: &jump_exro928/1}
  end

  defp handler(:exrop) do
    %{type: :exrop, bits: 58, weak_low_bits: 1, next: &:rand.exrop_next/1, jump: &jump_exrop/1}
  end

  defp handler(:exsp) do
    %{type: :exsp, bits: 58, weak_low_bits: 1, next: &:rand.exsp_next/1, jump: &jump_exsp/1}
  end

  defp handler(:exs1024s) do
    %{type: :exs1024s, bits: 64, weak_low_bits: 3, next: &:rand.exs1024s_next/1, jump: &jump_exs1024/1}
  end

  # A list is the state itself, an integer makes one, and of three integers each goes into it.

  defp start(alg, [_ | _] = words) when alg in [:exsss, :exsp, :exrop] do
    [first, second] = :lists.map(&:erlang.band(&1, @mask58), words)
    [first | second]
  end

  defp start(:exro928ss, [_ | _] = words), do: {:lists.map(&:erlang.band(&1, @mask58), words), []}
  defp start(:exs1024s, [_ | _] = words), do: {:lists.map(&:erlang.band(&1, @mask64), words), []}

  defp start(alg, seed) when alg in [:exsss, :exsp, :exrop] and is_integer(seed) do
    [first, second] = :rand.seed58(2, :erlang.band(seed, @mask64))
    [first | second]
  end

  defp start(:exro928ss, seed) when is_integer(seed), do: {:rand.seed58(16, :erlang.band(seed, @mask64)), []}
  defp start(:exs1024s, seed) when is_integer(seed), do: {seed64(16, :erlang.band(seed, @mask64)), []}

  defp start(:exsss, {a, b, c}) do
    {_, x} = mixed(a, 0)
    {first, x} = mixed(b, x)
    {second, _} = mixed(c, x)
    [first | second]
  end

  defp start(:exro928ss, {a, b, c}) do
    {first, x} = mixed(a, 0)
    {second, x} = mixed(b, x)
    {third, x} = mixed(c, x)
    {[first, second, third | :rand.seed58(13, x)], []}
  end

  defp start(:exsp, {a, b, c}) do
    {_, [_ | second]} = :rand.exsp_next([spread(a, 4_294_967_197) | spread(b, 4_294_967_231)])
    {_, state} = :rand.exsp_next([spread(c, 4_294_967_279) | second])
    state
  end

  defp start(:exrop, {a, b, c}) do
    {_, [_ | second]} = :rand.exrop_next([spread(a, 4_294_967_197) | spread(b, 4_294_967_231)])
    {_, state} = :rand.exrop_next([spread(c, 4_294_967_279) | second])
    state
  end

  defp start(:exs1024s, {a, b, c}) do
    part = fn n, factor -> :erlang.band((:erlang.band(n, 0x1FFFFF) + 1) * factor, 0x1FFFFF) end
    high = :erlang.bsl(part.(a, 2_097_131), 43)
    middle = :erlang.bsl(part.(b, 2_097_133), 22)
    low = :erlang.bsl(part.(c, 2_097_143), 1)
    {exs64(16, :erlang.bor(:erlang.bor(high, middle), :erlang.bor(low, 1)), []), []}
  end

  # The next number of 58 bits that is not zero, from a seed combined with the state so far; and the state.
  defp mixed(seed, x), do: mixed_1(:erlang.bxor(:erlang.band(seed, @mask64), x))

  defp mixed_1(x) do
    {number, x} = :rand.splitmix64_next(x)

    case :erlang.band(number, @mask58) do
      0 -> mixed_1(x)
      number -> {number, x}
    end
  end

  defp spread(seed, factor), do: :erlang.band(seed * factor + 1, @mask58)

  defp seed64(0, _x), do: []

  defp seed64(count, x) do
    case :rand.splitmix64_next(x) do
      {0, x} -> seed64(count, x)
      {number, x} -> [number | seed64(count - 1, x)]
    end
  end

  defp exs64(0, _x, words), do: words

  defp exs64(count, x, words) do
    x = :erlang.bxor(x, :erlang.bsr(x, 12))
    x = :erlang.bxor(x, :erlang.band(:erlang.bsl(x, 25), @mask64))
    x = :erlang.bxor(x, :erlang.bsr(x, 27))
    exs64(count - 1, x, [:erlang.band(x * 2_685_821_657_736_338_717, @mask64) | words])
  end

  # Numbers

  @doc """
  A float from 0.0 up to, not including, 1.0: a multiple of 2^-53.

      iex> x = :rand.uniform()
      iex> x >= 0.0 and x < 1.0
      true
  """
  @spec uniform() :: float()
  def uniform, do: draw(uniform_s(present()))

  @doc """
  An integer from 1 to `n`.

      iex> :rand.uniform(6) in 1..6
      true
  """
  @spec uniform(pos_integer()) :: pos_integer()
  def uniform(n), do: draw(uniform_s(n, present()))

  @doc "As `uniform/0`, with a state."
  @spec uniform_s(state()) :: {float(), state()}
  def uniform_s({%{bits: bits, next: next} = handler, state}) do
    {number, state} = next.(state)
    {:erlang.bsr(number, bits - 53) * @two_to_minus_53, {handler, state}}
  end

  @doc "As `uniform/1`, with a state."
  @spec uniform_s(pos_integer(), state()) :: {pos_integer(), state()}
  def uniform_s(n, {%{bits: bits, next: next} = handler, state}) when is_integer(n) and n >= 1 do
    {number, state} = next.(state)
    spare = :erlang.bsl(1, bits) - n

    cond do
      spare < 0 -> uniform_wide(n, handler, state, number)
      number < n -> {number + 1, {handler, state}}
      true -> uniform_fair(n, handler, state, number, rem(number, n), spare)
    end
  end

  # Numbers of the last, incomplete range would favour the low ones.
  defp uniform_fair(_n, handler, state, number, drawn, spare) when number - drawn <= spare do
    {drawn + 1, {handler, state}}
  end

  defp uniform_fair(n, handler, state, _number, _drawn, _spare), do: uniform_s(n, {handler, state})

  # Ranges beyond a single number are put together of several, without the bits at the low end that are not good enough.
  defp uniform_wide(n, %{bits: bits, next: next} = handler, state, number) do
    weak = :maps.get(:weak_low_bits, handler, 0)

    case :erlang.band(n, n - 1) do
      0 ->
        {number, state, _} = widen(:erlang.bsr(n, bits), next, state, number, weak, bits - weak, bits)
        {:erlang.band(number, n - 1) + 1, {handler, state}}

      _ ->
        # Two bits more than needed make a draw that has to be repeated rare.
        {number, state, width} = widen(:erlang.bsr(n, bits - 2), next, state, number, weak, bits - weak, bits)
        drawn = rem(number, n)

        case number - drawn <= :erlang.bsl(1, width) - n do
          true ->
            {drawn + 1, {handler, state}}

          false ->
            {number, state} = next.(state)
            uniform_wide(n, handler, state, number)
        end
    end
  end

  defp widen(missing, _next, state, number, _weak, _shift, width) when missing <= 1, do: {number, state, width}

  defp widen(missing, next, state, number, weak, shift, width) do
    {more, state} = next.(state)
    strong = :erlang.bsl(:erlang.bsr(number, weak), weak)
    number = :erlang.bor(:erlang.bsl(strong, shift), more)
    widen(:erlang.bsr(missing, shift), next, state, number, weak, shift, width + shift)
  end

  @doc """
  A float between 0.0 and 1.0, neither included, with all the digits that floats near 0.0 can have.

      iex> x = :rand.uniform_real()
      iex> x > 0.0 and x < 1.0
      true
  """
  @spec uniform_real() :: float()
  def uniform_real, do: draw(uniform_real_s(present()))

  @doc "As `uniform_real/0`, with a state."
  @spec uniform_real_s(state()) :: {float(), state()}
  def uniform_real_s({%{bits: bits, next: next} = handler, state}) do
    {number, state} = next.(state)
    uniform_real(handler, next, bits, state, :erlang.bsr(number, bits - 56), -56)
  end

  # The first 53 bits from the first that is set on. Zeros before it only lower the exponent.
  defp uniform_real(handler, next, bits, state, 0, exponent) when exponent > -1064 do
    {number, state} = next.(state)
    uniform_real(handler, next, bits, state, :erlang.bsr(number, bits - 56), exponent - 56)
  end

  defp uniform_real(handler, next, bits, state, number, exponent) do
    case 53 - bit_length(number, 0) do
      missing when missing <= 0 ->
        {scaled(:erlang.bsr(number, -missing), exponent - missing), {handler, state}}

      missing ->
        {more, state} = next.(state)
        number = :erlang.bor(:erlang.bsl(number, missing), :erlang.bsr(more, bits - missing))
        {scaled(number, exponent - missing), {handler, state}}
    end
  end

  defp scaled(number, exponent), do: number * :math.pow(2.0, exponent)

  defp bit_length(0, length), do: length
  defp bit_length(number, length), do: bit_length(:erlang.bsr(number, 1), length + 1)

  @doc """
  A float of the normal distribution with mean 0 and variance 1.

      iex> is_float(:rand.normal())
      true
  """
  @spec normal() :: float()
  def normal, do: draw(normal_s(present()))

  @doc "A float of a normal distribution."
  @spec normal(number(), number()) :: float()
  def normal(mean, variance), do: mean + :math.sqrt(variance) * normal()

  @doc "As `normal/0`, with a state."
  @spec normal_s(state()) :: {float(), state()}
  def normal_s({%{bits: bits, next: next} = handler, state}) do
    {number, state} = next.(state)
    # The upper 51 bits are the place in a layer, whose number their lower eight are; the bit below is the sign.
    place = :erlang.bsr(number, bits - 51)
    layer = :erlang.band(place, 255)
    x = place * :rand.normal_width(layer)
    x = if :erlang.band(number, :erlang.bsl(1, bits - 52)) == 0, do: x, else: -x

    case place < :rand.normal_inside(layer) do
      true -> {x, {handler, state}}
      false -> normal_edge(layer, x, {handler, state})
    end
  end

  defp normal_edge(0, x, state) do
    {u, state} = uniform_s(state)
    beyond = -1 / @tail * :math.log(u)
    {u, state} = uniform_s(state)
    height = -:math.log(u)

    cond do
      height + height <= beyond * beyond -> normal_edge(0, x, state)
      x < 0 -> {-@tail - beyond, state}
      true -> {@tail + beyond, state}
    end
  end

  defp normal_edge(layer, x, state) do
    lower = :rand.normal_density(layer)
    {u, state} = uniform_s(state)

    case (:rand.normal_density(layer - 1) - lower) * u + lower < :math.exp(-0.5 * x * x) do
      true -> {x, state}
      false -> normal_s(state)
    end
  end

  @doc "As `normal/2`, with a state."
  @spec normal_s(number(), number(), state()) :: {float(), state()}
  def normal_s(mean, variance, state) when variance > 0 do
    {x, state} = normal_s(state)
    {mean + :math.sqrt(variance) * x, state}
  end

  @doc """
  Random bytes; not fit for keys (see `:crypto.strong_rand_bytes/1`).

      iex> byte_size(:rand.bytes(10))
      10
  """
  @spec bytes(non_neg_integer()) :: binary()
  def bytes(n), do: draw(bytes_s(n, present()))

  @doc "As `bytes/1`, with a state."
  @spec bytes_s(non_neg_integer(), state()) :: {binary(), state()}
  def bytes_s(n, {%{bits: bits, next: next} = handler, state}) when is_integer(n) and n >= 0 do
    size = div(bits - :maps.get(:weak_low_bits, handler, 0), 8)
    bytes_1(n, handler, next, bits, size, state, "")
  end

  # Whole bytes are taken from the upper end of a number, of the last one from the lower end of those.
  defp bytes_1(n, handler, next, bits, size, state, bytes) do
    {number, state} = next.(state)

    case n > size do
      true ->
        bytes = <<bytes::binary, :erlang.bsr(number, bits - 8 * size)::size(8 * size)>>
        bytes_1(n - size, handler, next, bits, size, state, bytes)

      false ->
        {<<bytes::binary, :erlang.bsr(number, 8 * (size - n))::size(8 * n)>>, {handler, state}}
    end
  end

  # Jumps

  @doc "Moves the process's state far ahead, so that it does not meet the numbers drawn from the state before; gives the state."
  @spec jump() :: state()
  def jump, do: keep(jump(present()))

  @doc """
  A state far ahead: 2^64 steps, or 2^512 for `:exro928ss` and `:exs1024s`.

      iex> :rand.seed_s(:exsss, 1) |> :rand.jump() |> :rand.export_seed_s() |> elem(0)
      :exsss
  """
  @spec jump(state()) :: state()
  def jump({%{jump: jump}, _} = state), do: jump.(state)
  def jump({%{}, _}), do: :erlang.error(:not_implemented)

  defp jump_exsp({handler, state}), do: {handler, :rand.exsp_jump_state(state)}
  defp jump_exrop({handler, state}), do: {handler, :rand.exrop_jump_state(state)}
  defp jump_exro928({handler, state}), do: {handler, :rand.exro928_jump_2pow512(state)}
  defp jump_exs1024({handler, state}), do: {handler, :rand.exs1024_jump_state(state)}

  # A generator without handlers

  @doc "A state of `:exro928` from a seed, for `exro928_next/1`."
  @spec exro928_seed([integer()] | integer() | {integer(), integer(), integer()}) :: term()
  def exro928_seed(seed), do: start(:exro928ss, seed)

  @doc "A state for `mwc59/1` with a random seed."
  @spec mwc59_seed() :: pos_integer()
  def mwc59_seed do
    {number, _} = :rand.splitmix64_next(:erlang.bxor(:erlang.unique_integer(), :erlang.system_time()))
    :erlang.band(number, @mask58) + 1
  end

  @doc "A float from 0.0 up to, not including, 1.0 of a state of `mwc59/1`."
  @spec mwc59_float(pos_integer()) :: float()
  def mwc59_float(state), do: :erlang.band(:rand.mwc59_value(state), @mask53) * @two_to_minus_53

  # The process's state

  defp present do
    case :erlang.get(@key) do
      :undefined -> seed(:default)
      state -> state
    end
  end

  defp draw({value, state}) do
    :erlang.put(@key, state)
    value
  end
end
