package org.alluvium.jobs.research;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.alluvium.flows.run.Progress;
import org.alluvium.flows.run.RunPlan;
import org.alluvium.lakehouse.run.RunId;

/**
 * Steps as continuous-integration tools show them: one line each with time and rows; on a terminal
 * the step that is running is shown as well.
 */
final class ConsoleProgress implements Progress {
  private static final int NOTE_WIDTH = 72;
  private static final double NOTHING = 0.0005;

  private final PrintStream out;
  private final String version;
  private final BooleanSupplier stopped;
  private final boolean live;

  /**
   * Prints steps.
   *
   * @param stopped whether the process was told to stop, which is why a step fails then
   */
  ConsoleProgress(PrintStream out, String version, BooleanSupplier stopped) {
    this.out = out;
    this.stopped = stopped;
    this.version = version;
    this.live = System.console() != null;
  }

  @Override
  public void run(RunId runId, RunPlan plan, String lakehouseRoot) {
    out.printf(
        "Alluvium %s · as of %s · lakehouse %s · run %s%n",
        version, plan.asOfDate(), lakehouseRoot, runId);
  }

  @Override
  public void started(int position, int count, String step) {
    if (live) {
      out.printf("  …  %d/%d %s", position, count, step);
      out.flush();
    }
  }

  @Override
  public void finished(int position, int count, StepReport report) {
    boolean repeated = report.seconds() < NOTHING && report.rowsRead() == 0;
    String what = repeated ? "nothing new" : note(report);
    String seconds = repeated ? "" : String.format(Locale.ROOT, "%8.1f s", report.seconds());
    out.printf(
        "%s  %s %2d/%d %-10s %-" + NOTE_WIDTH + "s %s%n",
        start(),
        repeated ? "=" : "✓",
        position,
        count,
        report.step(),
        what,
        seconds);
  }

  @Override
  public void failed(int position, int count, String step, String reason) {
    String how = stopped.getAsBoolean() ? "stopped" : "failed";
    out.printf("%s  ✗ %2d/%d %-10s %s%n", start(), position, count, step, how);
  }

  private String start() {
    return live ? "\r" : "";
  }

  private static String note(StepReport report) {
    String rows =
        report.rowsWritten() == 0
            ? String.format(Locale.ROOT, "read %,d, nothing new", report.rowsRead())
            : String.format(
                Locale.ROOT, "read %,d, wrote %,d", report.rowsRead(), report.rowsWritten());
    return report.note().isEmpty() ? rows : report.note() + " · " + rows;
  }
}
