package org.alluvium.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alluvium.jobs.command.flow.WeeklyCommand;
import org.alluvium.jobs.launch.Shutdown;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.junit.jupiter.api.Test;

/** A flow that fails: its exit code, and what is told and what is not. */
class CommandFailureTest {
  private final CommandBench bench = new CommandBench();

  @Test
  void theCategoryOfAnErrorIsTheExitCodeAndNoTraceIsShown() {
    for (ErrorCategory category : ErrorCategory.values()) {
      bench.register(
          new WeeklyCommand(
              (request, configuration, context) -> {
                throw new IllegalStateException(
                    "wrapped",
                    new AlluviumException(category, "silver.daily_bars: what, why, way out"));
              }));
      bench.clear();
      assertThat(bench.run("weekly")).isEqualTo(category.exitCode());
      assertThat(bench.err()).isEqualTo("error: silver.daily_bars: what, why, way out\n");
    }
  }

  @Test
  void whatFailsBecauseTheProcessIsToldToStopIsNotTold() {
    bench.register(
        new WeeklyCommand(
            (request, configuration, context) -> {
              throw new IllegalStateException("Cannot call methods on a stopped SparkContext");
            }));
    assertThat(bench.run(new Stopping(), "weekly")).isEqualTo(1);
    assertThat(bench.err()).isEmpty();
  }

  @Test
  void anUnexpectedErrorIsShortAndNamesTheFileOfItsTrace() throws Exception {
    bench.register(
        new WeeklyCommand(
            (request, configuration, context) -> {
              throw new IllegalStateException("boom");
            }));
    assertThat(bench.run("weekly")).isEqualTo(1);
    assertThat(bench.err()).hasLineCount(1).contains("error: unexpected: ", "boom");
    Path trace = Path.of(bench.err().replaceAll("(?s).*the full trace is in (\\S+)\\s*", "$1"));
    assertThat(trace).content().contains("IllegalStateException: boom", "at org.alluvium");
    Files.delete(trace);
  }

  @Test
  void aFullDiskIsNamedWithTheWayOut() {
    bench.register(
        new WeeklyCommand(
            (request, configuration, context) -> {
              throw new UncheckedIOException(
                  "silver.daily_bars: cannot take a snapshot",
                  new IOException("No space left on device"));
            }));
    assertThat(bench.run("weekly")).isEqualTo(1);
    assertThat(bench.err())
        .hasLineCount(1)
        .contains("because of java.io.IOException: No space left on device; free some space");
  }

  /** A process on its way down. */
  private static final class Stopping implements Shutdown {
    @Override
    public Registration onInterrupt(Runnable action) {
      return () -> {};
    }

    @Override
    public boolean isInterrupted() {
      return true;
    }
  }
}
