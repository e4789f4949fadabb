package org.alluvium.flows.vintage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.alluvium.kernels.feature.Bars;
import org.alluvium.kernels.feature.Vintage;
import org.alluvium.kernels.feature.VintageSchedule;
import org.apache.spark.sql.Row;

/** Evaluates a function over every vintage of a symbol that is above the symbol's watermark. */
final class VintageEvaluation<T> implements SymbolSeries.Evaluation<T> {
  private static final long serialVersionUID = 1L;

  /** Watermark of a symbol that the table does not answer for yet. */
  private static final Long NEVER_SEEN = Long.MIN_VALUE;

  private final VintageFunction<T> function;
  private final HashMap<String, Long> watermarks;

  /**
   * @param watermarks time of knowledge, epoch microseconds, by which a symbol is answered for
   */
  VintageEvaluation(VintageFunction<T> function, Map<String, Long> watermarks) {
    this.function = function;
    this.watermarks = new HashMap<>(watermarks);
  }

  /** Rows are those of {@link PriceInputs#rows} by (known_at, event_date). */
  @Override
  public Iterator<T> evaluate(String symbol, Iterator<Row> rows) {
    BarVersions versions = BarVersions.of(rows);
    List<T> out = new ArrayList<>();
    List<Vintage> vintages =
        VintageSchedule.ofLookBack(function.lookBack())
            .plan(versions.bars(), versions.actions(), watermarks.getOrDefault(symbol, NEVER_SEEN));
    for (Vintage vintage : vintages) {
      function.evaluate(series(symbol, versions, vintage), out::add);
    }
    return out.iterator();
  }

  private static SeriesVintage series(String symbol, BarVersions versions, Vintage vintage) {
    int[] rows = vintage.versions();
    int[] days = versions.days(rows);
    Bars adjusted = versions.adjustment(vintage).relativeToLast(days, versions.bars(rows));
    return new SeriesVintage(symbol, adjusted, days, vintage);
  }
}
