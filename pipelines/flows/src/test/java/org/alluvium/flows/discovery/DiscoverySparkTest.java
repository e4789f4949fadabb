package org.alluvium.flows.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.flows.discovery.candidate.CandidateGate;
import org.alluvium.flows.discovery.scan.FileScanner;
import org.alluvium.flows.discovery.scan.MembershipScanner;
import org.alluvium.flows.discovery.scan.Scanner;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.RunId;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Candidates;
import org.alluvium.lakehouse.tables.RejectedRows;
import org.alluvium.lakehouse.tables.UniverseMembership;
import org.alluvium.lakehouse.testkit.DatasetBuilder;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Members and a file through the lakehouse: as known then, kept, exported, compared. */
class DiscoverySparkTest extends SparkTest {
  private static final LocalDate DATE = LocalDate.of(2017, 11, 10);
  private static final Instant AS_OF = Instant.parse("2017-11-10T22:00:00Z");
  private static final Web NO_WEB =
      new Web() {
        @Override
        public byte[] get(String asker, URI address) {
          throw new AssertionError("asks " + address);
        }

        @Override
        public byte[] post(String asker, URI address, byte[] json) {
          throw new AssertionError("asks " + address);
        }
      };

  @Test
  void candidatesAreMembersAsKnownThenAndTableExportAndRefusedRowsAgree() throws IOException {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      temp.lakehouse().write(UniverseMembership.SPEC).appendOnce(members(), "members");
      Path file =
          Files.writeString(
              temp.folder().resolve("list.csv"), "symbol\nNYSE:NYSE:IBM\nNYSE:IBM\nnyse:ko\n");
      RunFolder folder = RunFolder.create(temp.folder(), run(1));
      StageResult result = stage(file, Strictness.LENIENT, folder).run(context(temp, 1));

      ExportedCandidates exported = CandidateExport.made(folder).read();
      assertThat(exported.rows())
          .extracting(row -> row.get(Candidates.SYMBOL) + " " + row.get(Candidates.SCANNER))
          .containsExactly("NYSE:LEAVES_LATER members", "NYSE:STAYS members", "NYSE:IBM list");
      assertThat(exported.totals()).isEqualTo(new CandidateTotals(5, 3, 2, Map.of(), 0));
      assertThat(result.note())
          .isEqualTo("5 scanned = 3 accepted, 2 refused, 0 filtered, 0 duplicates");
      assertThat(result.outputs().get(0).rows()).isEqualTo(3);
      assertThat(rows(temp, RejectedRows.SPEC, RejectedRows.REASON, RejectedRows.ROW_TEXT))
          .containsExactlyInAnyOrder(
              "symbol 'NYSE:NYSE:IBM' has more than one exchange; write NYSE:IBM | NYSE:NYSE:IBM",
              "symbol 'nyse:ko' is not in capitals; write NYSE:KO | nyse:ko");
      assertThat(folder.data().resolve("received/list/list.csv")).hasSameTextualContentAs(file);
      DirectLakehouse lake = DirectLakehouse.open(temp.root().toString());
      assertThat(new CandidateAudit(exported, lake).findings()).isEmpty();

      assertASecondRunKeepsNoRefusedRowTwice(temp, file);
      assertAnEditedExportIsFound(folder, lake);
    }
  }

  @Test
  void aStrictRunKeepsWhatItRefusesAndExportsNothing() throws IOException {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      temp.lakehouse().write(UniverseMembership.SPEC).appendOnce(members(), "members");
      Path file = Files.writeString(temp.folder().resolve("list.csv"), "symbol\nIBM\n");
      RunFolder folder = RunFolder.create(temp.folder(), run(1));
      assertThatThrownBy(() -> stage(file, Strictness.STRICT, folder).run(context(temp, 1)))
          .hasMessageContaining("is strict and 1 rows are no candidates: list row 1: symbol 'IBM'");
      assertThat(temp.lakehouse().read(RejectedRows.SPEC).all().count()).isEqualTo(1);
      assertThat(temp.lakehouse().exists(Candidates.SPEC)).isFalse();
      assertThat(folder.export()).doesNotExist();
    }
  }

  @Test
  void aUniverseThatNobodyKnowsIsNamed() throws IOException {
    try (TempLakehouse temp = TempLakehouse.open(spark())) {
      temp.lakehouse().write(UniverseMembership.SPEC).appendOnce(members(), "members");
      MembershipScanner scanner =
          new MembershipScanner(new CandidateGate("m", "equity", "trend"), "sp600");
      LakeAndWeb outside = new LakeAndWeb(context(temp, 1), NO_WEB);
      assertThatThrownBy(() -> scanner.receive(outside))
          .hasMessage(
              "silver.universe_membership has no universe 'sp600' known by 2017-11-10T22:00:00Z; it has sp500; run './alluvium ingest' first, or choose a later --as-of");
    }
  }

  private static void assertASecondRunKeepsNoRefusedRowTwice(TempLakehouse temp, Path file) {
    RunFolder again = RunFolder.create(temp.folder(), run(2));
    stage(file, Strictness.LENIENT, again).run(context(temp, 2));
    assertThat(temp.asRun(run(2).toString()).read(RejectedRows.SPEC).all().count()).isEqualTo(2);
    assertThat(temp.lakehouse().read(Candidates.SPEC).all().count()).isEqualTo(6);
  }

  private static void assertAnEditedExportIsFound(RunFolder folder, DirectLakehouse lake)
      throws IOException {
    CandidateExport export = CandidateExport.made(folder);
    String honest = Files.readString(export.file());
    Files.writeString(export.file(), honest.replace("NYSE:STAYS", "NYSE:CAME"));
    assertThat(new CandidateAudit(export.read(), lake).findings())
        .containsExactly(
            "bronze.candidates and the export differ: NYSE:CAME is missing; NYSE:STAYS is not in the export");
    Files.writeString(export.file(), honest.replace("trend_m", "trend_x"));
    assertThat(new CandidateAudit(export.read(), lake).findings().get(0))
        .contains("NYSE:LEAVES_LATER differs in strategy; NYSE:STAYS differs in strategy");
  }

  /** Spells as they became known: an end that is known later leaves the spell open until then. */
  private Dataset<Row> members() {
    List<String> spells =
        List.of(
            "NYSE:STAYS 2010-01-04 - 2010-01-04",
            "NYSE:LEFT 2010-01-04 - 2010-01-04",
            "NYSE:LEFT 2010-01-04 2015-06-30 2015-07-01",
            "NYSE:LEAVES_LATER 2010-01-04 - 2010-01-04",
            "NYSE:LEAVES_LATER 2010-01-04 2017-10-31 2017-12-01",
            "NYSE:JOINS_LATER 2017-11-20 - 2017-11-20",
            "NYSE:ANNOUNCED 2017-11-20 - 2017-11-01");
    DatasetBuilder rows =
        DatasetBuilder.of(spark(), UniverseMembership.SPEC)
            .byDefault(UniverseMembership.UNIVERSE, "sp500")
            .byDefault(UniverseMembership.SOURCE, "test");
    spells.forEach(spell -> add(rows, spell.split(" ")));
    return rows.build();
  }

  private static void add(DatasetBuilder rows, String[] spell) {
    rows.row(
        UniverseMembership.SYMBOL,
        spell[0],
        UniverseMembership.VALID_FROM,
        spell[1],
        UniverseMembership.VALID_TO,
        spell[2].equals("-") ? null : spell[2],
        UniverseMembership.KNOWN_AT,
        spell[3] + "T14:30:00Z");
  }

  private static DiscoveryStage stage(Path file, Strictness strictness, RunFolder folder) {
    List<Scanner> scanners =
        List.of(
            new MembershipScanner(new CandidateGate("members", "equity", "trend_m"), "sp500"),
            new FileScanner(new CandidateGate("list", "equity", "trend_l"), file));
    DiscoveryPipeline pipeline = new DiscoveryPipeline("test", scanners, List.of());
    return new DiscoveryStage(
        new DiscoveryRequest(pipeline, Optional.empty(), strictness), folder, NO_WEB);
  }

  private static StageContext context(TempLakehouse temp, int number) {
    String run = run(number).toString();
    return new StageContext(temp.asRun(run), DATE, AS_OF, run);
  }

  private static RunId run(int number) {
    return RunId.parse("2017-11-10T20261121T024150Z-000" + number);
  }

  private static List<String> rows(TempLakehouse temp, TableSpec table, String... columns) {
    List<String> texts = new ArrayList<>();
    for (Row row : temp.lakehouse().read(table).all().collectAsList()) {
      texts.add(row.getAs(columns[0]) + " | " + row.getAs(columns[1]));
    }
    return texts;
  }
}
