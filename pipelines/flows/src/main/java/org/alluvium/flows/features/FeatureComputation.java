package org.alluvium.flows.features;

import java.util.List;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.PriceInputs;
import org.alluvium.flows.vintage.VintageBackfill;
import org.alluvium.lakehouse.table.TableSpec;

/** How the rows of one feature set are made from what is known as of a run. */
interface FeatureComputation {
  /** Tables that are read besides those of {@link PriceInputs}. */
  List<TableSpec> furtherInputs();

  /**
   * Adds what is missing or whose inputs changed.
   *
   * @param prices known by the context's instant
   */
  VintageBackfill.Outcome update(StageContext context, PriceInputs prices);

  /**
   * Computes every vintage again and replaces the rows of a part of the table.
   *
   * @param part literal predicate over the table's columns; every symbol of it must have prices
   */
  VintageBackfill.Outcome rebuild(StageContext context, PriceInputs prices, String part);
}
