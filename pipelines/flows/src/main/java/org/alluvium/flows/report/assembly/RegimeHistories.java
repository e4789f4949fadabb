package org.alluvium.flows.report.assembly;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.decision.SleeveRegimes;
import org.alluvium.flows.panel.PriceHistory;
import org.alluvium.flows.panel.PriceVersion;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.regime.RegimeRow;
import org.alluvium.flows.regime.RegimeSubject;
import org.alluvium.flows.regime.StoredRegimes;
import org.alluvium.flows.regime.report.RegimeMarkdown;
import org.alluvium.flows.regime.report.RegimeReport;
import org.alluvium.flows.report.model.Estimate;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.RegimeHistory;
import org.alluvium.flows.report.model.RegimeHistory.Forward;
import org.alluvium.flows.report.model.RegimeHistory.Share;
import org.alluvium.flows.report.model.RegimeHistory.Spell;
import org.alluvium.flows.report.model.RegimeHistory.Spread;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.kernels.regime.ForwardReturns;
import org.alluvium.kernels.regime.Quadrant;
import org.alluvium.lakehouse.time.TradingCalendar;

/** The regimes of a sleeve's market as stored, and what followed them. */
final class RegimeHistories {
  /** Name of the sessions of which no quadrant was told. */
  static final String UNTOLD = "none yet";

  private static final String NO_RETURN = "no session of it has a return so far ahead";

  private RegimeHistories() {}

  static Part<RegimeHistory> of(
      StageContext context, SleeveProfile profile, TradingCalendar calendar) {
    RegimeSubject subject = SleeveRegimes.subject(profile, calendar);
    Collection<RegimeRow> rows =
        StoredRegimes.of(context).of(subject.profile(), subject.lineage()).values();
    if (rows.isEmpty()) {
      return Part.missing(
          "gold.regimes has no row of %s for this sleeve by the as-of date"
              .formatted(profile.market()));
    }
    List<PriceVersion> prices =
        PriceHistory.ofBars(context, List.of(profile.market())).from(LocalDate.EPOCH);
    return prices.isEmpty()
        ? Part.missing("silver.daily_bars has no bar of %s".formatted(profile.market()))
        : Part.of(of(RegimeReport.of(subject, prices, rows, context.asOf())));
  }

  static RegimeHistory of(RegimeReport report) {
    List<Spell> spells = spells(report.rows());
    String beside = RegimeMarkdown.mixtureTold(report);
    return new RegimeHistory(
        report.subject().market(),
        RegimeMarkdown.told(report),
        Character.toUpperCase(beside.charAt(0)) + beside.substring(1) + ".",
        spells,
        shares(report.rows(), spells),
        report.groups().stream()
            .flatMap(group -> group.forward().stream().map(f -> forward(group.name(), f)))
            .toList());
  }

  private static String name(RegimeRow row) {
    return row.quadrant().map(Quadrant::name).orElse(UNTOLD);
  }

  private static List<Spell> spells(List<RegimeRow> rows) {
    List<Spell> spells = new ArrayList<>();
    RegimeRow first = rows.get(0);
    for (RegimeRow row : rows) {
      if (!name(row).equals(name(first))) {
        spells.add(new Spell(name(first), first.eventDate(), row.eventDate()));
        first = row;
      }
    }
    spells.add(new Spell(name(first), first.eventDate(), rows.get(rows.size() - 1).eventDate()));
    return spells;
  }

  /** In the order of the quadrants, sessions without one last. */
  private static List<Share> shares(List<RegimeRow> rows, List<Spell> spells) {
    Map<String, Integer> sessions = new LinkedHashMap<>();
    for (Quadrant quadrant : Quadrant.values()) {
      sessions.put(quadrant.name(), 0);
    }
    rows.forEach(row -> sessions.merge(name(row), 1, Integer::sum));
    List<Share> shares = new ArrayList<>();
    sessions.forEach(
        (quadrant, count) ->
            shares.add(
                new Share(
                    quadrant,
                    count,
                    (int) spells.stream().filter(s -> s.quadrant().equals(quadrant)).count(),
                    (double) count / rows.size())));
    return shares;
  }

  private static Forward forward(String regime, ForwardReturns returns) {
    return new Forward(
        regime,
        returns.horizon(),
        returns.count(),
        Estimate.orMissing(
            returns.winRate(),
            returns.separate().interval().lower(),
            returns.separate().interval().upper(),
            NO_RETURN),
        returns.separate().count(),
        new Spread(
            Figure.orMissing(returns.mean(), NO_RETURN),
            Figure.orMissing(returns.median(), NO_RETURN),
            Figure.orMissing(returns.quantiles().get(0), NO_RETURN),
            Figure.orMissing(returns.quantiles().get(returns.quantiles().size() - 1), NO_RETURN)));
  }
}
