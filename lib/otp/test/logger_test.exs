defmodule :logger_test do
  use ExUnit.Case

  # Recorded from the reference.

  @time 1_600_000_000_123_456

  defp text(msg, config, meta \\ %{}) do
    event = %{level: :info, msg: msg, meta: Map.merge(%{time: @time}, meta)}
    :logger_formatter.format(event, Map.put_new(config, :time_offset, ~c"Z")) |> :unicode.characters_to_binary()
  end

  # A device that tells the test what it is asked to write, and answers when the test lets it.
  defmodule Device do
    def start(owner, held \\ false), do: spawn_link(fn -> loop(owner, held) end)

    defp loop(owner, held) do
      receive do
        {:io_request, from, reference, {:put_chars, _encoding, chars}} ->
          send(owner, {:written, IO.chardata_to_string(chars)})
          if held, do: receive(do: (:go_on -> :ok))
          send(from, {:io_reply, reference, :ok})
          loop(owner, held)

        :let_go ->
          loop(owner, false)

        :go_on ->
          loop(owner, held)
      end
    end
  end

  defp add_handler(config, id \\ :logger_test) do
    on_exit(fn -> :logger.remove_handler(id) end)
    :logger.add_handler(id, :logger_std_h, %{config: config, filters: [only_tests()], formatter: {:logger_formatter, %{template: [:msg, "\n"]}}})
  end

  # Other tests log, too.
  defp only_tests, do: {:only, {&__MODULE__.only/2, self()}}

  def only(%{meta: %{test: owner}}, owner), do: :ignore
  def only(%{meta: %{internal_log_event: true}}, _owner), do: :ignore
  def only(_event, _owner), do: :stop

  defp silence do
    {:ok, %{level: level}} = :logger.get_handler_config(:default)
    :logger.update_handler_config(:default, :level, :none)
    on_exit(fn -> :logger.update_handler_config(:default, :level, level) end)
  end

  defp log(text, owner \\ self()), do: :logger.error(text, %{test: owner})

  describe "logger_formatter" do
    test "headers" do
      assert text({:string, "hi\n  there"}, %{}) == "2020-09-13T12:26:40.123456Z info: hi, there\n"
      assert text({:string, "hi\n  there"}, %{single_line: false}) == "2020-09-13T12:26:40.123456Z info:\nhi\n  there\n"
      assert text({:string, "hi"}, %{legacy_header: true}) =~ ~r/^=INFO REPORT==== 13-Sep-2020::\d\d:26:40.123456 ===\nhi\n$/
      assert text({:string, "hi"}, %{legacy_header: true}, %{logger_formatter: %{title: "MINE"}}) =~ ~r/^=MINE==== 13/
      assert text({:string, "hi"}, %{time_offset: ~c"+02:00"}) == "2020-09-13T14:26:40.123456+02:00 info: hi\n"
      assert text({:string, "hi"}, %{time_designator: ?\s}) == "2020-09-13 12:26:40.123456Z info: hi\n"
    end

    test "messages" do
      format = fn msg -> text(msg, %{template: [:msg]}) end
      assert format.({:report, %{a: 1, b: "x"}}) == "a: 1, b: <<\"x\">>"
      assert format.({:report, [a: 1, b: ~c"str", c: %{d: 1}]}) == "a: 1, b: str, c: \#{d => 1}"
      assert format.({:report, [{"x", 1}, :y]}) == "<<\"x\">>: 1, y"
      assert format.({~c"fmt ~p~n~w ~ts", [%{a: 1}, "bin", "é"]}) == "fmt \#{a => 1}, <<98,105,110>> é"
      assert format.({~c"bad ~p", []}) == "FORMAT ERROR: \"bad ~p\" - []"
      assert format.({:string, <<255, 1>>}) == <<255::utf8, 1>>
    end

    test "reports with functions of their own" do
      format = fn report_cb -> text({:report, [k: 1]}, %{template: [:msg]}, %{report_cb: report_cb}) end
      assert format.(fn report -> {~c"CB ~p", [report]} end) == "CB [{k,1}]"

      assert format.(fn _report, options -> inspect(Map.to_list(options) |> Enum.sort()) end) ==
               "[chars_limit: :unlimited, depth: :unlimited, single_line: true]"

      assert format.(fn _report -> :bad end) == "REPORT_CB/1 ERROR: [{k,1}]; Returned: bad"
      assert format.(fn _report, _options -> :bad end) == "REPORT_CB/2 ERROR: [{k,1}]; Returned: bad"
      assert format.(fn _report -> exit(:x) end) =~ "REPORT_CB/1 CRASH: [{k,1}]; Reason: {exit,x,["
      assert format.(1) == "k: 1"
    end

    test "templates" do
      template = [:msg, [:a, :b], {:x, [" x=", :x], [" no"]}, {[:a, :c], ["AC"], [" none"]}, :undef, " ", :mfa, " ", :file]
      meta = %{a: %{b: 1}, x: "ex", mfa: {:m, :f, 1}, file: ~c"f.ex"}
      assert text({:string, "m"}, %{template: template}, meta) == "m1 x=<<\"ex\">> none m:f/1 f.ex"
    end

    test "limits" do
      assert text({:string, "abc"}, %{max_size: 20}) == "2020-09-13T12:26...\n"
      assert text({~c"~p", [[1, 2, 3, 4, 5, 6]]}, %{depth: 3, template: [:msg]}) == "[1,2,3,4|...]"
    end

    test "check_config/1" do
      assert :logger_formatter.check_config(%{}) == :ok

      for {key, value} <- [foo: 1, chars_limit: 0, depth: -1, max_size: 0, legacy_header: 1, single_line: :x, time_offset: "x",
                           time_designator: "a", report_cb: 1] do
        assert :logger_formatter.check_config(%{key => value}) ==
                 {:error, {:invalid_formatter_config, :logger_formatter, {key, value}}}
      end

      for template <- [1, [1], "x", [{:b, 1, []}]] do
        assert :logger_formatter.check_config(%{template: template}) ==
                 {:error, {:invalid_formatter_template, :logger_formatter, template}}
      end

      for template <- [[], [:a, {:b, [], []}], [[:a, :b], "s", ~c"chars"]] do
        assert :logger_formatter.check_config(%{template: template}) == :ok
      end
    end
  end

  describe "configuration of logger_std_h" do
    test "what is given is completed" do
      assert add_handler(%{type: :standard_error, sync_mode_qlen: 5}) == :ok
      assert {:ok, %{config: config}} = :logger.get_handler_config(:logger_test)

      assert config == %{
               type: :standard_error,
               burst_limit_enable: true,
               burst_limit_max_count: 500,
               burst_limit_window_time: 1000,
               drop_mode_qlen: 200,
               flush_qlen: 1000,
               sync_mode_qlen: 5,
               overload_kill_enable: false,
               overload_kill_mem_size: 3_000_000,
               overload_kill_qlen: 20_000,
               overload_kill_restart_after: 5000,
               filesync_repeat_interval: :no_repeat
             }
    end

    test "what is wrong" do
      levels = fn changes -> Map.merge(%{drop_mode_qlen: 200, flush_qlen: 1000, sync_mode_qlen: 10}, changes) end

      for {given, reason} <- [
            {%{sync_mode_qlen: 300}, {:invalid_olp_levels, levels.(%{sync_mode_qlen: 300})}},
            {%{drop_mode_qlen: 2000}, {:invalid_olp_levels, levels.(%{drop_mode_qlen: 2000})}},
            {%{burst_limit_enable: 1}, {:invalid_olp_config, %{burst_limit_enable: 1}}},
            {%{overload_kill_restart_after: :x}, {:invalid_olp_config, %{overload_kill_restart_after: :x}}},
            {%{foo: 1}, {:invalid_config, :logger_std_h, %{foo: 1}}},
            {%{type: :foo}, {:invalid_config, :logger_std_h, %{type: :foo}}},
            {%{max_no_bytes: 1}, {:invalid_config, :logger_std_h, %{max_no_bytes: 1}}}
          ] do
        assert add_handler(given) == {:error, {:handler_not_added, reason}}
      end
    end

    test "what can be changed" do
      :ok = add_handler(%{type: :standard_error})
      assert :logger.update_handler_config(:logger_test, :config, %{sync_mode_qlen: 5}) == :ok
      assert {:ok, %{config: %{sync_mode_qlen: 5}}} = :logger.get_handler_config(:logger_test)

      assert :logger.update_handler_config(:logger_test, :config, %{type: :standard_io}) ==
               {:error, {:illegal_config_change, :logger_std_h, %{type: :standard_error}, %{type: :standard_io}}}

      assert :logger.update_handler_config(:logger_test, :config, %{foo: 1}) ==
               {:error, {:invalid_config, :logger_std_h, %{foo: 1}}}

      assert :logger.set_handler_config(:logger_test, %{level: :info}) == :ok
      assert {:ok, %{level: :info, filters: [], config: %{sync_mode_qlen: 10}}} = :logger.get_handler_config(:logger_test)
    end

    test "filesync/1" do
      assert :logger_std_h.filesync(1) == {:error, {:badarg, {:filesync, [1]}}}
      assert {:noproc, _} = catch_exit(:logger_std_h.filesync(:no_such_handler))
    end
  end

  describe "too many events" do
    setup do
      silence()
    end

    test "are limited within a window of time" do
      :ok = add_handler(%{type: {:device, Device.start(self())}, burst_limit_max_count: 3, burst_limit_window_time: 3_600_000})
      for n <- 1..5, do: log("#{n}")
      :logger_std_h.filesync(:logger_test)
      for text <- ["1\n", "2\n", "3\n"], do: assert_received({:written, ^text})
      refute_received {:written, _}
    end

    test "are dropped, then waited for" do
      device = Device.start(self(), true)
      config = %{type: {:device, device}, burst_limit_enable: false, sync_mode_qlen: 2, drop_mode_qlen: 4, flush_qlen: 100}
      :ok = add_handler(config)
      owner = self()
      senders = for n <- 1..10, do: spawn_monitor(fn -> log("#{n}", owner) end)
      assert_receive {:written, _first}

      # the handler is held; that many events wait for it
      handler = Process.whereis(:logger_std_h_logger_test)
      wait_until(fn -> elem(Process.info(handler, :message_queue_len), 1) == 9 end)
      send(device, :let_go)
      send(device, :go_on)
      for {_pid, monitor} <- senders, do: assert_receive({:DOWN, ^monitor, _, _, _})
      :logger_std_h.filesync(:logger_test)
      notice = "Handler logger_test switched from async to drop mode\n"
      assert_received {:written, ^notice}
      notice = "Handler logger_test switched from drop to sync mode\n"
      assert_received {:written, ^notice}
    end

    test "are flushed" do
      device = Device.start(self(), true)
      :ok = add_handler(%{type: {:device, device}, burst_limit_enable: false, sync_mode_qlen: 5, drop_mode_qlen: 5, flush_qlen: 5})
      for n <- 1..10, do: log("#{n}")
      assert_receive {:written, "1\n"}
      send(device, :let_go)
      send(device, :go_on)
      assert_receive {:written, "Handler logger_test flushed 9 log events\n"}
      :logger_std_h.filesync(:logger_test)
      refute_received {:written, _}
    end

    test "end the handler, which comes back" do
      device = Device.start(self(), true)

      :ok =
        add_handler(%{
          type: {:device, device},
          burst_limit_enable: false,
          overload_kill_enable: true,
          overload_kill_qlen: 5,
          overload_kill_restart_after: 0
        })

      for n <- 1..10, do: log("#{n}")
      assert_receive {:written, "1\n"}
      send(device, :let_go)
      send(device, :go_on)
      assert_receive {:written, "Handler logger_test overloaded and stopping\n"}
      assert_receive {:written, "=NOTICE REPORT" <> report}
      assert report =~ "\nHandler logger_test restarted\n"
      assert :logger_test in :logger.get_handler_ids()
    end
  end

  # Polls; there is no message for what is waited for.
  defp wait_until(condition) do
    if not condition.() do
      :erlang.yield()
      wait_until(condition)
    end
  end

  describe "files" do
    @describetag :tmp_dir

    setup do
      silence()
    end

    test "are rotated", %{tmp_dir: dir} do
      name = Path.join([dir, "new", "rot.log"])
      :ok = add_handler(%{file: String.to_charlist(name), max_no_bytes: 10, max_no_files: 2})
      for n <- 1..7, do: log("line #{n}")
      assert :logger_std_h.filesync(:logger_test) == :ok
      assert File.read!(name) == "line 7\n"
      assert File.read!(name <> ".0") == "line 5\nline 6\n"
      assert File.read!(name <> ".1") == "line 3\nline 4\n"
      refute File.exists?(name <> ".2")
    end

    test "are compressed", %{tmp_dir: dir} do
      name = Path.join(dir, "z.log")
      :ok = add_handler(%{file: String.to_charlist(name), max_no_bytes: 5, max_no_files: 1, compress_on_rotate: true})
      log("a line")
      assert :logger_std_h.filesync(:logger_test) == :ok
      assert :zlib.gunzip(File.read!(name <> ".0.gz")) == "a line\n"
      assert File.read!(name) == ""
    end

    test "that were moved are opened again", %{tmp_dir: dir} do
      name = Path.join(dir, "moved.log")
      :ok = add_handler(%{type: {:file, String.to_charlist(name)}})
      log("before")
      :logger_std_h.filesync(:logger_test)
      File.rename!(name, name <> ".old")
      log("after")
      :logger_std_h.filesync(:logger_test)
      assert File.read!(name <> ".old") == "before\n"
      assert File.read!(name) == "after\n"
    end

    test "of logger_disk_log_h", %{tmp_dir: dir} do
      formatter = {:logger_formatter, %{template: [:msg, "\n"]}}
      file = String.to_charlist(Path.join(dir, "ring.log"))
      config = %{file: file, max_no_files: 2, max_no_bytes: 14}
      handler = %{config: config, filters: [only_tests()], formatter: formatter}
      assert :logger.add_handler(:logger_test_ring, :logger_disk_log_h, handler) == :ok
      assert {:ok, %{config: %{type: :wrap, max_no_files: 2, filesync_repeat_interval: 5000}}} = :logger.get_handler_config(:logger_test_ring)
      for n <- 1..5, do: log("line #{n}")
      assert :logger_disk_log_h.filesync(:logger_test_ring) == :ok
      assert File.read!("#{file}.1") == "line 5\n"
      assert File.read!("#{file}.2") == "line 3\nline 4\n"
      assert :logger.remove_handler(:logger_test_ring) == :ok

      for {given, wrong} <- [{%{bar: 1}, %{bar: 1}}, {%{max_no_files: 0}, %{max_no_files: 0}}, {%{type: :foo}, %{type: :foo}}] do
        assert :logger.add_handler(:logger_test_ring, :logger_disk_log_h, %{config: given}) ==
                 {:error, {:handler_not_added, {:invalid_config, :logger_disk_log_h, wrong}}}
      end
    end
  end

  describe "what fails" do
    defmodule Failing do
      def log(_event, %{config: %{owner: owner}}) do
        send(owner, :called)
        raise "handler"
      end
    end

    defmodule Formatter do
      def format(_event, _config), do: raise("formatter")
    end

    setup do
      silence()
    end

    test "a handler is removed" do
      :ok = :logger.add_handler(:logger_test_failing, Failing, %{config: %{owner: self()}, filters: [only_tests()]})
      ExUnit.CaptureIO.capture_io(:stderr, fn -> log("x") end)
      assert_received :called
      assert :logger.get_handler_config(:logger_test_failing) == {:error, {:not_found, :logger_test_failing}}
    end

    test "a formatter is told about" do
      :ok = add_handler(%{type: {:device, Device.start(self())}})
      :ok = :logger.update_handler_config(:logger_test, :formatter, {Formatter, %{}})
      log("x")
      assert_receive {:written, text}
      assert text =~ " error: FORMATTER CRASH: {string,<<\"x\">>}\n"
    end

    test "a filter is removed" do
      :ok = add_handler(%{type: {:device, Device.start(self())}})
      :ok = :logger.add_handler_filter(:logger_test, :failing, {fn _event, _argument -> raise "filter" end, []})
      ExUnit.CaptureIO.capture_io(:stderr, fn -> log("x") end)
      assert_receive {:written, "x\n"}
      assert :logger.remove_handler_filter(:logger_test, :failing) == {:error, {:not_found, :failing}}
    end
  end

  test "format_report/1" do
    assert :logger.format_report(%{a: 1, b: "x"}) == {~c"    ~tp: ~tp\n    ~tp: ~tp", [:a, 1, :b, "x"]}
    assert :logger.format_report([{:a, 1}, :b]) == {~c"    ~tp: ~tp\n    ~tp", [:a, 1, :b]}
    assert :logger.format_report(~c"string") == {~c"~ts", [~c"string"]}
    assert :logger.format_report([{~c"ch", ~c"ars"}]) == {~c"    ~tp: ~ts", [~c"ch", ~c"ars"]}
    assert :logger.format_report(1) == {~c"~tp", [1]}
  end

  test "compare_levels/2" do
    assert :logger.compare_levels(:error, :debug) == :gt
    assert :logger.compare_levels(:none, :emergency) == :gt
    assert_raise ArgumentError, fn -> :logger.compare_levels(:foo, :error) end
  end
end
