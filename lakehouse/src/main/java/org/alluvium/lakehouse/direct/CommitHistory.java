package org.alluvium.lakehouse.direct;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;

/**
 * Commits of a table as its log tells them, newest first: as many as the log still holds, since
 * cleaning the log forgets old ones.
 */
final class CommitHistory {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern COMMIT = Pattern.compile("\\d{20}\\.json");
  private final FileSystem fileSystem;

  CommitHistory(FileSystem fileSystem) {
    this.fileSystem = fileSystem;
  }

  List<CommitRecord> newest(FileStatus[] log, int limit) {
    return Arrays.stream(log)
        .filter(f -> COMMIT.matcher(f.getPath().getName()).matches())
        .sorted(Comparator.comparing((FileStatus f) -> f.getPath().getName()).reversed())
        .limit(limit)
        .map(this::read)
        .toList();
  }

  private CommitRecord read(FileStatus file) {
    String name = file.getPath().getName();
    long version = Long.parseLong(name.substring(0, name.indexOf('.')));
    JsonNode info = commitInfo(file);
    long millis =
        info.path("inCommitTimestamp")
            .asLong(info.path("timestamp").asLong(file.getModificationTime()));
    return new CommitRecord(
        version,
        Instant.ofEpochMilli(millis),
        info.path("operation").asText(""),
        Optional.ofNullable(info.path("userMetadata").asText(null)),
        info.path("engineInfo").asText(""),
        metrics(info.path("operationMetrics")));
  }

  /** The commit's own account of itself, an empty node when it gives none. */
  private JsonNode commitInfo(FileStatus file) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(fileSystem.open(file.getPath()), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains("\"commitInfo\"")) {
          JsonNode info = JSON.readTree(line).path("commitInfo");
          if (info.isObject()) {
            return info;
          }
        }
      }
      return JSON.createObjectNode();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.getPath(), e);
    }
  }

  private static Map<String, String> metrics(JsonNode node) {
    Map<String, String> metrics = new TreeMap<>();
    node.properties().forEach(e -> metrics.put(e.getKey(), e.getValue().asText()));
    return Collections.unmodifiableMap(metrics);
  }
}
