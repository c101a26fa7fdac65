defmodule ExUnit.TestModule do
  @moduledoc """
  A test module, as formatters receive it.

    * `:file` - the file it is defined in
    * `:name` - the module
    * `:state` - `nil`, or how `setup_all` ended, see `t:ExUnit.state/0`
    * `:tests` - its tests, as `ExUnit.Test` structs
    * `:tags` - the tags given with `@moduletag`
    * `:setup_all?` - whether it has a `setup_all` callback
    * `:parameters` - the parameters of this run, see `ExUnit.Case`
  """

  defstruct [:file, :name, :setup_all?, :state, parameters: %{}, tags: %{}, tests: []]

  @type t :: %__MODULE__{
          file: binary,
          name: module,
          setup_all?: boolean | nil,
          state: ExUnit.state(),
          parameters: map,
          tags: map,
          tests: [ExUnit.Test.t()]
        }
end
