package org.alluvium.flows.stage;

import java.util.List;
import org.alluvium.lakehouse.table.TableName;

/** One step of a flow: tables in, kernels applied, tables out. Running it twice changes nothing. */
public interface Stage {
  /** Short lower-case word, unique within a pipeline: what progress lines and the ledger show. */
  String id();

  List<TableName> inputs();

  List<TableName> outputs();

  StageResult run(StageContext context);
}
