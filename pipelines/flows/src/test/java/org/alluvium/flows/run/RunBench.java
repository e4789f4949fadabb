package org.alluvium.flows.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.CodeIdentity;
import org.alluvium.lakehouse.run.Lease;
import org.alluvium.lakehouse.run.Leases;
import org.alluvium.lakehouse.run.PipelineRun;
import org.alluvium.lakehouse.run.RunId;
import org.alluvium.lakehouse.run.RunRecords;
import org.alluvium.lakehouse.run.RunStart;
import org.apache.spark.sql.SparkSession;

/**
 * An empty lakehouse and runs that write it, without Spark: the session is what fails.
 *
 * @param folder holds lakehouse, runs and seed
 */
record RunBench(Path folder) {
  static final RunId RUN = RunId.parse("2017-11-10T20261121T024150Z-7c1e");
  private static final CodeIdentity CODE = new CodeIdentity("0.1.0", "none");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T02:41:50Z"), ZoneOffset.UTC);

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  RunStart start() {
    return new RunStart(RUN, "ingest", "d1".repeat(32), CODE);
  }

  RunPlan plan() {
    Path configuration = Path.of(System.getProperty("alluvium.home"), "conf");
    return plan(
        new RunPlan.InputFiles(
            configuration.resolve("sources.json"),
            configuration.resolve("calendars.json"),
            folder.resolve("seed"),
            Optional.empty()));
  }

  RunPlan plan(RunPlan.InputFiles files) {
    LocalDate date = LocalDate.of(2017, 11, 10);
    return new RunPlan(
        "weekly",
        date,
        Instant.parse("2017-11-10T22:00:00Z"),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        files);
  }

  RunEnvironment environment(Supplier<SparkSession> session) {
    return new RunEnvironment(
        lakehouse().root(),
        folder.resolve("runs"),
        CLOCK,
        CODE,
        "d1".repeat(32),
        runFolder -> write(runFolder.resolve("config/resolved_manifest.json"), "{}"),
        session,
        new Silence());
  }

  DirectLakehouse lakehouse() {
    return DirectLakehouse.open(folder.resolve("lake").toString());
  }

  Leases leases() {
    return new Leases(lakehouse(), CLOCK);
  }

  Optional<Lease> writer() {
    return leases().holder(WriterLease.NAME);
  }

  RunRecords records() {
    return new RunRecords(lakehouse(), CLOCK);
  }

  List<PipelineRun> runs() {
    return records().runs();
  }

  private static final class Silence implements Progress {
    @Override
    public void run(RunId runId, RunPlan plan, String lakehouseRoot) {}

    @Override
    public void started(int position, int count, String step) {}

    @Override
    public void finished(int position, int count, StepReport report) {}

    @Override
    public void failed(int position, int count, String step, String reason) {}
  }
}
