package org.alluvium.flows.strategy;

import java.util.List;
import org.alluvium.flows.backtest.Book;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.StrategyProfile;
import org.alluvium.lakehouse.tables.SleeveReturns;

/** The books of one strategy, and the predicates of its rows. */
public final class StrategyBooks {
  /** Engine of the book that is traded: every position takes the worst end that its bars allow. */
  public static final String TRADED = "execution";

  /** Engine of the book whose every position takes the best end. */
  public static final String BEST_PATH = "best_path";

  private StrategyBooks() {}

  /** The book that the profile stands for. */
  public static Book own(StrategyProfile profile) {
    return book(profile, TRADED);
  }

  /** The book of the best ends. */
  public static Book bestPath(StrategyProfile profile) {
    return book(profile, BEST_PATH);
  }

  static List<Book> of(StrategyProfile profile) {
    return List.of(own(profile), bestPath(profile));
  }

  /** Literal predicate for all rows of a strategy's lineage. */
  static String slice(StrategyProfile profile) {
    return Lineage.slice(profile.id(), Lineage.ofExecution(profile));
  }

  private static Book book(StrategyProfile profile, String engine) {
    return new Book(
        profile.id(), Lineage.ofExecution(profile), engine, profile.universe(), SleeveReturns.SPEC);
  }
}
