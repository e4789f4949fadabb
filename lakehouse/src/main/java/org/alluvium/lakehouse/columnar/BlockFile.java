package org.alluvium.lakehouse.columnar;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.MessageType;

/**
 * One Parquet file of a wide table. Blocks are gathered into row groups of at least {@value
 * #GROUP_ROWS} rows, some eight symbols of fourteen years; each column of a group is one PLAIN page
 * with its least and greatest value, compressed with Snappy, which every reader knows.
 *
 * <p>Arrays go into pages as they are: no row is ever made. Not safe for several threads.
 */
public final class BlockFile implements AutoCloseable {
  static final int GROUP_ROWS = 25_000;
  private static final CompressionCodecName CODEC = CompressionCodecName.SNAPPY;
  private static final long NO_PADDING_NEEDED = 128L << 20;
  private static final int PAGE_SIZE = 1 << 20;

  private final WideSchema schema;
  private final MessageType type;
  private final PageEncoder encoder;
  private final CodecFactory codecs;
  private final BytesInputCompressor compressor;
  private final ParquetFileWriter writer;
  private final List<SeriesBlock> group = new ArrayList<>();
  private int groupRows;
  private Optional<BlockRange> range = Optional.empty();

  private BlockFile(OutputFile file, WideSchema schema, WriteStamps stamps) throws IOException {
    this.schema = schema;
    this.type = schema.parquet();
    this.encoder = new PageEncoder(stamps);
    this.codecs = new CodecFactory(new Configuration(false), PAGE_SIZE);
    this.compressor = codecs.getCompressor(CODEC);
    this.writer =
        new ParquetFileWriter(file, type, ParquetFileWriter.Mode.CREATE, NO_PADDING_NEEDED, 0);
    writer.start();
  }

  /** Begins a file, which must not exist. */
  public static BlockFile create(OutputFile file, WideSchema schema, WriteStamps stamps)
      throws IOException {
    return new BlockFile(file, schema, stamps);
  }

  /** Adds rows. */
  public void add(SeriesBlock block) throws IOException {
    schema.requireFits(block);
    if (block.rows() == 0) {
      return;
    }
    BlockRange added = BlockRange.of(block);
    range = Optional.of(range.map(added::plus).orElse(added));
    group.add(block);
    groupRows += block.rows();
    if (groupRows >= GROUP_ROWS) {
      writeGroup();
    }
  }

  /**
   * Writes what is left and the footer.
   *
   * @return what the rows cover, empty when there was none
   */
  public Optional<BlockRange> finish() throws IOException {
    if (groupRows > 0) {
      writeGroup();
    }
    writer.end(Map.of());
    return range;
  }

  /** Bytes written so far. */
  public long bytes() throws IOException {
    return writer.getPos();
  }

  @Override
  public void close() throws IOException {
    codecs.release();
    writer.close();
  }

  private void writeGroup() throws IOException {
    writer.startBlock(groupRows);
    List<ColumnDescriptor> descriptors = type.getColumns();
    for (int column = 0; column < descriptors.size(); column++) {
      ColumnDescriptor descriptor = descriptors.get(column);
      writer.startColumn(descriptor, groupRows, CODEC);
      writePage(encoder.encode(schema.columns().get(column), descriptor.getPrimitiveType(), group));
      writer.endColumn();
    }
    writer.endBlock();
    group.clear();
    groupRows = 0;
  }

  private void writePage(PageEncoder.Page page) throws IOException {
    int uncompressed = Math.toIntExact(page.bytes().size());
    writer.writeDataPage(
        groupRows,
        uncompressed,
        compressor.compress(page.bytes()),
        page.statistics(),
        groupRows,
        Encoding.RLE,
        Encoding.RLE,
        Encoding.PLAIN);
  }
}
