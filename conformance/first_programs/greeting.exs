# spawn, send and receive.
parent = self()

greeter =
  spawn(fn ->
    receive do
      {:hello, from, name} -> send(from, {:greeting, "Hello, #{name}!"})
    end
  end)

send(greeter, {:hello, parent, "World"})

receive do
  {:greeting, text} -> IO.puts(text)
after
  5000 -> IO.puts("nobody answered")
end
