package org.alluvium.flows.report.assembly;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.alluvium.flows.profile.MetaProfile;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.report.model.RunHeader.CodeSeal;
import org.alluvium.lakehouse.time.TradingCalendars;

/**
 * What a report is about, besides the tables.
 *
 * @param sleeves profiles of the run, in the order of the report; a meta's parts among them
 * @param meta the portfolio of sleeves, where the run has one
 * @param calendars the trading calendars
 * @param code Alluvium's version, digests and the command that replays the run
 * @param stages the stages that have ended, in order
 */
public record ReportInput(
    List<SleeveProfile> sleeves,
    Optional<MetaProfile> meta,
    TradingCalendars calendars,
    Code code,
    List<FinishedStage> stages) {

  public ReportInput {
    sleeves = List.copyOf(sleeves);
    stages = List.copyOf(stages);
    Objects.requireNonNull(calendars, "calendars");
    Objects.requireNonNull(code, "code");
    for (String part : meta.map(MetaProfile::sleeves).orElse(List.of())) {
      if (sleeves.stream().noneMatch(sleeve -> sleeve.id().equals(part))) {
        throw new IllegalArgumentException(
            "report: sleeve '%s' of meta '%s' is not among the sleeves given"
                .formatted(part, meta.orElseThrow().id()));
      }
    }
  }

  /**
   * What ran.
   *
   * @param version Alluvium's version
   * @param seal digests of configuration and jar, and the command that replays the run
   */
  public record Code(String version, CodeSeal seal) {}

  SleeveProfile sleeve(String id) {
    return sleeves.stream().filter(sleeve -> sleeve.id().equals(id)).findFirst().orElseThrow();
  }
}
