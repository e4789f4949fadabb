package org.alluvium.jobs.command.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.jobs.command.audit.Difference.Kind;
import org.alluvium.jobs.command.audit.Difference.Line;
import org.junit.jupiter.api.Test;

class DifferenceReportTest {
  private static final int WIDTH = 120;

  @Test
  void linesAreOfTheirPartAndProfile() {
    DifferenceReport report =
        new DifferenceReport(
            List.of(
                Difference.of(Kind.CODE, new Line("version", "0.1.0", "0.2.0", "")),
                ofProfile(new Line("fill", null, "next_close", "from nowhere, then --set"))));

    assertThat(report.text())
        .containsExactly(
            "code",
            "  version  0.1.0  0.2.0",
            "configuration of p",
            "  fill  -  next_close  from nowhere, then --set");
  }

  @Test
  void longValuesAreCutToWhereTheyDifferAndLongNotesGoOnInTheNextLine() {
    String some = "AAA,".repeat(100) + "SAME,BBB" + ",CCC".repeat(100);
    String others = some.replace("BBB", "DDD");
    String note = "from a layer, ".repeat(8) + "then --set";
    DifferenceReport report =
        new DifferenceReport(List.of(ofProfile(new Line("universe", some, others, note))));

    assertThat(report.text())
        .allMatch(line -> line.length() <= WIDTH)
        .hasSizeGreaterThan(2)
        .anyMatch(line -> line.contains("SAME,BBB,") && line.contains("SAME,DDD,"));
    assertThat(String.join(" ", report.text()).replaceAll(" +", " ")).contains(note);
    assertThat(report.table().rows().get(0)).contains(some, others, note);
  }

  private static Difference ofProfile(Line line) {
    return new Difference(Kind.CONFIGURATION, Optional.of("p"), line, line, Map.of());
  }
}
