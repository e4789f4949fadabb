package org.alluvium.flows.run;

import java.util.List;
import org.alluvium.flows.stage.Stage;
import org.alluvium.lakehouse.run.RunFolder;

/** Makes the stages of a run once its folder exists. */
@FunctionalInterface
public interface StageFactory {
  /**
   * @param folder where the run keeps its snapshots and reports
   * @param journal what the stages before have done, for a report at the end
   */
  List<Stage> stages(RunFolder folder, StageJournal journal);
}
