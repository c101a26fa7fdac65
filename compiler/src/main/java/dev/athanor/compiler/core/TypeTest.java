package dev.athanor.compiler.core;

/** The tests of {@code :erlang} for the type of any term, such as {@code is_atom/1}. */
public enum TypeTest {
  ATOM("is_atom"),
  BINARY("is_binary"),
  BITSTRING("is_bitstring"),
  BOOLEAN("is_boolean"),
  FLOAT("is_float"),
  FUNCTION("is_function"),
  INTEGER("is_integer"),
  LIST("is_list"),
  MAP("is_map"),
  NUMBER("is_number"),
  PID("is_pid"),
  PORT("is_port"),
  REFERENCE("is_reference"),
  TUPLE("is_tuple");

  private final String function;

  TypeTest(String function) {
    this.function = function;
  }

  /** The test that {@code :erlang.function/1} is, or {@code null}. */
  public static TypeTest of(String function) {
    for (var test : values()) {
      if (test.function.equals(function)) {
        return test;
      }
    }
    return null;
  }
}
