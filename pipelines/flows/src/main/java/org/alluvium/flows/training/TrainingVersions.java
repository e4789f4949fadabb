package org.alluvium.flows.training;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.profile.Transform;
import org.alluvium.kernels.training.TrainingCalendar;
import org.alluvium.kernels.training.TrainingRow;
import org.alluvium.lakehouse.io.DoubleArrays;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Makes the training rows of one session: each time a cutoff finds features or labels that the
 * cutoff before did not know, the rows that differ become a new version, effective at that cutoff.
 * A row enters only once its label is known, so a model never sees an outcome early.
 */
final class TrainingVersions implements FlatMapGroupsFunction<LocalDate, Row, Row>, Serializable {
  private static final long serialVersionUID = 1L;

  static final String BLOCK = "block";
  static final String CUTOFF = "cutoff";
  static final String DAY = "day";
  static final String SYMBOL = "symbol";
  static final String VALUES = "values";
  static final StructType SCHEMA =
      new StructType()
          .add(BLOCK, DataTypes.IntegerType)
          .add(CUTOFF, DataTypes.IntegerType)
          .add(DAY, DataTypes.IntegerType)
          .add(SYMBOL, DataTypes.StringType)
          .add(VALUES, DataTypes.createArrayType(DataTypes.DoubleType));

  private final long[] cutoffs;
  private final Transform transform;

  TrainingVersions(TrainingCalendar calendar, Transform transform) {
    this.cutoffs = new long[calendar.size()];
    Arrays.setAll(cutoffs, calendar::cutoff);
    this.transform = transform;
  }

  @Override
  public Iterator<Row> call(LocalDate eventDate, Iterator<Row> vintages) {
    List<Row> out = new ArrayList<>();
    versions(
        (int) eventDate.toEpochDay(),
        new MappedIterator(vintages),
        (block, cutoff, row) ->
            out.add(
                RowFactory.create(
                    block,
                    cutoff,
                    row.eventDay(),
                    row.symbol(),
                    DoubleArrays.boxed(row.values()))));
    return out.iterator();
  }

  /** Takes the versions of the training rows of a session; a row is known at its cutoff. */
  interface Sink {
    void version(int block, int cutoff, TrainingRow row);
  }

  /**
   * Gives the versions of one session.
   *
   * @param vintages in {@link KnownValues#ORDER}
   */
  void versions(int eventDay, Iterator<KnownValues> vintages, Sink sink) {
    new Session(eventDay, sink).learn(vintages);
  }

  /** Rows of {@link SessionInput} as they come, one held at a time. */
  private record MappedIterator(Iterator<Row> rows) implements Iterator<KnownValues> {
    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public KnownValues next() {
      return KnownValues.of(rows.next());
    }
  }

  /** Reads a row of {@link #SCHEMA}; it is known at its cutoff. */
  static TrainingRow trainingRow(Row row, TrainingCalendar calendar) {
    double[] values = DoubleArrays.primitive(row.getList(4));
    return new TrainingRow(row.getString(3), row.getInt(2), calendar.cutoff(row.getInt(1)), values);
  }

  /** One pass over the vintages of a session, oldest knowledge first. */
  private final class Session {
    private final int day;
    private final TrainingCalendar calendar = TrainingCalendar.of(cutoffs);
    private final SessionState state = new SessionState(transform);
    private final Map<String, double[]> emitted = new HashMap<>();
    private final Map<String, Integer> blocks = new HashMap<>();
    private final Sink sink;

    Session(int day, Sink sink) {
      this.day = day;
      this.sink = sink;
    }

    void learn(Iterator<KnownValues> vintages) {
      int current = TrainingCalendar.NONE;
      while (vintages.hasNext()) {
        KnownValues known = vintages.next();
        int cutoff = calendar.firstAtOrAfter(known.knownAt());
        if (cutoff == TrainingCalendar.NONE) {
          break;
        }
        if (current != TrainingCalendar.NONE && cutoff != current) {
          emit(current);
        }
        state.learn(known);
        current = cutoff;
      }
      if (current != TrainingCalendar.NONE) {
        emit(current);
      }
    }

    private void emit(int cutoff) {
      state.transformed().forEach((symbol, features) -> emit(cutoff, symbol, features));
    }

    private void emit(int cutoff, String symbol, double[] features) {
      Double label = state.label(symbol);
      if (label == null) {
        return;
      }
      double[] values = Arrays.copyOf(features, features.length + 1);
      values[features.length] = label;
      if (!Arrays.equals(values, emitted.put(symbol, values))) {
        int block = blocks.computeIfAbsent(symbol, s -> cutoff);
        sink.version(block, cutoff, new TrainingRow(symbol, day, cutoffs[cutoff], values));
      }
    }
  }
}
