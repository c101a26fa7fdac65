defmodule Otp.ErpcTest do
  use ExUnit.Case, async: true

  test "calls on this node" do
    assert :erpc.call(node(), fn -> 2 end) == 2
    assert :erpc.call(node(), Kernel, :+, [1, 2]) == 3
    assert :erpc.call(node(), Kernel, :+, [1, 2], 5000) == 3
    assert catch_throw(:erpc.call(node(), fn -> throw(:x) end, 5000)) == :x
    assert catch_exit(:erpc.call(node(), fn -> exit(:x) end, 5000)) == {:exception, :x}
    assert {:exception, :boo, [_ | _]} = catch_error(:erpc.call(node(), fn -> :erlang.error(:boo) end))
    assert {:exception, :boo, [_ | _]} = catch_error(:erpc.call(node(), fn -> :erlang.error(:boo) end, 5000))
  end

  test "what goes wrong on the way" do
    assert catch_error(:erpc.call(:nobody@nowhere, fn -> 1 end)) == {:erpc, :noconnection}
    assert catch_error(:erpc.call(node(), fn -> receive do: (:never -> 1) end, 1)) == {:erpc, :timeout}
    assert catch_error(:erpc.call(node(), 1, 2, 3)) == {:erpc, :badarg}
    assert catch_error(:erpc.call(node(), fn x -> x end)) == {:erpc, :badarg}
  end

  test "several nodes" do
    assert :erpc.multicall([node(), node()], Kernel, :+, [1, 2]) == [ok: 3, ok: 3]
    assert :erpc.multicall([node(), :nobody@nowhere], fn -> 1 end) == [ok: 1, error: {:erpc, :noconnection}]
    assert :erpc.multicall([node()], fn -> throw(1) end) == [throw: 1]
  end

  test "requests" do
    request = :erpc.send_request(node(), fn -> 5 end)
    assert :erpc.check_response(:other, request) == :no_response
    assert :erpc.receive_response(request) == 5
    request = :erpc.send_request(node(), fn -> 5 end)
    assert :erpc.wait_response(request, 5000) == {:response, 5}
  end

  test "rpc" do
    assert :rpc.call(node(), Kernel, :+, [1, 2]) == 3
    assert :rpc.call(node(), :erlang, :throw, [:x]) == :x
    assert :rpc.call(node(), :erlang, :exit, [:x]) == {:badrpc, {:EXIT, :x}}
    assert {:badrpc, {:EXIT, {:x, _}}} = :rpc.call(node(), :erlang, :error, [:x])
    assert :rpc.call(:nobody@nowhere, Kernel, :+, [1, 2]) == {:badrpc, :nodedown}
    assert :rpc.call(node(), :timer, :sleep, [:infinity], 1) == {:badrpc, :timeout}
    assert :rpc.multicall([node(), :nobody@nowhere], Kernel, :+, [1, 2]) == {[3], [:nobody@nowhere]}
    assert node() |> :rpc.async_call(Kernel, :+, [1, 2]) |> :rpc.yield() == 3
    assert node() |> :rpc.async_call(Kernel, :+, [1, 2]) |> :rpc.nb_yield(5000) == {:value, 3}
    assert :rpc.pmap({Kernel, :+}, [1], [1, 2, 3]) == [2, 3, 4]
    assert :rpc.sbcast([node()], :nobody_has_this_name, :x) == {[], [node()]}
  end
end
