package org.alluvium.flows.trials;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One configuration that is evaluated once, for the sake of choosing.
 *
 * @param study that it belongs to
 * @param number in its study; the first is 1
 * @param label what its maker calls it
 * @param sampler what chose its parameters
 * @param parameters a JSON object, names in order
 * @param seed of its random numbers, where known
 */
public record Trial(
    Study study,
    long number,
    Optional<String> label,
    String sampler,
    String parameters,
    OptionalLong seed) {

  public Trial {
    if (number < 1) {
      throw new IllegalArgumentException("trials are numbered from 1, got " + number);
    }
  }

  public String id() {
    return study.trialId(number);
  }

  /** Its id and, where it has one, its label. */
  public String described() {
    return label.map(text -> "%s (%s)".formatted(id(), text)).orElse(id());
  }
}
