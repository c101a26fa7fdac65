package dev.athanor.ets;

import dev.athanor.bif.ErlangTime;
import dev.athanor.process.Clock;
import dev.athanor.term.Atom;
import dev.athanor.term.Atoms;
import dev.athanor.term.EmptyList;
import dev.athanor.term.ListBuilder;
import dev.athanor.term.Lists;
import dev.athanor.term.Tuple;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What {@code :ets.info/1,2} tell of a table. */
final class TableInfo {
  private static final Map<Atom, Function<Table, Object>> ITEMS = new LinkedHashMap<>();
  private static final Map<Atom, Function<Table, Object>> MORE_ITEMS = new LinkedHashMap<>();

  /** The words with which the reference refuses a call of {@code fun2ms} that was not transformed. */
  static final Object FUN2MS =
      Tuple.of(
          Atoms.BADARG,
          Tuple.of(
              Atom.of("ets"),
              Atom.of("fun2ms"),
              Lists.of(
                  Stream.of(
                          "function called with real fun should be transformed with parse_transform or called with a fun"
                              + " generated in the shell").flatMap(text -> Stream.of(text.split(" ")))
                      .map(Atom::of)
                      .toList())));

  private static final long WORDS_PER_TABLE = 171;
  private static final long WORDS_PER_ROW = 11;
  private static final long NANOS_PER_MICRO = 1000;

  static {
    ITEMS.put(Atom.of("id"), table -> table.id);
    ITEMS.put(TableOptions.DECENTRALIZED_COUNTERS, table -> table.options.decentralizedCounters);
    ITEMS.put(TableOptions.READ_CONCURRENCY, table -> table.options.readConcurrency);
    ITEMS.put(TableOptions.WRITE_CONCURRENCY, table -> table.options.writeConcurrency);
    ITEMS.put(Atom.of("compressed"), table -> Atom.of(table.options.compressed));
    ITEMS.put(Atom.of("memory"), TableInfo::memory);
    ITEMS.put(Atom.of("owner"), table -> table.owner);
    ITEMS.put(Atom.of("heir"), table -> TableOptions.heirTerm(table.heir));
    ITEMS.put(Atom.of("name"), table -> table.name);
    ITEMS.put(Atom.of("size"), Table::size);
    ITEMS.put(Atom.of("node"), table -> table.owner.node());
    ITEMS.put(Atom.of("named_table"), table -> Atom.of(table.options.named));
    ITEMS.put(Atom.of("type"), table -> table.options.kind.atom);
    ITEMS.put(Atom.of("keypos"), table -> table.options.keyIndex + 1L);
    ITEMS.put(Atom.of("protection"), table -> table.access.atom);
    MORE_ITEMS.put(Atom.of("fixed"), table -> Atom.of(table.fixations.any()));
    MORE_ITEMS.put(Atom.of("safe_fixed"), TableInfo::fixedSince);
    MORE_ITEMS.put(Atom.of("safe_fixed_monotonic_time"), TableInfo::fixedSinceMonotonic);
    MORE_ITEMS.put(Atom.of("stats"), table -> EmptyList.EMPTY);
    MORE_ITEMS.put(Atom.of("binary"), table -> EmptyList.EMPTY);
  }

  private TableInfo() {}

  /** The pairs of {@code info/1}. */
  static Object all(Table table) {
    var list = new ListBuilder();
    ITEMS.forEach((name, item) -> list.add(Tuple.of(name, item.apply(table))));
    return list.toList();
  }

  /** The value of an item; for no table any value; {@code null} where there is no such item. */
  static Object item(Table table, Object name) {
    var item = ITEMS.getOrDefault(name, MORE_ITEMS.get(name));
    return item == null ? null : table == null ? Atoms.NIL : item.apply(table);
  }

  /** In words, about: terms are not measured. */
  private static Object memory(Table table) {
    return WORDS_PER_TABLE + WORDS_PER_ROW * table.size();
  }

  private static Object fixedSince(Table table) {
    var fixations = table.fixations;
    return fixations.any()
        ? Tuple.of(
            ErlangTime.triple((fixations.since() + Clock.offset()) / NANOS_PER_MICRO), fixations.holders())
        : Atoms.FALSE;
  }

  private static Object fixedSinceMonotonic(Table table) {
    var fixations = table.fixations;
    return fixations.any() ? Tuple.of(fixations.since(), fixations.holders()) : Atoms.FALSE;
  }
}
