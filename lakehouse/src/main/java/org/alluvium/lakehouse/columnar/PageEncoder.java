package org.alluvium.lakehouse.columnar;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.alluvium.lakehouse.columnar.WideSchema.Column;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType;

/**
 * Encodes one column of some blocks as one PLAIN data page. Buffers are used again: a page is valid
 * until the next one is encoded.
 */
final class PageEncoder {
  private static final int LONGEST_LEVEL_RUN = 6;

  private final WriteStamps stamps;
  private ByteBuffer values = buffer(0);
  private ByteBuffer levels = buffer(0);

  /**
   * A page before compression.
   *
   * @param bytes definition levels, where values may be missing, then the values
   * @param statistics least and greatest value, and how many are missing
   */
  record Page(BytesInput bytes, Statistics<?> statistics) {}

  PageEncoder(WriteStamps stamps) {
    this.stamps = stamps;
  }

  Page encode(Column column, PrimitiveType type, List<SeriesBlock> blocks) {
    Statistics<?> statistics = Statistics.createStats(type);
    int rows = blocks.stream().mapToInt(SeriesBlock::rows).sum();
    return switch (column.role()) {
      case SERIES -> texts(blocks, statistics);
      case DAY -> days(blocks, rows, statistics);
      case KNOWN_AT -> instants(blocks, rows, statistics);
      case VALUE -> floats(column.value(), blocks, rows, statistics);
      case TEXT_STAMP -> text(rows, statistics);
      case INSTANT_STAMP -> instant(rows, statistics);
    };
  }

  private Page texts(List<SeriesBlock> blocks, Statistics<?> statistics) {
    List<byte[]> texts = blocks.stream().map(b -> utf8(b.series())).toList();
    int size = 0;
    for (int block = 0; block < texts.size(); block++) {
      size += blocks.get(block).rows() * (Integer.BYTES + texts.get(block).length);
    }
    reset(size);
    for (int block = 0; block < texts.size(); block++) {
      put(texts.get(block), blocks.get(block).rows(), statistics);
    }
    return requiredPage(statistics);
  }

  private Page text(int rows, Statistics<?> statistics) {
    byte[] text = utf8(stamps.runId());
    reset(rows * (Integer.BYTES + text.length));
    put(text, rows, statistics);
    return requiredPage(statistics);
  }

  private void put(byte[] text, int times, Statistics<?> statistics) {
    for (int row = 0; row < times; row++) {
      values.putInt(text.length).put(text);
    }
    statistics.updateStats(Binary.fromConstantByteArray(text));
  }

  private Page days(List<SeriesBlock> blocks, int rows, Statistics<?> statistics) {
    reset(rows * Integer.BYTES);
    for (SeriesBlock block : blocks) {
      for (int row = 0; row < block.rows(); row++) {
        values.putInt(block.day(row));
        statistics.updateStats(block.day(row));
      }
    }
    return requiredPage(statistics);
  }

  private Page instants(List<SeriesBlock> blocks, int rows, Statistics<?> statistics) {
    reset(rows * Long.BYTES);
    for (SeriesBlock block : blocks) {
      for (int row = 0; row < block.rows(); row++) {
        values.putLong(block.knownAt(row));
        statistics.updateStats(block.knownAt(row));
      }
    }
    return requiredPage(statistics);
  }

  private Page instant(int rows, Statistics<?> statistics) {
    reset(rows * Long.BYTES);
    for (int row = 0; row < rows; row++) {
      values.putLong(stamps.ingestedAt());
    }
    statistics.updateStats(stamps.ingestedAt());
    return requiredPage(statistics);
  }

  /** Runs of present values are copied whole; each run of either kind is one level run. */
  private Page floats(int column, List<SeriesBlock> blocks, int rows, Statistics<?> statistics) {
    reset(rows * Float.BYTES);
    levels = resized(levels, rows * LONGEST_LEVEL_RUN);
    int missing = 0;
    FloatRange range = new FloatRange();
    for (SeriesBlock block : blocks) {
      float[] cells = block.column(column);
      for (int from = 0; from < cells.length; ) {
        boolean present = !Float.isNaN(cells[from]);
        int to = present ? range.presentUntil(cells, from) : missingUntil(cells, from);
        if (present) {
          values.asFloatBuffer().put(cells, from, to - from);
          values.position(values.position() + (to - from) * Float.BYTES);
        } else {
          missing += to - from;
        }
        putLevelRun(to - from, present);
        from = to;
      }
    }
    range.tell(statistics);
    statistics.incrementNumNulls(missing);
    return optionalPage(statistics);
  }

  private static int missingUntil(float[] cells, int from) {
    int to = from;
    while (to < cells.length && Float.isNaN(cells[to])) {
      to++;
    }
    return to;
  }

  /**
   * A run of the RLE encoding: its length, shifted, as a variable-length number, then the level.
   */
  private void putLevelRun(int length, boolean present) {
    int header = length << 1;
    while (header > 0x7F) {
      levels.put((byte) (header & 0x7F | 0x80));
      header >>>= 7;
    }
    levels.put((byte) header).put((byte) (present ? 1 : 0));
  }

  private Page requiredPage(Statistics<?> statistics) {
    statistics.incrementNumNulls(0);
    return new Page(BytesInput.from(values.flip()), statistics);
  }

  private Page optionalPage(Statistics<?> statistics) {
    levels.flip();
    return new Page(
        BytesInput.concat(
            BytesInput.fromInt(levels.remaining()),
            BytesInput.from(levels),
            BytesInput.from(values.flip())),
        statistics);
  }

  private void reset(int size) {
    values = resized(values, size);
  }

  private static ByteBuffer resized(ByteBuffer buffer, int size) {
    return buffer.capacity() < size ? buffer(size) : buffer.clear();
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
