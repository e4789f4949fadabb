package org.alluvium.lakehouse.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.alluvium.lakehouse.digest.Sha256;

/**
 * Files of a run's folder that its ledger holds the SHA-256 of: the configuration from the moment
 * the run began; its inputs, reports and exports from the moment it ended.
 *
 * @param digests SHA-256 by path below the run's folder
 */
public record SealedFiles(Map<String, String> digests) {
  /** No file. */
  public static final SealedFiles NONE = new SealedFiles(Map.of());

  private static final String CONFIGURATION = "config/";
  private static final String INPUTS = "data/";
  private static final String REPORTS = "reports/";
  private static final String EXPORTS = "export/";

  public SealedFiles {
    digests = Collections.unmodifiableMap(new TreeMap<>(digests));
  }

  /** The configuration as it is in a run's folder now. */
  public static SealedFiles configuration(RunFolder folder) {
    return found(folder, CONFIGURATION);
  }

  /**
   * What a run leaves behind, as it is in its folder now: what it read, its reports and exports.
   */
  public static SealedFiles results(RunFolder folder) {
    Map<String, String> digests = new TreeMap<>(found(folder, INPUTS).digests);
    digests.putAll(found(folder, REPORTS).digests);
    digests.putAll(found(folder, EXPORTS).digests);
    return new SealedFiles(digests);
  }

  /** What a run's ledger holds: the last beginning and the seal count, where there are any. */
  public static SealedFiles recorded(RunFolder folder) {
    Map<String, String> digests = new TreeMap<>();
    last(folder, StartedEvent.STARTED, digests);
    last(folder, AuditLedger.SEALED, digests);
    return new SealedFiles(digests);
  }

  public boolean holdConfiguration() {
    return digests.keySet().stream().anyMatch(name -> name.startsWith(CONFIGURATION));
  }

  /**
   * Every file that is missing, changed or, but among the reports of a sealed run, added since;
   * with both digests. Empty when none is.
   */
  public List<String> damages(RunFolder folder) {
    List<String> damages = new ArrayList<>();
    digests.forEach((name, recorded) -> damage(folder, name, recorded, damages));
    added(folder).forEach(name -> damages.add(name + " is not in the ledger: added after the run"));
    return damages;
  }

  private static void damage(RunFolder folder, String name, String recorded, List<String> damages) {
    Path file = folder.path().resolve(name);
    String now = Files.isRegularFile(file) ? sha256(file) : "";
    if (now.isEmpty()) {
      damages.add("%s is missing, the ledger has its SHA-256 %s".formatted(name, recorded));
    } else if (!now.equals(recorded)) {
      damages.add("%s hashes to %s, but the ledger has %s: edited".formatted(name, now, recorded));
    }
  }

  private Set<String> added(RunFolder folder) {
    Set<String> added = new TreeSet<>();
    for (String part : List.of(CONFIGURATION, INPUTS, EXPORTS)) {
      if (digests.keySet().stream().anyMatch(name -> name.startsWith(part))) {
        added.addAll(found(folder, part).digests.keySet());
      }
    }
    added.removeAll(digests.keySet());
    return added;
  }

  private static void last(RunFolder folder, String event, Map<String, String> into) {
    LedgerEvents.last(folder.auditFile(), AuditLedger.RUN_STAGE, event).stream()
        .flatMap(line -> line.path("details").properties().stream())
        .filter(detail -> detail.getKey().contains("/"))
        .forEach(detail -> into.put(detail.getKey(), detail.getValue().asText()));
  }

  private static SealedFiles found(RunFolder folder, String part) {
    Path root = folder.path();
    Map<String, String> digests = new TreeMap<>();
    if (!Files.isDirectory(root.resolve(part))) {
      return NONE;
    }
    try (Stream<Path> files = Files.walk(root.resolve(part))) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> digests.put(name(root, file), sha256(file)));
      return new SealedFiles(digests);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + root.resolve(part), e);
    }
  }

  private static String name(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private static String sha256(Path file) {
    try {
      return Sha256.ofFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
