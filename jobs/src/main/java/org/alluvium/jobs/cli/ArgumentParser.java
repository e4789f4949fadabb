package org.alluvium.jobs.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.jobs.error.JobErrors;
import org.alluvium.lakehouse.error.ClosestWord;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;
import scala.util.Either;
import scopt.OptionDef;
import scopt.OptionParser;
import scopt.Read;

/**
 * The only class that knows scopt: turns the words after a command into an {@link Invocation}. All
 * problems are collected and reported together.
 */
public final class ArgumentParser {
  private final CommandSpec command;
  private final List<String> problems = new ArrayList<>();

  private ArgumentParser(CommandSpec command) {
    this.command = command;
  }

  /**
   * Parses the words that follow the command.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException naming every wrong word at once
   */
  public static Invocation parse(CommandSpec command, List<String> words) {
    return new ArgumentParser(command).parsed(words);
  }

  private Invocation parsed(List<String> words) {
    if (words.contains("--help") || words.contains("-h")) {
      return new Invocation(command, Map.of(), true);
    }
    Map<String, List<String>> given = new LinkedHashMap<>();
    Grammar grammar = new Grammar(given);
    Option<BoxedUnit> outcome =
        grammar.parse(CollectionConverters.asScala(words).toSeq(), BoxedUnit.UNIT);
    if (outcome.isEmpty() || !problems.isEmpty()) {
      throw JobErrors.commandLine(command.path(), problems);
    }
    return new Invocation(command, given, false);
  }

  private String withClosest(String message) {
    String unknown = "Unknown option --";
    if (!message.startsWith(unknown)) {
      return message;
    }
    String name = message.substring(unknown.length());
    Optional<String> closest =
        ClosestWord.to(name, command.allOptions().stream().map(OptionSpec::name).toList());
    return message + closest.map("; did you mean --%s?"::formatted).orElse("");
  }

  /** The scopt grammar of one command. */
  private final class Grammar extends OptionParser<BoxedUnit> {
    private final Map<String, List<String>> given;

    Grammar(Map<String, List<String>> given) {
      super("./alluvium " + command.path());
      this.given = given;
      command.allOptions().forEach(this::define);
      command.arguments().forEach(this::defineArgument);
    }

    private void define(OptionSpec<?> option) {
      switch (option.occurs()) {
        case SWITCH ->
            opt(option.name(), Read.unitRead())
                .optional()
                .action((unit, state) -> record(option, ""));
        case OPTIONAL -> valued(option).optional();
        case REQUIRED -> valued(option).required();
        case REPEATED -> valued(option).optional().unbounded();
      }
    }

    private OptionDef<String, BoxedUnit> valued(OptionSpec<?> option) {
      return checked(opt(option.name(), Read.stringRead()), option, "--" + option.name());
    }

    private void defineArgument(OptionSpec<?> argument) {
      OptionDef<String, BoxedUnit> definition =
          checked(arg(argument.valueName(), Read.stringRead()), argument, argument.valueName());
      switch (argument.occurs()) {
        case REQUIRED -> definition.required();
        case REPEATED -> definition.optional().unbounded();
        case OPTIONAL, SWITCH -> definition.optional();
      }
    }

    private OptionDef<String, BoxedUnit> checked(
        OptionDef<String, BoxedUnit> definition, OptionSpec<?> option, String shown) {
      return definition
          .validate(text -> verdict(option, shown, text))
          .action((text, state) -> record(option, text));
    }

    private Either<String, BoxedUnit> verdict(OptionSpec<?> option, String shown, String text) {
      return option
          .refusal(text)
          .map(reason -> failure(shown + " " + reason))
          .orElseGet(this::success);
    }

    private BoxedUnit record(OptionSpec<?> option, String text) {
      given.computeIfAbsent(option.name(), name -> new ArrayList<>()).add(text);
      return BoxedUnit.UNIT;
    }

    @Override
    public Option<Object> showUsageOnError() {
      return Option.apply(false);
    }

    @Override
    public void reportError(String message) {
      problems.add(withClosest(message));
    }
  }
}
