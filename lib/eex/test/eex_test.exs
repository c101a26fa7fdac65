defmodule EExTest do
  use ExUnit.Case, async: true

  import ExUnit.CaptureIO

  doctest EEx
  doctest EEx.Engine
  doctest EEx.SmartEngine

  defmodule Compiled do
    require EEx

    EEx.function_from_string(:def, :page, "<h1><%= title %></h1><%= part(body) %>", [:title, :body])
    EEx.function_from_string(:defp, :part, "(<%= x %>)", [:x])
    EEx.function_from_file(:def, :file, Path.join(__DIR__, "fixtures/page.eex"), [:assigns])
    EEx.function_from_file(:def, :trimmed, Path.join(__DIR__, "fixtures/page.eex"), [:assigns], trim: true)
  end

  defmodule Events do
    @behaviour EEx.Engine

    def init(opts), do: [{:init, opts[:tag]}]
    def handle_body(events), do: Enum.reverse(events)
    def handle_begin(_events), do: []
    def handle_end(events), do: Enum.reverse(events)
    def handle_text(events, meta, text), do: [{:text, meta, text} | events]
    def handle_expr(events, marker, expr), do: [{:expr, marker, Macro.to_string(expr)} | events]
  end

  defp kinds(template), do: for({kind, _marker, _code, _at} <- elem(EEx.tokenize(template), 1), do: kind)

  defp error(template, opts \\ []) do
    assert_raise(EEx.SyntaxError, fn -> EEx.compile_string(template, opts) end) |> Exception.message()
  end

  describe "tokenize" do
    test "text and tags" do
      assert EEx.tokenize("") == {:ok, [eof: %{line: 1, column: 1}]}

      assert EEx.tokenize("é\n <%= a %>b<% c %><%| d %><%/ e %>") ==
               {:ok,
                [
                  {:text, ~c"é\n ", %{line: 1, column: 1}},
                  {:expr, ~c"=", ~c" a ", %{line: 2, column: 2}},
                  {:text, ~c"b", %{line: 2, column: 10}},
                  {:expr, [], ~c" c ", %{line: 2, column: 11}},
                  {:expr, ~c"|", ~c" d ", %{line: 2, column: 18}},
                  {:expr, ~c"/", ~c" e ", %{line: 2, column: 26}},
                  {:eof, %{line: 2, column: 34}}
                ]}
    end

    test "quotes and comments" do
      assert EEx.tokenize("a <%% b %> c") == {:ok, [{:text, ~c"a <% b %> c", %{line: 1, column: 1}}, {:eof, %{line: 1, column: 13}}]}

      assert EEx.tokenize("<%!-- a <%= b %>\n --%>c") ==
               {:ok, [{:comment, ~c" a <%= b %>\n ", %{line: 1, column: 1}}, {:text, ~c"c", %{line: 2, column: 6}}, {:eof, %{line: 2, column: 7}}]}
    end

    test "blocks" do
      assert kinds("<%= if a do %><% else %><% end %>") == [:start_expr, :middle_expr, :end_expr]
      assert kinds("<%= case a do # c %><% 1 -> %><% end |> f() %>") == [:start_expr, :middle_expr, :end_expr]
      assert kinds("<%= f fn -> %><% end, fn x -> %><% end %>") == [:start_expr, :middle_expr, :end_expr]
      assert kinds("<%= f(fn -> %><% end) do %><% end %>") == [:start_expr, :middle_expr, :end_expr]
      assert kinds("<%= f(fn -> 1 end) %><%= if a, do: b %><%= {:do, end_of} %><%= \"do\" %>") == [:expr, :expr, :expr, :expr]
      assert kinds("<%= try do %><% rescue %><% e -> %><% catch %><% after %><% end %>") |> Enum.uniq() == [:start_expr, :middle_expr, :end_expr]
    end

    test "tags that are not closed" do
      assert EEx.tokenize("a\n  <% b") == {:error, "expected closing '%>' for EEx expression\n  |\n1 | a\n2 |   <% b\n  |   ^", %{line: 2, column: 3}}
      assert {:error, "expected closing '--%>' for EEx expression" <> _, %{line: 1, column: 1}} = EEx.tokenize("<%!-- x")
    end

    test "line, column and indentation" do
      assert {:ok, [{:text, _, %{line: 10, column: 7}}, {:expr, _, _, %{line: 11, column: 7}}, {:eof, %{line: 11, column: 14}}]} =
               EEx.tokenize("a\n  <% x %>", indentation: 4, line: 10, column: 3)
    end

    test "trim" do
      texts = fn template ->
        {:ok, tokens} = EEx.tokenize(template, trim: true)
        for({:text, text, _} <- tokens, do: to_string(text))
      end

      assert texts.("a <% x %> b") == ["a ", " b"]
      assert texts.(" <% x %> \nb") == ["\nb"]
      assert texts.(" <% x %> b") == [" b"]
      assert texts.("a\n\n <% x %> \n\nb") == ["a\n", "\nb"]
      assert texts.("<% x %>\n\n\n<% y %>") == ["\n"]
      assert texts.("<% x %> <% y %>") == [" "]
      assert texts.("\n\n <% x %>") == []
      assert texts.("a <% x %> \n") == ["a "]
      assert texts.("a\r\n\r\n<% x %>\r\n\r\nb") == ["a\n", "\nb"]
      assert texts.(" <%% a %> \n <% x %>") == ["<% a %> \n"]
    end
  end

  describe "eval_string" do
    test "expressions" do
      assert EEx.eval_string("") == ""
      assert EEx.eval_string("foo") == "foo"
      assert EEx.eval_string("<%= nil %>|<%= [1, ?a, \"b\"] %>|<%= :a %>|<%= 1.5 %>") == "|\x01ab|a|1.5"
      assert EEx.eval_string("é <%= x %> 日本", x: "ü") == "é ü 日本"
      assert EEx.eval_string("a <% x = 1 %><%= x %><% # c %>") == "a 1"
      assert_raise Protocol.UndefinedError, fn -> EEx.eval_string("<%= {1} %>") end
    end

    test "blocks" do
      template = "<%= if x do %>yes<% else %>no<% end %>"
      assert EEx.eval_string(template, x: true) == "yes"
      assert EEx.eval_string(template, x: nil) == "no"
      assert EEx.eval_string("<%= if x do %>\n<% else %>no<% end %>", x: true) == ""
      assert EEx.eval_string("<%= for x <- 1..2 do %><%= for y <- 1..2 do %>(<%= x %>,<%= y %>)<% end %>\n<% end %>") == "(1,1)(1,2)\n(2,1)(2,2)\n"
      assert EEx.eval_string("<%= case v do %> <%!-- c --%>\n<% 1 -> %>one<% _ -> %>other<% end %>", v: 2) == "other"
      assert EEx.eval_string("<%= Enum.map [1, 2], fn x -> %><b><%= x %></b><% end %>") == "<b>1</b><b>2</b>"
      assert EEx.eval_string("<%= f.(fn -> %>a<% end, fn -> %>b<% end) %>", f: &(&1.() <> &2.())) == "ab"
      assert EEx.eval_string("<%= if true do %>a<% end |> String.upcase() %>") == "A"
      assert EEx.eval_string("<% x = if true do %>b<% end %>[<%= x %>]") == "[b]"
    end

    test "variables are local to blocks" do
      assert capture_io(:stderr, fn ->
               assert EEx.eval_string("<% x = 1 %><%= if true do %><% x = 2 %><% end %><%= x %>") == "1"
             end) =~ ~s(variable "x" is unused)
    end

    test "trim" do
      assert EEx.eval_string("  <% x = 1 %>  \n<%= x %>\n", [], trim: true) == "\n1"
      assert EEx.eval_string("<%= for x <- 1..2 do %>\n  <%= x %>\n<% end %>\n", [], trim: true) == "\n1\n\n2\n"
    end

    test "assigns" do
      assert EEx.eval_string("<%= @a %><%= @b.c %>", assigns: [a: 1, b: %{c: 2}]) == "12"

      warning =
        capture_io(:stderr, fn -> assert EEx.eval_string("[<%= @a %>]", assigns: %{z: 1}) == "[]" end)

      assert warning =~ "assign @a not available in EEx template. Please ensure all assigns are given as options. Available assigns: [:z]"
    end
  end

  describe "files and functions" do
    test "eval_file" do
      path = Path.join(__DIR__, "fixtures/page.eex")
      assert EEx.eval_file(path, assigns: [names: ["a", "b"]]) == "\n  a\n\n  b\n\n"
      assert EEx.eval_file(path, [assigns: [names: ["a"]]], trim: true) == "\na\n"
      assert_raise File.Error, fn -> EEx.eval_file("none.eex") end
    end

    test "functions" do
      assert Compiled.page("T", :b) == "<h1>T</h1>(b)"
      assert Compiled.file(names: ["x"]) == "\n  x\n\n"
      assert Compiled.trimmed(names: ["x"]) == "\nx\n"
    end
  end

  describe "errors" do
    test "with position and snippet" do
      assert error("x\ny\n  <% end %>\nz") == """
             nofile:3:3: unexpected end of expression <% end %>
               |
             1 | x
             2 | y
             3 |   <% end %>
               |   ^\
             """

      assert error("<% else %>") == "nofile:1:1: unexpected middle of expression <% else %>\n  |\n1 | <% else %>\n  | ^"

      assert error("a\nb\nc\nd\n  <%= if a do %>\nx") == """
             nofile:5:7: expected a closing '<% end %>' for block expression in EEx
               |
             2 | b
             3 | c
             4 | d
             5 |   <%= if a do %>
               |       ^\
             """

      assert error("<% x") == "nofile:1:1: expected closing '%>' for EEx expression\n  |\n1 | <% x\n  | ^"
    end

    test "with file, line and indentation" do
      assert error("a\n <%= if x do %>", file: "foo.eex", line: 5, column: 4) ==
               "foo.eex:6:6: expected a closing '<% end %>' for block expression in EEx"

      assert error("a\n <% end %>", file: "foo.eex", indentation: 3) ==
               "foo.eex:2:5: unexpected end of expression <% end %>\n  |\n1 |    a\n2 |     <% end %>\n  |     ^"

      assert error(String.duplicate("x\n", 9) <> " <% end %>") =~ "\n   |\n 7 | x\n 8 | x\n 9 | x\n10 |  <% end %>\n   |  ^"
    end

    test "markers for other engines" do
      for marker <- ["|", "/"] do
        assert error("<%#{marker} x %>") ==
                 "unsupported EEx syntax <%#{marker} %> (the syntax is valid but not supported by the current EEx engine)"
      end
    end

    test "in the code" do
      error = assert_raise SyntaxError, fn -> EEx.compile_string("a\n <%= 1 +* 2 %>") end
      assert {error.line, error.column} == {2, 9}
      error = assert_raise TokenMissingError, fn -> EEx.compile_string("<%= foo( %>", file: "f.eex") end
      assert {error.file, error.line, error.column} == {"f.eex", 1, 8}
    end
  end

  describe "warnings" do
    test "of blocks that are not written" do
      warn = fn template -> capture_io(:stderr, fn -> EEx.compile_string(template) end) end
      text = ~s(the contents of this expression won't be output unless the EEx block starts with "<%=")
      assert warn.("a <% if b do %>c<% end %>") =~ text
      assert warn.("a <% if b do %>c<% end %>") =~ "nofile:1:3"
      refute warn.("<% x = if b do %>c<% end %>") =~ text
    end

    test "of markers in the middle of blocks" do
      warning = capture_io(:stderr, fn -> EEx.compile_string("<%= if a do %>x<%= else %>y<% end %>") end)
      assert warning =~ ~s(unexpected beginning of EEx tag "<%=" on "<%= else %>", please remove "=")
    end
  end

  describe "engines" do
    test "get all parts" do
      assert EEx.compile_string("a<%= if x do %>b<% y %><% end %>c\nd<%| q %><%/ z %>", engine: Events, tag: :t) |> Enum.map(&strip/1) == [
               {:init, :t},
               {:text, [line: 1, column: 1], "a"},
               {:expr, "=", :block},
               {:text, [line: 1, column: 33], "c\nd"},
               {:expr, "|", "q"},
               {:expr, "/", "z"}
             ]
    end

    test "EEx.Engine leaves assigns alone" do
      assert EEx.compile_string("<%= @a %>", engine: EEx.Engine) |> Macro.to_string() =~ "to_string(@a)"
    end
  end

  defp strip({:expr, "=", _block}), do: {:expr, "=", :block}
  defp strip(event), do: event
end
