package org.alluvium.lakehouse.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The events of a ledger that may be damaged: lines that cannot be read are passed over. */
public final class LedgerEvents {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LedgerEvents() {}

  /** The last event of one kind. */
  public static Optional<JsonNode> last(Path ledger, String stage, String event) {
    return of(ledger, stage, event).stream().reduce((earlier, later) -> later);
  }

  /** Events of one kind, in order. */
  public static List<JsonNode> of(Path ledger, String stage, String event) {
    return lines(ledger)
        .flatMap(LedgerEvents::node)
        .filter(node -> node.path("stage").asText().equals(stage))
        .filter(node -> node.path(LedgerLine.EVENT).asText().equals(event))
        .toList();
  }

  /** Events of one kind of every stage, in order. */
  public static List<JsonNode> ofEveryStage(Path ledger, String event) {
    return lines(ledger)
        .flatMap(LedgerEvents::node)
        .filter(node -> node.path(LedgerLine.EVENT).asText().equals(event))
        .toList();
  }

  /** What is no UTF-8 reads as what is no JSON. */
  private static Stream<String> lines(Path ledger) {
    try {
      return new String(Files.readAllBytes(ledger), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + ledger, e);
    }
  }

  private static Stream<JsonNode> node(String line) {
    try {
      return Stream.of(JSON.readTree(line));
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
