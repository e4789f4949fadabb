package org.alluvium.jobs.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows of the house: who may know whom. */
class ArchitectureTest {
  private static final String[] WITHOUT_SPARK = {
    "org.alluvium.lakehouse.columnar..",
    "org.alluvium.lakehouse.direct..",
    "org.alluvium.lakehouse.run..",
    "org.alluvium.lakehouse.store..",
    "org.alluvium.lakehouse.table..",
    "org.alluvium.lakehouse.tables..",
    "org.alluvium.lakehouse.error..",
    "org.alluvium.lakehouse.time.."
  };
  private static JavaClasses house;

  @BeforeAll
  static void importOwnClasses() {
    house =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.alluvium");
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.alluvium.(**)").should().beFreeOfCycles().check(house);
  }

  @Test
  void kernelsKnowNeitherSparkNorTheLakehouse() {
    noClasses()
        .that()
        .resideInAPackage("org.alluvium.kernels..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.spark..", "io.delta..", "org.alluvium.lakehouse..", "org.alluvium.flows..")
        .check(house);
  }

  @Test
  void theLakehouseKnowsNothingOfFlowsAndFlowsNothingOfJobs() {
    noClasses()
        .that()
        .resideInAPackage("org.alluvium.lakehouse..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.alluvium.kernels..", "org.alluvium.flows..", "org.alluvium.jobs..")
        .check(house);
    noClasses()
        .that()
        .resideInAPackage("org.alluvium.flows..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.alluvium.jobs..")
        .allowEmptyShould(true)
        .check(house);
  }

  @Test
  void onlyTheSessionPackageBuildsASparkSession() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.alluvium.lakehouse.session..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("org\\.apache\\.spark\\.sql\\..*SparkSession.*Builder.*")
        .check(house);
  }

  @Test
  void onlyOneClassKnowsTheOptionParser() {
    noClasses()
        .that()
        .haveNameNotMatching("org\\.alluvium\\.jobs\\.cli\\.ArgumentParser(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("scopt..")
        .check(house);
  }

  @Test
  void whatReadsStateDependsOnNoClassOfSpark() {
    noClasses()
        .that()
        .resideInAnyPackage(WITHOUT_SPARK)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.spark..")
        .check(house);
  }

  @Test
  void onlyIngestionAndDiscoveryNameAnHttpClient() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.alluvium.flows.ingestion..", "org.alluvium.flows.discovery..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "org.apache.http..", "okhttp3..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.net\\..*(Connection|Socket|SocketChannel)")
        .orShould()
        .callMethod(URL.class, "openStream")
        .orShould()
        .callMethod(URL.class, "openConnection")
        .check(house);
  }
}
