package dev.athanor.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void behavesLikeAMapOfAnySize() {
    for (int keys : new int[] {3, 9, 40}) {
      var random = new Random(keys);
      var table = new Table<Object, Integer>();
      var model = new HashMap<Object, Integer>();
      for (int step = 0; step < 2000; step++) {
        var key = (Object) (long) random.nextInt(keys);
        if (random.nextInt(5) < 2) {
          assertEquals(model.put(key, step), table.put(key, step));
        } else {
          assertEquals(model.remove(key), table.remove(key));
        }
        assertEquals(model.size(), table.size());
        assertEquals(model.get(key), table.get(key));
        assertEquals(model.containsKey(key), table.has(key));
      }
      var copy = new HashMap<Object, Integer>();
      table.forEach(copy::put);
      assertEquals(model, copy);
    }
  }
}
