package org.alluvium.flows.trials.declared;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.alluvium.flows.trials.ReturnStream;
import org.alluvium.flows.trials.Trial;
import org.alluvium.flows.trials.TrialOutcome;
import org.alluvium.flows.trials.TrialTables;
import org.alluvium.flows.trials.TrialWriter;

/**
 * What a declaration adds to the record. A study that is there must be the same to the last bit;
 * then nothing is added, or what a declaration that was killed had not written yet.
 */
public final class DeclaredStudy {
  private final Declaration declaration;
  private final List<Trial> trials;
  private final Map<String, ReturnStream> returns;
  private final Map<String, TrialOutcome> outcomes;

  private DeclaredStudy(
      Declaration declaration,
      List<Trial> trials,
      Map<String, ReturnStream> returns,
      Map<String, TrialOutcome> outcomes) {
    this.declaration = declaration;
    this.trials = trials;
    this.returns = returns;
    this.outcomes = outcomes;
  }

  /**
   * Compares a declaration with what is stored of its study.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException when the study is there with anything
   *     else
   */
  public static DeclaredStudy of(Declaration declaration, TrialTables tables) {
    String study = declaration.study().name();
    List<Trial> stored = tables.ofStudy(study);
    if (stored.isEmpty()) {
      return new DeclaredStudy(
          declaration, declaration.trials(), declaration.returns(), declaration.outcomes());
    }
    requireSameTrials(declaration, stored);
    Map<String, ReturnStream> kept = tables.returns(study);
    Map<String, TrialOutcome> ended = tables.outcomes(study);
    declaration.trials().forEach(trial -> requireSame(declaration, trial, kept, ended));
    return new DeclaredStudy(
        declaration,
        List.of(),
        without(declaration.returns(), kept),
        without(declaration.outcomes(), ended));
  }

  private static void requireSameTrials(Declaration declaration, List<Trial> stored) {
    String study = declaration.study().name();
    String family = stored.get(0).study().family();
    if (!family.equals(declaration.study().family())) {
      throw DeclarationErrors.otherFamily(study, family, declaration.study().family());
    }
    if (stored.size() != declaration.trials().size()) {
      throw DeclarationErrors.otherCount(study, stored.size(), declaration.trials().size());
    }
    for (int index = 0; index < stored.size(); index++) {
      Trial there = stored.get(index);
      Trial declared = declaration.trials().get(index);
      if (!there.equals(declared)) {
        throw DeclarationErrors.otherTrial(study, there, declared);
      }
    }
  }

  private static void requireSame(
      Declaration declaration,
      Trial trial,
      Map<String, ReturnStream> kept,
      Map<String, TrialOutcome> ended) {
    ReturnStream declared = declaration.returns().get(trial.id());
    ReturnStream there = kept.get(trial.id());
    if (there != null && !there.equals(declared)) {
      throw DeclarationErrors.otherReturns(trial, difference(there, declared));
    }
    TrialOutcome end = ended.get(trial.id());
    if (end != null && !end.equals(declaration.outcomes().get(trial.id()))) {
      throw DeclarationErrors.otherReturns(
          trial,
          "it is on record as %s with %,d returns, %,d are declared"
              .formatted(end.state(), end.periods(), declared == null ? 0 : declared.size()));
    }
  }

  /** The first way in which two streams differ, in words. */
  private static String difference(ReturnStream there, ReturnStream declared) {
    if (declared == null || there.size() != declared.size()) {
      return "%,d returns are on record, %,d are declared"
          .formatted(there.size(), declared == null ? 0 : declared.size());
    }
    int row = 0;
    while (there.day(row) == declared.day(row) && there.value(row) == declared.value(row)) {
      row++;
    }
    return "on record are %s on %s, declared %s on %s"
        .formatted(
            there.value(row),
            LocalDate.ofEpochDay(there.day(row)),
            declared.value(row),
            LocalDate.ofEpochDay(declared.day(row)));
  }

  private static <T> Map<String, T> without(Map<String, T> all, Map<String, T> there) {
    return all.entrySet().stream()
        .filter(entry -> !there.containsKey(entry.getKey()))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  /** Whether the record has all of it. */
  public boolean isThere() {
    return trials.isEmpty() && returns.isEmpty() && outcomes.isEmpty();
  }

  /** Adds what is missing: trials first, so that they count whatever happens next. */
  public void write(TrialWriter writer) {
    if (!trials.isEmpty()) {
      writer.start(declaration.study(), trials);
    }
    writer.keep(declaration.study(), returns);
    if (!outcomes.isEmpty()) {
      writer.end(declaration.study(), outcomes.values());
    }
  }
}
