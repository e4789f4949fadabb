package org.alluvium.flows.selection;

import java.util.Locale;

/** What stages are for, in the order in which a pipeline has them. */
enum StageKind {
  INGESTION,
  FEATURES,
  INFERENCE,
  CLUSTERING,
  POLICY,
  SYNTHESIS;

  /** As in the id of a stage, before the slash. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
