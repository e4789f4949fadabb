package org.alluvium.jobs.command.sweep;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.CommonOptions;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.cli.OptionReaders;
import org.alluvium.jobs.cli.OptionSpec;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.command.flow.FlowRunner;
import org.alluvium.jobs.command.flow.RunMode;
import org.alluvium.jobs.config.ConfigurationRequest.Flag;

/**
 * {@code sweep}: tries a rule over a space of parameters, every trial on record before it starts.
 */
public final class SweepCommand implements Command {
  private static final String KEY = "sweep";
  private static final int BEST = 10;

  private static final OptionSpec<String> SPACE =
      OptionSpec.required(
          "space",
          "FILE|NAME",
          "what is searched: a file, or the name of one in conf/sweeps",
          OptionReaders::path);
  private static final OptionSpec<Integer> TRIALS =
      OptionSpec.optional(
          "trials",
          "N",
          "trials of the study in all (default: trials of the space; of a grid without them, every point);"
              + " of a grid with more points, the first N of them",
          OptionReaders::count);
  private static final OptionSpec<Integer> SEED =
      OptionSpec.optional(
          "seed", "S", "of the sampler (default: seed of the space, else 1)", SweepCommand::seed);
  private static final OptionSpec<String> SAMPLER =
      OptionSpec.optional(
          "sampler",
          "sobol|grid|random|tpe",
          "what chooses the parameters (default: sampler of the space)",
          OptionReaders::text);
  private static final OptionSpec<String> STUDY =
      OptionSpec.optional(
          "study",
          "NAME",
          "name on record; one that is there is gone on with (default: id-sampler-seed)",
          OptionReaders::text);
  private static final OptionSpec<Integer> SHOWN =
      OptionSpec.optional(
          "best", "K", "best trials to show (default " + BEST + ")", OptionReaders::count);

  private final FlowRunner<SweepRequest> flow;

  public SweepCommand(FlowRunner<SweepRequest> flow) {
    this.flow = flow;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "sweep",
            "Try a rule over a space of parameters; the same command goes on after whatever stopped it",
            "./alluvium sweep --space conf/sweeps/moving_average_cross.json",
            "./alluvium sweep --space momentum --trials 200 --seed 7 --sampler tpe")
        .withOptions(SPACE, TRIALS, SEED, SAMPLER, STUDY, SHOWN)
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    SweepRequest request =
        new SweepRequest(
            invocation.value(CommonOptions.RUN_ID),
            RunMode.of(invocation),
            invocation.output(),
            invocation.value(SHOWN).orElse(BEST));
    Path space = new SpaceChoice(context.home()).file(invocation.required(SPACE));
    flow.run(request, context.configuration(invocation, KEY, space, flags(invocation)), context);
  }

  private static Map<String, Flag> flags(Invocation invocation) {
    Map<String, Flag> flags = new LinkedHashMap<>();
    put(flags, invocation, TRIALS);
    put(flags, invocation, SEED);
    put(flags, invocation, SAMPLER);
    put(flags, invocation, STUDY);
    put(flags, invocation, CommonOptions.PROFILE);
    return flags;
  }

  private static void put(Map<String, Flag> flags, Invocation invocation, OptionSpec<?> option) {
    invocation
        .value(option)
        .ifPresent(
            value ->
                flags.put(
                    KEY + "." + option.name(), new Flag("--" + option.name(), value.toString())));
  }

  private static Integer seed(String given) {
    if (given.matches("[0-9]{1,9}")) {
      return Integer.valueOf(given);
    }
    throw new IllegalArgumentException(
        "must be a whole number from 0 to 999999999, got '" + given + "'");
  }
}
