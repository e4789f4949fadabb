package org.alluvium.flows.profile;

import java.util.Optional;
import org.alluvium.flows.regime.RegimeConfiguration;
import org.alluvium.flows.selection.PipelineConfiguration;

/**
 * How a sleeve decides what it holds.
 *
 * @param strategy whose forecasts its selection may rank by; none where it ranks by features alone
 * @param selection the stages from a universe to its winners
 * @param regime how its market's regime is told
 */
public record DecisionRules(
    Optional<StrategyConfiguration> strategy,
    PipelineConfiguration selection,
    RegimeConfiguration regime) {}
