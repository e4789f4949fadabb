package org.alluvium.lakehouse.run;

/** Where a run or a stage is. */
public enum RunState {
  RUNNING,
  COMPLETE,
  ABORTED
}
