defmodule C do
  defmacro __using__(_), do: nil
end
