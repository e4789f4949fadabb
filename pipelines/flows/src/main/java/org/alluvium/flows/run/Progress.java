package org.alluvium.flows.run;

import org.alluvium.lakehouse.run.RunId;

/** Tells a person how a run goes, step by step. */
public interface Progress {
  /** A run starts. */
  void run(RunId runId, RunPlan plan, String lakehouseRoot);

  /** A step starts. */
  void started(int position, int count, String step);

  /** A step ended well. */
  void finished(int position, int count, StepReport report);

  /** A step failed. */
  void failed(int position, int count, String step, String reason);

  /**
   * What a step did, in words and numbers.
   *
   * @param step its id
   * @param seconds wall time
   * @param rowsRead rows read
   * @param rowsWritten rows written, 0 when nothing was new
   * @param note one line
   */
  record StepReport(String step, double seconds, long rowsRead, long rowsWritten, String note) {}
}
