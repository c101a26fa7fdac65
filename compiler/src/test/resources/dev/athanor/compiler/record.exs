# Records a case from the reference: `elixir record.exs cases/NAME.ex`.
#
# Writes NAME.forms, the expanded forms of the modules in the file, and NAME.out, what their functions `t_*/0` give (or raise). Names that begin
# with `Stand.` lose that, so that stand-ins for modules of the library can be compiled by the reference too.
defmodule CaseRecord do
  @kept [:line, :version, :counter, :no_parens, :super, :file]

  def text(atom) when is_atom(atom) do
    name = atom |> Atom.to_string() |> String.replace("Elixir.Stand.", "Elixir.")
    "'" <> escape(name) <> "'"
  end

  def text(n) when is_integer(n), do: Integer.to_string(n)
  def text(f) when is_float(f), do: "~" <> Integer.to_string(:binary.decode_unsigned(<<f::float>>), 16)
  def text(b) when is_binary(b), do: "\"" <> escape(b) <> "\""
  def text(b) when is_bitstring(b), do: "#" <> Integer.to_string(bit_size(b)) <> text(pad(b))
  def text(t) when is_tuple(t), do: "{" <> (t |> Tuple.to_list() |> Enum.map_join(",", &text/1)) <> "}"
  def text(m) when is_map(m), do: "%{" <> (m |> :maps.to_list() |> Enum.sort() |> Enum.map_join(",", fn {k, v} -> text(k) <> "," <> text(v) end)) <> "}"
  def text([]), do: "[]"
  def text(l) when is_list(l), do: "[" <> elements(l) <> "]"

  def text(f) when is_function(f) do
    info = :erlang.fun_info(f)
    if info[:type] == :external, do: "&" <> text({info[:module], info[:name], info[:arity]}), else: "'fun'"
  end

  def text(r) when is_reference(r), do: "'reference'"
  def text(p) when is_pid(p), do: "'pid'"

  defp elements([x]), do: text(x)
  defp elements([x | rest]) when is_list(rest), do: text(x) <> "," <> elements(rest)
  defp elements([x | rest]), do: text(x) <> "|" <> text(rest)

  defp pad(b), do: <<b::bitstring, 0::size(rem(8 - rem(bit_size(b), 8), 8))>>

  defp escape(text) do
    for <<c <- text>>, into: "" do
      if c in 32..126 and c not in [?", ?', ?\\], do: <<c>>, else: "\\" <> String.pad_leading(Integer.to_string(c, 16), 2, "0")
    end
  end

  # Only metadata that code depends on is kept.
  def stripped({name, meta, args}) when is_list(meta), do: {stripped(name), Keyword.take(meta, @kept), stripped(args)}
  def stripped({a, b}), do: {stripped(a), stripped(b)}
  def stripped([h | t]), do: [stripped(h) | stripped(t)]
  def stripped(other), do: other

  def form({module, binary}, path) do
    {:ok, {_, [debug_info: {:debug_info_v1, _, {:elixir_v1, map, _}}]}} = :beam_lib.chunks(binary, [:debug_info])

    functions =
      for {{name, arity}, kind, meta, clauses} <- Enum.sort(map.definitions) do
        clauses = for {m, args, guards, body} <- clauses, do: {Keyword.take(m, @kept), stripped(args), stripped(guards), stripped(body)}
        {kind, name, arity, meta[:line] || 0, clauses}
      end

    struct = if map.struct, do: for(f <- map.struct, do: Map.take(f, [:field, :default])), else: nil
    {module, path, struct, functions}
  end

  def run(module, name) do
    apply(module, name, [])
  catch
    kind, reason ->
      trace = for {m, f, a, info} <- Enum.take(__STACKTRACE__, 3), m == module or m == :erlang, do: {m, f, a, info[:line]}
      {:raised, kind, reason, trace}
  end
end

[path] = System.argv()
base = Path.rootname(path)
file = Path.basename(path)
Code.put_compiler_option(:ignore_module_conflict, true)
modules = path |> File.read!() |> Code.compile_string(file)
File.write!(base <> ".forms", Enum.map(modules, &[CaseRecord.text(CaseRecord.form(&1, file)), "\n"]))

results =
  for {module, _} <- Enum.sort(modules), {name, 0} <- module.__info__(:functions), String.starts_with?(Atom.to_string(name), "t_") do
    [CaseRecord.text(module), ".", Atom.to_string(name), " ", CaseRecord.text(CaseRecord.run(module, name)), "\n"]
  end

File.write!(base <> ".out", results)
