package org.alluvium.flows.ingestion.file;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.alluvium.flows.ingestion.error.IngestionErrors;
import org.alluvium.flows.ingestion.instrument.MarketReference;
import org.alluvium.flows.ingestion.mapping.CellLayout;
import org.alluvium.flows.ingestion.mapping.Field;
import org.alluvium.flows.ingestion.mapping.SourceMapping;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.alluvium.flows.ingestion.received.RecordParser;
import org.alluvium.flows.ingestion.received.Source;
import org.alluvium.flows.ingestion.received.SourceFile;
import org.alluvium.flows.ingestion.received.SourceYield;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * CSV, Parquet or Lean files with a declared mapping. Every row is parsed on its own in an
 * executor, so that each refused one is told with its line. Parquet is asked for the window's dates
 * only; a CSV file is scanned. Files must be readable under the same path by driver and executors.
 */
public final class FileSource implements Source {
  /** A row is known at most this many days before its date: dates may be published ahead. */
  private static final int LONGEST_LEAD_DAYS = 4;

  private static final Set<Field> DATES = Set.of(Field.DATE, Field.UNTIL);

  private static final String MIDNIGHT = " 00:00:00$";

  private static final String ROW_NUMBER = "row_number_in_file";

  private final SourceMapping mapping;
  private final Path path;
  private final String shownAs;
  private final MarketReference market;
  private List<SourceFile> files = List.of();

  /**
   * Files of a mapping.
   *
   * @param path a file, or a folder of which all files of the format are read in order of name
   * @param shownAs name of the path in messages and in bronze
   */
  public FileSource(SourceMapping mapping, Path path, String shownAs, MarketReference market) {
    this.mapping = mapping;
    this.path = path;
    this.shownAs = shownAs;
    this.market = market;
  }

  @Override
  public String id() {
    return mapping.id();
  }

  @Override
  public SourceYield yields() {
    return mapping.terms().yields();
  }

  @Override
  public void requirePresent() {
    listed();
  }

  @Override
  public List<String> batchIds(SparkSession spark) {
    return files(spark).stream().map(SourceFile::batchId).toList();
  }

  @Override
  public Dataset<Row> fetch(SparkSession spark, KnowledgeWindow window) {
    return files(spark).stream()
        .map(
            file ->
                switch (mapping.format()) {
                  case CSV -> csvRows(spark, file, window);
                  case PARQUET -> parquetRows(spark, file, window);
                  case LEAN_DAILY_ZIP -> leanRows(spark, file, window, LeanDailyZip::records);
                  case LEAN_FACTOR_FILE -> leanRows(spark, file, window, LeanFactorFile::records);
                  case BINANCE_KLINES, FRED_SERIES, SCREENER -> throw noFiles();
                })
        .reduce(Dataset::union)
        .orElseThrow();
  }

  private synchronized List<SourceFile> files(SparkSession spark) {
    if (files.isEmpty()) {
      List<SourceFile> checked = new ArrayList<>();
      for (Path file : listed()) {
        String name = file.equals(path) ? shownAs : shownAs + "/" + file.getFileName();
        checked.add(checked(spark, file, name));
      }
      files = List.copyOf(checked);
    }
    return files;
  }

  private SourceFile checked(SparkSession spark, Path file, String name) {
    FileGate gate = new FileGate(mapping);
    return switch (mapping.format()) {
      case CSV -> gate.csv(file, name);
      case PARQUET -> gate.parquet(file, name, parquetColumns(spark, file, name));
      case LEAN_DAILY_ZIP -> gate.lean(file, name, LeanDailyZip.COLUMNS, LeanDailyZip::records);
      case LEAN_FACTOR_FILE ->
          gate.lean(file, name, LeanFactorFile.COLUMNS, LeanFactorFile::records);
      case BINANCE_KLINES, FRED_SERIES, SCREENER -> throw noFiles();
    };
  }

  private List<Path> listed() {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    if (!Files.isDirectory(path)) {
      throw IngestionErrors.noSuchFile(id(), path);
    }
    try (Stream<Path> entries = Files.list(path)) {
      List<Path> found = entries.filter(this::isOfFormat).sorted().toList();
      if (found.isEmpty()) {
        throw IngestionErrors.noFiles(id(), path);
      }
      return found;
    } catch (IOException e) {
      throw IngestionErrors.unreadable(shownAs, e);
    }
  }

  private boolean isOfFormat(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return switch (mapping.format()) {
      case CSV -> name.endsWith(".csv") || name.endsWith(".csv.gz");
      case PARQUET -> name.endsWith(".parquet");
      case LEAN_DAILY_ZIP -> name.endsWith(".zip");
      case LEAN_FACTOR_FILE -> name.endsWith(".csv");
      case BINANCE_KLINES, FRED_SERIES, SCREENER -> throw noFiles();
    };
  }

  private IllegalStateException noFiles() {
    return new IllegalStateException("source '%s' is asked over a network".formatted(id()));
  }

  private static List<String> parquetColumns(SparkSession spark, Path file, String name) {
    try {
      return Arrays.asList(spark.read().parquet(file.toString()).columns());
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare
      throw IngestionErrors.notParquet(name, e);
    }
  }

  private RecordParser parser(List<String> header, KnowledgeWindow window) {
    return mapping.terms().parser(mapping, new CellLayout(mapping, header), market, window);
  }

  private Dataset<Row> csvRows(SparkSession spark, SourceFile file, KnowledgeWindow window) {
    RecordParser parser = parser(file.header(), window);
    FlatMapFunction<String, Row> parse = p -> CsvRows.parsed(Path.of(p), file, parser);
    return spark.createDataset(List.of(file.path()), Encoders.STRING()).flatMap(parse, encoder());
  }

  private Dataset<Row> leanRows(
      SparkSession spark, SourceFile file, KnowledgeWindow window, LeanRecords format) {
    RecordParser parser = parser(file.header(), window);
    FlatMapFunction<String, Row> parse =
        path ->
            format.read(Path.of(path)).stream()
                .flatMap(record -> parser.parse(file, record.line(), record.cells()).stream())
                .iterator();
    return spark.createDataset(List.of(file.path()), Encoders.STRING()).flatMap(parse, encoder());
  }

  private Dataset<Row> parquetRows(SparkSession spark, SourceFile file, KnowledgeWindow window) {
    List<String> columns = mapping.columns().values().stream().sorted().toList();
    RecordParser parser = parser(columns, window);
    List<Column> selected = new ArrayList<>();
    selected.add(col("_metadata.row_index").plus(1).as(ROW_NUMBER));
    Dataset<Row> rows = spark.read().parquet(file.path());
    columns.forEach(column -> selected.add(text(column, rows.schema())));
    Dataset<Row> cells = rows.filter(inDates(window, file)).select(selected.toArray(Column[]::new));
    MapPartitionsFunction<Row, Row> parse = batch -> parsed(batch, file, parser);
    return cells.mapPartitions(parse, encoder());
  }

  /** A date that the file types as a moment, as pandas writes it, is the date of its midnight. */
  private Column text(String column, StructType schema) {
    Column text = col(column).cast(DataTypes.StringType);
    DataType type = schema.apply(column).dataType();
    boolean moment = type instanceof TimestampType || type instanceof TimestampNTZType;
    boolean date = DATES.stream().anyMatch(field -> column.equals(mapping.columns().get(field)));
    return moment && date ? regexp_replace(text, MIDNIGHT, "") : text;
  }

  /** A condition on the date column alone, which Parquet prunes row groups by, if it may. */
  private Column inDates(KnowledgeWindow window, SourceFile file) {
    if (window.tellsLater()) {
      return lit(true);
    }
    Column date = col(mapping.columns().get(prunedBy()));
    Column notLater = date.leq(lit(utcDate(window.to()).plusDays(LONGEST_LEAD_DAYS)));
    Optional<Instant> known = window.nothingNewUntil(file.batchId());
    return date.isNull()
        .or(known.map(k -> notLater.and(date.geq(lit(earliestDate(k))))).orElse(notLater));
  }

  private Field prunedBy() {
    return mapping.columns().containsKey(Field.KNOWN_FROM) ? Field.KNOWN_FROM : Field.DATE;
  }

  private LocalDate earliestDate(Instant known) {
    return utcDate(known).minusDays(mapping.terms().longestLagDays());
  }

  private static LocalDate utcDate(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static Iterator<Row> parsed(Iterator<Row> rows, SourceFile file, RecordParser parser) {
    Iterable<Row> once = () -> rows;
    return StreamSupport.stream(once.spliterator(), false)
        .flatMap(row -> parser.parse(file, row.getLong(0), cells(row)).stream())
        .iterator();
  }

  private static String[] cells(Row row) {
    return IntStream.range(1, row.size())
        .mapToObj(i -> row.isNullAt(i) ? "" : row.getString(i))
        .toArray(String[]::new);
  }

  private static Encoder<Row> encoder() {
    return Encoders.row(ReceivedRows.SCHEMA);
  }
}
