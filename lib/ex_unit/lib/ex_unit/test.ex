defmodule ExUnit.Test do
  @moduledoc """
  One test, as formatters receive it.

    * `:name` - the name, an atom such as `:"test addition"`
    * `:module` - the module it is defined in (`:case` holds the same, for old formatters)
    * `:state` - `nil` when it passed or has not run yet, else how it ended, see `t:ExUnit.state/0`
    * `:time` - what it took, in microseconds
    * `:tags` - its tags
    * `:logs` - what it logged, when logs were captured
    * `:parameters` - the parameters of this run, see `ExUnit.Case`
  """

  defstruct [:name, :case, :module, :state, :description, time: 0, tags: %{}, logs: "", parameters: %{}]

  @type t :: %__MODULE__{
          name: atom,
          module: module,
          state: ExUnit.state(),
          time: non_neg_integer,
          tags: map,
          logs: String.t(),
          parameters: map
        }
end
