package org.alluvium.lakehouse.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The actions of one commit, as its file in the log has them.
 *
 * @param version the version that the commit made
 * @param actions one object for each line of the file
 */
record CommitFile(long version, List<JsonNode> actions) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Names a mark among the transactions of a commit. */
  private static final String MARK = "mark/";

  /** Reads a commit; empty when the log has no such file any more. */
  static Optional<CommitFile> read(String table, long version, Configuration configuration) {
    Path file = new Path(table, "_delta_log/%020d.json".formatted(version));
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                file.getFileSystem(configuration).open(file), StandardCharsets.UTF_8))) {
      List<JsonNode> actions = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        actions.add(JSON.readTree(line));
      }
      return Optional.of(new CommitFile(version, actions));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read commit " + file, e);
    }
  }

  /** Name of the transaction that keeps a mark. */
  static String transactionOf(String mark) {
    return MARK + mark;
  }

  /** What the commit says about itself. */
  CommitInfo info() {
    JsonNode info = of("commitInfo").findFirst().orElseGet(JSON::createObjectNode);
    Map<String, Long> metrics = new LinkedHashMap<>();
    info.path("operationMetrics")
        .properties()
        .forEach(e -> metrics.put(e.getKey(), e.getValue().asLong()));
    return new CommitInfo(
        version, info.path("operation").asText(), info.path("userMetadata").asText(), metrics);
  }

  /** The marks that were written with the commit. */
  Map<String, Long> marks() {
    Map<String, Long> marks = new LinkedHashMap<>();
    of("txn")
        .filter(txn -> txn.path("appId").asText().startsWith(MARK))
        .forEach(
            txn ->
                marks.put(
                    txn.path("appId").asText().substring(MARK.length()),
                    txn.path("version").asLong()));
    return marks;
  }

  /** Whether it removed no file, and each that it added holds values after a bound only. */
  boolean addsOnlyAfter(Instant bound, String column) {
    return of("remove").findAny().isEmpty()
        && of("add").allMatch(add -> least(add, column).filter(bound::isBefore).isPresent());
  }

  /** Whether somebody who gave no run took rows away or changed them. */
  boolean isForeignChange() {
    return info().userMetadata().isEmpty()
        && of("remove").anyMatch(remove -> remove.path("dataChange").asBoolean(true));
  }

  private Stream<JsonNode> of(String kind) {
    return actions.stream().map(action -> action.get(kind)).filter(action -> action != null);
  }

  /** Statistics cut what is finer than a millisecond off: the true value is not less. */
  private static Optional<Instant> least(JsonNode add, String column) {
    try {
      JsonNode least = JSON.readTree(add.path("stats").asText()).path("minValues").path(column);
      return least.isTextual()
          ? Optional.of(OffsetDateTime.parse(least.asText()).toInstant())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the statistics of " + add.path("path"), e);
    }
  }
}
