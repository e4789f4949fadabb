package org.alluvium.jobs.command.flow;

import java.nio.file.Path;
import java.util.List;
import org.alluvium.flows.ingestion.catalogue.SourceDescription;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.output.ResultTable;

/** What {@code ingest --list} shows: the sources and mappings of {@code data.sources}. */
record SourceTable(Path file, List<SourceDescription> sources) {

  static SourceTable of(ResolvedConfiguration configuration) {
    Path file = configuration.path("data.sources");
    return new SourceTable(file, SourceDescription.readAll(file));
  }

  ResultTable table() {
    ResultTable table =
        ResultTable.of("id", "kind", "format", "path", "read by", "own files", "columns");
    for (SourceDescription source : sources) {
      table =
          table.row(
              source.id(),
              source.kind(),
              source.format(),
              source.path().orElse(null),
              readBy(source),
              source.takesOwnFiles(),
              String.join(",", source.columns()));
    }
    return table;
  }

  List<String> remarks() {
    return List.of(
        "",
        "%d sources in %s; paths start at data.seed, addresses are asked"
            .formatted(sources.size(), file),
        "own files: may be the --mapping of a --path, whose header needs these columns");
  }

  private static String readBy(SourceDescription source) {
    return switch (source.reading()) {
      case ALWAYS -> "ingest";
      case WHEN_NAMED -> "--source only";
      case WHERE_GIVEN -> "ingest, where data.panel is";
      case OWN_FILES_ONLY -> "--mapping only";
    };
  }
}
