defmodule :erl_anno do
  @moduledoc """
  Where something stands in a source: a line, a line and a column, or a list with `file`, `generated`, `record`, `text` too.
  """

  @type line :: non_neg_integer()
  @type column :: pos_integer()
  @type location :: line() | {line(), column()}
  @opaque anno :: location() | [{atom(), term()}]

  defguardp is_line(line) when is_integer(line) and line >= 0
  defguardp is_column(column) when is_integer(column) and column >= 1

  defguardp is_location(location)
            when is_line(location) or
                   (is_tuple(location) and tuple_size(location) == 2 and is_line(:erlang.element(1, location)) and
                      is_column(:erlang.element(2, location)))

  @doc "The annotation of a place."
  @spec new(location()) :: anno()
  def new(location) when is_location(location), do: location
  def new(other), do: :erlang.error(:badarg, [other])

  @doc "Whether a term is an annotation."
  @spec is_anno(term()) :: boolean()
  def is_anno(anno) when is_location(anno), do: true
  def is_anno([_ | _] = items), do: :lists.all(&item?/1, items) and :lists.keymember(:location, 1, items)
  def is_anno(_other), do: false

  defp item?({:location, location}), do: is_location(location)
  defp item?({:file, file}), do: is_list(file) or is_binary(file)
  defp item?({:generated, generated?}), do: is_boolean(generated?)
  defp item?({:record, record?}), do: is_boolean(record?)
  defp item?({:text, text}), do: is_list(text)
  defp item?({:end_location, location}), do: is_location(location)
  defp item?(_other), do: false

  @doc "The line."
  @spec line(anno()) :: line()
  def line(anno) do
    case location(anno) do
      {line, _column} -> line
      line -> line
    end
  end

  @doc "The column, or `:undefined`."
  @spec column(anno()) :: column() | :undefined
  def column(anno) do
    case location(anno) do
      {_line, column} -> column
      _line -> :undefined
    end
  end

  @doc "The line, or `{line, column}`."
  @spec location(anno()) :: location()
  def location(anno) when is_location(anno), do: anno
  def location(anno) when is_list(anno), do: :proplists.get_value(:location, anno)
  def location(anno), do: :erlang.error(:badarg, [anno])

  @doc "Where it ends: behind its text if that is known, or `:undefined`."
  @spec end_location(anno()) :: location() | :undefined
  def end_location(anno) do
    case text(anno) do
      :undefined -> get(anno, :end_location, :undefined)
      text -> behind(location(anno), text)
    end
  end

  defp behind({line, column}, text), do: behind(line, column, text)
  defp behind(line, text), do: line + :erlang.length(:lists.filter(&(&1 === ?\n), text))

  defp behind(line, _column, [?\n | rest]), do: behind(line + 1, 1, rest)
  defp behind(line, column, [_ | rest]), do: behind(line, column + 1, rest)
  defp behind(line, column, []), do: {line, column}

  @doc "The file, or `:undefined`."
  @spec file(anno()) :: charlist() | :undefined
  def file(anno), do: get(anno, :file, :undefined)

  @doc "Whether it was generated, not written."
  @spec generated(anno()) :: boolean()
  def generated(anno), do: get(anno, :generated, false)

  @doc "Whether it comes from a record."
  @spec record(anno()) :: boolean()
  def record(anno), do: get(anno, :record, false)

  @doc "The text, or `:undefined`."
  @spec text(anno()) :: charlist() | :undefined
  def text(anno), do: get(anno, :text, :undefined)

  defp get(anno, key, default) when is_list(anno), do: :proplists.get_value(key, anno, default)
  defp get(anno, _key, default) when is_location(anno), do: default
  defp get(anno, _key, _default), do: :erlang.error(:badarg, [anno])

  @doc "With another line."
  @spec set_line(line(), anno()) :: anno()
  def set_line(line, anno) do
    case location(anno) do
      {_line, column} -> set_location({line, column}, anno)
      _line -> set_location(line, anno)
    end
  end

  @doc "With another place."
  @spec set_location(location(), anno()) :: anno()
  def set_location(location, anno) when is_location(location) and is_location(anno), do: location
  def set_location(location, anno) when is_location(location), do: set(anno, :location, location, :none)
  def set_location(location, anno), do: :erlang.error(:badarg, [location, anno])

  @doc "With a file."
  @spec set_file(charlist(), anno()) :: anno()
  def set_file(file, anno), do: set(anno, :file, file, :none)

  @doc "As generated or not."
  @spec set_generated(boolean(), anno()) :: anno()
  def set_generated(generated?, anno), do: set(anno, :generated, generated?, false)

  @doc "As coming from a record or not."
  @spec set_record(boolean(), anno()) :: anno()
  def set_record(record?, anno), do: set(anno, :record, record?, false)

  @doc "With a text."
  @spec set_text(charlist(), anno()) :: anno()
  def set_text(text, anno), do: set(anno, :text, text, :none)

  # The default of an item is left out, and an annotation with nothing but a place is just that.
  defp set(anno, key, default, default), do: reset(anno, key)
  defp set(anno, key, value, _default) when is_location(anno), do: [{key, value}, {:location, anno}]

  defp set(anno, key, value, _default) when is_list(anno) do
    case :lists.keymember(key, 1, anno) do
      true -> :lists.keyreplace(key, 1, anno, {key, value})
      false -> [{key, value} | anno]
    end
  end

  defp set(anno, key, value, _default), do: :erlang.error(:badarg, [anno, key, value])

  defp reset(anno, _key) when is_location(anno), do: anno

  defp reset(anno, key) do
    case :lists.keydelete(key, 1, anno) do
      [{:location, location}] -> location
      rest -> rest
    end
  end

  @doc "An annotation as a term."
  @spec to_term(anno()) :: term()
  def to_term(anno), do: anno

  @doc "The annotation that a term stands for."
  @spec from_term(term()) :: anno()
  def from_term(line) when is_integer(line) and line < 0, do: set_generated(true, new(-line))
  def from_term(anno), do: anno
end
