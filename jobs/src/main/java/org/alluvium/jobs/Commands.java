package org.alluvium.jobs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alluvium.jobs.command.Command;
import org.alluvium.jobs.command.DoctorCommand;
import org.alluvium.jobs.command.StatusCommand;
import org.alluvium.jobs.command.VersionCommand;
import org.alluvium.jobs.command.audit.AuditRunsCommand;
import org.alluvium.jobs.command.audit.AuditShowCommand;
import org.alluvium.jobs.command.audit.AuditVerifyCommand;
import org.alluvium.jobs.command.lake.LakeDescribeCommand;
import org.alluvium.jobs.command.lake.LakeHistoryCommand;
import org.alluvium.jobs.command.lake.LakePinCommand;
import org.alluvium.jobs.command.lake.LakeTablesCommand;
import org.alluvium.jobs.command.lake.LakeUnpinCommand;

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
            new LakePinCommand(),
            new LakeUnpinCommand(),
            new AuditVerifyCommand(),
            new AuditRunsCommand(),
            new AuditShowCommand(),
            new StatusCommand(),
            new DoctorCommand(),
            new VersionCommand());
    Map<String, Command> byPath = new LinkedHashMap<>();
    commands.forEach(command -> byPath.put(command.spec().path(), command));
    return byPath;
  }
}
