package dev.athanor.process;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Carriers of its own for each test, closed after it. */
final class OpenCarriers implements BeforeEachCallback, AfterEachCallback {
  private final int parallelism;
  private final long stackSize;
  private Carriers carriers;

  OpenCarriers(int parallelism, long stackSize) {
    this.parallelism = parallelism;
    this.stackSize = stackSize;
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    carriers = new Carriers(parallelism, stackSize);
    carriers.open();
  }

  @Override
  public void afterEach(ExtensionContext test) {
    carriers.close();
  }

  Carriers get() {
    return carriers;
  }

  <T> T in(Running.Giving<T> body) {
    return Running.in(carriers, body);
  }

  /**
   * Starts carriers that nobody watches: to {@link Watch} one that a loaded machine does not let run for a tenth of a second is stuck, and another stands in for
   * it. For tests of what exactly so many carriers do; timers fire only while one of them works.
   */
  static void startUnwatched(Carriers carriers) {
    for (var carrier : carriers.all()) {
      carrier.start();
    }
  }
}
