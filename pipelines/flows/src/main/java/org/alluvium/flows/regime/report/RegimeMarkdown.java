package org.alluvium.flows.regime.report;

import java.util.List;
import java.util.Locale;
import org.alluvium.flows.regime.RegimeRow;
import org.alluvium.kernels.regime.ForwardReturns;
import org.alluvium.kernels.regime.Quadrant;
import org.alluvium.kernels.regime.StateSpells;

/** Reports as a page of Markdown. */
public final class RegimeMarkdown {
  private static final String MISSING = "–";

  private RegimeMarkdown() {}

  static String of(List<RegimeReport> reports) {
    StringBuilder page = new StringBuilder("# Regimes\n\n");
    page.append(
        "Returns run from the close of a session, as its regime was told then, over so many sessions ahead. They"
            + " overlap: the interval of the win rate (95 %, Wilson) is of the separate ones alone. Nothing here is"
            + " advice.\n");
    for (RegimeReport report : reports) {
      page.append(
          "\n## %s: %s\n\n".formatted(report.subject().profile(), report.subject().market()));
      page.append(told(report)).append("\n\n");
      forward(page, report);
      mixture(page, report.mixture());
    }
    return page.toString();
  }

  /** What the market is in now, in one line. */
  public static String told(RegimeReport report) {
    RegimeRow row = report.latest();
    return "%s: %s. Turbulent with probability %s, volatility %s a year, move %s over %d sessions; model of %s; %,d sessions since %s."
        .formatted(
            row.eventDate(),
            row.quadrant().map(Quadrant::name).orElse("no regime yet"),
            number(row.turbulent(), "%.2f"),
            percent(row.volatility()),
            percent(row.move()),
            report.subject().configuration().directionLookBack(),
            row.fittedAt(),
            report.rows().size(),
            report.rows().get(0).eventDate());
  }

  /** Why regimes are not told by a mixture, in one line. */
  public static String mixtureTold(RegimeReport report) {
    return told(report.mixture());
  }

  private static String told(MixtureComparison comparison) {
    return "a Gaussian mixture, which has no memory, tells the same of %s of %,d sessions, and switches %s times a year instead of %s"
        .formatted(
            percent(comparison.agreement()),
            comparison.markov().sessions(),
            number(comparison.mixture().switchesPerYear(), "%.1f"),
            number(comparison.markov().switchesPerYear(), "%.1f"));
  }

  private static void forward(StringBuilder page, RegimeReport report) {
    page.append(
        "| regime | ahead | returns | win rate | separate | 95 % | mean | median | 5 % | 95 % |\n");
    page.append("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    for (RegimeReport.Group group : report.groups()) {
      for (ForwardReturns returns : group.forward()) {
        ForwardReturns.Separate separate = returns.separate();
        page.append(
            "| %s | %d | %,d | %s | %d of %d | %s to %s | %s | %s | %s | %s |\n"
                .formatted(
                    group.name(),
                    returns.horizon(),
                    returns.count(),
                    percent(returns.winRate()),
                    separate.wins(),
                    separate.count(),
                    percent(separate.interval().lower()),
                    percent(separate.interval().upper()),
                    percent(returns.mean()),
                    percent(returns.median()),
                    percent(returns.quantiles().get(0)),
                    percent(returns.quantiles().get(returns.quantiles().size() - 1))));
      }
    }
  }

  private static void mixture(StringBuilder page, MixtureComparison comparison) {
    page.append("\nBeside it, ").append(told(comparison)).append(".\n\n");
    page.append("| states told by | turbulent | switches a year | mean spell, sessions |\n");
    page.append("|---|--:|--:|--:|\n");
    spells(page, "hidden Markov model", comparison.markov());
    spells(page, "Gaussian mixture", comparison.mixture());
  }

  private static void spells(StringBuilder page, String method, StateSpells spells) {
    page.append(
        "| %s | %s | %s | %s |\n"
            .formatted(
                method,
                percent(spells.turbulentShare()),
                number(spells.switchesPerYear(), "%.1f"),
                number(spells.meanSpell(), "%.1f")));
  }

  private static String percent(double fraction) {
    return number(100 * fraction, "%.1f %%");
  }

  private static String number(double value, String format) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : MISSING;
  }
}
