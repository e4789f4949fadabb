package org.alluvium.flows.ingestion;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.alluvium.flows.ingestion.IngestRequest.Reading;
import org.alluvium.flows.ingestion.landing.Corrections;
import org.alluvium.flows.ingestion.landing.FactVersions;
import org.alluvium.flows.ingestion.landing.LakeMarks;
import org.alluvium.flows.ingestion.landing.LateArrivals;
import org.alluvium.flows.ingestion.landing.VendorReceipts;
import org.alluvium.flows.ingestion.received.BatchRules;
import org.alluvium.flows.ingestion.received.FetchFailure;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.alluvium.flows.ingestion.received.RejectionRule;
import org.alluvium.flows.ingestion.received.Source;
import org.alluvium.flows.ingestion.received.SourceYield;
import org.alluvium.flows.stage.ParallelCalls;
import org.alluvium.lakehouse.digest.Sha256;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.io.WriteResult;
import org.alluvium.lakehouse.tables.RejectedRows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Brings what became known into bronze and silver. How far the lakehouse has got is read from its
 * tables, so a run that was killed at any moment is finished by the next one, before anything is
 * compared with what silver has. Of an ingest refused rows are written first (each once per content
 * of its file), instruments and bronze next, bars that are held back then, silver last, one commit
 * per table over all sources, bars and observations at the same time. Costs grow with new rows, and
 * with the sizes of CSV files, which are scanned.
 */
public final class Ingestion {
  /**
   * Ingests.
   *
   * @return rows received, accepted and rejected per source, and what was written
   */
  public IngestResult ingest(Lakehouse lakehouse, IngestRequest request) {
    LakeMarks marks = LakeMarks.read(lakehouse);
    List<WriteResult> writes = new ArrayList<>();
    long released = 0;
    if (marks.isUnfinished()) {
      try (Landing left = leftBehind(lakehouse, request, marks)) {
        writes.addAll(refine(left));
        released = left.released();
      }
      marks = LakeMarks.read(lakehouse);
    }
    try (Landing landing = landing(lakehouse, request, marks)) {
      writes.addAll(land(landing));
      writes.addAll(refine(landing));
      List<FetchFailure> failures =
          request.sources().stream().flatMap(source -> source.failures().stream()).toList();
      return new IngestResult(landing.counts(), released + landing.released(), writes, failures);
    }
  }

  /** Rows of the very same files that earlier ingests refused. */
  public static long refusedBefore(Lakehouse lakehouse, IngestRequest request) {
    Object[] batches =
        request.sources().stream()
            .flatMap(source -> source.batchIds(lakehouse.spark()).stream())
            .toArray();
    return lakehouse
        .read(RejectedRows.SPEC)
        .orEmpty()
        .all()
        .filter(col(RejectedRows.BATCH_ID).isin(batches))
        .select(RejectedRows.BATCH_ID, RejectedRows.ROW_NO)
        .distinct()
        .count();
  }

  /** Reads and checks all sources; nothing is written. */
  static Landing landing(Lakehouse lakehouse, IngestRequest request) {
    return landing(lakehouse, request, LakeMarks.read(lakehouse));
  }

  /** What an ingest that was killed left in bronze, without anything new. */
  private static Landing leftBehind(Lakehouse lakehouse, IngestRequest request, LakeMarks marks) {
    Dataset<Row> nothing = lakehouse.spark().createDataFrame(List.of(), ReceivedRows.SCHEMA);
    return new Landing(lakehouse, nothing, marks, request, nameOf(lakehouse, request, marks));
  }

  private static Landing landing(Lakehouse lakehouse, IngestRequest request, LakeMarks marks) {
    Dataset<Row> fetched =
        new ParallelSources(lakehouse.spark(), source -> window(request, marks, source))
            .fetched(request.sources())
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Dataset<Row> received = checked(lakehouse, request, fetched, marks);
      String name = nameOf(lakehouse, request, marks);
      if (received == fetched) {
        return new Landing(lakehouse, fetched, marks, request, name);
      }
      received.persist(StorageLevel.MEMORY_AND_DISK());
      Landing landing = new Landing(lakehouse, received, marks, request, name);
      fetched.unpersist();
      return landing;
    } catch (RuntimeException e) {
      fetched.unpersist();
      throw e;
    }
  }

  /** The first half: refused rows, then instruments and bronze. */
  static List<WriteResult> land(Landing landing) {
    List<WriteResult> writes = new ArrayList<>();
    landing.writeRejected().ifPresent(writes::add);
    writes.addAll(
        written(
            List.of(
                landing::writeInstruments,
                landing::writeBronzeBars,
                landing::writeBronzeMacro,
                landing::writeBronzeVendorFeatures)));
    return writes;
  }

  /** The second half: the quarantine, then silver, which lacks what is held there. */
  static List<WriteResult> refine(Landing landing) {
    List<WriteResult> refined = new ArrayList<>();
    landing.writeQuarantine().ifPresent(refined::add);
    List<Callable<Optional<WriteResult>>> writes = new ArrayList<>();
    for (SourceYield yields : SourceYield.values()) {
      writes.add(() -> landing.writeSilver(yields));
    }
    refined.addAll(written(writes));
    return refined;
  }

  /** Writes different tables at the same time. */
  private static List<WriteResult> written(List<Callable<Optional<WriteResult>>> writes) {
    return ParallelCalls.run("writing", writes.size(), writes).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Dataset<Row> checked(
      Lakehouse lakehouse, IngestRequest request, Dataset<Row> fetched, LakeMarks marks) {
    Dataset<Row> checked =
        fetched
            .transform(BatchRules::copiesTold)
            .transform(BatchRules::duplicatesRefused)
            .transform(rows -> unrecorded(lakehouse, rows, RejectionRule.ofSeveralRows()));
    Dataset<Row> dated =
        switch (request.reading()) {
          case NEWLY_KNOWN -> Corrections.ofSources(lakehouse, checked, marks, request.asOf());
          case EVERYTHING -> Corrections.ofFile(lakehouse, checked, request.asOf());
        };
    Dataset<Row> receipts =
        request.receives(SourceYield.VENDOR_FEATURES)
            ? VendorReceipts.compared(lakehouse, dated, request.asOf())
            : dated;
    Dataset<Row> facts =
        request.receives(SourceYield.ACTIONS) || request.receives(SourceYield.MEMBERSHIP)
            ? FactVersions.compared(lakehouse, receipts, request.asOf())
            : receipts;
    return LateArrivals.dated(lakehouse, facts, marks, request.asOf())
        .transform(rows -> unrecorded(lakehouse, rows));
  }

  private static KnowledgeWindow window(IngestRequest request, LakeMarks marks, Source source) {
    return request.reading() == Reading.NEWLY_KNOWN
        ? marks.window(source, request.asOf())
        : KnowledgeWindow.everythingUntil(request.asOf());
  }

  /**
   * Leaves out refused rows that are recorded already, and any row that was refused by a rule that
   * holds for ever. Others are judged anew: the instrument or calendar that a row lacked may be
   * there now, and what it conflicted with was of another as-of.
   */
  private static Dataset<Row> unrecorded(
      Lakehouse lakehouse, Dataset<Row> received, Object... forEver) {
    if (!lakehouse.exists(RejectedRows.SPEC)) {
      return received;
    }
    Dataset<Row> recorded = lakehouse.read(RejectedRows.SPEC).all();
    return received.join(
        recorded,
        received
            .col(ReceivedRows.BATCH_ID)
            .equalTo(recorded.col(RejectedRows.BATCH_ID))
            .and(received.col(ReceivedRows.LINE).equalTo(recorded.col(RejectedRows.ROW_NO)))
            .and(
                recorded
                    .col(RejectedRows.RULE)
                    .isin(forEver)
                    .or(received.col(ReceivedRows.RULE).equalTo(recorded.col(RejectedRows.RULE)))),
        "left_anti");
  }

  private static String nameOf(Lakehouse lakehouse, IngestRequest request, LakeMarks marks) {
    StringBuilder text = new StringBuilder();
    for (Source source : request.sources()) {
      text.append(source.batchIds(lakehouse.spark())).append('\n');
    }
    text.append(request.asOf()).append(request.reading()).append(marks);
    return "ingest/" + Sha256.of(text.toString());
  }
}
