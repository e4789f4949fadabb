package org.alluvium.flows.discovery.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.alluvium.flows.discovery.candidate.CandidateGate;
import org.alluvium.flows.discovery.candidate.ScannedRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileScannerTest {
  private static final CandidateGate GATE = new CandidateGate("list", "", "trend");

  @Test
  void cellsOfCsvAreTakenAsTheyAre() {
    List<ScannedRow> rows =
        read("a.csv", "\uFEFFsymbol,type,note\r\nNYSE:IBM,equity,\"a, b\"\r\n NYSE:KO,,\r\nX\r\n");
    assertThat(rows.get(0).symbol()).isEqualTo("NYSE:IBM");
    assertThat(rows.get(0).type()).contains("equity");
    assertThat(rows.get(0).fields().get("note").asText()).isEqualTo("a, b");
    assertThat(rows.get(1).symbol()).isEqualTo(" NYSE:KO");
    assertThat(rows.get(1).type()).isEmpty();
    assertThat(rows.get(1).fields().get("note").isNull()).isTrue();
    assertThat(rows.get(2).defect().orElseThrow().reason())
        .isEqualTo("the row has 1 cells, the header 3");
  }

  @Test
  void entriesOfJsonAreTextsOrObjects() {
    List<ScannedRow> rows =
        read(
            "a.json",
            "[\"NYSE:IBM\",{\"symbol\":\"NYSE:KO\",\"type\":\"equity\",\"rank\":2},{\"rank\":3},{\"symbol\":7},8]");
    assertThat(rows)
        .extracting(ScannedRow::symbol)
        .containsExactly("NYSE:IBM", "NYSE:KO", "", "", "");
    assertThat(rows.get(1).fields().get("rank").intValue()).isEqualTo(2);
    assertThat(rows.get(3).defect().orElseThrow().reason()).isEqualTo("symbol or type is no text");
    assertThat(rows.get(4).defect().orElseThrow().reason())
        .isEqualTo("the entry is neither a text nor an object");
    assertThat(read("b.json", "{\"symbols\":[\"NYSE:IBM\"]}")).hasSize(1);
  }

  @Test
  void aFileThatIsNoListOfSymbolsIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> read("a.csv", ""))
        .hasMessageContaining("scanner 'list': a.csv is empty");
    assertThatThrownBy(() -> read("a.csv", "ticker,name\nIBM,x\n"))
        .hasMessageContaining(
            "a.csv needs a header with 'symbol' and no name twice, got ticker,name");
    assertThatThrownBy(() -> read("a.json", "{\"symbols\":7}"))
        .hasMessageContaining("a.json has no list 'symbols'");
    assertThatThrownBy(() -> read("a.json", "[\"NYSE:IBM\"")).hasMessageContaining("is no JSON");
    assertThatThrownBy(
            () -> new FileScanner(GATE, folder.resolve("none.csv")).receive(new Responses(a -> a)))
        .hasMessageContaining("none.csv: it does not exist; restore the file or change 'path'");
  }

  private static List<ScannedRow> read(String name, String text) {
    return new FileScanner(GATE, Path.of(name)).read(List.of(Responses.page(name, text)));
  }
}
