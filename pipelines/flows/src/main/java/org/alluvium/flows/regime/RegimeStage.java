package org.alluvium.flows.regime;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.flows.panel.PriceHistory;
import org.alluvium.flows.panel.PriceVersion;
import org.alluvium.flows.stage.SliceWrite;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.flows.vintage.PriceInputs;
import org.alluvium.kernels.regime.Quadrant;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Regimes;

/**
 * Adds to {@code gold.regimes} what each profile's market was in at the sessions that are new. Rows
 * that stand are read, for their models, and never written again.
 */
public final class RegimeStage implements Stage {
  /** No bar is older. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);

  private final List<RegimeSubject> subjects;

  public RegimeStage(List<RegimeSubject> subjects) {
    this.subjects = List.copyOf(subjects);
  }

  @Override
  public String id() {
    return "regime";
  }

  @Override
  public List<TableName> inputs() {
    return PriceInputs.TABLES;
  }

  @Override
  public List<TableName> outputs() {
    return List.of(Regimes.SPEC.name());
  }

  @Override
  public StageResult run(StageContext context) {
    StoredRegimes stored = StoredRegimes.of(context);
    SliceWrite write = new SliceWrite(context, Regimes.SPEC);
    List<String> notes = new ArrayList<>();
    long read = 0;
    for (RegimeSubject subject : subjects) {
      Collection<RegimeRow> standing = stored.of(subject.profile(), subject.lineage()).values();
      List<PriceVersion> versions = versions(context, subject);
      List<RegimeRow> news = subject.computation().rows(versions, standing, context.asOf());
      if (!news.isEmpty()) {
        write.replace(
            undecided(subject, standing, context.asOf()),
            news.stream().map(row -> RegimeRows.row(subject, row)).toList());
      }
      read += versions.size() + standing.size();
      notes.add(note(subject, standing, news));
    }
    long written = write.commit();
    return new StageResult(
        read,
        written,
        String.join(", ", notes),
        List.of(Slices.version(context, DailyBars.SPEC)),
        Slices.knownByRun(
            context, Regimes.SPEC, subjects.stream().map(RegimeSubject::slice).toList()));
  }

  /**
   * Every vintage of the market's prices: a late bar of any session is a new row. Before the market
   * has its first bar there is none, and no regime; a market that never has one is an error.
   */
  private static List<PriceVersion> versions(StageContext context, RegimeSubject subject) {
    List<PriceVersion> versions =
        PriceHistory.ofBars(context, List.of(subject.market())).from(FIRST_DAY);
    if (versions.isEmpty() && !isEver(context, subject.market())) {
      throw FlowErrors.noBars(subject.profile(), subject.market(), context.asOf());
    }
    return versions;
  }

  private static boolean isEver(StageContext context, String symbol) {
    return !context
        .lakehouse()
        .read(DailyBars.SPEC)
        .orEmpty()
        .all()
        .filter(col(DailyBars.SYMBOL).equalTo(lit(symbol)))
        .isEmpty();
  }

  /** Literal predicate of what the run adds: known by it, and after what stands. */
  private static String undecided(
      RegimeSubject subject, Collection<RegimeRow> standing, Instant asOf) {
    Optional<Instant> last =
        standing.stream().map(RegimeRow::knownAt).max(Comparator.naturalOrder());
    return subject.slice()
        + " and known_at <= timestamp'%s'".formatted(asOf)
        + last.map(" and known_at > timestamp'%s'"::formatted).orElse("");
  }

  private static String note(
      RegimeSubject subject, Collection<RegimeRow> standing, List<RegimeRow> news) {
    String state =
        Stream.concat(standing.stream(), news.stream())
            .max(Comparator.comparing(RegimeRow::eventDate))
            .map(
                row ->
                    "%s on %s"
                        .formatted(
                            row.quadrant().map(Quadrant::name).orElse("no regime yet"),
                            row.eventDate()))
            .orElse(subject.market() + " has no bar yet");
    return "%s %,d new sessions, %s".formatted(subject.profile(), news.size(), state);
  }
}
