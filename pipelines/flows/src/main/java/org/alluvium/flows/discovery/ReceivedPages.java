package org.alluvium.flows.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alluvium.flows.discovery.scan.Page;
import org.alluvium.lakehouse.run.RunFolder;

/** Keeps what scanners received in {@code runs/<run_id>/data/received}: it cannot be had again. */
record ReceivedPages(RunFolder folder) {
  void keep(String scanner, List<Page> pages) {
    Path place = folder.data().resolve("received").resolve(scanner);
    try {
      Files.createDirectories(place);
      for (Page page : pages) {
        Files.write(place.resolve(page.name()), page.content());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep what was received in " + place, e);
    }
  }
}
