package org.alluvium.jobs.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.alluvium.jobs.cli.OutputFormat;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private final ResultTable table =
      ResultTable.of("table", "rows", "run id").row("bars", 1234567L, null).row("macro", 5, "r1");

  @Test
  void numbersStandToTheRightAndMissingValuesAreDashes() {
    assertThat(TextTable.render(table))
        .isEqualTo(
            """
            table       rows  run id
            ─────  ─────────  ──────
            bars   1,234,567  -
            macro          5  r1
            """);
  }

  @Test
  void jsonKeepsNumbersAndNulls() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ResultWriter(new PrintStream(out, true, StandardCharsets.UTF_8), OutputFormat.JSON)
        .write(table, List.of("a remark"));
    assertThat(out.toString(StandardCharsets.UTF_8).replaceAll("\\s", ""))
        .isEqualTo(
            "[{\"table\":\"bars\",\"rows\":1234567,\"run_id\":null},{\"table\":\"macro\",\"rows\":5,\"run_id\":\"r1\"}]");
  }

  @Test
  void aRowOfAnotherWidthIsRefused() {
    assertThatThrownBy(() -> table.row("x")).hasMessageContaining("needs 3 values");
  }
}
