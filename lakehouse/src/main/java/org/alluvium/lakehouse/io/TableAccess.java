package org.alluvium.lakehouse.io;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.alluvium.lakehouse.error.LakehouseErrors;
import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableName;

/**
 * What a run may do with which table: the versions that it holds, and whether it may write what it
 * received from outside. Safe for use by several threads.
 */
final class TableAccess {
  private final Map<TableName, Long> held = new ConcurrentHashMap<>();
  private final Optional<String> readOnlyFlow;

  private TableAccess(Optional<String> readOnlyFlow) {
    this.readOnlyFlow = readOnlyFlow;
  }

  static TableAccess unlimited() {
    return new TableAccess(Optional.empty());
  }

  /**
   * Refuses writes to bronze and silver.
   *
   * @param flow named in the error
   */
  static TableAccess readingSources(String flow) {
    return new TableAccess(Optional.of(flow));
  }

  void hold(Map<TableName, Long> versions) {
    held.putAll(versions);
  }

  Map<TableName, Long> held() {
    return Map.copyOf(held);
  }

  /** The version that counts as the latest of a table, if one is held. */
  OptionalLong version(TableName table) {
    Long version = held.get(table);
    if (version != null) {
      return OptionalLong.of(version);
    }
    if (!held.isEmpty() && table.layer() == Layer.SILVER) {
      throw LakehouseErrors.notInSnapshot(table, held.keySet());
    }
    return OptionalLong.empty();
  }

  void requireWritable(TableName table) {
    if (readOnlyFlow.isPresent() && isSource(table)) {
      throw LakehouseErrors.readOnlyFlow(table, readOnlyFlow.orElseThrow());
    }
    if (held.containsKey(table)) {
      throw LakehouseErrors.writesItsInput(table, held.get(table));
    }
  }

  /** Whether a table holds what came from outside, and nothing that was computed of it. */
  private static boolean isSource(TableName table) {
    return table.layer() == Layer.BRONZE || table.layer() == Layer.SILVER;
  }
}
