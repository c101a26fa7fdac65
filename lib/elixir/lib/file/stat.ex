defmodule File.Stat do
  @moduledoc """
  What there is to know of a file.

    * `size` - in bytes
    * `type` - `:device`, `:directory`, `:regular`, `:symlink` or `:other`
    * `access` - what the node may do: `:read`, `:write`, `:read_write` or `:none`
    * `atime`, `mtime`, `ctime` - when it was read last, changed last, and when what is known of it was changed last
    * `mode` - its kind and rights as bits
    * `links` - how many names it has
    * `major_device`, `minor_device`, `inode` - where it is
    * `uid`, `gid` - its owner and group
  """

  @fields [
    :size,
    :type,
    :access,
    :atime,
    :mtime,
    :ctime,
    :mode,
    :links,
    :major_device,
    :minor_device,
    :inode,
    :uid,
    :gid
  ]

  defstruct @fields

  @type t :: %__MODULE__{
          size: non_neg_integer,
          type: :device | :directory | :regular | :other | :symlink,
          access: :read | :write | :read_write | :none,
          atime: :calendar.datetime() | integer,
          mtime: :calendar.datetime() | integer,
          ctime: :calendar.datetime() | integer,
          mode: non_neg_integer,
          links: non_neg_integer,
          major_device: non_neg_integer,
          minor_device: non_neg_integer,
          inode: non_neg_integer,
          uid: non_neg_integer,
          gid: non_neg_integer
        }

  variables = Macro.generate_arguments(length(@fields), __MODULE__)
  pairs = Enum.zip(@fields, variables)

  @doc """
  The struct as the record `:file_info`.

  ## Examples

      iex> elem(File.Stat.to_record(%File.Stat{size: 3}), 1)
      3
  """
  @spec to_record(t) :: :file.info()
  def to_record(%File.Stat{unquote_splicing(pairs)}), do: {:file_info, unquote_splicing(variables)}

  @doc """
  The record `:file_info` as a struct.

  ## Examples

      iex> File.Stat.from_record(File.Stat.to_record(%File.Stat{size: 3})).size
      3
  """
  @spec from_record(:file.info()) :: t
  def from_record(file_info)
  def from_record({:file_info, unquote_splicing(variables)}), do: %File.Stat{unquote_splicing(pairs)}
end
