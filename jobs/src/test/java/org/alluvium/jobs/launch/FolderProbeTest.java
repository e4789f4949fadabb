package org.alluvium.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderProbeTest {
  @TempDir private Path folder;

  @Test
  void aNewFolderInAWritableOneIsWritableAndIsNotCreated() {
    assertThat(FolderProbe.isWritable(folder.resolve("a/b"))).isTrue();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void neitherAFileInTheWayNorAReadOnlyFileSystemIsWritable() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertThat(FolderProbe.isWritable(file.resolve("a"))).isFalse();
    assertThat(FolderProbe.isWritable(Path.of("/proc/zz"))).isFalse();
  }
}
