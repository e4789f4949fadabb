package org.alluvium.flows.profile;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.error.ProfileErrors;
import org.alluvium.flows.profile.ExecutionConfiguration.LastExit;

/** What a schema cannot say of a strategy with execution; all of it is told at once. */
final class ExecutionCheck {
  private final StrategyProfile profile;
  private final List<String> problems = new ArrayList<>();

  private ExecutionCheck(StrategyProfile profile) {
    this.profile = profile;
  }

  static void require(StrategyProfile profile) {
    ExecutionCheck check = new ExecutionCheck(profile);
    check.decides(profile.strategy());
    check.exits(profile.execution().exits());
    check.rest(profile.execution());
    if (!check.problems.isEmpty()) {
      throw ProfileErrors.unfitExecution(profile.strategy().id(), check.problems);
    }
  }

  private void decides(StrategyConfiguration strategy) {
    boolean best = StrategyConfiguration.BEST.equals(strategy.decides());
    report(
        !best && !strategy.forecasts().contains(strategy.decides()),
        "decides is %s; give the id of one of its models, mean or best"
            .formatted(strategy.decides()));
    report(best != (strategy.best() != null), "best goes with decides: best, and only with it");
    if (best && strategy.best() != null) {
      StrategyConfiguration.Best own = strategy.best();
      report(
          own.count() > strategy.models().size(),
          "best.count is %d, of %d models".formatted(own.count(), strategy.models().size()));
      report(
          own.leastJudged() > own.window(),
          "best.least_judged is %d, of a window of %d".formatted(own.leastJudged(), own.window()));
    }
  }

  private void exits(ExecutionConfiguration.Exits exits) {
    report(
        (exits.hardStop() == null) == (exits.stopByVolatility() == null),
        "execution.exits has one of hard_stop and hard_stop_by_volatility");
    report(
        exits.last() == LastExit.WEEK_CLOSE && profile.strategy().isDaily(),
        "with cutoffs daily a position must end at the session_close, before the next decision");
    if (exits.stopByVolatility() != null) {
      report(
          exits.stopByVolatility().lowest() > exits.stopByVolatility().highest(),
          "execution.exits.hard_stop_by_volatility.lowest must not exceed highest");
    }
  }

  private void rest(ExecutionConfiguration execution) {
    boolean exponential = execution.volatility().estimator().equals("exponential");
    report(
        exponential != (execution.volatility().decay() != null),
        "execution.volatility.decay goes with the exponential estimator, and only with it");
    report(
        execution.target().lowestLeverage() > execution.target().highestLeverage(),
        "execution.volatility_target.lowest_leverage must not exceed highest_leverage");
    ExecutionConfiguration.Entry entry = execution.entry();
    if (entry != null) {
      report(!isTime(entry), "execution.entry has a time HH:mm and the name of a zone");
    }
    if (execution.confidence() != null) {
      ExecutionConfiguration.Thresholds high = execution.confidence().high();
      ExecutionConfiguration.Thresholds medium = execution.confidence().medium();
      report(
          medium.agreement() > high.agreement()
              || medium.magnitude() > high.magnitude()
              || medium.consistency() > high.consistency(),
          "execution.confidence.medium must not exceed high in any measure");
    }
  }

  private static boolean isTime(ExecutionConfiguration.Entry entry) {
    try {
      return entry.timeOfDay() != null && entry.zoneId() != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private void report(boolean isWrong, String problem) {
    if (isWrong) {
      problems.add(problem);
    }
  }
}
