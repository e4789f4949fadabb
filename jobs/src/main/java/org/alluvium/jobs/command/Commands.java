package org.alluvium.jobs.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alluvium.jobs.command.lake.LakeDescribeCommand;
import org.alluvium.jobs.command.lake.LakeHistoryCommand;
import org.alluvium.jobs.command.lake.LakeTablesCommand;

/** The list of commands, in the order of the help text. A new command is one line here. */
public final class Commands {
  private Commands() {}

  /** Every command by its path. */
  public static Map<String, Command> all() {
    List<Command> commands =
        List.of(
            new LakeTablesCommand(),
            new LakeDescribeCommand(),
            new LakeHistoryCommand(),
            new DoctorCommand(),
            new VersionCommand());
    Map<String, Command> byPath = new LinkedHashMap<>();
    commands.forEach(command -> byPath.put(command.spec().path(), command));
    return byPath;
  }
}
