package org.alluvium.jobs.cli;

import java.util.List;

/** Options that every command takes. */
public final class CommonOptions {
  public static final OptionSpec<String> AS_OF =
      OptionSpec.optional(
          "as-of",
          "DATE|INSTANT",
          "logical date: nothing known later is read",
          OptionReaders::dateOrInstant);
  public static final OptionSpec<String> PROFILE =
      OptionSpec.optional("profile", "NAME", "profile of the manifest", OptionReaders::text);
  public static final OptionSpec<String> RUN_ID =
      OptionSpec.optional("run-id", "ID", "run to create, show or replay", OptionReaders::text);
  public static final OptionSpec<String> LAKEHOUSE =
      OptionSpec.optional("lakehouse", "FOLDER", "root of the lakehouse", OptionReaders::text);
  public static final OptionSpec<String> RUNS =
      OptionSpec.optional("runs", "FOLDER", "folder of the runs", OptionReaders::text);
  public static final OptionSpec<String> MANIFEST =
      OptionSpec.optional("manifest", "FILE", "replaces conf/manifest.json", OptionReaders::text);
  public static final OptionSpec<String> CONFIG =
      OptionSpec.repeated(
          "config", "FILE", "overrides the manifest; repeatable, later wins", OptionReaders::text);
  public static final OptionSpec<String> SET =
      OptionSpec.repeated(
          "set",
          "KEY=VALUE",
          "overrides one value; repeatable, later wins",
          OptionReaders::setting);
  public static final OptionSpec<Boolean> DRY_RUN =
      OptionSpec.ofSwitch("dry-run", "print the plan and write nothing");

  /** Of commands that draw pictures. */
  public static final OptionSpec<Boolean> NO_PNG = OptionSpec.ofSwitch("no-png", "draw no picture");

  /** Of commands whose result is a table. */
  public static final OptionSpec<OutputFormat> OUTPUT =
      OptionSpec.optional(
          "output", "table|json", "form of the result (default table)", OptionReaders::format);

  /** Those of every command, in the order of the help text. */
  public static final List<OptionSpec<?>> ALL =
      List.of(AS_OF, PROFILE, RUN_ID, LAKEHOUSE, RUNS, MANIFEST, CONFIG, SET, DRY_RUN);

  private CommonOptions() {}
}
