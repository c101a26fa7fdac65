defmodule File.Error do
  @moduledoc """
  Raised by functions of `File` that end in `!`. Its fields are public: `:reason` (a POSIX name), `:path` and `:action`.
  """

  defexception [:reason, :path, action: ""]

  @impl true
  def message(%{action: "remove directory", reason: :eexist} = error), do: text(error, "directory is not empty")
  def message(%{reason: reason} = error), do: text(error, IO.iodata_to_binary(:file.format_error(reason)))

  defp text(%{action: action, path: path}, formatted), do: "could not #{action} #{inspect(path)}: #{formatted}"
end

defmodule File.CopyError do
  @moduledoc """
  Raised where copying fails. Its fields are public: `:reason`, `:source`, `:destination`, `:on` (the file inside of a directory) and `:action`.
  """

  defexception [:reason, :source, :destination, on: "", action: ""]

  @impl true
  def message(%{action: action, source: source, destination: destination, on: on, reason: reason}) do
    formatted = IO.iodata_to_binary(:file.format_error(reason))
    location = if on != "", do: ". #{on}"
    "could not #{action} from #{inspect(source)} to #{inspect(destination)}#{location}: #{formatted}"
  end
end

defmodule File.RenameError do
  @moduledoc """
  Raised where renaming fails. Its fields are public: `:reason`, `:source`, `:destination`, `:on` and `:action`.
  """

  defexception [:reason, :source, :destination, on: "", action: ""]

  @impl true
  defdelegate message(error), to: File.CopyError
end

defmodule File.LinkError do
  @moduledoc """
  Raised where linking fails. Its fields are public: `:reason`, `:existing`, `:new` and `:action`.
  """

  defexception [:reason, :existing, :new, action: ""]

  @impl true
  def message(%{action: action, existing: existing, new: new, reason: reason}) do
    formatted = IO.iodata_to_binary(:file.format_error(reason))
    "could not #{action} from #{inspect(existing)} to #{inspect(new)}: #{formatted}"
  end
end
