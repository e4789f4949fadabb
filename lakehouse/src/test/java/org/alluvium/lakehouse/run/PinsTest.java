package org.alluvium.lakehouse.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.StageRuns;
import org.alluvium.lakehouse.testkit.MovableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinsTest {
  private static final TableName TABLE = StageRuns.SPEC.name();
  private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
  @TempDir Path folder;
  private DirectLakehouse lakehouse;
  private Pins pins;

  @BeforeEach
  void open() {
    lakehouse = DirectLakehouse.open(folder.toString());
    lakehouse.append(StageRuns.SPEC, java.util.List.of(), -1);
    lakehouse.append(StageRuns.SPEC, java.util.List.of(), 0);
    pins = new Pins(lakehouse, new MovableClock(NOW));
  }

  @Test
  void aVersionStaysPinnedUntilItsLastHolderLetsGo() {
    pins.pin(TABLE, 1, "run-1", "snapshot");
    pins.pin(TABLE, 1, "run-2", "");
    pins.pin(TABLE, 0, "run-2", "");
    pins.unpin(TABLE, 1, "run-1");

    assertThat(pins.list())
        .containsExactly(new Pin(TABLE, 0, "run-2", "", NOW), new Pin(TABLE, 1, "run-2", "", NOW));
    assertThat(pins.versionsOf(TABLE)).containsExactly(0L, 1L);
    pins.unpin(TABLE, 1, "run-2");
    assertThat(pins.versionsOf(TABLE)).containsExactly(0L);
  }

  @Test
  void pinningTwiceChangesNothingAndPinningAgainAfterwardsDoes() {
    Pin first = pins.pin(TABLE, 1, "run-1", "why");
    assertThat(pins.pin(TABLE, 1, "run-1", "other")).isEqualTo(first);
    assertThat(pins.list()).containsExactly(first);
    pins.unpin(TABLE, 1, "run-1");
    assertThat(pins.pin(TABLE, 1, "run-1", "other").note()).isEqualTo("other");
  }

  @Test
  void whatDoesNotExistCanBeNeitherPinnedNorUnpinned() {
    assertThatThrownBy(() -> pins.pin(TABLE, 9, "run-1", ""))
        .hasMessageStartingWith("ops.stage_runs: version 9 does not exist, latest is 1");
    assertThatThrownBy(() -> pins.pin(TableName.parse("gold.absent"), 0, "run-1", ""))
        .hasMessageStartingWith("gold.absent does not exist");
    assertThatThrownBy(() -> pins.unpin(TABLE, 1, "run-1"))
        .hasMessageStartingWith("ops.stage_runs version 1 is not pinned by run-1");
  }
}
