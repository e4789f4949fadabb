package org.alluvium.flows.discovery.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.discovery.candidate.CandidateGate;
import org.alluvium.flows.discovery.candidate.ScannedRow;

/**
 * A file of symbols: CSV with a header that has {@code symbol}, or JSON.
 *
 * @param file whose name ends in {@code .csv} or {@code .json}
 */
public record FileScanner(CandidateGate gate, Path file) implements Scanner {
  private static final String CSV = ".csv";

  @Override
  public String id() {
    return gate.scanner();
  }

  @Override
  public String kind() {
    return "file";
  }

  @Override
  public List<Page> receive(Outside outside) {
    try {
      return List.of(new Page(file.getFileName().toString(), Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      throw ScanErrors.noFile(id(), file, "it does not exist");
    } catch (IOException e) {
      throw ScanErrors.noFile(id(), file, e.getMessage());
    }
  }

  @Override
  public List<ScannedRow> read(List<Page> pages) {
    List<ScannedRow> rows = new ArrayList<>();
    for (Page page : pages) {
      rows.addAll(
          page.name().endsWith(CSV)
              ? CsvSymbols.read(id(), page)
              : JsonSymbols.read(ReceivedJson.of(id(), page)));
    }
    return rows;
  }
}
