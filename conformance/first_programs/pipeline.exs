"hello world" |> String.upcase() |> String.split(" ") |> Enum.map(&String.length/1) |> IO.inspect()
