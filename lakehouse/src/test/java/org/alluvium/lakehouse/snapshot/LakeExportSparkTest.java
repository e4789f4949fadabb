package org.alluvium.lakehouse.snapshot;

import static org.alluvium.lakehouse.io.Quotes.BID;
import static org.alluvium.lakehouse.io.Quotes.SPEC;
import static org.alluvium.lakehouse.io.Quotes.SYMBOL;
import static org.alluvium.lakehouse.io.Quotes.VENUES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.alluvium.lakehouse.io.SliceDigest;
import org.alluvium.lakehouse.testkit.DatasetBuilder;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LakeExportSparkTest extends SparkTest {
  private static TempLakehouse temp;

  @BeforeAll
  static void write() {
    temp = TempLakehouse.open(spark());
    temp.lakehouse()
        .write(SPEC)
        .appendOnce(
            DatasetBuilder.of(spark(), SPEC)
                .row(SYMBOL, "X:A", BID, 0.1, VENUES, List.of("N", "Q"))
                .row(SYMBOL, "X:B", BID, 2)
                .build(),
            "a");
  }

  @AfterAll
  static void close() {
    temp.close();
  }

  @Test
  void writesParquetThatReadsBackToTheSameDigestAndSaysWhatItIs() throws IOException {
    Path folder = temp.folder().resolve("parquet");

    SliceDigest digest =
        LakeExport.from(temp.lakehouse())
            .export(ExportSlice.all(SPEC, ExportSlice.Format.PARQUET), folder);

    Dataset<Row> read = spark().read().parquet(folder.resolve("data").toString());
    assertThat(SliceDigest.of(read, SPEC)).isEqualTo(digest);
    assertThat(Files.readString(folder.resolve("manifest.json")))
        .contains("\"table\" : \"silver.quotes\"", "\"version\" : 1", "\"rows\" : 2", "sha256")
        .contains(digest.toString());
  }

  @Test
  void writesTheAskedSliceAsCsvWithArraysAsText() throws IOException {
    Path folder = temp.folder().resolve("csv");
    ExportSlice slice =
        new ExportSlice(
            SPEC,
            Optional.of(1L),
            Optional.of(java.time.Instant.EPOCH),
            Optional.of("symbol = 'X:A'"),
            ExportSlice.Format.CSV);

    assertThat(LakeExport.from(temp.lakehouse()).export(slice, folder).rows()).isOne();

    List<Row> read =
        spark()
            .read()
            .option("header", "true")
            .option("escape", "\\")
            .csv(folder.resolve("data").toString())
            .collectAsList();
    assertThat(read)
        .singleElement()
        .satisfies(r -> assertThat(r.<String>getAs(VENUES)).isEqualTo("[\"N\",\"Q\"]"));
  }

  @Test
  void aPredicateThatDoesNotFitIsExplainedInOneLineAndNothingIsLeftBehind() {
    requireRefused("symbl = 'X:A'", "there is no column 'symbl', did you mean 'symbol'?");
    requireRefused("symbol == ", "Syntax error at or near end of input");
    requireRefused("bid > 'much'", "The value 'much' of the type \"STRING\" cannot be cast");
    requireRefused("symbol", "Filter expression \"symbol\" of type \"STRING\" is not a boolean");
    requireRefused("price(symbol) = 1", "`price`");
  }

  private static void requireRefused(String predicate, String reason) {
    Path folder = temp.folder().resolve("refused");
    ExportSlice slice =
        new ExportSlice(
            SPEC,
            Optional.empty(),
            Optional.empty(),
            Optional.of(predicate),
            ExportSlice.Format.PARQUET);
    assertThatThrownBy(() -> LakeExport.from(temp.lakehouse()).export(slice, folder))
        .isInstanceOf(AlluviumException.class)
        .hasMessageStartingWith("silver.quotes: --where \"" + predicate + "\" cannot be used: ")
        .hasMessageContaining(reason)
        .satisfies(
            e -> assertThat(((AlluviumException) e).category()).isEqualTo(ErrorCategory.USAGE))
        .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    assertThat(folder).doesNotExist();
  }

  @Test
  void refusesAFolderThatHoldsSomething() throws IOException {
    Path folder = Files.createDirectories(temp.folder().resolve("full"));
    Files.writeString(folder.resolve("note.txt"), "mine");

    assertThatThrownBy(
            () ->
                LakeExport.from(temp.lakehouse())
                    .export(ExportSlice.all(SPEC, ExportSlice.Format.CSV), folder))
        .hasMessageContaining("is not empty; name a new folder");
  }
}
