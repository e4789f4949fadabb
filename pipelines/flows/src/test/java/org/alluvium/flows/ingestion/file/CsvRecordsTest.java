package org.alluvium.flows.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRecordsTest {
  @TempDir Path folder;

  @Test
  void each_record_tells_the_line_on_which_it_starts() throws IOException {
    assertThat(read("a,b\n1,2\n\n\"x\ny\",4\n5,6"))
        .containsExactly("1: a|b", "2: 1|2", "4: x\ny|4", "6: 5|6");
  }

  @Test
  void windows_line_ends_count_once() throws IOException {
    assertThat(read("a,b\r\n1,2\r\n3,4\r\n")).containsExactly("1: a|b", "2: 1|2", "3: 3|4");
  }

  @Test
  void a_byte_order_mark_and_quoted_separators_are_understood() throws IOException {
    assertThat(read("\uFEFF\"Date\",\"Price\"\n\"Oct 08, 2021\",\"3,764.88\"\n"))
        .containsExactly("1: Date|Price", "2: Oct 08, 2021|3,764.88");
  }

  @Test
  void empty_cells_are_kept() throws IOException {
    assertThat(read("a,b,c\n,,\n1,,3\n")).containsExactly("1: a|b|c", "2: ||", "3: 1||3");
  }

  private List<String> read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("file.csv"), text);
    List<String> seen = new ArrayList<>();
    try (CsvRecords records = CsvRecords.open(file)) {
      records.forEachRemaining(r -> seen.add(r.line() + ": " + String.join("|", r.cells())));
    }
    return seen;
  }
}
