package org.alluvium.jobs.research;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.flows.ingestion.instrument.FoundMarkets;
import org.alluvium.flows.ingestion.instrument.InstrumentCatalogue;
import org.alluvium.flows.ingestion.instrument.InstrumentRows;
import org.alluvium.flows.ingestion.instrument.MetadataGate;
import org.alluvium.flows.run.LeasedRun;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.MetadataRequest;
import org.alluvium.jobs.command.flow.RunMode;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.launch.Shutdown;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.io.WriteResult;

/** Enters instruments, and checks those that the profiles use. */
public final class MetadataJob {
  private final CommandContext context;
  private final ResearchSetting setting;
  private final Instant asOf;

  public MetadataJob(ResolvedConfiguration configuration, CommandContext context) {
    this.context = context;
    this.setting = new ResearchSetting(configuration, context);
    this.asOf = setting.plans().weekly().asOf();
  }

  /** Enters and checks, or prints the plan; a symbol in use that lacks anything is exit code 3. */
  public void run(MetadataRequest request) {
    InstrumentCatalogue catalogue = setting.sources().instruments();
    List<String> symbols = catalogue.listedBy(setting.plans().symbols(request.profile()), asOf);
    if (request.mode() == RunMode.PLAN) {
      context
          .out()
          .printf(
              "Plan of metadata as of %s: %,d instruments of instruments.csv, markets of Binance that discovery found; %,d symbols are checked. Nothing is written.%n",
              asOf, catalogue.all().size(), symbols.size());
      return;
    }
    setting.requireWritableLakehouse();
    LeasedRun run = new LeasedRun(setting.environment(), setting.start("metadata"));
    try (Shutdown.Registration registration =
        context.shutdown().onInterrupt(() -> run.abort("interrupted by a signal"))) {
      run.execute(lakehouse -> enter(lakehouse, catalogue, symbols));
    }
  }

  private void enter(Lakehouse lakehouse, InstrumentCatalogue catalogue, List<String> symbols) {
    tell("instruments.csv", InstrumentRows.enter(lakehouse, catalogue, asOf));
    tell(catalogue.incomplete());
    FoundMarkets found = FoundMarkets.read(lakehouse, catalogue, asOf);
    tell("discovered", InstrumentRows.enterFound(lakehouse, found.instruments(), asOf));
    tell(found.incomplete());
    new MetadataGate(setting.calendars(), catalogue.incomplete()).require(lakehouse, symbols, asOf);
    context
        .out()
        .printf(
            "%,d symbols of the profiles have tick size, price scale, time zone, session and calendar.%n",
            symbols.size());
  }

  private void tell(String from, Optional<WriteResult> written) {
    String what =
        written
            .map(w -> "%,d rows added, version %d".formatted(w.rowsInserted(), w.version()))
            .orElse("nothing new");
    context.out().printf("silver.instruments, %s: %s%n", from, what);
  }

  private void tell(Map<String, List<String>> incomplete) {
    incomplete.forEach(
        (symbol, fields) ->
            context
                .out()
                .printf("  not entered: %s lacks %s%n", symbol, String.join(", ", fields)));
  }
}
