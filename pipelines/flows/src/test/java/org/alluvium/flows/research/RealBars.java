package org.alluvium.flows.research;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_utc_timestamp;

import java.nio.file.Path;
import java.util.List;
import org.alluvium.lakehouse.io.SparkSchemas;
import org.alluvium.lakehouse.tables.DailyBars;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;

/** A few real instruments of the bundled seed, as rows of silver.daily_bars. */
final class RealBars {
  static final List<String> STOCKS =
      List.of("NASDAQ:AAPL", "NYSE:GE", "NYSE:IBM", "NYSE:JNJ", "NYSE:KO");
  static final String DOLLAR = "FX_IDC:USDCOP";

  private RealBars() {}

  /** Five stocks and one currency pair from 2014 on. */
  static Dataset<Row> read(SparkSession spark) {
    Path seed = Path.of(System.getProperty("alluvium.home"), "data", "seed");
    Dataset<Row> stocks =
        spark.read().parquet(seed.resolve("equities/us_long25_daily.parquet").toString());
    Dataset<Row> dollar =
        spark
            .read()
            .option("header", "true")
            .csv(seed.resolve("fx/usdcop_daily.csv.gz").toString())
            .filter(col("symbol").equalTo("USDCOP"))
            .withColumn("volume", lit(null).cast("double"));
    Column stockSymbol = lit("");
    for (String symbol : STOCKS) {
      String ticker = symbol.substring(symbol.indexOf(':') + 1);
      stockSymbol =
          org.apache
              .spark
              .sql
              .functions
              .when(col("symbol").equalTo(ticker), symbol)
              .otherwise(stockSymbol);
    }
    return rows(stocks, stockSymbol, "16:00:00")
        .filter(col(DailyBars.SYMBOL).notEqual(""))
        .union(rows(dollar, lit(DOLLAR), "17:00:00"))
        .filter(col(DailyBars.EVENT_DATE).geq("2014-01-01"))
        .filter(col(DailyBars.EVENT_DATE).leq("2017-11-10"));
  }

  /**
   * The 25 stocks with the longest histories, under the exchange NYSE, from their first bar on,
   * where traded.
   */
  static Dataset<Row> longStocks(SparkSession spark) {
    Path seed = Path.of(System.getProperty("alluvium.home"), "data", "seed");
    Dataset<Row> stocks =
        spark.read().parquet(seed.resolve("equities/us_long25_daily.parquet").toString());
    return rows(stocks, concat(lit("NYSE:"), col("symbol")), "16:00:00")
        .filter(col(DailyBars.VOLUME).gt(0));
  }

  private static Dataset<Row> rows(Dataset<Row> source, Column symbol, String close) {
    Column date = col("date").cast("date");
    Column known =
        to_utc_timestamp(concat(date.cast("string"), lit(" " + close)), "America/New_York");
    Dataset<Row> named =
        source
            .withColumn(DailyBars.KNOWN_AT, known)
            .withColumn(DailyBars.EVENT_DATE, date)
            .withColumn(DailyBars.PRICE_BASIS, lit("fully_adjusted"))
            .withColumn(DailyBars.SOURCE, lit("seed"))
            .withColumn(
                DailyBars.FLAGS, org.apache.spark.sql.functions.array().cast("array<string>"))
            .withColumn(DailyBars.SYMBOL, symbol);
    StructField[] fields = SparkSchemas.contentSchema(DailyBars.SPEC).fields();
    Column[] columns = new Column[fields.length];
    for (int i = 0; i < fields.length; i++) {
      columns[i] = col(fields[i].name()).cast(fields[i].dataType());
    }
    return named.select(columns);
  }
}
