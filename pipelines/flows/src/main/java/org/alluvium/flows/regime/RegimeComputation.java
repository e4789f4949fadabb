package org.alluvium.flows.regime;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alluvium.flows.panel.AsOfPanel;
import org.alluvium.flows.panel.PriceVersion;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.regime.HiddenMarkovModel;
import org.alluvium.kernels.regime.Quadrant;
import org.alluvium.kernels.regime.QuadrantRules;
import org.alluvium.kernels.regime.RegimeSettings;
import org.alluvium.kernels.returns.SimpleReturns;
import org.alluvium.kernels.volatility.RollingVolatility;

/**
 * Tells what a market was in, session by session, from every vintage of its prices. It knows no
 * table: a run continues stored rows by it, and an audit computes them again.
 *
 * <p>A row is made at the moment at which a bar of its session was first known, of the closes up to
 * the session as known at that moment. The first session of each {@link RefitPeriod} fits a model
 * of them; the others take the newest model that was fitted at or before their own date. So a row
 * follows from its model and what was known, and later data, corrections too, change no row.
 *
 * <p>Sessions are taken in the order in which they became known, whatever was computed before: rows
 * that continue stored ones are those of a computation from nothing, bit for bit.
 */
public final class RegimeComputation {
  /** What prices are named by when they are the only ones. */
  private static final String MARKET = "market";

  private final RegimeConfiguration configuration;
  private final RegimeSettings settings;
  private final QuadrantRules rules;
  private final RollingVolatility volatility;
  private final double periodsPerYear;
  private final int closes;

  /**
   * @param periodsPerYear sessions of the market in a year
   */
  public RegimeComputation(RegimeConfiguration configuration, double periodsPerYear) {
    this.configuration = configuration;
    this.settings = configuration.settings();
    this.rules = configuration.rules();
    this.volatility = new RollingVolatility(configuration.volatilityWindow());
    this.periodsPerYear = periodsPerYear;
    int longest = Math.max(configuration.window(), configuration.volatilityWindow());
    this.closes =
        Math.max(Math.max(longest, configuration.directionLookBack()) + 1, SpectralMeasures.CLOSES);
  }

  /** A session and when its first bar became known, epoch microseconds. */
  private record Session(int day, long knownAt) {}

  /**
   * The rows that standing ones lack.
   *
   * @param versions every vintage of the market's prices, of one asset, in any order
   * @param standing every earlier row, in any order; none to begin with
   * @param asOf nothing known later is seen
   * @return in the order in which they became known
   */
  public List<RegimeRow> rows(
      List<PriceVersion> versions, Collection<RegimeRow> standing, Instant asOf) {
    List<PriceVersion> priced = versions.stream().filter(v -> !Double.isNaN(v.close())).toList();
    AsOfPanel panel = AsOfPanel.of(List.of(MARKET), AsOfPanel.DayRule.ANY_ASSET, priced);
    TreeMap<LocalDate, Optional<HiddenMarkovModel>> models = new TreeMap<>();
    standing.forEach(row -> models.put(row.fittedAt(), row.model()));
    long after =
        standing.stream().mapToLong(row -> Micros.of(row.knownAt())).max().orElse(Long.MIN_VALUE);
    List<RegimeRow> rows = new ArrayList<>();
    for (Session session : sessions(priced)) {
      if (session.knownAt() > after && session.knownAt() <= Micros.of(asOf)) {
        panel.advance(session.knownAt());
        LocalDate date = LocalDate.ofEpochDay(session.day());
        double[] known = panel.closesUpTo(List.of(MARKET), date, closes)[0];
        rows.add(row(date, session.knownAt(), known, models));
      }
    }
    return rows;
  }

  private static List<Session> sessions(List<PriceVersion> versions) {
    Map<Integer, Long> first = new TreeMap<>();
    versions.forEach(v -> first.merge(v.day(), v.knownAt(), Math::min));
    return first.entrySet().stream()
        .map(entry -> new Session(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(Session::knownAt).thenComparingInt(Session::day))
        .toList();
  }

  private RegimeRow row(
      LocalDate date,
      long knownAt,
      double[] known,
      TreeMap<LocalDate, Optional<HiddenMarkovModel>> models) {
    double[] returns = SimpleReturns.series(known);
    double[] values = Arrays.stream(returns).map(Math::abs).toArray();
    Map.Entry<LocalDate, Optional<HiddenMarkovModel>> inForce = models.floorEntry(date);
    if (inForce == null
        || configuration.refit().of(inForce.getKey()) < configuration.refit().of(date)) {
      models.put(date, settings.fit(values));
      inForce = models.floorEntry(date);
    }
    double turbulent =
        inForce.getValue().map(model -> settings.turbulent(model, values)).orElse(Double.NaN);
    double annual = volatility.over(periodsPerYear, returns, returns.length);
    double move = move(known);
    return new RegimeRow(
        date,
        Micros.instant(knownAt),
        inForce.getKey(),
        inForce.getValue(),
        turbulent,
        annual,
        move,
        quadrant(turbulent, move, annual),
        SpectralMeasures.of(known));
  }

  private double move(double[] known) {
    int from = known.length - 1 - configuration.directionLookBack();
    return from < 0 ? Double.NaN : known[known.length - 1] / known[from] - 1;
  }

  private Optional<Quadrant> quadrant(double turbulent, double move, double annual) {
    return Double.isNaN(turbulent) || Double.isNaN(move) || Double.isNaN(annual)
        ? Optional.empty()
        : Optional.of(rules.of(turbulent, move, annual));
  }
}
