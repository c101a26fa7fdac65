package dev.athanor.ets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.athanor.term.Tuple;
import dev.athanor.term.Tuple2;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HashStoreTest {
  private static final int THREADS = 4;

  private final HashStore store = new HashStore();

  @Test
  void behavesLikeAMap() {
    var random = new Random(42);
    var model = new HashMap<Object, Object>();
    for (int i = 0; i < 200_000; i++) {
      Object key = (long) random.nextInt(3000);
      var row = Tuple.of(key, (long) i);
      switch (random.nextInt(5)) {
        case 0 -> {
          var before = model.put(key, row);
          assertEquals(before, store.put(key, row));
          store.rows.add(before == null ? 1 : 0);
        }
        case 1 -> assertEquals(model.putIfAbsent(key, row), putIfAbsent(key, row));
        case 2 -> {
          var before = model.remove(key);
          assertEquals(before, store.remove(key));
          store.rows.add(before == null ? 0 : -1);
        }
        case 3 -> assertEquals(model.get(key), store.get(key));
        default -> replace(model, key, row);
      }
    }
    assertEquals(new HashSet<>(model.values()), new HashSet<>(all(store.scan())));
  }

  private Object putIfAbsent(Object key, Object row) {
    var before = store.putIfAbsent(key, row);
    store.rows.add(before == null ? 1 : 0);
    return before;
  }

  private void replace(HashMap<Object, Object> model, Object key, Object row) {
    var before = model.get(key);
    assertEquals(before != null, before != null && store.replace(key, before, row));
    model.computeIfPresent(key, (same, old) -> row);
  }

  private static List<Object> all(Store.Scan scan) {
    var all = new ArrayList<Object>();
    for (var cell = scan.next(); cell != null; cell = scan.next()) {
      all.add(cell);
    }
    return all;
  }

  private void fill(long count) {
    for (long key = 0; key < count; key++) {
      putIfAbsent(key, Tuple.of(key, key));
    }
  }

  @Test
  void integersAndFloatsAreDifferentKeys() {
    store.put(1L, Tuple.of(1L, 1L));
    assertNull(store.get(1.0));
    store.put(1.0, Tuple.of(1.0, 1L));
    assertEquals(2, all(store.scan()).size());
  }

  @Test
  void everyKeyHasAPlaceEvenWhenItIsNotThere() {
    fill(1000);
    var order = all(store.scan());
    for (int i = 0; i < order.size(); i++) {
      var key = ((Tuple2) order.get(i)).e0;
      store.remove(key);
      assertEquals(i + 1 < order.size() ? order.get(i + 1) : null, store.scanAfter(key).next());
    }
  }

  @Test
  void growingDoesNotChangeTheOrder() {
    fill(10);
    var before = all(store.scan());
    fill(10_000);
    var after = all(store.scan());
    assertEquals(10_000, after.size());
    after.retainAll(before);
    assertEquals(before, after);
  }

  @Test
  void incrementsOfManyThreadsAllCount() throws InterruptedException {
    fill(16);
    inParallel(
        thread -> {
          for (int i = 0; i < 40_000; i++) {
            increment((long) (i % 16));
          }
        });
    long sum = all(store.scan()).stream().mapToLong(row -> (long) ((Tuple2) row).e1).sum();
    assertEquals(THREADS * 40_000L + 120, sum);
  }

  private void increment(Object key) {
    while (true) {
      var row = (Tuple2) store.get(key);
      if (store.replace(key, row, Tuple.of(key, (long) row.e1 + 1))) {
        return;
      }
    }
  }

  /** All threads add and remove the same few keys: each row added is removed by exactly one of them. */
  @Test
  void everyRowIsRemovedOnce() throws InterruptedException {
    var added = new AtomicInteger();
    var removed = new AtomicInteger();
    inParallel(
        thread -> {
          var random = new Random(thread);
          for (int i = 0; i < 100_000; i++) {
            Object key = (long) random.nextInt(8);
            if (random.nextBoolean()) {
              added.addAndGet(putIfAbsent(key, Tuple.of(key, (long) thread)) == null ? 1 : 0);
            } else {
              removed.addAndGet(store.remove(key) == null ? 0 : 1);
            }
          }
        });
    assertEquals(added.get() - removed.get(), all(store.scan()).size());
    assertTrue(removed.get() > 0);
  }

  /** Growing, inserting and removing beside a reader: what nobody touches is always found, and seen once on every way through. */
  @Test
  void untouchedRowsAreAlwaysThere() throws InterruptedException {
    fill(500);
    inParallel(
        thread -> {
          if (thread == 0) {
            read();
          } else {
            churn(thread);
          }
        });
  }

  private void read() {
    for (int i = 0; i < 300; i++) {
      var seen = new HashSet<Object>();
      for (var row : all(store.scan())) {
        if ((long) ((Tuple2) row).e0 < 500) {
          assertTrue(seen.add(row));
        }
      }
      assertEquals(500, seen.size());
      for (long key = 0; key < 500; key++) {
        assertEquals(Tuple.of(key, key), store.get(key));
      }
    }
  }

  private void churn(int thread) {
    for (long i = 0; i < 60_000; i++) {
      Object key = 500 + i * THREADS + thread;
      putIfAbsent(key, Tuple.of(key, i));
      if (i % 3 != 0) {
        assertEquals(Tuple.of(key, i), store.remove(key));
      }
    }
  }

  private interface Work {
    void of(int thread);
  }

  private static void inParallel(Work work) throws InterruptedException {
    var start = new CyclicBarrier(THREADS);
    var failures = new ArrayList<Throwable>();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      start.await();
                      work.of(number);
                    } catch (Throwable failure) {
                      synchronized (failures) {
                        failures.add(failure);
                      }
                    }
                  }));
    }
    for (var thread : threads) {
      thread.join();
    }
    if (!failures.isEmpty()) {
      throw new AssertionError(failures.getFirst());
    }
  }
}
