package org.alluvium.flows.ingestion.quarantine;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.adjustment.PriceAction;
import org.alluvium.kernels.quarantine.CloseQuarantine;
import org.alluvium.kernels.quarantine.Finding;
import org.alluvium.kernels.quarantine.PriceEvents;
import org.alluvium.kernels.quarantine.PriceEvents.Delisting;
import org.alluvium.kernels.quarantine.QuarantineTerms;
import org.alluvium.kernels.quarantine.ReceivedClose;
import org.alluvium.kernels.quarantine.ReceivedClose.Standing;
import org.alluvium.lakehouse.tables.QuarantinedBars;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Decides on the bars of one symbol: {@link WalkRows} in, a row per finding out. */
final class SymbolWalk implements FlatMapGroupsFunction<String, Row, Row> {
  private static final long serialVersionUID = 1L;

  /** Columns of a decision; its bar is told by symbol, date, source and when it was known. */
  static final StructType DECISIONS =
      new StructType()
          .add(QuarantinedBars.SYMBOL, StringType, false)
          .add(QuarantinedBars.EVENT_DATE, DateType, false)
          .add(QuarantinedBars.SOURCE, StringType, false)
          .add(QuarantinedBars.BAR_KNOWN_AT, TimestampType, false)
          .add(QuarantinedBars.KNOWN_AT, TimestampType, false)
          .add(QuarantinedBars.STATE, StringType, false)
          .add(QuarantinedBars.REASON, StringType, false)
          .add(WalkRows.ROLE, StringType, false);

  private final QuarantineBounds bounds;
  private final HashMap<String, String> assetClasses;

  SymbolWalk(QuarantineBounds bounds, Map<String, String> assetClasses) {
    this.bounds = bounds;
    this.assetClasses = new HashMap<>(assetClasses);
  }

  @Override
  public Iterator<Row> call(String symbol, Iterator<Row> rows) {
    List<ReceivedClose> closes = new ArrayList<>();
    List<String> roles = new ArrayList<>();
    List<PriceAction> actions = new ArrayList<>();
    List<Delisting> delistings = new ArrayList<>();
    while (rows.hasNext()) {
      Row row = rows.next();
      String role = row.getAs(WalkRows.ROLE);
      int day = (int) row.<LocalDate>getAs(WalkRows.DAY).toEpochDay();
      long moment = Micros.of(row.<Instant>getAs(WalkRows.MOMENT));
      switch (role) {
        case WalkRows.DELISTING -> delistings.add(new Delisting(moment, day));
        case "split", "dividend" -> actions.add(action(role, day, moment, row));
        default -> {
          closes.add(close(role, day, moment, row));
          roles.add(role);
        }
      }
    }
    QuarantineTerms terms = bounds.terms(symbol, assetClasses.getOrDefault(symbol, ""));
    return CloseQuarantine.walk(terms, new PriceEvents(actions, delistings), closes).stream()
        .map(
            finding ->
                decision(
                    symbol, closes.get(finding.row()), roles.get(finding.row()), finding, terms))
        .iterator();
  }

  private static PriceAction action(String kind, int day, long moment, Row row) {
    return new PriceAction(
        moment,
        day,
        PriceAction.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
        row.<Double>getAs(WalkRows.VALUE));
  }

  private static ReceivedClose close(String role, int day, long moment, Row row) {
    Standing standing =
        switch (role) {
          case WalkRows.ACCEPTED -> Standing.ACCEPTED;
          case WalkRows.HELD -> Standing.HELD;
          case WalkRows.RECEIVED, WalkRows.LEFT_BEHIND -> Standing.NEW;
          default -> throw new IllegalStateException("role " + role);
        };
    return new ReceivedClose(
        day, moment, row.getAs(WalkRows.SOURCE), row.<Double>getAs(WalkRows.VALUE), standing);
  }

  private static Row decision(
      String symbol, ReceivedClose close, String role, Finding finding, QuarantineTerms terms) {
    boolean held = finding.kind() == Finding.Kind.HELD;
    return RowFactory.create(
        symbol,
        LocalDate.ofEpochDay(close.day()),
        close.source(),
        Micros.instant(close.knownAt()),
        Micros.instant(finding.at()),
        held ? QuarantinedBars.HELD : QuarantinedBars.RELEASED,
        held ? whyHeld(close, finding.reference(), terms) : whyReleased(close, finding.reference()),
        role);
  }

  private static String whyHeld(
      ReceivedClose close, ReceivedClose reference, QuarantineTerms terms) {
    double move = close.close() / reference.close() - 1;
    String from = "%s of %s".formatted(reference.close(), LocalDate.ofEpochDay(reference.day()));
    return Math.abs(Math.log1p(move)) > terms.bound()
        ? String.format(
            Locale.ROOT,
            "close %s is %+.1f %% from %s: a log return beyond %s that no corporate action explains",
            close.close(),
            100 * move,
            from,
            terms.bound())
        : "close %s follows %s, which is held".formatted(close.close(), from);
  }

  private static String whyReleased(ReceivedClose close, ReceivedClose proof) {
    return proof == close
        ? "the symbol was delisted: it is its last word"
        : "proved by close %s of %s from source %s"
            .formatted(proof.close(), LocalDate.ofEpochDay(proof.day()), proof.source());
  }
}
