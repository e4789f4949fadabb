package org.alluvium.flows.backtest;

import java.util.List;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.lakehouse.table.TableSpec;

/**
 * One book to simulate: whose it is, what it can hold, and where its days are kept.
 *
 * @param profile profile id
 * @param lineage what determines the result
 * @param engine engine whose weights it follows
 * @param assets what it can hold, in the order of every array
 * @param returns table of its days: {@code gold.sleeve_returns} or {@code gold.meta_returns}
 */
public record Book(
    String profile, String lineage, String engine, List<String> assets, TableSpec returns) {

  public Book {
    assets = List.copyOf(assets);
  }

  /** Literal predicate for the rows of this book. */
  public String slice() {
    return Lineage.slice(profile, lineage) + " and engine = '%s'".formatted(engine);
  }
}
