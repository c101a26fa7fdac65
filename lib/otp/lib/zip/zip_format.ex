defmodule :zip_format do
  @moduledoc """
  The bytes of zip archives, for `:zip`: local headers with data, the central directory, and its end. Methods: stored and deflated. No zip64, no encryption.

  An entry is a map with `name` (binary), `comment`, `method` (0 or 8), `crc`, `packed` and `size` (in bytes), `offset`, `time` (local), `mode`.
  """

  @local 0x04034B50
  @central 0x02014B50
  @end_of_central 0x06054B50
  # Names and comments are UTF-8.
  @utf8_flag 0x0800
  @made_by_unix 3 * 256 + 20

  @doc "A local header and the packed data behind it."
  @spec local(map(), binary()) :: iodata()
  def local(entry, packed) do
    [<<@local::32-little, 20::16-little>>, fields(entry), <<byte_size(entry.name)::16-little, 0::16>>, entry.name, packed]
  end

  defp fields(entry) do
    <<@utf8_flag::16-little, entry.method::16-little, dos_time(entry.time)::16-little, dos_date(entry.time)::16-little,
      entry.crc::32-little, entry.packed::32-little, entry.size::32-little>>
  end

  @doc "The central directory and its end."
  @spec directory([map()], non_neg_integer(), binary()) :: iodata()
  def directory(entries, offset, comment) do
    headers = :lists.map(&central/1, entries)
    count = :erlang.length(entries)

    [
      headers,
      <<@end_of_central::32-little, 0::32, count::16-little, count::16-little, :erlang.iolist_size(headers)::32-little,
        offset::32-little, byte_size(comment)::16-little>>,
      comment
    ]
  end

  defp central(entry) do
    [
      <<@central::32-little, @made_by_unix::16-little, 20::16-little>>,
      fields(entry),
      <<byte_size(entry.name)::16-little, 0::16, byte_size(entry.comment)::16-little, 0::32, entry.mode * 0x10000::32-little,
        entry.offset::32-little>>,
      entry.name,
      entry.comment
    ]
  end

  defp dos_time({_date, {hour, minute, second}}), do: hour * 2048 + minute * 32 + div(second, 2)
  defp dos_date({{year, month, day}, _time}), do: max(year - 1980, 0) * 512 + month * 32 + day

  @doc "The comment and the entries of an archive; throws the reason why it is none."
  @spec parse(binary()) :: {binary(), [map()]}
  def parse(archive) do
    {count, offset, comment} = find_end(archive, byte_size(archive) - 22)
    {comment, entries(:binary.part(archive, offset, byte_size(archive) - offset), count)}
  end

  # The end has a comment behind it, so it is looked for backwards.
  defp find_end(_archive, at) when at < 0, do: :erlang.throw(:bad_eocd)

  defp find_end(archive, at) do
    case archive do
      <<_::binary-size(^at), @end_of_central::32-little, _disks::32, _here::16, count::16-little, _size::32-little, offset::32-little, length::16-little,
        comment::binary-size(length), _::binary>>
      when offset <= at ->
        {count, offset, comment}

      _ ->
        find_end(archive, at - 1)
    end
  end

  defp entries(_rest, 0), do: []

  defp entries(
         <<@central::32-little, _made_by::16, _needed::16, _flags::16, method::16-little, time::16-little, date::16-little, crc::32-little,
           packed::32-little, size::32-little, name_size::16-little, extra_size::16-little, comment_size::16-little, _disk::16, _internal::16,
           external::32-little, offset::32-little, name::binary-size(name_size), _extra::binary-size(extra_size),
           comment::binary-size(comment_size), rest::binary>>,
         count
       ) do
    entry = %{
      name: name,
      comment: comment,
      method: method,
      crc: crc,
      packed: packed,
      size: size,
      offset: offset,
      time: from_dos(date, time),
      mode: div(external, 0x10000)
    }

    [entry | entries(rest, count - 1)]
  end

  defp entries(_other, _count), do: :erlang.throw(:bad_central_directory)

  defp from_dos(date, time) do
    {{div(date, 512) + 1980, rem(div(date, 32), 16), rem(date, 32)}, {div(time, 2048), rem(div(time, 32), 64), 2 * rem(time, 32)}}
  end

  @doc "The contents of an entry; throws `{:bad_crc, name}` and the like."
  @spec contents(binary(), map()) :: binary()
  def contents(archive, %{offset: at, packed: packed} = entry) do
    case archive do
      <<_::binary-size(^at), @local::32-little, _::176, name_size::16-little, extra_size::16-little, _::binary-size(name_size),
        _::binary-size(extra_size), data::binary-size(^packed), _::binary>> ->
        checked(unpack(entry, data), entry)

      _ ->
        :erlang.throw(:bad_local_file_header)
    end
  end

  defp unpack(%{method: 0}, data), do: data
  defp unpack(%{method: 8}, data), do: :zlib.unzip(data)
  defp unpack(%{method: method}, _data), do: :erlang.throw({:unsupported_compression, method})

  defp checked(data, entry) do
    case :erlang.crc32(data) === entry.crc do
      true -> data
      false -> :erlang.throw({:bad_crc, entry.name})
    end
  end
end
