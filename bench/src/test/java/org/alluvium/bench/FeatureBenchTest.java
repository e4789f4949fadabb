package org.alluvium.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench of features runs, on little data; what it measures then means nothing. */
@Tag("heavy")
class FeatureBenchTest {
  @TempDir Path work;

  @Test
  void everyPartIsMeasured() throws Exception {
    measured("generate", "4", "8");
    assertThat(measured("backfill", "8").fieldNames())
        .toIterable()
        .contains("session_start", "first_read", "first", "digest", "again")
        .contains("to_read", "to_kernel", "to_encode", "to_write", "to_write_cpu");
    assertThat(measured("growth", "4", "8").fieldNames())
        .toIterable()
        .contains("full_4_0", "full_4_3", "full_8_3", "week_0", "week_3", "week_3_cpu");
    Path features = work.resolve("symbols-8-300/first/gold/features_alpha158");
    assertThat(bytes(features)).isGreaterThan(8L * 300 * 158);
  }

  private JsonNode measured(String part, String... sizes) throws Exception {
    Path result = work.resolve("result.json");
    String[] arguments = new String[4 + sizes.length];
    arguments[0] = part;
    arguments[1] = work.toString();
    arguments[2] = result.toString();
    arguments[3] = "300";
    System.arraycopy(sizes, 0, arguments, 4, sizes.length);
    FeatureBench.main(arguments);
    return new ObjectMapper().readTree(result.toFile());
  }

  private static long bytes(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".parquet"))
          .mapToLong(f -> f.toFile().length())
          .sum();
    }
  }
}
