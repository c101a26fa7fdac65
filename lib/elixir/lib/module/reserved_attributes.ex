defmodule Module.ReservedAttributes do
  # The attributes that mean something to Elixir, with a sentence about each, for `Module.reserved_attributes/0`.
  @moduledoc false

  @docs [
    after_compile: "A hook that is called when the module has been compiled.",
    after_verify: "A hook that is called when the module has been checked.",
    before_compile: "A hook that is called at the end of the module's body.",
    behaviour: "A behaviour that the module implements.",
    callback: "The spec of a function that implementations of this behaviour define.",
    compile: "Options for the compiler.",
    deprecated: "Why the definition that follows is deprecated.",
    derive: "Protocols to be derived for the struct of this module.",
    dialyzer: "Warnings of Dialyzer to be asked for or left out.",
    doc: "The documentation of the function, macro or callback that follows.",
    enforce_keys: "Fields that must be given when the struct is built.",
    external_resource: "A file that the module depends on.",
    fallback_to_any: "Whether types without an implementation use the one for Any (in `defprotocol`).",
    file: "The file that the definition that follows is said to come from.",
    for: "The type that the protocol is implemented for (in `defimpl`).",
    impl: "Says that the definition that follows implements a callback.",
    macrocallback: "The spec of a macro that implementations of this behaviour define.",
    moduledoc: "The documentation of the module.",
    on_definition: "A hook that is called for each function and macro that is defined.",
    on_load: "A function that is called when the module is loaded.",
    opaque: "A type whose structure is a matter of this module.",
    optional_callbacks: "The callbacks that implementations may leave out.",
    protocol: "The protocol that is implemented (in `defimpl`).",
    spec: "The spec of a function.",
    type: "A type for specs.",
    typedoc: "The documentation of the type that follows.",
    typep: "A type that only this module can use.",
    undefined_impl_description: "More text for the error when a type has no implementation (in `defprotocol`).",
    vsn: "The version of the module."
  ]

  @doc """
  A map from each name to `%{doc: sentence}`.
  """
  def all, do: Map.new(@docs, fn {name, doc} -> {name, %{doc: doc}} end)
end
