package org.alluvium.flows.ingestion.instrument;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.Instruments;

/** Stops a flow whose symbols lack metadata before anything is computed of them. */
public final class MetadataStage implements Stage {
  private final MetadataGate gate;
  private final List<String> symbols;

  /**
   * @param symbols that the flow uses
   */
  public MetadataStage(MetadataGate gate, Collection<String> symbols) {
    this.gate = gate;
    this.symbols = List.copyOf(new TreeSet<>(symbols));
  }

  @Override
  public String id() {
    return "metadata";
  }

  @Override
  public List<TableName> inputs() {
    return List.of(Instruments.SPEC.name());
  }

  @Override
  public List<TableName> outputs() {
    return List.of();
  }

  @Override
  public StageResult run(StageContext context) {
    gate.require(context.lakehouse(), symbols, context.asOf());
    return new StageResult(
        symbols.size(),
        0,
        "%d symbols have tick size, session and calendar".formatted(symbols.size()),
        List.of(Slices.version(context, Instruments.SPEC)),
        List.of());
  }
}
