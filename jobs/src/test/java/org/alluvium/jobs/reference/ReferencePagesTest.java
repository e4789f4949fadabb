package org.alluvium.jobs.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.alluvium.jobs.Commands;
import org.alluvium.jobs.Installation;
import org.alluvium.jobs.cli.CommandSpec;
import org.alluvium.jobs.command.Command;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Tables;
import org.junit.jupiter.api.Test;

/** The pages of {@code docs/reference} say what the code says; {@code make docs} rewrites them. */
class ReferencePagesTest {
  private static final String TABLES = "org.alluvium.lakehouse.tables";

  @Test
  void theCommandLinePageIsThatOfTheParser() throws IOException {
    List<CommandSpec> commands = Commands.all().values().stream().map(Command::spec).toList();
    compareOrWrite("cli.md", CliReference.of(commands));
  }

  @Test
  void theTablesPageIsThatOfTheTableClasses() throws IOException {
    compareOrWrite("tables.md", TablesReference.of(TableCatalogue.all()));
  }

  @Test
  void theListOfTablesLacksNoTableClass() {
    assertThat(Tables.all()).containsExactlyElementsOf(tableClasses());
    assertThat(TableCatalogue.all()).containsAll(Tables.all());
    assertThat(TableCatalogue.all())
        .extracting(TableSpec::toString)
        .contains("gold.features_alpha158")
        .doesNotHaveDuplicates();
  }

  private static void compareOrWrite(String name, String page) throws IOException {
    Path file = Installation.home().resolve("docs/reference").resolve(name);
    if (System.getProperty("alluvium.reference", "compare").equals("write")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, page);
    }
    assertThat(file).as("run 'make docs' and commit the result").exists().content().isEqualTo(page);
  }

  /** Every specification that a class of the tables package holds. */
  private static List<TableSpec> tableClasses() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(TABLES);
    return classes.stream()
        .map(ReferencePagesTest::spec)
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(TableSpec::name))
        .toList();
  }

  private static Optional<TableSpec> spec(JavaClass owner) {
    try {
      return Optional.of((TableSpec) owner.reflect().getField("SPEC").get(null));
    } catch (NoSuchFieldException e) {
      return Optional.empty();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(owner.getName() + ".SPEC must be public", e);
    }
  }
}
