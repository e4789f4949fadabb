package org.alluvium.lakehouse.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Folder of one run, {@code runs/<run_id>/{config,data,reports,logs}/} and {@code audit.jsonl}.
 *
 * @param path the run's folder
 * @param runId the run
 */
public record RunFolder(Path path, RunId runId) {
  private static final String LATEST = "latest";
  private static final List<String> PARTS = List.of("config", "data", "reports", "logs");

  /** Makes the run's folder and its parts below {@code runs}; what exists already is kept. */
  public static RunFolder create(Path runs, RunId runId) {
    RunFolder folder = new RunFolder(runs.resolve(runId.toString()), runId);
    try {
      for (String part : PARTS) {
        Files.createDirectories(folder.path.resolve(part));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make run folder " + folder.path, e);
    }
    return folder;
  }

  /** The folder of a run that exists. */
  public static RunFolder open(Path runs, RunId runId) {
    Path path = runs.resolve(runId.toString());
    if (!Files.isDirectory(path)) {
      throw RunErrors.runFolderMissing(path);
    }
    return new RunFolder(path, runId);
  }

  /** Every run below {@code runs}, in order of name; other folders are passed over. */
  public static List<RunFolder> list(Path runs) {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (var entries = Files.list(runs)) {
      return entries
          .filter(e -> RunId.isRunId(e.getFileName().toString()) && Files.isDirectory(e))
          .map(e -> new RunFolder(e, RunId.parse(e.getFileName().toString())))
          .sorted((a, b) -> a.runId.compareTo(b.runId))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + runs, e);
    }
  }

  /** The run that {@code runs/latest} points to, if any. */
  public static Optional<RunFolder> latest(Path runs) {
    Path link = runs.resolve(LATEST);
    if (!Files.isSymbolicLink(link)) {
      return Optional.empty();
    }
    try {
      return Optional.of(open(runs, RunId.parse(Files.readSymbolicLink(link).toString())));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + link, e);
    }
  }

  /** Points {@code runs/latest}, a relative symbolic link, to this run, in one atomic step. */
  public void pointLatest() {
    Path runs = path.toAbsolutePath().getParent();
    Path temporary = runs.resolve("." + LATEST + "." + UUID.randomUUID());
    try {
      Files.createSymbolicLink(temporary, path.getFileName());
      Files.move(
          temporary,
          runs.resolve(LATEST),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot point " + runs.resolve(LATEST) + " to " + path, e);
    }
  }

  /** Resolved configuration. */
  public Path config() {
    return path.resolve("config");
  }

  /** Snapshots of inputs that cannot be recomputed. */
  public Path data() {
    return path.resolve("data");
  }

  /** What people read. */
  public Path reports() {
    return path.resolve("reports");
  }

  /** Candidates that the run discovered; made by the run that has any. */
  public Path export() {
    return path.resolve("export");
  }

  /** Logs of the run. */
  public Path logs() {
    return path.resolve("logs");
  }

  /** The run's ledger, see {@link AuditLedger}. */
  public Path auditFile() {
    return path.resolve("audit.jsonl");
  }
}
