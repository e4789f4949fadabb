package org.alluvium.jobs.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alluvium.jobs.Application;
import org.alluvium.jobs.Commands;
import org.alluvium.jobs.Installation;
import org.alluvium.jobs.command.flow.BackfillCommand;
import org.alluvium.jobs.command.flow.CheckCommand;
import org.alluvium.jobs.command.flow.FlowCommand;
import org.alluvium.jobs.command.flow.FlowKind;
import org.alluvium.jobs.command.flow.IngestCommand;
import org.alluvium.jobs.command.flow.RepairCommand;
import org.alluvium.jobs.command.flow.ReplayCommand;
import org.alluvium.jobs.command.flow.SleeveCommand;
import org.alluvium.jobs.command.flow.SleeveFlow;
import org.alluvium.jobs.command.flow.WeeklyCommand;
import org.alluvium.jobs.command.selection.StageCommand;
import org.alluvium.jobs.command.strategy.StrategyCommand;
import org.alluvium.jobs.command.strategy.TrainingCommand;
import org.alluvium.jobs.config.ResolvedConfiguration;
import org.alluvium.jobs.launch.Shutdown;

/** Command lines, run: their exit codes and streams. Flows only note what they are asked for. */
final class CommandBench {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<Object> asked = new ArrayList<>();
  private final List<ResolvedConfiguration> configured = new ArrayList<>();
  private final Map<String, Command> commands = new LinkedHashMap<>(Commands.all());

  CommandBench() {
    register(new WeeklyCommand(this::note));
    register(new IngestCommand(this::note));
    register(new BackfillCommand(this::note));
    register(new CheckCommand(this::note));
    register(new RepairCommand(this::note));
    register(new ReplayCommand(this::note));
    register(new StrategyCommand(this::note));
    register(TrainingCommand.train(this::note));
    register(TrainingCommand.forecast(this::note));
    for (SleeveFlow kind : SleeveFlow.values()) {
      register(new SleeveCommand(kind, this::note));
    }
    register(new StageCommand(this::note));
    for (FlowKind kind : FlowKind.values()) {
      register(new FlowCommand(kind, this::note));
    }
  }

  /** In the place of the command of the same words. */
  void register(Command command) {
    commands.put(command.spec().path(), command);
  }

  /** The words of every command. */
  Set<String> paths() {
    return commands.keySet();
  }

  /** The exit code. */
  int run(String... words) {
    return run(action -> () -> {}, words);
  }

  int run(Shutdown shutdown, String... words) {
    CommandContext context =
        new CommandContext(
            Installation.home(),
            Map.of(),
            Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            shutdown);
    return new Application(commands, context, new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(List.of(words));
  }

  /** Standard output since the last {@link #clear}. */
  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Standard error since the last {@link #clear}. */
  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  void clear() {
    out.reset();
    err.reset();
  }

  /** What flows were asked for, oldest first. */
  List<Object> asked() {
    return asked;
  }

  /** The configuration of each request. */
  List<ResolvedConfiguration> configured() {
    return configured;
  }

  private void note(Object request, ResolvedConfiguration configuration, CommandContext context) {
    asked.add(request);
    configured.add(configuration);
  }
}
