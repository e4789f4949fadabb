package org.alluvium.flows.ingestion;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alluvium.flows.ingestion.IngestRequest.Reading;
import org.alluvium.flows.ingestion.received.Source;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.session.Sessions;
import org.alluvium.lakehouse.testkit.TempLakehouse;
import org.apache.spark.sql.SparkSession;

/**
 * An ingest that goes on from one as-of to the next, as a process of its own that {@link
 * IngestKillSparkTest} kills. Arguments: lakehouse root, work folder. It begins once it is told, by
 * a byte, at which as-of.
 */
public final class KilledIngest {
  /** Number of the last as-of, which no killed process reaches; they are four weeks apart. */
  static final int LAST = 24;

  private static final LocalDate LAST_DATE = LocalDate.of(2017, 11, 10);

  /** Few rows need no compiled code, which costs a young process most of its time. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "spark.master",
          "local[1]",
          "spark.sql.codegen.wholeStage",
          "false",
          "spark.sql.codegen.factoryMode",
          "NO_CODEGEN",
          "spark.sql.adaptive.enabled",
          "false");

  private KilledIngest() {}

  public static void main(String[] arguments) throws IOException {
    SparkSession spark = Sessions.open(Path.of(arguments[1]), SETTINGS);
    Clock clock = Clock.fixed(TempLakehouse.STAMP, ZoneOffset.UTC);
    Lakehouse lakehouse = Lakehouse.open(spark, arguments[0], "killed", clock);
    for (int number = System.in.read(); number >= 0 && number <= LAST; number++) {
      ingest(lakehouse, number);
    }
    spark.stop();
  }

  /**
   * Ingests bars, some of which are held back for a while, observations that are revised, corporate
   * actions, and a file with rows that are refused.
   */
  static IngestResult ingest(Lakehouse lakehouse, int number) {
    List<Source> sources = new ArrayList<>();
    Stream.of("crypto15", "us_lean15_actions", "us_vintages_2016")
        .map(Seed.LIBRARY::bundled)
        .forEach(sources::add);
    sources.add(Seed.LIBRARY.ofPath(Seed.fixture("defects.csv"), "daily_csv"));
    LocalDate date = LAST_DATE.minusWeeks(4L * (LAST - number));
    return new Ingestion()
        .ingest(
            lakehouse,
            IngestRequest.of(
                Seed.LIBRARY, sources, Seed.asOf(date.toString()), Reading.NEWLY_KNOWN));
  }
}
