package org.alluvium.jobs.command.lake;

import org.alluvium.jobs.cli.OptionReaders;
import org.alluvium.jobs.cli.OptionSpec;

/** Options that pinning and unpinning share. */
final class PinOptions {
  static final OptionSpec<Long> VERSION =
      OptionSpec.optional("version", "N", "version of the table", OptionReaders::version);
  static final OptionSpec<String> HOLDER =
      OptionSpec.optional(
          "holder", "NAME", "who needs it: a person, a run, a report", OptionReaders::text);

  private PinOptions() {}
}
