package org.alluvium.flows.training;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.alluvium.flows.profile.ForecastProfile;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.tables.Features;
import org.alluvium.lakehouse.tables.Labels;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Every vintage of features and labels of a profile in one shape: event_date, known_at, kind,
 * symbol, values.
 */
final class SessionInput {
  static final String EVENT_DATE = "event_date";
  static final String KNOWN_AT = "known_at";
  static final String KIND = "kind";
  static final String SYMBOL = "symbol";
  static final String VALUES = "values";

  static final int FEATURE = 0;
  static final int LABEL = 1;

  private final StageContext context;
  private final ForecastProfile profile;

  SessionInput(StageContext context, ForecastProfile profile) {
    this.context = context;
    this.profile = profile;
  }

  /** Vintages of the profile's features known as of the run. */
  Dataset<Row> features() {
    Column[] values =
        profile.strategy().features().stream()
            .map(name -> col(name).cast("double"))
            .toArray(Column[]::new);
    return context
        .lakehouse()
        .read(Features.of(profile.strategy().featureSet(), profile.strategy().features()))
        .knownBy(context.asOf())
        .filter(ofUniverse(col(Features.SYMBOL)))
        .select(
            col(Features.EVENT_DATE),
            col(Features.KNOWN_AT),
            lit(FEATURE).as(KIND),
            col(Features.SYMBOL),
            array(values).as(VALUES));
  }

  /** Vintages of the profile's labels known as of the run, with their exit_date. */
  Dataset<Row> labels() {
    return context
        .lakehouse()
        .read(Labels.SPEC)
        .knownBy(context.asOf())
        .filter(ofUniverse(col(Labels.SYMBOL)))
        .filter(col(Labels.HORIZON).equalTo(profile.strategy().horizon()))
        .filter(col(Labels.BASIS).equalTo(profile.fill().id()))
        .select(
            col(Labels.EVENT_DATE),
            col(Labels.KNOWN_AT),
            lit(LABEL).as(KIND),
            col(Labels.SYMBOL),
            array(col(Labels.LABEL)).as(VALUES),
            col(Labels.EXIT_DATE));
  }

  private Column ofUniverse(Column symbol) {
    return symbol.isin(profile.universe().toArray());
  }
}
