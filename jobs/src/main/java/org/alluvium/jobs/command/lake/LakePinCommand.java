package org.alluvium.jobs.command.lake;

import java.util.List;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.cli.Invocation;
import org.alluvium.jobs.cli.OptionReaders;
import org.alluvium.jobs.cli.OptionSpec;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.CommandContext;
import org.alluvium.jobs.error.JobErrors;
import org.alluvium.jobs.output.ResultTable;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.run.Pin;
import org.alluvium.lakehouse.run.Pins;
import org.alluvium.lakehouse.table.TableName;

/** {@code lake pin}: keeps a table version from maintenance, or lists what is kept. */
public final class LakePinCommand implements Command {
  private static final OptionSpec<TableName> TABLE =
      OptionSpec.optional("table", "TABLE", "layer.name; not with --list", OptionReaders::table);
  private static final OptionSpec<String> NOTE =
      OptionSpec.optional("note", "TEXT", "why", OptionReaders::text);
  private static final OptionSpec<Boolean> LIST =
      OptionSpec.ofSwitch("list", "list the pins in force and pin nothing");

  @Override
  public CommandSpec spec() {
    return CommandSpec.of(
            "lake pin",
            "Keep a table version from maintenance, or list the pins",
            "./alluvium lake pin silver.daily_bars --version 0 --holder paper-2026 --note review")
        .withArguments(TABLE)
        .withOptions(PinOptions.VERSION, PinOptions.HOLDER, NOTE, LIST)
        .tabular();
  }

  @Override
  public void run(Invocation invocation, CommandContext context) {
    Pins pins =
        new Pins(
            DirectLakehouse.open(context.configuration(invocation).lakehouseRoot()),
            context.clock());
    List<Pin> shown = invocation.has(LIST) ? pins.list() : List.of(pin(invocation, pins));
    ResultTable table = ResultTable.of("table", "version", "holder", "since", "note");
    for (Pin pin : shown) {
      table =
          table.row(
              pin.table(),
              pin.version(),
              pin.holder(),
              pin.at(),
              pin.note().isEmpty() ? null : pin.note());
    }
    context.results(invocation).write(table, List.of());
  }

  private static Pin pin(Invocation invocation, Pins pins) {
    return pins.pin(
        invocation.value(TABLE).orElseThrow(() -> JobErrors.pinIncomplete("a TABLE")),
        invocation
            .value(PinOptions.VERSION)
            .orElseThrow(() -> JobErrors.pinIncomplete("--version")),
        invocation.value(PinOptions.HOLDER).orElseThrow(() -> JobErrors.pinIncomplete("--holder")),
        invocation.value(NOTE).orElse(""));
  }
}
