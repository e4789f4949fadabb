package org.alluvium.flows.discovery;

import static org.apache.spark.sql.functions.col;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.alluvium.flows.discovery.scan.Outside;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.tables.UniverseMembership;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The lakehouse as known by a run, and the network. */
record LakeAndWeb(StageContext context, Web web) implements Outside {
  private static final List<String> TOLD =
      List.of(
          UniverseMembership.SYMBOL,
          UniverseMembership.VALID_FROM,
          UniverseMembership.VALID_TO,
          UniverseMembership.SOURCE);

  @Override
  public byte[] members(String universe) {
    Dataset<Row> known =
        context.lakehouse().read(UniverseMembership.SPEC).orEmpty().asOf(context.asOf());
    List<Row> spells =
        known
            .filter(col(UniverseMembership.UNIVERSE).equalTo(universe))
            .select(TOLD.stream().map(c -> col(c).cast("string").as(c)).toArray(Column[]::new))
            .orderBy(col(UniverseMembership.SYMBOL), col(UniverseMembership.VALID_FROM))
            .collectAsList();
    if (spells.isEmpty()) {
      throw DiscoveryErrors.noUniverse(universe, context.asOf(), universes(known));
    }
    return json(spells.stream().filter(this::isOpen).toList());
  }

  /** Whether a spell holds the logical date; dates in ISO form compare as texts. */
  private boolean isOpen(Row spell) {
    String date = context.asOfDate().toString();
    String from = spell.getAs(UniverseMembership.VALID_FROM);
    String to = spell.getAs(UniverseMembership.VALID_TO);
    return from.compareTo(date) <= 0 && (to == null || to.compareTo(date) >= 0);
  }

  private static List<String> universes(Dataset<Row> known) {
    return known.select(UniverseMembership.UNIVERSE).distinct().collectAsList().stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  private static byte[] json(List<Row> spells) {
    ArrayNode members = ExportedCandidates.JSON.createArrayNode();
    for (Row spell : spells) {
      ObjectNode member = members.addObject();
      TOLD.forEach(column -> member.put(column, spell.<String>getAs(column)));
    }
    return members.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] get(String asker, URI address) {
    return web.get(asker, address);
  }

  @Override
  public byte[] post(String asker, URI address, byte[] json) {
    return web.post(asker, address, json);
  }
}
