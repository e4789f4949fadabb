package org.alluvium.lakehouse.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The event with which a run begins its ledger. It seals the run's configuration: it holds the
 * SHA-256 of every file of the folder {@code config}. A run that was resumed began more than once,
 * and the last beginning counts.
 *
 * @param flow what the run computes, for example {@code weekly}
 * @param jarDigest SHA-256 of the jar that began it, as the ledger says
 * @param files SHA-256 by path below the run's folder; empty when the run sealed none
 */
public record StartedEvent(String flow, String jarDigest, Map<String, String> files) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RUN = "run";
  private static final String STARTED = "started";
  private static final String CONFIGURATION = "config/";

  public StartedEvent {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /** The event to append, once the configuration is in the run's folder. */
  public static AuditEvent of(
      RunFolder folder, String flow, Instant asOf, String parametersDigest) {
    Map<String, String> details = new TreeMap<>(digests(folder));
    details.put("flow", flow);
    details.put("as_of", asOf.toString());
    return AuditEvent.of(RUN, STARTED).withParametersDigest(parametersDigest).withDetails(details);
  }

  /** The last beginning in a run's ledger, if it has one; lines that cannot be read are passed. */
  public static Optional<StartedEvent> read(RunFolder folder) {
    Optional<StartedEvent> last = Optional.empty();
    for (String line : lines(folder.auditFile())) {
      JsonNode event = node(line);
      if (event.path("stage").asText().equals(RUN)
          && event.path(LedgerLine.EVENT).asText().equals(STARTED)) {
        last = Optional.of(parse(event));
      }
    }
    return last;
  }

  /** Every sealed file that is missing or changed, with both digests; empty when none is. */
  public List<String> damages(RunFolder folder) {
    List<String> damages = new ArrayList<>();
    files.forEach(
        (name, recorded) -> {
          Path file = folder.path().resolve(name);
          String now = Files.isRegularFile(file) ? sha256(file) : "";
          if (now.isEmpty()) {
            damages.add("%s is missing, the ledger has its SHA-256 %s".formatted(name, recorded));
          } else if (!now.equals(recorded)) {
            damages.add(
                "%s hashes to %s, but the ledger has %s: edited".formatted(name, now, recorded));
          }
        });
    return damages;
  }

  private static StartedEvent parse(JsonNode event) {
    Map<String, String> files = new TreeMap<>();
    event.path("details").properties().stream()
        .filter(detail -> detail.getKey().startsWith(CONFIGURATION))
        .forEach(detail -> files.put(detail.getKey(), detail.getValue().asText()));
    return new StartedEvent(
        event.path("details").path("flow").asText(), event.path("jar_digest").asText(), files);
  }

  private static Map<String, String> digests(RunFolder folder) {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.config())) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> digests.put(CONFIGURATION + file.getFileName(), sha256(file)));
      return digests;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder.config(), e);
    }
  }

  private static String sha256(Path file) {
    try {
      return LedgerLine.sha256(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** As text that may be damaged: what is no UTF-8 reads as what is no JSON. */
  private static List<String> lines(Path ledger) {
    try {
      return new String(Files.readAllBytes(ledger), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + ledger, e);
    }
  }

  private static JsonNode node(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }
}
