package org.alluvium.flows.vintage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Instruments;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What everything derived from prices reads: every vintage of the bars known by a run, and beside
 * them, for raw prices of an asset class that has splits and dividends, every vintage of its
 * actions, to be applied as they were known.
 *
 * <p>A feed, the code before the colon of a symbol, states its actions or it does not. Raw prices
 * of a feed of which no action is known cannot be told from adjusted ones by any return: their
 * symbols are left out.
 */
public final class PriceInputs {
  /** Tables that are read. */
  public static final List<TableName> TABLES =
      List.of(DailyBars.SPEC.name(), CorporateActions.SPEC.name(), Instruments.SPEC.name());

  /** Kind of an action; missing in the row of a bar. */
  static final String ACTION = "action";

  /** Value of an action; missing in the row of a bar. */
  static final String ACTION_VALUE = "action_value";

  private static final String RAW = "raw";
  private static final String LAST_RETURN = "last_return";
  private static final String DELISTING = "delisting";
  private static final Set<String> CLASSES_WITH_ACTIONS = Set.of("equity", "etf");

  private final StageContext context;
  private final Optional<List<String>> named;
  private final Map<TableName, Long> versionsBefore;
  private final List<String> applied;
  private final List<String> leftOut;

  private PriceInputs(
      StageContext context,
      Optional<List<String>> named,
      Map<TableName, Long> versionsBefore,
      List<String> applied,
      List<String> leftOut) {
    this.context = context;
    this.named = named;
    this.versionsBefore = versionsBefore;
    this.applied = applied;
    this.leftOut = leftOut;
  }

  /** Those of every symbol, known by the context's instant. */
  public static PriceInputs of(StageContext context) {
    return of(context, Optional.empty());
  }

  /** Those of some symbols, known by the context's instant. */
  public static PriceInputs of(StageContext context, List<String> symbols) {
    return of(context, Optional.of(List.copyOf(symbols)));
  }

  private static PriceInputs of(StageContext context, Optional<List<String>> named) {
    Map<TableName, Long> versions = new LinkedHashMap<>();
    TABLES.forEach(table -> versions.put(table, context.lakehouse().files(table).version()));
    List<String> raw = rawSymbols(context, named);
    Set<String> feeds = raw.isEmpty() ? Set.of() : feedsWithActions(context);
    Map<Boolean, List<String>> covered =
        raw.stream()
            .collect(Collectors.partitioningBy(s -> feeds.contains(CorporateActions.feed(s))));
    return new PriceInputs(context, named, versions, covered.get(true), covered.get(false));
  }

  /** Asks for the symbols with bars of which rows are returned; sorted. */
  public List<String> symbols() {
    return symbols(kept(), lit(true));
  }

  /** Whether nothing is left out of what is known. */
  boolean areWhole() {
    return named.isEmpty() && leftOut.isEmpty();
  }

  /** Versions of the tables before any was read, -1 for one that does not exist. */
  public Map<TableName, Long> versionsBefore() {
    return versionsBefore;
  }

  /** Symbols whose actions are applied. */
  public List<String> applied() {
    return applied;
  }

  /** Symbols of which no row is returned. */
  public List<String> leftOut() {
    return leftOut;
  }

  /**
   * Rows for {@link VintageBackfill}: bars, as {@link VintageBackfill#project} has them. Where
   * there are symbols with actions, two more columns, and a row for each version of an action: its
   * ex-date as event date, no prices.
   */
  public Dataset<Row> rows() {
    Dataset<Row> kept = VintageBackfill.project(kept());
    return applied.isEmpty()
        ? kept
        : kept.withColumn(ACTION, lit(null).cast("string"))
            .withColumn(ACTION_VALUE, lit(null).cast("double"))
            .unionByName(actions(), true);
  }

  /** What a stage did, with how many symbols it left out and why. */
  public String told(String note) {
    return leftOut.isEmpty()
        ? note
        : "%s; %d symbols with raw prices left out, no split or dividend of their feed is known"
            .formatted(note, leftOut.size());
  }

  /** The versions that were read, of the tables that exist. */
  public List<TableState> versions() {
    return Stream.of(DailyBars.SPEC, CorporateActions.SPEC)
        .filter(context.lakehouse()::exists)
        .map(table -> Slices.version(context, table))
        .toList();
  }

  /** Whether prices on a basis are as traded, neither splits nor dividends in them. */
  public static boolean isRaw(String priceBasis) {
    return RAW.equals(priceBasis);
  }

  /** Whether instruments of an asset class have splits and dividends. */
  public static boolean hasActions(String assetClass) {
    return CLASSES_WITH_ACTIONS.contains(assetClass);
  }

  /** Whether a row of {@link #rows} is a bar. */
  public static Column isBar(Dataset<Row> rows) {
    return hasActions(rows) ? col(ACTION).isNull() : lit(true);
  }

  /** Whether there may be actions among rows. */
  static boolean hasActions(Dataset<Row> rows) {
    return List.of(rows.columns()).contains(ACTION);
  }

  private Dataset<Row> actions() {
    return knownActions(context)
        .filter(col(CorporateActions.SYMBOL).isin(applied.toArray()))
        .filter(not(col(CorporateActions.KIND).equalTo(DELISTING)))
        .select(
            col(CorporateActions.SYMBOL).as(DailyBars.SYMBOL),
            col(CorporateActions.EX_DATE).as(DailyBars.EVENT_DATE),
            col(CorporateActions.KNOWN_AT).as(DailyBars.KNOWN_AT),
            col(CorporateActions.KIND).as(ACTION),
            col(CorporateActions.VALUE).as(ACTION_VALUE));
  }

  /**
   * Delistings of the symbols, every vintage, as {@code symbol, event_date, known_at, last_return}:
   * the first session without a quote, and what was paid as a return on the last price, 0 where
   * nobody stated it. Empty when no action of any symbol was ever stated.
   */
  public Optional<Dataset<Row>> delistings() {
    if (!context.lakehouse().exists(CorporateActions.SPEC)) {
      return Optional.empty();
    }
    Column which =
        named
            .map(symbols -> col(CorporateActions.SYMBOL).isin(symbols.toArray()))
            .orElse(lit(true));
    return Optional.of(
        knownActions(context)
            .filter(which.and(col(CorporateActions.KIND).equalTo(DELISTING)))
            .select(
                col(CorporateActions.SYMBOL).as(DailyBars.SYMBOL),
                col(CorporateActions.EX_DATE).as(DailyBars.EVENT_DATE),
                col(CorporateActions.KNOWN_AT).as(DailyBars.KNOWN_AT),
                coalesce(col(CorporateActions.VALUE), lit(0.0)).as(LAST_RETURN)));
  }

  private static Dataset<Row> knownActions(StageContext context) {
    return context.lakehouse().read(CorporateActions.SPEC).orEmpty().knownBy(context.asOf());
  }

  private static Set<String> feedsWithActions(StageContext context) {
    return knownActions(context).select(CorporateActions.SYMBOL).distinct().collectAsList().stream()
        .map(row -> CorporateActions.feed(row.getString(0)))
        .collect(Collectors.toSet());
  }

  private Dataset<Row> kept() {
    Dataset<Row> bars = known(context, named);
    return leftOut.isEmpty()
        ? bars
        : bars.filter(not(col(DailyBars.SYMBOL).isin(leftOut.toArray())));
  }

  private static Dataset<Row> known(StageContext context, Optional<List<String>> named) {
    Column which =
        named.map(symbols -> col(DailyBars.SYMBOL).isin(symbols.toArray())).orElse(lit(true));
    return context.lakehouse().read(DailyBars.SPEC).knownBy(context.asOf()).filter(which);
  }

  private static List<String> symbols(Dataset<Row> bars, Column which) {
    return bars.filter(which).select(DailyBars.SYMBOL).distinct().collectAsList().stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  /** Symbols with raw prices whose asset class has splits and dividends. */
  private static List<String> rawSymbols(StageContext context, Optional<List<String>> named) {
    List<String> raw = symbols(known(context, named), col(DailyBars.PRICE_BASIS).equalTo(RAW));
    Map<String, String> classes = raw.isEmpty() ? Map.of() : assetClasses(context);
    return raw.stream().filter(symbol -> hasActions(classes.getOrDefault(symbol, ""))).toList();
  }

  private static Map<String, String> assetClasses(StageContext context) {
    Map<String, String> classes = new HashMap<>();
    context
        .lakehouse()
        .read(Instruments.SPEC)
        .orEmpty()
        .knownBy(context.asOf())
        .select(Instruments.SYMBOL, Instruments.ASSET_CLASS)
        .collectAsList()
        .forEach(row -> classes.put(row.getString(0), row.getString(1)));
    return classes;
  }
}
