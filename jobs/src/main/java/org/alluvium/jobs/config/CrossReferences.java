package org.alluvium.jobs.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ClosestWord;

/** Names in the configuration that must name another part of it. */
final class CrossReferences {
  private static final int LONGEST_LIST = 16;

  private final LayeredTree tree;
  private final Optional<List<String>> calendars;
  private final Optional<List<String>> symbols;
  private final List<ConfigurationProblem> problems = new ArrayList<>();

  CrossReferences(LayeredTree tree, Path home) {
    this.tree = tree;
    NamesInFiles files = new NamesInFiles(tree, home);
    this.calendars = files.calendars();
    this.symbols = files.symbols();
  }

  /** Every name that names nothing. */
  List<ConfigurationProblem> problems() {
    boolean macroIsSound = checkMacro();
    List<String> profiles = names("profiles");
    for (String name : profiles) {
      checkProfile(KeyPath.parse("profiles." + name), profiles);
    }
    for (String name : names("strategies")) {
      KeyPath strategy = KeyPath.parse("strategies." + name);
      expectIn(strategy.child("feature_set"), texts(KeyPath.parse("features.sets")), "feature set");
      tree.at(strategy.child("feature_set"))
          .map(JsonNode::asText)
          .filter(set -> FeatureSets.has(set) && (macroIsSound || !set.equals(FeatureSets.MACRO)))
          .ifPresent(set -> checkFeatures(strategy, set));
      expectIn(strategy.child("id"), List.of(name), "file name as id");
    }
    for (String name : names("costs")) {
      expectIn(KeyPath.parse("costs." + name + ".id"), List.of(name), "file name as id");
    }
    problems.addAll(new CostReferences(tree).problems());
    problems.addAll(new PipelineReferences(tree).problems());
    problems.addAll(new SelectionReferences(tree, tellable(macroIsSound)).problems());
    if (tree.at(SweepReferences.SWEEP).isPresent()) {
      checkMarket(SweepReferences.SWEEP);
      expectIn(SweepReferences.SWEEP.child("profile"), profiles, "profile");
      problems.addAll(new SweepReferences(tree).problems());
    }
    expectAllIn(KeyPath.parse("weekly.sleeves"), profiles, "profile");
    expectIn(KeyPath.parse("weekly.meta"), profiles, "profile");
    return problems;
  }

  /** Feature sets whose columns can be told. */
  private static List<String> tellable(boolean macroIsSound) {
    return FeatureSets.ids().stream()
        .filter(set -> macroIsSound || !set.equals(FeatureSets.MACRO))
        .toList();
  }

  /** Whether the series of the set macro make columns; what is wrong with them is a problem. */
  private boolean checkMacro() {
    try {
      FeatureSets.features(FeatureSets.MACRO, tree.root());
      return true;
    } catch (AlluviumException e) {
      KeyPath path = KeyPath.parse("features.macro.series");
      problems.add(
          new ConfigurationProblem(
              tree.sourceOf(path).orElse("the configuration"), path.toString(), e.getMessage()));
      return false;
    }
  }

  private void checkFeatures(KeyPath strategy, String set) {
    expectAllIn(
        strategy.child("features"),
        FeatureSets.features(set, tree.root()),
        "feature of set " + set);
  }

  private void checkProfile(KeyPath profile, List<String> profiles) {
    expectIn(profile.child("strategy"), names("strategies"), "strategy");
    if (tree.at(profile.child("kind")).map(JsonNode::asText).orElse("").equals("strategy")) {
      checkExecution(profile.child("strategy"));
    }
    expectIn(profile.child("discovery"), names("discovery"), "pipeline of conf/discovery");
    List<String> others = profiles.stream().filter(p -> !p.equals(profile.last())).toList();
    expectAllIn(profile.child("sleeves"), others, "profile");
    checkMarket(profile);
  }

  /** What a profile or a sweep says of where it trades. */
  private void checkMarket(KeyPath path) {
    expectIn(path.child("costs"), names("costs"), "cost model");
    calendars.ifPresent(
        known -> expectIn(path.child("calendar"), known, "calendar of data.calendars"));
    symbols.ifPresent(known -> checkSymbols(path, known));
  }

  private void checkSymbols(KeyPath profile, List<String> known) {
    String kind = "instrument of instruments.csv in data.seed";
    expectAllIn(profile.child("universe"), known, kind);
    expectIn(profile.child("market"), known, kind);
    expectIn(profile.child("instrument"), known, kind);
  }

  /** A profile of kind strategy trades by the section {@code execution} of its strategy's file. */
  private void checkExecution(KeyPath path) {
    List<String> all = names("strategies");
    List<String> traded =
        all.stream()
            .filter(name -> tree.root().at("/strategies/" + name).has("execution"))
            .toList();
    tree.at(path)
        .map(JsonNode::asText)
        .filter(name -> all.contains(name) && !traded.contains(name))
        .ifPresent(name -> report(path, name, traded, "strategy with a section 'execution'"));
  }

  private void expectAllIn(KeyPath path, List<String> known, String kind) {
    texts(path).stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> report(path, name, known, kind));
  }

  private void expectIn(KeyPath path, List<String> known, String kind) {
    tree.at(path)
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .filter(name -> !known.contains(name))
        .ifPresent(name -> report(path, name, known, kind));
  }

  private void report(KeyPath path, String name, List<String> known, String kind) {
    String meant = ClosestWord.asked(ClosestWord.to(name, known));
    problems.add(
        new ConfigurationProblem(
            tree.sourceOf(path).orElse("the configuration"),
            path.toString(),
            "names no %s: '%s'%s%s".formatted(kind, name, meant, listed(known))));
  }

  private static String listed(List<String> known) {
    return known.size() > LONGEST_LIST
        ? "; it has %d names".formatted(known.size())
        : "; known: " + String.join(", ", known);
  }

  private List<String> names(String object) {
    List<String> names = new ArrayList<>();
    tree.root().path(object).fieldNames().forEachRemaining(names::add);
    return names;
  }

  private List<String> texts(KeyPath path) {
    List<String> texts = new ArrayList<>();
    tree.at(path)
        .filter(JsonNode::isArray)
        .ifPresent(items -> items.forEach(item -> texts.add(item.asText())));
    return texts;
  }
}
