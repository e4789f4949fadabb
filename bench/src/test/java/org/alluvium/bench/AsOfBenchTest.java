package org.alluvium.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench of the as-of join reads its files key by key, and leaves what was matched. */
class AsOfBenchTest {
  @TempDir Path work;

  @Test
  void matchesAreNumbersOfObservationsOfAllKeys() throws Exception {
    Path folder = Files.createDirectories(work.resolve("small"));
    keep(folder.resolve("times"), 10, 20, 30, 10, 20, 30);
    keep(folder.resolve("event_times"), 5, 15, 5, 25);
    keep(folder.resolve("known_at"), 5, 30, 5, 25);
    AsOfBench.main(
        new String[] {
          "join", work.toString(), work.resolve("result.json").toString(), "2", "15", "small"
        });
    IntBuffer matches =
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve("matches")))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asIntBuffer();
    int[] found = new int[6];
    matches.get(found);
    assertThat(found).containsExactly(0, 0, 1, 2, 2, 3);
    assertThat(Files.readString(work.resolve("result.json"))).contains("small_7", "small_7_cpu");
  }

  private static void keep(Path file, long... numbers) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Long.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(numbers);
    Files.write(file, bytes.array());
  }
}
