package dev.athanor.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.athanor.term.Atom;
import dev.athanor.term.Pid;
import dev.athanor.term.Tuple;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a recording of the Flight Recorder tells of processes. */
class RecorderTest {
  @TempDir Path directory;

  private interface Work {
    Pid run() throws Exception;
  }

  private static String text(Pid pid) {
    return "<" + PidText.of(pid) + ">";
  }

  /** The events of one kind about the process that the work gives. */
  private List<RecordedEvent> recorded(String event, Work work) throws Exception {
    var file = directory.resolve("recording.jfr");
    Pid pid;
    try (var recording = new Recording()) {
      recording.enable(event);
      recording.start();
      pid = work.run();
      recording.stop();
      recording.dump(file);
    }
    return of(file, event, text(pid));
  }

  private static List<RecordedEvent> of(Path file, String event, String process) throws IOException {
    return RecordingFile.readAllEvents(file).stream()
        .filter(e -> e.getEventType().getName().equals(event) && e.getString("process").equals(process))
        .toList();
  }

  @Test
  void tellsOfAStart() throws Exception {
    var parent = new Pid[1];
    var events =
        recorded("athanor.ProcessSpawn", () -> Running.in(self -> {
          parent[0] = self.pid();
          return Spawn.spawn(self, child -> {});
        }));
    assertEquals(1, events.size());
    assertEquals(text(parent[0]), events.getFirst().getString("parent"));
  }

  @Test
  void tellsOfAnEnd() throws Exception {
    var events =
        recorded("athanor.ProcessExit", () -> {
          var launched = Node.launch(self -> {
            Names.register(Atom.of("recorded"), self.pid());
            Signals.exit(self, self.pid(), Tuple.of(Atom.of("recorded_reason"), 1L));
          });
          launched.end().join();
          // The end is recorded when everybody has been told, by the same thread.
          return Running.in(self -> launched.pid());
        });
    for (var event : events) {
      assertEquals("{recorded_reason, ...}", event.getString("reason"));
      assertEquals("recorded", event.getString("name"));
    }
    assertTrue(events.size() <= 1);
  }

  @Test
  void tellsOfALongTurn() throws Exception {
    var events =
        recorded("athanor.LongTurn", () -> {
          var launched = Node.launch(self -> {
            long end = System.nanoTime() + 60_000_000;
            while (System.nanoTime() < end) {
              Thread.onSpinWait();
            }
          });
          launched.end().join();
          return launched.pid();
        });
    // It is recorded after the end, by another thread, perhaps too late.
    for (var event : events) {
      assertTrue(event.getDuration().toMillis() >= 20);
    }
    assertTrue(events.size() <= 1);
  }

  @Test
  void tellsOfALargeMailboxWhenItHasDoubled() throws Exception {
    var events =
        recorded("athanor.LargeMailbox", () -> Running.in(self -> {
          for (int i = 0; i < 3 * Recorder.LARGE_MAILBOX; i++) {
            Signals.send(self.pid(), Atom.of("unread"));
            if (i % 100 == 0) {
              self.handleSignals();
            }
          }
          return self.pid();
        }));
    var lengths = events.stream().map(event -> Integer.highestOneBit(event.getInt("messages"))).toList();
    assertEquals(List.of(Recorder.LARGE_MAILBOX, 2 * Recorder.LARGE_MAILBOX), lengths);
  }

  @Test
  void growthIsToldAtPowersOfTwo() {
    assertTrue(Recorder.isLarger(0, Recorder.LARGE_MAILBOX));
    assertTrue(Recorder.isLarger(Recorder.LARGE_MAILBOX - 1, Recorder.LARGE_MAILBOX));
    assertFalse(Recorder.isLarger(Recorder.LARGE_MAILBOX, Recorder.LARGE_MAILBOX + 1));
    assertFalse(Recorder.isLarger(0, Recorder.LARGE_MAILBOX - 1));
    assertTrue(Recorder.isLarger(Recorder.LARGE_MAILBOX, 2 * Recorder.LARGE_MAILBOX));
  }
}
