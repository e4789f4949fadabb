package org.alluvium.jobs.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.alluvium.flows.ingestion.IngestStage;
import org.alluvium.flows.ingestion.instrument.MetadataStage;
import org.alluvium.flows.report.ReportStage;
import org.alluvium.flows.run.ResearchStages;
import org.alluvium.flows.run.SnapshotStage;
import org.alluvium.flows.strategy.report.StrategyReportStage;
import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.tables.Tables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * From the stages of the flows that compute from silver no class can be reached, over any number of
 * steps, that writes bronze or silver or holds an HTTP client. A step is a class that names
 * another; a class that is only handed over behind an interface is not seen, and is what the guards
 * of a run are for.
 */
class ReadOnlyFlowsTest {
  /** {@link ResearchStages} names every stage from features to the meta-portfolio. */
  private static final List<Class<?>> STAGES =
      List.of(
          ResearchStages.class,
          MetadataStage.class,
          SnapshotStage.class,
          ReportStage.class,
          StrategyReportStage.class);

  private static final Set<String> WRITES =
      Set.of(
          "org.alluvium.lakehouse.io.Lakehouse.write",
          "org.alluvium.lakehouse.direct.DirectLakehouse.append",
          "org.alluvium.lakehouse.direct.DirectLakehouse.appendRetrying",
          "org.alluvium.flows.stage.SliceWrite.<init>");

  private static final int LINES_OF_A_CALL = 2;

  private static JavaClasses house;
  private static Set<String> sourceTables;

  @BeforeAll
  static void importOwnClasses() {
    house =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.alluvium");
    sourceTables =
        house.stream()
            .filter(type -> type.getPackageName().equals(Tables.class.getPackageName()))
            .filter(ReadOnlyFlowsTest::holdsASource)
            .map(JavaClass::getName)
            .collect(Collectors.toSet());
  }

  @Test
  void noWriterOfBronzeOrSilverCanBeReached() {
    assertThat(sourceTables).hasSizeGreaterThan(8);
    assertThat(paths(STAGES, this::writesASource)).isEmpty();
    assertThat(paths(List.of(IngestStage.class), this::writesASource))
        .as("the search finds writers where there are some")
        .anyMatch(path -> path.endsWith("ingestion.Landing"));
  }

  @Test
  void noHttpClientCanBeReached() {
    assertThat(paths(STAGES, ReadOnlyFlowsTest::namesAnHttpClient)).isEmpty();
    assertThat(paths(List.of(IngestStage.class), ReadOnlyFlowsTest::namesAnHttpClient))
        .as("the search finds clients where there are some")
        .anyMatch(path -> path.contains("ingestion.http."));
  }

  private static boolean holdsASource(JavaClass table) {
    return table.tryGetField("SPEC").isPresent()
        && Tables.all().stream()
            .filter(
                spec -> spec.name().layer() == Layer.BRONZE || spec.name().layer() == Layer.SILVER)
            .anyMatch(spec -> spec == specOf(table));
  }

  private static Object specOf(JavaClass table) {
    try {
      return table.reflect().getField("SPEC").get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** Hands the definition of a bronze or silver table to a writer. */
  private boolean writesASource(JavaClass type) {
    return type.getCodeUnits().stream().anyMatch(this::writesASource);
  }

  private boolean writesASource(JavaCodeUnit code) {
    return code.getAccessesFromSelf().stream()
        .filter(
            access ->
                WRITES.contains(access.getTarget().getOwner().getName() + "." + access.getName()))
        .anyMatch(write -> isSource(handedTo(write, code)));
  }

  /** The definition that is named last before a call, in its line or just above. */
  private static Optional<JavaFieldAccess> handedTo(JavaAccess<?> call, JavaCodeUnit code) {
    return code.getFieldAccesses().stream()
        .filter(access -> access.getName().equals("SPEC"))
        .filter(access -> access.getLineNumber() <= call.getLineNumber())
        .filter(access -> access.getLineNumber() >= call.getLineNumber() - LINES_OF_A_CALL)
        .max(Comparator.comparingInt(JavaAccess::getLineNumber));
  }

  private boolean isSource(Optional<JavaFieldAccess> definition) {
    return definition
        .filter(access -> sourceTables.contains(access.getTarget().getOwner().getName()))
        .isPresent();
  }

  private static boolean namesAnHttpClient(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass().getName())
        .anyMatch(
            name ->
                name.startsWith("java.net.http.")
                    || name.startsWith("org.apache.http.")
                    || name.startsWith("okhttp3."));
  }

  /** The ways from some classes to those that are looked for, as names with arrows between. */
  private static List<String> paths(List<Class<?>> from, Predicate<JavaClass> wanted) {
    Map<String, String> ways = new HashMap<>();
    Deque<JavaClass> open = new ArrayDeque<>();
    from.forEach(root -> visit(house.get(root), "", ways, open));
    List<String> found = new ArrayList<>();
    while (!open.isEmpty()) {
      JavaClass type = open.remove();
      String way = ways.get(type.getName());
      if (wanted.test(type)) {
        found.add(way);
      }
      type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(target -> target.getPackageName().startsWith("org.alluvium."))
          .forEach(target -> visit(target, way + " → ", ways, open));
    }
    return found;
  }

  private static void visit(
      JavaClass type, String before, Map<String, String> ways, Deque<JavaClass> open) {
    String way = before + type.getName().replace("org.alluvium.", "");
    if (ways.putIfAbsent(type.getName(), way) == null) {
      open.add(type);
    }
  }
}
