package org.alluvium.flows.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.alluvium.flows.ingestion.Seed;
import org.alluvium.flows.ingestion.catalogue.SourceCatalogue;
import org.alluvium.flows.ingestion.mapping.SourceMapping;
import org.alluvium.flows.ingestion.received.SourceFile;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileGateTest {
  private static final SourceMapping MAPPING =
      SourceCatalogue.read(Seed.HOME.resolve("conf/sources.json")).get("daily_csv");

  @TempDir Path folder;

  @Test
  void a_whole_file_is_named_by_its_content() throws IOException {
    Path file =
        write("ok.csv", "symbol,date,open,high,low,close,volume\nIBM,2017-11-10,1,1,1,1,1\n");
    SourceFile checked = new FileGate(MAPPING).csv(file, "ok.csv");
    assertThat(checked.batchId()).startsWith("daily_csv:").hasSize("daily_csv:".length() + 16);
    Path copy = Files.copy(file, folder.resolve("copy.csv"));
    assertThat(new FileGate(MAPPING).csv(copy, "copy.csv").batchId()).isEqualTo(checked.batchId());
  }

  @Test
  void a_header_that_lacks_columns_is_told_with_them() throws IOException {
    Path file = write("bad.csv", "symbol,day,open,high,low,last\nIBM,2017-11-10,1,1,1,1\n");
    assertRefused(
        file,
        "bad.csv lacks close, date, volume, which mapping 'daily_csv' names; its header is"
            + " symbol,day,open,high,low,last; correct the file or the --mapping");
  }

  @Test
  void an_empty_file_is_told() throws IOException {
    assertRefused(
        write("empty.csv", ""), "empty.csv is empty; deliver it again, nothing was written");
  }

  @Test
  void a_header_without_rows_is_told() throws IOException {
    assertRefused(
        write("head.csv", "symbol,date,open,high,low,close,volume\n"),
        "head.csv has a header and no row; deliver it again, nothing was written");
  }

  @Test
  void a_binary_file_is_told() throws IOException {
    Path file = Files.write(folder.resolve("picture.csv"), new byte[] {(byte) 0x89, 'P', 0, 1, 2});
    assertRefused(
        file, "picture.csv is binary, not CSV text; unpack it, or pass a --mapping of its format");
  }

  @Test
  void a_cut_gzip_file_is_told() throws IOException {
    byte[] whole = Files.readAllBytes(Seed.FOLDER.resolve("fx/usdcop_daily.csv.gz"));
    Path file = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(whole, whole.length / 2));
    assertRefused(
        file,
        "cut.csv.gz is cut or is no gzip file: Unexpected end of ZLIB input stream; deliver it again,"
            + " nothing was written");
  }

  @Test
  void text_under_a_gzip_name_is_told() throws IOException {
    assertRefused(
        write("text.csv.gz", "symbol,date\n"),
        "text.csv.gz is cut or is no gzip file: Not in GZIP format; deliver it again, nothing was"
            + " written");
  }

  private void assertRefused(Path file, String message) {
    assertThatThrownBy(() -> new FileGate(MAPPING).csv(file, file.getFileName().toString()))
        .isInstanceOfSatisfying(
            AlluviumException.class,
            e -> assertThat(e.category()).isEqualTo(ErrorCategory.DATA_CHECK))
        .hasMessage(message);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
