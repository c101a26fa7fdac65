defmodule JSON.DecodeError do
  @moduledoc """
  Raised by `JSON.decode!/1`.

  `offset` is the byte at which reading stopped, `data` the text.
  """

  @moduledoc since: "1.18.0"

  defexception [:message, :offset, :data]
end
