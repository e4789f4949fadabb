package org.alluvium.lakehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.storage.CloseableIterator;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardLinkLogStoreTest {
  private final Configuration configuration = new Configuration(false);
  private final HardLinkLogStore store = new HardLinkLogStore(configuration);
  @TempDir Path folder;

  @Test
  void aCommitIsReadBackLineByLineAndLeavesNoOtherFile() throws IOException {
    write("00000000000000000000.json", List.of("{\"é\":1}", "{\"b\":2}"), false);

    assertThat(read("00000000000000000000.json")).containsExactly("{\"é\":1}", "{\"b\":2}");
    assertThat(names()).containsExactly("00000000000000000000.json");
  }

  @Test
  void theSecondWriterOfAVersionLosesWithTheExceptionThatDeltaRetries() throws IOException {
    write("00000000000000000001.json", List.of("first"), false);

    assertThatThrownBy(() -> write("00000000000000000001.json", List.of("second"), false))
        .isExactlyInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("00000000000000000001.json");
    assertThat(read("00000000000000000001.json")).containsExactly("first");
    assertThat(names()).hasSize(1);
  }

  @Test
  void aFailingIteratorPublishesNothing() {
    Iterator<String> failing =
        new Iterator<>() {
          private int served;

          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public String next() {
            if (served++ == 3) {
              throw new NoSuchElementException("row 4 cannot be encoded");
            }
            return "action";
          }
        };

    assertThatThrownBy(() -> store.write(path("1.json"), failing, false, configuration))
        .hasMessage("row 4 cannot be encoded");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anOverwriteReplacesAndDropsTheChecksumOfAnOlderWriter() throws IOException {
    write("_last_checkpoint", List.of("old"), false);
    Files.writeString(folder.resolve("._last_checkpoint.crc"), "stale");

    write("_last_checkpoint", List.of("new"), true);

    assertThat(read("_last_checkpoint")).containsExactly("new");
    assertThat(names()).containsExactly("_last_checkpoint");
  }

  @Test
  void aMissingFolderAndAMissingFileAreToldAsDeltaExpects() {
    assertThatThrownBy(() -> write("absent/1.json", List.of("a"), false))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("absent");
    assertThatThrownBy(() -> read("_last_checkpoint")).isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void aFolderWithBlanksAndPercentSignsIsTheFolderThatWasNamed() throws IOException {
    Path odd = Files.createDirectories(folder.resolve("a b%20c"));
    store.write(
        new org.apache.hadoop.fs.Path("file:" + odd + "/1.json"),
        List.of("x").iterator(),
        false,
        configuration);

    assertThat(odd.resolve("1.json")).hasContent("x");
  }

  @Test
  void leftoversOfKilledWritersAreIgnoredByListingAndRemovedOnceOld() throws IOException {
    Path old = Files.writeString(folder.resolve(".1.json.dead.tmp"), "half");
    Path young = Files.writeString(folder.resolve(".2.json.busy.tmp"), "half");
    Files.setLastModifiedTime(
        old, FileTime.from(Instant.now().minus(AbandonedFiles.AGE).minusSeconds(5)));

    write("00000000000000000000.json", List.of("a"), false);

    assertThat(old).doesNotExist();
    assertThat(young).exists();
    List<String> listed = new ArrayList<>();
    store
        .listFrom(path("00000000000000000000.json"), configuration)
        .forEachRemaining(f -> listed.add(f.getPath().getName()));
    assertThat(listed).containsExactly("00000000000000000000.json");
  }

  @Test
  void deltaMustWriteItsCheckpointsAside() {
    assertThat(store.isPartialWriteVisible(path("10.checkpoint.parquet"), configuration)).isTrue();
  }

  private void write(String name, List<String> lines, boolean overwrite) throws IOException {
    store.write(path(name), lines.iterator(), overwrite, configuration);
  }

  private List<String> read(String name) throws IOException {
    List<String> lines = new ArrayList<>();
    try (CloseableIterator<String> all = store.read(path(name), configuration)) {
      all.forEachRemaining(lines::add);
    }
    return lines;
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private org.apache.hadoop.fs.Path path(String name) {
    return new org.apache.hadoop.fs.Path("file:" + folder + "/" + name);
  }
}
