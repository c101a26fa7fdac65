package dev.athanor.compiler.expand;

import dev.athanor.code.FunctionKey;
import dev.athanor.term.Atom;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** The functions of Elixir's library that are Erlang functions under another name, with the same arguments. */
final class InlineTable {
  /** A module of Elixir, a module of Erlang, and functions: the name where it is the same in both, otherwise both names. */
  private static final String TABLE =
      """
      Atom erlang to_charlist/1:atom_to_list to_string/1:atom_to_binary
      Bitwise erlang &&&/2:band <<</2:bsl >>>/2:bsr ^^^/2:bxor band/2 bnot/1 bor/2 bsl/2 bsr/2 bxor/2 |||/2:bor \
      ~~~/1:bnot
      Function erlang capture/3:make_fun info/1:fun_info info/2:fun_info
      IO erlang iodata_length/1:iolist_size iodata_to_binary/1:iolist_to_binary
      Integer erlang to_charlist/1:integer_to_list to_charlist/2:integer_to_list to_string/1:integer_to_binary \
      to_string/2:integer_to_binary
      Kernel erlang !=/2:/= !==/2:=/= */2 ++/2 +/1 +/2 --/2 -/1 -/2 //2 </2 <=/2:=< ==/2 ===/2:=:= >/2 >=/2 abs/1 \
      apply/2 apply/3 binary_part/3 bit_size/1 byte_size/1 ceil/1 div/2 exit/1 floor/1 \
      function_exported?/3:function_exported hd/1 is_atom/1 is_binary/1 is_bitstring/1 is_boolean/1 is_float/1 \
      is_function/1 is_function/2 is_integer/1 is_list/1 is_map/1 is_number/1 is_pid/1 is_port/1 is_reference/1 \
      is_tuple/1 length/1 make_ref/0 map_size/1 max/2 min/2 node/0 node/1 not/1 rem/2 round/1 self/0 send/2 \
      spawn/1 spawn/3 spawn_link/1 spawn_link/3 spawn_monitor/1 spawn_monitor/3 throw/1 tl/1 trunc/1 tuple_size/1
      List erlang to_atom/1:list_to_atom to_existing_atom/1:list_to_existing_atom to_float/1:list_to_float \
      to_integer/1:list_to_integer to_integer/2:list_to_integer to_tuple/1:list_to_tuple
      Map maps from_keys/2 intersect/2 keys/1 merge/2 to_list/1 values/1
      Node erlang list/0:nodes list/1:nodes spawn/2 spawn/3:spawn_opt spawn/4 spawn/5:spawn_opt spawn_link/2 \
      spawn_link/4 spawn_monitor/2 spawn_monitor/4
      Port erlang close/1:port_close command/2:port_command command/3:port_command connect/2:port_connect \
      demonitor/1 demonitor/2 list/0:ports open/2:open_port
      Process erlang alias/0 alias/1 alive?/1:is_process_alive cancel_timer/1 cancel_timer/2 demonitor/1 \
      demonitor/2 exit/2 flag/2:process_flag flag/3:process_flag get/0 get_keys/0 get_keys/1 group_leader/0 \
      hibernate/3 link/1 list/0:processes read_timer/1 registered/0 send/3 spawn/2:spawn_opt spawn/4:spawn_opt \
      unalias/1 unlink/1 unregister/1
      String binary duplicate/2:copy
      String erlang to_atom/1:binary_to_atom to_existing_atom/1:binary_to_existing_atom to_float/1:binary_to_float \
      to_integer/1:binary_to_integer to_integer/2:binary_to_integer
      System erlang monotonic_time/0 system_time/0 time_offset/0 unique_integer/0 unique_integer/1
      System os os_time/0:system_time
      Tuple erlang to_list/1:tuple_to_list
      """;

  /** The modules with functions whose arguments Erlang takes in another order. */
  private static final Set<Atom> REWRITTEN =
      Set.of(elixir("Float"), elixir("Kernel"), elixir("Map"), elixir("Port"), elixir("Process"), elixir("Tuple"));

  /** For each module that was asked for, its functions: most programs name few of the modules. */
  private static final Map<Atom, Map<FunctionKey, Inlined>> INLINED = new ConcurrentHashMap<>();

  /** A function's module and name. */
  record Inlined(Atom module, Atom function) {}

  /** The table the other way round, which messages about errors need. */
  private static final class ElixirNames {
    static final Map<Atom, Map<FunctionKey, Inlined>> BY_MODULE = new HashMap<>();

    static {
      for (var line : TABLE.split("\n")) {
        add(line.split(" "));
      }
    }

    private static void add(String[] line) {
      var module = elixir(line[0]);
      read(line, (elixir, erlang) ->
          BY_MODULE.computeIfAbsent(erlang.module, _ -> new HashMap<>())
              .putIfAbsent(new FunctionKey(erlang.function, elixir.arity()), new Inlined(module, elixir.name())));
    }
  }

  private InlineTable() {}

  private static Atom elixir(String module) {
    return Atom.of("Elixir." + module);
  }

  private static void read(String[] line, BiConsumer<FunctionKey, Inlined> each) {
    var erlang = Atom.of(line[1]);
    for (int i = 2; i < line.length; i++) {
      int slash = line[i].indexOf('/', 1);
      int arity = line[i].charAt(slash + 1) - '0';
      var name = line[i].substring(0, slash);
      var renamed = line[i].length() > slash + 2 ? line[i].substring(slash + 3) : name;
      each.accept(new FunctionKey(Atom.of(name), arity), new Inlined(erlang, Atom.of(renamed)));
    }
  }

  private static Map<FunctionKey, Inlined> ofModule(Atom module) {
    var known = INLINED.get(module);
    return known != null ? known : INLINED.computeIfAbsent(module, InlineTable::read);
  }

  private static Map<FunctionKey, Inlined> read(Atom module) {
    var functions = new HashMap<FunctionKey, Inlined>();
    var name = module.name().startsWith("Elixir.") ? module.name().substring("Elixir.".length()) + " " : "\n";
    for (var line : TABLE.split("\n")) {
      if (line.startsWith(name)) {
        read(line.split(" "), functions::put);
      }
    }
    return functions;
  }

  /** The Erlang function that the Elixir function is; {@code null} where it is none. */
  static Inlined find(Atom module, Atom name, int arity) {
    return ofModule(module).get(new FunctionKey(name, arity));
  }

  /** The Elixir function that the Erlang function is; {@code null} where there is none. */
  static Inlined elixirName(Atom module, Atom name, int arity) {
    return ElixirNames.BY_MODULE.getOrDefault(module, Map.of()).get(new FunctionKey(name, arity));
  }

  /** Whether the module has functions whose arguments Erlang takes in another order. */
  static boolean isRewritten(Atom module) {
    return REWRITTEN.contains(module);
  }
}
