defmodule Inspect.Opts do
  @moduledoc """
  The options of `inspect/2` and of the `Inspect` protocol.

    * `:base` - how integers and the bytes of binaries are written: `:decimal`, `:binary`, `:octal` or `:hex`. Default:
      `:decimal`

    * `:binaries` - `:as_strings` writes every binary as a string with what cannot be printed escaped, `:as_binaries`
      writes all as `<<...>>`, and `:infer` (the default) writes those as strings that can be printed

    * `:charlists` - the same for lists of characters: `:as_charlists`, `:as_lists` or `:infer` (the default)

    * `:custom_options` - a keyword list for implementations of the protocol; maps know `sort_maps: true`

    * `:inspect_fun` - the function that turns a term into a document. Default: `Inspect.inspect/2`

    * `:limit` - how many items of tuples, lists, maps, bitstrings and other collections are written, counted through
      all that is nested, or `:infinity`. Strings and charlists are not counted. Default: `200`

    * `:pretty` - whether long output is broken into lines of `:width`. Default: `false`

    * `:printable_limit` - how many characters of a string or charlist are written, or `:infinity`. Default: `4096`

    * `:safe` - whether an error of an implementation is written in place of its term instead of being raised. Default:
      `true`

    * `:structs` - whether structs are written by their implementation; if `false` they are written as maps. Default: `true`

    * `:syntax_colors` - a keyword list from kinds of terms (`:atom`, `:binary`, `:boolean`, `:list`, `:map`, `:nil`,
      `:number`, `:regex`, `:string`, `:tuple`, ...) to colors as `IO.ANSI.format/1` takes them; `:reset` is what
      follows. Default: `[]`

    * `:width` - the columns of a line, or `:infinity`; used when `:pretty` is set and by devices. Default: `80`
  """

  defstruct base: :decimal,
            binaries: :infer,
            char_lists: :infer,
            charlists: :infer,
            custom_options: [],
            inspect_fun: &Inspect.inspect/2,
            limit: 200,
            pretty: false,
            printable_limit: 4096,
            safe: true,
            structs: true,
            syntax_colors: [],
            width: 80

  @type color_key :: atom

  @type t :: %__MODULE__{
          base: :decimal | :binary | :hex | :octal,
          binaries: :infer | :as_binaries | :as_strings,
          charlists: :infer | :as_lists | :as_charlists,
          custom_options: keyword,
          inspect_fun: (any, t -> Inspect.Algebra.t()),
          limit: non_neg_integer | :infinity,
          pretty: boolean,
          printable_limit: non_neg_integer | :infinity,
          safe: boolean,
          structs: boolean,
          syntax_colors: [{color_key, IO.ANSI.ansidata()}],
          width: non_neg_integer | :infinity
        }

  @typedoc "An option of `new/1`."
  @type new_opt ::
          {:base, :decimal | :binary | :hex | :octal}
          | {:binaries, :infer | :as_binaries | :as_strings}
          | {:charlists, :infer | :as_lists | :as_charlists}
          | {:custom_options, keyword}
          | {:inspect_fun, (any, t -> Inspect.Algebra.t())}
          | {:limit, non_neg_integer | :infinity}
          | {:pretty, boolean}
          | {:printable_limit, non_neg_integer | :infinity}
          | {:safe, boolean}
          | {:structs, boolean}
          | {:syntax_colors, [{color_key, IO.ANSI.ansidata()}]}
          | {:width, non_neg_integer | :infinity}

  @default_inspect_fun {__MODULE__, :default_inspect_fun}

  @doc """
  Makes the struct from a keyword list; unknown options are ignored.

  ## Examples

      iex> Inspect.Opts.new(limit: 3).limit
      3
  """
  @doc since: "1.13.0"
  @spec new([new_opt()]) :: t
  def new(opts) do
    struct(%__MODULE__{inspect_fun: default_inspect_fun()}, opts)
  end

  @doc """
  The function that `inspect/2` uses where the option `:inspect_fun` is not given.

  ## Examples

      iex> is_function(Inspect.Opts.default_inspect_fun(), 2)
      true
  """
  @doc since: "1.13.0"
  @spec default_inspect_fun() :: (term, t -> Inspect.Algebra.t())
  def default_inspect_fun do
    :persistent_term.get(@default_inspect_fun, &Inspect.inspect/2)
  end

  @doc """
  Sets the function that `inspect/2` uses where the option `:inspect_fun` is not given, in the whole system.

  Meant for an application's own configuration, such as one that hides what must not get into logs, never for libraries.

  ## Examples

      previous = Inspect.Opts.default_inspect_fun()

      Inspect.Opts.default_inspect_fun(fn
        %{password: _} = map, opts -> previous.(%{map | password: "[hidden]"}, opts)
        term, opts -> previous.(term, opts)
      end)
  """
  @doc since: "1.13.0"
  @spec default_inspect_fun((term, t -> Inspect.Algebra.t())) :: :ok
  def default_inspect_fun(fun) when is_function(fun, 2) do
    :persistent_term.put(@default_inspect_fun, fun)
  end
end
