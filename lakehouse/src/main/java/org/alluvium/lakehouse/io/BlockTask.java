package org.alluvium.lakehouse.io;

import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import org.alluvium.lakehouse.columnar.BlockFile;
import org.alluvium.lakehouse.columnar.BlockRange;
import org.alluvium.lakehouse.columnar.SeriesBlock;
import org.alluvium.lakehouse.columnar.WideSchema;
import org.alluvium.lakehouse.columnar.WriteStamps;
import org.alluvium.lakehouse.columnar.WrittenFile;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Makes blocks of the rows of one partition and writes them into one data file, under a name that
 * no other attempt has.
 *
 * @param blocks makes the blocks, lazily
 * @param schema shape of the table
 * @param stamps stamps of the write
 * @param folder folder of the table
 * @param configuration of the file system
 */
record BlockTask(
    MapPartitionsFunction<Row, SeriesBlock> blocks,
    WideSchema schema,
    WriteStamps stamps,
    String folder,
    SerializableConfiguration configuration)
    implements MapPartitionsFunction<Row, WrittenFile> {

  /** The file, or nothing when there was no row. */
  @Override
  public Iterator<WrittenFile> call(Iterator<Row> rows) throws Exception {
    Iterator<SeriesBlock> made = blocks.call(rows);
    if (!made.hasNext()) {
      return Collections.emptyIterator();
    }
    String name =
        "part-%05d-%s.snappy.parquet".formatted(TaskContext.getPartitionId(), UUID.randomUUID());
    Path path = new Path(folder, name);
    FileSystem files = path.getFileSystem(configuration.value());
    try {
      Optional<BlockRange> range = write(made, path);
      long bytes = files.getFileStatus(path).getLen();
      return range.map(r -> new WrittenFile(name, bytes, r)).stream().iterator();
    } catch (Exception e) {
      files.delete(path, false);
      throw e;
    }
  }

  private Optional<BlockRange> write(Iterator<SeriesBlock> made, Path path) throws IOException {
    HadoopOutputFile output = HadoopOutputFile.fromPath(path, configuration.value());
    try (BlockFile file = BlockFile.create(output, schema, stamps)) {
      while (made.hasNext()) {
        file.add(made.next());
      }
      return file.finish();
    }
  }
}
