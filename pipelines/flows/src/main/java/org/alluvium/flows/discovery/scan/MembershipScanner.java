package org.alluvium.flows.discovery.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.flows.discovery.candidate.CandidateGate;
import org.alluvium.flows.discovery.candidate.ScannedRow;

/**
 * Members of a universe on the logical date, as known by the run: later leavers are among them and
 * later joiners are not.
 *
 * @param universe id in {@code silver.universe_membership}
 */
public record MembershipScanner(CandidateGate gate, String universe) implements Scanner {
  private static final String SYMBOL = "symbol";

  @Override
  public String id() {
    return gate.scanner();
  }

  @Override
  public String kind() {
    return "membership";
  }

  @Override
  public List<Page> receive(Outside outside) {
    return List.of(new Page("members.json", outside.members(universe)));
  }

  @Override
  public List<ScannedRow> read(List<Page> pages) {
    List<ScannedRow> rows = new ArrayList<>();
    for (Page page : pages) {
      for (JsonNode member : ReceivedJson.of(id(), page).document()) {
        Map<String, JsonNode> fields = new TreeMap<>();
        member.properties().stream()
            .filter(field -> !field.getKey().equals(SYMBOL))
            .forEach(field -> fields.put(field.getKey(), field.getValue()));
        rows.add(
            ScannedRow.of(
                rows.size() + 1L, member.toString(), member.path(SYMBOL).asText(), fields));
      }
    }
    return rows;
  }
}
