package org.alluvium.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptActionsTest {
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final InterruptActions actions =
      new InterruptActions(new PrintStream(log, true, StandardCharsets.UTF_8));
  private final List<String> done = new ArrayList<>();

  @Test
  void runsOnceAndTheLastRegisteredFirst() {
    actions.onInterrupt(() -> done.add("first"));
    actions.onInterrupt(() -> done.add("second"));
    actions.run();
    actions.run();
    assertThat(done).containsExactly("second", "first");
    assertThat(log.toString(StandardCharsets.UTF_8)).hasLineCount(1).startsWith("interrupted: ");
  }

  @Test
  void aClosedRegistrationIsForgotten() {
    Shutdown.Registration registration = actions.onInterrupt(() -> done.add("guarded"));
    registration.close();
    actions.run();
    assertThat(done).isEmpty();
  }

  @Test
  void nothingRunsWhenTheCommandEndedByItself() {
    actions.onInterrupt(() -> done.add("guarded"));
    actions.finish();
    actions.run();
    assertThat(done).isEmpty();
    assertThat(log.size()).isZero();
  }

  @Test
  void aFailingActionStopsNoOther() {
    actions.onInterrupt(() -> done.add("first"));
    actions.onInterrupt(
        () -> {
          throw new IllegalStateException("no disk");
        });
    actions.run();
    assertThat(done).containsExactly("first");
    assertThat(log.toString(StandardCharsets.UTF_8)).contains("no disk");
  }
}
