package org.alluvium.jobs.command.flow;

import java.nio.file.Path;
import java.util.Optional;

/** What to ingest. */
public sealed interface IngestRequest {
  /** Execute, or print the plan. */
  RunMode mode();

  /** A configured source, or all of them when empty. */
  record FromSource(Optional<String> source, RunMode mode) implements IngestRequest {}

  /**
   * A file or folder, read by a declared mapping.
   *
   * @param path absolute
   * @param mapping id of the mapping
   */
  record FromPath(Path path, String mapping, RunMode mode) implements IngestRequest {}
}
