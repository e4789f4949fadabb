package org.alluvium.bench;

import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A file whose bytes are counted and forgotten. */
final class NowhereFile implements OutputFile {
  @Override
  public PositionOutputStream create(long blockSizeHint) {
    return new Counted();
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    return new Counted();
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  private static final class Counted extends PositionOutputStream {
    private long bytes;

    @Override
    public long getPos() {
      return bytes;
    }

    @Override
    public void write(int value) {
      bytes++;
    }

    @Override
    public void write(byte[] values, int from, int length) {
      bytes += length;
    }
  }
}
