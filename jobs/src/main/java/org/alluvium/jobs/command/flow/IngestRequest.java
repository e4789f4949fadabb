package org.alluvium.jobs.command.flow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What to ingest. */
public sealed interface IngestRequest {
  /** Execute, or print the plan. */
  RunMode mode();

  /**
   * Configured sources.
   *
   * @param sources ids; all bundled ones when empty
   * @param profile whose symbols screeners are asked for; those of {@code weekly} when empty
   */
  record FromSource(List<String> sources, Optional<String> profile, RunMode mode)
      implements IngestRequest {
    public FromSource {
      sources = List.copyOf(sources);
    }
  }

  /**
   * A file or folder, read by a declared mapping.
   *
   * @param path absolute
   * @param mapping id of the mapping
   */
  record FromPath(Path path, String mapping, RunMode mode) implements IngestRequest {}
}
