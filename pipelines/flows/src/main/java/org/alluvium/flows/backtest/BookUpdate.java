package org.alluvium.flows.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.flows.panel.AsOfPanel;
import org.alluvium.flows.panel.PriceHistory;
import org.alluvium.flows.panel.PriceVersion;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.kernels.backtest.BacktestRules;

/**
 * Walks books on from how far they have got: reads what became known since, and from the last
 * standing before the first day that it touches what was known before. The latest instant is walked
 * again: a file may have been read in after the run, and be known as of it.
 */
public final class BookUpdate {
  private final StageContext context;
  private final BacktestRules rules;
  private final AsOfPanel.DayRule dayRule;

  public BookUpdate(StageContext context, BacktestRules rules, AsOfPanel.DayRule dayRule) {
    this.context = context;
    this.rules = rules;
    this.dayRule = dayRule;
  }

  /**
   * Further vintages of a book.
   *
   * @param since the instant after which they became known
   */
  public record Change(Book book, Instant since, BookVintages vintages) {}

  /** What was read, and the vintages that came of it. */
  public record Outcome(long rowsRead, List<Change> changes) {
    public Outcome {
      changes = List.copyOf(changes);
    }
  }

  /**
   * @param books with the same assets
   * @param prices of those assets
   */
  public Outcome run(List<Book> books, PriceHistory prices, StoredWeights weights) {
    BookDays stored = new BookDays(context);
    BookDays.Progress progress = stored.progress(books);
    Instant since = progress.settled();
    List<PriceVersion> versions = prices.knownAfter(since, progress.first());
    Map<Book, Standing> standings = stored.standings(books, firstDay(versions), since);
    LocalDate resumed = earliest(books, standings);
    Map<Book, List<KnownDecision>> decisions = weights.after(resumed, books);
    versions.addAll(prices.knownBy(since, resumed));
    List<Change> changes = new ArrayList<>();
    for (Book book : books) {
      AsOfPanel panel = AsOfPanel.of(prices.universe(), dayRule, versions);
      Optional<Standing> from = Optional.ofNullable(standings.get(book));
      BookWalk walk = new BookWalk(book, rules, panel, decisions.get(book), from);
      BookVintages vintages = walk.after(since);
      new BookRows(book).requireWorth(vintages.days());
      changes.add(new Change(book, since, vintages));
    }
    long decided = decisions.values().stream().mapToLong(List::size).sum();
    return new Outcome(versions.size() + decided, changes);
  }

  private static LocalDate firstDay(List<PriceVersion> versions) {
    return versions.stream()
        .min(Comparator.comparingInt(PriceVersion::day))
        .map(v -> LocalDate.ofEpochDay(v.day()))
        .orElse(LocalDate.of(9999, 12, 31));
  }

  private static LocalDate earliest(List<Book> books, Map<Book, Standing> standings) {
    return standings.size() < books.size()
        ? BookDays.Progress.NONE.first()
        : standings.values().stream()
            .map(Standing::date)
            .min(Comparator.naturalOrder())
            .orElseThrow();
  }
}
