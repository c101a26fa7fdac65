package dev.athanor.compiler.expand;

import dev.athanor.term.Atom;
import java.util.HashMap;
import java.util.Map;

/** The functions of {@code :erlang} that guards allow. */
final class GuardTable {
  private static final String FUNCTIONS =
      """
      abs/1 binary_part/2 binary_part/3 bit_size/1 byte_size/1 ceil/1 element/2 float/1 floor/1 hd/1 is_atom/1 is_binary/1
      is_bitstring/1 is_boolean/1 is_float/1 is_function/1 is_function/2 is_integer/1 is_list/1 is_map/1 is_map_key/2
      is_number/1 is_pid/1 is_port/1 is_record/2 is_record/3 is_reference/1 is_tuple/1 length/1 map_get/2 map_size/1
      max/2 min/2 node/0 node/1 round/1 self/0 size/1 tl/1 trunc/1 tuple_size/1
      */2 +/1 +/2 -/1 -/2 //2 /=/2 </2 =/=/2 =:=/2 =</2 ==/2 >/2 >=/2 and/2 band/2 bnot/1 bor/2 bsl/2 bsr/2 bxor/2
      div/2 not/1 or/2 rem/2 xor/2 andalso/2 orelse/2
      """;

  /** For each name a set of arities as bits. */
  private static final Map<Atom, Integer> ARITIES = new HashMap<>();

  static {
    for (var function : FUNCTIONS.split("\\s+")) {
      int slash = function.lastIndexOf('/');
      int arity = Integer.parseInt(function.substring(slash + 1));
      ARITIES.merge(Atom.of(function.substring(0, slash)), 1 << arity, (a, b) -> a | b);
    }
  }

  private GuardTable() {}

  /** Whether guards allow {@code :erlang.name/arity}. */
  static boolean allows(Atom name, int arity) {
    return arity < Integer.SIZE - 1 && (ARITIES.getOrDefault(name, 0) & 1 << arity) != 0;
  }
}
