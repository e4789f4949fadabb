package org.alluvium.flows.regime;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.alluvium.kernels.regime.HiddenMarkovModel;
import org.alluvium.kernels.regime.Quadrant;

/**
 * What a market was in at a session, by what was known then.
 *
 * @param eventDate the session
 * @param knownAt when its bar became known; nothing later is in the row
 * @param fittedAt session of the refit in force
 * @param model fitted there; none where too little was known, or values showed no two states
 * @param turbulent filtered probability of the turbulent state; NaN without a model
 * @param volatility annual; NaN in the warm-up
 * @param move return over the look-back of the direction; NaN in the warm-up
 * @param quadrant none where one of the three is missing
 * @param spectral rhythm and memory of the returns
 */
public record RegimeRow(
    LocalDate eventDate,
    Instant knownAt,
    LocalDate fittedAt,
    Optional<HiddenMarkovModel> model,
    double turbulent,
    double volatility,
    double move,
    Optional<Quadrant> quadrant,
    SpectralMeasures spectral) {}
