package org.alluvium.flows.stage;

import java.time.Duration;

/** Told of each stage as it starts and ends: progress lines, ledger and run records. */
public interface StageListener {
  void started(int position, int count, Stage stage);

  void finished(int position, int count, Stage stage, StageResult result, Duration duration);

  void failed(int position, int count, Stage stage, Exception cause, Duration duration);
}
