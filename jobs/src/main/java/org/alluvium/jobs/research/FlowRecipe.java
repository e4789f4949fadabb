package org.alluvium.jobs.research;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alluvium.flows.ingestion.IngestStage;
import org.alluvium.flows.ingestion.instrument.MetadataGate;
import org.alluvium.flows.ingestion.instrument.MetadataStage;
import org.alluvium.flows.profile.StrategyProfile;
import org.alluvium.flows.quality.CheckStage;
import org.alluvium.flows.regime.report.RegimeReportStage;
import org.alluvium.flows.repair.RepairStage;
import org.alluvium.flows.report.ReportStage;
import org.alluvium.flows.report.assembly.FinishedStage;
import org.alluvium.flows.report.assembly.ReportInput;
import org.alluvium.flows.report.file.PictureChoice;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.RunHeader.CodeSeal;
import org.alluvium.flows.run.LeftOut;
import org.alluvium.flows.run.ResearchStages;
import org.alluvium.flows.run.RunEnvironment;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.flows.run.SnapshotStage;
import org.alluvium.flows.run.StageJournal;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.strategy.report.StrategyReportStage;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.Pins;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.snapshot.Snapshot;

/** The stages of a flow, in order. */
final class FlowRecipe {
  /** What a flow is made of. */
  enum Segment {
    DATA,
    REPAIR,
    DERIVED,
    TRAINING,
    SELECTION,
    WEIGHTS,
    BOOKS,
    META,
    REPORT
  }

  private static final Set<Segment> DECIDING =
      Set.of(Segment.SELECTION, Segment.WEIGHTS, Segment.BOOKS);

  private final ResearchSetting setting;
  private final RunPlan plan;
  private final List<Segment> segments;
  private final PictureChoice pictures;
  private final ResearchStages research;

  FlowRecipe(
      ResearchSetting setting, RunPlan plan, List<Segment> segments, PictureChoice pictures) {
    this.setting = setting;
    this.plan = plan;
    this.segments = segments;
    this.pictures = pictures;
    this.research = new ResearchStages(plan, setting.calendars());
  }

  /**
   * All stages.
   *
   * @param folder of the run; null for a plan, which runs nothing
   * @param journal likewise
   */
  List<Stage> stages(RunFolder folder, StageJournal journal) {
    List<Stage> stages = new ArrayList<>();
    if (segments.contains(Segment.DATA)) {
      stages.add(new IngestStage(setting.sources()));
    }
    if (segments.contains(Segment.REPAIR)) {
      stages.add(new RepairStage(setting.sources()));
    }
    stages.add(metadata());
    if (segments.contains(Segment.DATA)) {
      stages.add(new CheckStage(setting.calendars()));
    }
    List<Stage> later = afterSnapshot(folder, journal);
    stages.add(snapshot(folder).before(later));
    stages.addAll(later);
    return stages;
  }

  private List<Stage> afterSnapshot(RunFolder folder, StageJournal journal) {
    List<Stage> stages = new ArrayList<>();
    if (segments.contains(Segment.DATA) || segments.contains(Segment.DERIVED)) {
      stages.addAll(research.derived());
    } else if (segments.stream().anyMatch(DECIDING::contains)) {
      stages.add(research.inputs());
    }
    if (segments.contains(Segment.TRAINING)) {
      stages.add(research.training());
    }
    if (segments.contains(Segment.SELECTION)) {
      stages.addAll(research.selections());
    }
    if (segments.contains(Segment.WEIGHTS)) {
      stages.addAll(research.weights());
    }
    if (segments.contains(Segment.BOOKS)) {
      stages.addAll(research.books());
    }
    if (segments.contains(Segment.META)) {
      research.meta().ifPresent(stages::add);
    }
    if (segments.contains(Segment.REPORT) && !plan.leavesOut(LeftOut.VALIDATION)) {
      stages.addAll(reports(folder, journal));
    }
    return stages;
  }

  /** What people read comes last: nothing is computed of it. */
  private List<Stage> reports(RunFolder folder, StageJournal journal) {
    List<Stage> stages = new ArrayList<>();
    boolean sleeves = segments.contains(Segment.BOOKS) && !plan.sleeves().isEmpty();
    if (sleeves && !plan.leavesOut(LeftOut.ANALYSIS)) {
      stages.add(
          new RegimeReportStage(
              research.subjects(), folder == null ? null : folder.reports(), pictures));
    }
    if (sleeves || segments.contains(Segment.META)) {
      stages.add(report(folder, journal));
    }
    if (segments.contains(Segment.BOOKS)) {
      for (StrategyProfile strategy : plan.strategies()) {
        Path reports = folder == null ? null : folder.reports();
        stages.add(new StrategyReportStage(strategy, setting.calendars(), reports, pictures));
      }
    }
    return stages;
  }

  /** What a row of {@code instruments.csv} lacks is told where those are read. */
  private Stage metadata() {
    Map<String, List<String>> incomplete =
        segments.contains(Segment.DATA) ? setting.sources().instruments().incomplete() : Map.of();
    return new MetadataStage(
        new MetadataGate(setting.calendars(), incomplete), setting.listed(plan));
  }

  private Stage report(RunFolder folder, StageJournal journal) {
    ReportStage report =
        new ReportStage(
            folder == null ? null : folder.reports(),
            pictures,
            () ->
                new ReportInput(
                    plan.sleeves(),
                    plan.meta(),
                    setting.calendars(),
                    code(folder),
                    stages(journal)));
    return plan.leavesOut(LeftOut.ANALYSIS) ? report.summaryOnly() : report;
  }

  private ReportInput.Code code(RunFolder folder) {
    RunEnvironment environment = setting.environment();
    String jar = environment.code().jarDigest();
    CodeSeal seal =
        new CodeSeal(
            Part.of(environment.configurationDigest()),
            Part.of(jar),
            "./alluvium replay --run-id " + folder.runId());
    return new ReportInput.Code(environment.code().version(), seal);
  }

  private static List<FinishedStage> stages(StageJournal journal) {
    return journal.finished().stream()
        .map(f -> new FinishedStage(f.stage(), f.seconds(), f.result()))
        .toList();
  }

  private SnapshotStage snapshot(RunFolder folder) {
    RunEnvironment environment = setting.environment();
    Pins pins = new Pins(DirectLakehouse.open(environment.lakehouseRoot()), environment.clock());
    return SnapshotStage.of(plan, folder == null ? null : Snapshot.of(folder), pins);
  }
}
