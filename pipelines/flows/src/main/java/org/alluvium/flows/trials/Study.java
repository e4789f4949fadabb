package org.alluvium.flows.trials;

import java.util.List;
import java.util.regex.Pattern;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.lakehouse.digest.Sha256;

/**
 * One sweep, and the family that its trials belong to.
 *
 * @param name of the study; it begins the ids of its trials
 * @param family strategy, universe and horizon: cumulative over studies
 */
public record Study(String name, String family) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern FAMILY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,127}");
  private static final int DIGEST_CHARACTERS = 8;

  /** Sessions from one decision of a selection to the next. */
  private static final int WEEK = 5;

  public Study {
    if (!NAME.matcher(name).matches()) {
      throw TrialErrors.wrongStudyName(name);
    }
    if (!FAMILY.matcher(family).matches()) {
      throw TrialErrors.wrongFamilyName(family);
    }
  }

  /**
   * The family of a profile's trials: {@code us_ridge/25-symbols-0a1b2c3d/5-sessions}. Profiles
   * that differ in engine, costs or capital only share it. Without a strategy the pipeline of its
   * selection stands for one.
   */
  public static String familyOf(SleeveProfile profile) {
    return profile
        .decisions()
        .strategy()
        .map(strategy -> familyOf(strategy.id(), profile.universe(), strategy.horizon()))
        .orElseGet(() -> familyOf(profile.decisions().selection().id(), profile.universe(), WEEK));
  }

  /**
   * The family of what trades in the same way.
   *
   * @param strategy or rule
   * @param universe symbols, in order
   * @param horizon sessions between decisions
   */
  public static String familyOf(String strategy, List<String> universe, int horizon) {
    return "%s/%d-symbols-%s/%d-sessions"
        .formatted(
            strategy,
            universe.size(),
            Sha256.of(String.join(",", universe)).substring(0, DIGEST_CHARACTERS),
            horizon);
  }

  /** Id of one of its trials: {@code momentum-0007}. */
  public String trialId(long number) {
    return "%s-%04d".formatted(name, number);
  }
}
