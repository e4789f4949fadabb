package org.alluvium.jobs.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScratchFolderTest {
  private final List<Runnable> registered = new ArrayList<>();
  private final Shutdown shutdown =
      action -> {
        registered.add(action);
        return () -> registered.remove(action);
      };

  @Test
  void isGoneWithAllInItWhenTheUseEnds() throws IOException {
    Path path;
    try (ScratchFolder scratch = ScratchFolder.create("test", shutdown)) {
      path = filled(scratch);
      assertThat(registered).hasSize(1);
    }
    assertThat(path).doesNotExist();
    assertThat(registered).isEmpty();
  }

  @Test
  void isGoneWhenTheProcessIsToldToStopAndTheUseMayEndAfterThat() throws IOException {
    ScratchFolder scratch = ScratchFolder.create("test", shutdown);
    Path path = filled(scratch);
    registered.get(0).run();
    assertThat(path).doesNotExist();
    scratch.close();
    assertThat(path).doesNotExist();
  }

  private static Path filled(ScratchFolder scratch) throws IOException {
    Files.writeString(Files.createDirectory(scratch.path().resolve("table")).resolve("file"), "x");
    return scratch.path();
  }
}
