defmodule Otp.DoctestTest do
  use ExUnit.Case, async: true
  for module <- [:io_lib, :io_lib_format, :io_lib_write, :string, :unicode_util, :calendar, :timer, :digraph, :erl_anno, :erl_scan, :erl_parse, :uri_string, :inet, :inet_parse, :beam_lib, :lists, :maps, :queue, :gb_trees, :gb_sets, :ordsets, :orddict, :sets, :dict, :array, :proplists, :rand] do
    doctest module
  end
end
