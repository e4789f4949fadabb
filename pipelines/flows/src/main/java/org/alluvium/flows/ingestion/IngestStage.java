package org.alluvium.flows.ingestion;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.alluvium.flows.ingestion.catalogue.SourceLibrary;
import org.alluvium.flows.ingestion.landing.YieldTables;
import org.alluvium.flows.ingestion.received.SourceYield;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Instruments;
import org.alluvium.lakehouse.tables.IntradayBars;
import org.alluvium.lakehouse.tables.QuarantinedBars;
import org.alluvium.lakehouse.tables.RejectedRows;
import org.alluvium.lakehouse.tables.SilverMacro;
import org.alluvium.lakehouse.tables.SilverVendorFeatures;
import org.alluvium.lakehouse.tables.UniverseMembership;

/** Restores the bundled seed as it was known by the run: only what became known since the last. */
public final class IngestStage implements Stage {
  private static final List<TableSpec> DIGESTED =
      Arrays.stream(SourceYield.values()).map(YieldTables::silver).toList();

  /** Tables that are told of when they grew, and what their rows are called. */
  private static final Map<TableSpec, String> FURTHER = new LinkedHashMap<>();

  static {
    FURTHER.put(UniverseMembership.SPEC, "facts on membership");
    FURTHER.put(CorporateActions.SPEC, "corporate actions");
    FURTHER.put(IntradayBars.SPEC, "intraday bars");
    FURTHER.put(SilverVendorFeatures.SPEC, "values of vendors");
  }

  private final SourceLibrary library;

  public IngestStage(SourceLibrary library) {
    this.library = library;
  }

  @Override
  public String id() {
    return "restore";
  }

  @Override
  public List<TableName> inputs() {
    return List.of();
  }

  @Override
  public List<TableName> outputs() {
    return Stream.concat(
            Stream.of(Instruments.SPEC, RejectedRows.SPEC, QuarantinedBars.SPEC),
            Arrays.stream(SourceYield.values())
                .flatMap(y -> Stream.of(YieldTables.landing(y), YieldTables.silver(y))))
        .map(TableSpec::name)
        .distinct()
        .toList();
  }

  @Override
  public StageResult run(StageContext context) {
    IngestResult result =
        new Ingestion().ingest(context.lakehouse(), IngestRequest.bundled(library, context.asOf()));
    List<TableState> outputs =
        DIGESTED.stream()
            .filter(table -> context.lakehouse().exists(table))
            .map(table -> Slices.knownByRun(context, table))
            .toList();
    return new StageResult(result.received(), result.accepted(), note(result), List.of(), outputs);
  }

  private String note(IngestResult result) {
    StringBuilder text = new StringBuilder("seed: ");
    text.append(told(result, DailyBars.SPEC, "bars"));
    text.append(", ").append(told(result, SilverMacro.SPEC, "observations"));
    FURTHER.forEach(
        (table, rows) -> {
          if (result.inserted(table) > 0) {
            text.append(", ").append(told(result, table, rows));
          }
        });
    text.append(String.format(Locale.ROOT, "; %,d rejected", result.rejected()));
    if (result.quarantined() + result.released() > 0) {
      text.append(
          String.format(
              Locale.ROOT,
              ", %,d quarantined, %,d released",
              result.quarantined(),
              result.released()));
    }
    if (result.later() > 0) {
      text.append(
          String.format(
              Locale.ROOT, ", %,d left for a later as-of: decided without", result.later()));
    }
    if (!library.onDemand().isEmpty()) {
      String ids = String.join(", ", library.onDemand());
      text.append("; bundled, not restored: ").append(ids).append(" (./alluvium ingest --source)");
    }
    library.skipped().forEach(skipped -> text.append("; ").append(skipped));
    return text.toString();
  }

  private static String told(IngestResult result, TableSpec table, String rows) {
    return String.format(Locale.ROOT, "%,d %s", result.inserted(table), rows);
  }
}
