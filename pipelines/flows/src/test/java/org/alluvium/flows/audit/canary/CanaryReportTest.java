package org.alluvium.flows.audit.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.alluvium.kernels.canary.Difference;
import org.junit.jupiter.api.Test;

/** What is told of findings: a stored row that differs says nothing of looking ahead. */
class CanaryReportTest {
  private static final Instant KNOWN_BY = Instant.parse("2016-11-09T21:00:00Z");
  private static final Difference DIFFERENCE =
      new Difference(
          "gold.labels",
          "label",
          (int) LocalDate.of(2016, 11, 7).toEpochDay(),
          "NYSE:IBM",
          5,
          "0.1",
          "0.2",
          1);
  private static final CanaryFinding STORED = CanaryFinding.stored(KNOWN_BY, DIFFERENCE);
  private static final CanaryFinding LEAK =
      new CanaryFinding(KNOWN_BY, "with the future cut off", DIFFERENCE, Optional.empty(), "leak");

  @Test
  void storedRowsThatDifferDoNotLookAhead() {
    assertThatThrownBy(() -> report(STORED).requireClean())
        .hasMessageStartingWith(
            "canary: nothing looks ahead, but 1 stored result differs from what was known then: gold.labels.label first differs on 2016-11-07 for NYSE:IBM")
        .hasMessageContaining("'./alluvium lake history TABLE' tells who wrote them");
    assertThatThrownBy(() -> report(STORED, STORED).requireClean())
        .hasMessageContaining("but 2 stored results differ from what was known then: ");
  }

  @Test
  void aLeakIsToldFirst() {
    assertThatThrownBy(() -> report(STORED, LEAK).requireClean())
        .hasMessageStartingWith(
            "canary: 1 result looks ahead, 1 more differ from what is stored: leak; a result may use nothing");
    assertThatThrownBy(() -> report(LEAK, LEAK).requireClean())
        .hasMessageStartingWith("canary: 2 results look ahead: leak; ");
  }

  @Test
  void nothingFoundIsClean() {
    CanaryReport report = report();
    report.requireClean();
    assertThat(report.findings()).isEmpty();
  }

  private static CanaryReport report(CanaryFinding... findings) {
    return new CanaryReport(
        List.of("NYSE:IBM"),
        List.of(LocalDate.of(2016, 11, 9)),
        1,
        List.of(new CheckedTable("gold.labels", "NYSE:IBM", 1, 10, 10, List.of(findings))));
  }
}
