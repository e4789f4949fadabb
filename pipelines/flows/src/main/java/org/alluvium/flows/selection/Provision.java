package org.alluvium.flows.selection;

import java.util.Locale;

/** What a stage may need of earlier stages, and what it may make for later ones. */
enum Provision {
  CLOSES,
  VOLUMES,
  QUADRANT,
  FEATURES,
  SCORES,
  CLUSTERS,
  WINNERS,
  STREAMS;

  /** As in messages. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
