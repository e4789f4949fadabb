package org.alluvium.flows.discovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.alluvium.flows.schema.ShippedSchema;
import org.alluvium.lakehouse.run.RunFolder;

/**
 * The export of a run, {@code runs/<run_id>/export/<pipeline>.json}: the one place that knows where
 * it is, for who writes it and for who checks it.
 *
 * @param file the export
 */
public record CandidateExport(Path file) {
  private static final String SUFFIX = ".json";

  /** Where the export of a pipeline is in a run's folder. */
  static CandidateExport of(RunFolder folder, String pipeline) {
    return new CandidateExport(folder.export().resolve(pipeline + SUFFIX));
  }

  /** The export that a run made; fails where it made none. */
  public static CandidateExport made(RunFolder folder) {
    return all(folder).stream()
        .findFirst()
        .orElseThrow(() -> DiscoveryErrors.noExport(folder.path()));
  }

  private static List<CandidateExport> all(RunFolder folder) {
    if (!Files.isDirectory(folder.export())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.export())) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .sorted()
          .map(CandidateExport::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder.export(), e);
    }
  }

  /** Writes an export, whole or not at all, after the check of its schema. */
  void write(JsonNode document) {
    requireAsInSchema("the export " + file.getFileName(), document);
    Path temporary = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(temporary, document.toPrettyString() + "\n");
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Reads what was written, after the check of its schema. */
  public ExportedCandidates read() {
    try {
      JsonNode document = ExportedCandidates.JSON.readTree(Files.readAllBytes(file));
      requireAsInSchema(file.toString(), document);
      return new ExportedCandidates(document);
    } catch (JsonProcessingException e) {
      throw DiscoveryErrors.malformedExport(
          file.toString(), List.of("it is no JSON: " + e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The export of before writing and of after reading are held to the same. */
  static void requireAsInSchema(String what, JsonNode document) {
    List<String> problems = ShippedSchema.CANDIDATES.problems(document);
    if (!problems.isEmpty()) {
      throw DiscoveryErrors.malformedExport(what, problems);
    }
  }
}
