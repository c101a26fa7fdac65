defmodule RecordTest do
  use ExUnit.Case, async: true

  doctest Record

  require Record

  Record.defrecord(:user, name: "john", age: 25)
  Record.defrecordp(:file, FileRecord, [:path, size: 0])

  @type user :: record(:user, name: String.t())

  test "making" do
    assert user() == {:user, "john", 25}
    assert user(age: 3) == {:user, "john", 3}
    assert user(_: 0, age: 3) == {:user, 0, 3}
    assert file(path: "a") == {FileRecord, "a", 0}
  end

  test "reading" do
    record = user(name: "meg")
    assert user(record, :name) == "meg"
    assert user(record) == [name: "meg", age: 25]
    assert user(:age) == 2
    assert user({:user, 1, 2}) == [name: 1, age: 2]
  end

  test "updating" do
    assert user(user(), name: "x", age: 1) == {:user, "x", 1}
    assert user({:user, 1, 2}, []) == {:user, 1, 2}
  end

  test "matching" do
    user(name: name) = {:user, 7, 8}
    assert name == 7
    assert match?(user(), {:user, 1, 2})
    refute match?(user(age: 1), {:user, 1, 2})
    assert (fn record when user(record, :age) > 1 -> true end).({:user, 1, 2})
  end

  test "what is no record" do
    assert_raise ArgumentError, "expected argument to be a :user record with 2 fields, got: {:user, 1}", fn ->
      user(Process.get(:none, {:user, 1}))
    end

    assert_raise ArgumentError,
                 "expected argument to be a literal atom, literal keyword or a :user record, got runtime: 1",
                 fn -> user(Process.get(:none, 1)) end
  end

  test "unknown keys" do
    assert_raise ArgumentError, "record :user does not have the key: :foo", fn ->
      Code.eval_string("import RecordTest, only: [user: 1]\nuser(foo: 1)")
    end
  end

  test "is_record/1,2" do
    assert Record.is_record({:a, 1})
    refute Record.is_record({1})
    assert Record.is_record({:a}, :a)
    refute Record.is_record({:b}, :a)
    refute Record.is_record([])
  end

  describe "extract" do
    @tag :tmp_dir
    test "reads declarations", %{tmp_dir: directory} do
      path = Path.join(directory, "shapes.hrl")

      File.write!(path, """
      %% shapes
      -define(SIDES, 4).
      -record(square, {side = 1 :: integer(), color = "red", sides = ?SIDES, 'Odd Name', tags = [a, {b, <<"c">>}]}).
      -record(point, {x, y = 1.5}).
      """)

      assert Record.extract(:point, from: path) == [x: :undefined, y: 1.5]

      assert Record.extract_all(from: path)[:square] ==
               [side: 1, color: ~c"red", sides: 4, "Odd Name": :undefined, tags: [:a, {:b, "c"}]]

      assert_raise ArgumentError, ~r/^no record circle found at/, fn -> Record.extract(:circle, from: path) end
    end

    test "needs a file" do
      assert_raise ArgumentError, "expected :from or :from_lib to be given as option", fn -> Record.extract(:a, []) end

      assert_raise ArgumentError, "lib file nope/include/a.hrl could not be found", fn ->
        Record.extract(:a, from_lib: "nope/include/a.hrl")
      end
    end
  end
end
