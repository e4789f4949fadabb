package org.alluvium.flows.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunId;
import org.alluvium.lakehouse.tables.Candidates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandidateExportTest {
  private static final RunId RUN = RunId.parse("2017-11-10T20261121T024150Z-7c1e");
  private static final Instant AS_OF = Instant.parse("2017-11-10T22:00:00Z");

  @TempDir private Path runs;
  private RunFolder folder;

  @BeforeEach
  void createFolder() {
    folder = RunFolder.create(runs, RUN);
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    CandidateExport export = CandidateExport.of(folder, "test");
    export.write(document("[{\"symbol\":\"NYSE:IBM\",\"volume\":1.50,\"note\":null},\"x\"]"));
    assertThat(CandidateExport.made(folder)).isEqualTo(export);
    assertThat(export.file()).isEqualTo(folder.path().resolve("export/test.json"));
    ExportedCandidates read = export.read();
    assertThat(read.totals()).isEqualTo(new CandidateTotals(2, 1, 1, Map.of(), 0));
    assertThat(read.scanners().get(0).batchId()).startsWith("discovery/test/a:");
    assertThat(read.rows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.keySet())
                  .containsExactlyElementsOf(
                      Candidates.SPEC.contentColumns().stream().map(c -> c.name()).toList());
              assertThat(row)
                  .containsEntry(Candidates.RUN_ID, RUN.toString())
                  .containsEntry(Candidates.SYMBOL, "NYSE:IBM")
                  .containsEntry(Candidates.PROFILE, "us")
                  .containsEntry(Candidates.AS_OF, AS_OF)
                  .containsEntry(Candidates.METADATA, "{\"note\":null,\"volume\":1.5}");
            });
  }

  @Test
  void anExportThatIsNotAsTheSchemaSaysIsNotWritten() {
    ObjectNode document = document("[\"NYSE:IBM\"]");
    ((ObjectNode) document.path("candidates").get(0)).put("symbol", "NYSE:NYSE:IBM").remove("type");
    CandidateExport export = CandidateExport.of(folder, "test");
    assertThatThrownBy(() -> export.write(document))
        .hasMessageContaining("the export test.json is not as conf/schema/candidates.schema.json")
        .hasMessageContaining("symbol")
        .hasMessageContaining("type");
    assertThat(folder.export()).doesNotExist();
  }

  @Test
  void anExportThatWasDamagedIsNotRead() throws IOException {
    CandidateExport export = CandidateExport.of(folder, "test");
    export.write(document("[\"NYSE:IBM\"]"));
    Files.writeString(export.file(), "{\"version\":");
    assertThatThrownBy(export::read).hasMessageContaining("it is no JSON: Unexpected end");
  }

  @Test
  void aRunWithoutAnExportIsNamed() {
    assertThatThrownBy(() -> CandidateExport.made(folder))
        .hasMessageContaining(
            "holds no export of candidates; name a run of 'discover' with --run-id");
  }

  private static ObjectNode document(String list) {
    return new ExportDocument(RUN.toString(), AS_OF, Optional.of("us"))
        .of(Rows.discovered(List.of(), list));
  }
}
