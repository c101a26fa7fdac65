defmodule ExUnit.CaseTemplate do
  @moduledoc """
  A module with callbacks and imports that several test cases share.

      defmodule MyApp.DataCase do
        use ExUnit.CaseTemplate

        using options do
          quote do
            import MyApp.Factory
            @database unquote(options[:database] || :test)
          end
        end

        setup do
          {:ok, database: MyApp.Database.checkout()}
        end
      end

      defmodule MyApp.UserTest do
        use MyApp.DataCase, async: true
      end

  A template is used in place of `ExUnit.Case` and takes its options. Its callbacks run before those of the test case.
  """

  @doc false
  defmacro __using__(_opts) do
    quote do
      ExUnit.Callbacks.__register__(__MODULE__)
      @before_compile ExUnit.Callbacks

      import ExUnit.Callbacks
      import ExUnit.Assertions
      import ExUnit.CaseTemplate

      defmacro __using__(opts), do: ExUnit.CaseTemplate.__proxy__(__MODULE__, opts)
      defoverridable __using__: 1
    end
  end

  @doc false
  def __proxy__(module, opts) do
    quote do
      use ExUnit.Case, ExUnit.CaseTemplate.__options__(unquote(opts))
      setup_all context, do: unquote(module).__ex_unit__(:setup_all, context)
      setup context, do: unquote(module).__ex_unit__(:setup, context)
    end
  end

  @doc false
  # The options that are meant for the test case; the others are for the template.
  def __options__(opts) when is_list(opts), do: Keyword.take(opts, [:async, :parameterize, :group, :register])
  def __options__(_opts), do: []

  @doc """
  Defines the code that `use` of the template adds to a test case, with a pattern for the options.

  ## Examples

      using do
        quote do
          import MyApp.Factory
        end
      end
  """
  defmacro using(var \\ quote(do: _), do: block) do
    quote do
      defmacro __using__(unquote(var) = opts) do
        parent = unquote(__MODULE__).__proxy__(__MODULE__, opts)
        result = unquote(block)
        {:__block__, [], [parent, result]}
      end
    end
  end
end
