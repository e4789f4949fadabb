package org.alluvium.flows.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.alluvium.flows.discovery.scan.MembershipScanner;
import org.alluvium.flows.discovery.scan.Page;
import org.alluvium.flows.discovery.scan.Scanner;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.Candidates;
import org.alluvium.lakehouse.tables.RejectedRows;
import org.alluvium.lakehouse.tables.UniverseMembership;

/**
 * Asks the scanners, screens what they received, keeps what is refused, exports the candidates and
 * writes {@code bronze.candidates} from the export.
 */
public final class DiscoveryStage implements Stage {
  /** Its id, by which a run that discovered is known. */
  public static final String ID = "discover";

  private final DiscoveryRequest request;
  private final RunFolder folder;
  private final Web web;

  /**
   * Prepares a discovery.
   *
   * @param folder of the run; null where only the plan is shown
   */
  public DiscoveryStage(DiscoveryRequest request, RunFolder folder, Web web) {
    this.request = request;
    this.folder = folder;
    this.web = web;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<TableName> inputs() {
    return readsMembership() ? List.of(UniverseMembership.SPEC.name()) : List.of();
  }

  @Override
  public List<TableName> outputs() {
    return List.of(RejectedRows.SPEC.name(), Candidates.SPEC.name());
  }

  @Override
  public StageResult run(StageContext context) {
    Discovered discovered = Discovered.of(request.pipeline(), receive(context));
    CandidateTables tables = new CandidateTables(context);
    long kept = tables.keepRefused(discovered);
    discovered.require(request.strictness());
    CandidateExport export = CandidateExport.of(folder, request.pipeline().id());
    export.write(
        new ExportDocument(context.runId(), context.asOf(), request.profile()).of(discovered));
    ExportedCandidates exported = export.read();
    long written = tables.write(exported);
    return new StageResult(
        exported.totals().scanned(),
        kept + written,
        note(exported.totals()),
        inputs(context),
        Slices.of(context, Candidates.SPEC, List.of(tables.slice())));
  }

  private List<List<Page>> receive(StageContext context) {
    LakeAndWeb outside = new LakeAndWeb(context, web);
    ReceivedPages kept = new ReceivedPages(folder);
    List<List<Page>> received = new ArrayList<>();
    for (Scanner scanner : request.pipeline().scanners()) {
      List<Page> pages = scanner.receive(outside);
      kept.keep(scanner.id(), pages);
      received.add(pages);
    }
    return received;
  }

  private List<TableState> inputs(StageContext context) {
    return readsMembership()
        ? List.of(Slices.version(context, UniverseMembership.SPEC))
        : List.of();
  }

  private boolean readsMembership() {
    return request.pipeline().scanners().stream().anyMatch(MembershipScanner.class::isInstance);
  }

  private static String note(CandidateTotals totals) {
    String filters =
        totals.filtered().entrySet().stream()
            .filter(filter -> filter.getValue() > 0)
            .map(DiscoveryStage::told)
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%,d scanned = %,d accepted, %,d refused, %,d filtered%s, %,d duplicates",
        totals.scanned(),
        totals.accepted(),
        totals.refused(),
        totals.dropped(),
        filters.isEmpty() ? "" : " (" + filters + ")",
        totals.duplicates());
  }

  private static String told(Map.Entry<String, Long> filter) {
    return String.format(Locale.ROOT, "%s %,d", filter.getKey(), filter.getValue());
  }
}
