package org.alluvium.flows.discovery.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.discovery.candidate.CandidateGate;
import org.alluvium.flows.discovery.candidate.ScannedRow;
import org.alluvium.flows.ingestion.screener.ScreenerQuery;

/**
 * A screener as TradingView has it: a query of columns and filters, answered in pages. Asks page by
 * page until every row that matches has come, or {@code query.limit()} of them.
 *
 * @param address where queries are sent, {@code https://scanner.tradingview.com/america/scan}
 */
public record ScreenerScanner(CandidateGate gate, URI address, ScreenerQuery query)
    implements Scanner {

  @Override
  public String id() {
    return gate.scanner();
  }

  @Override
  public String kind() {
    return "screener";
  }

  @Override
  public List<Page> receive(Outside outside) {
    String asker = "scanner '%s'".formatted(id());
    List<Page> pages = new ArrayList<>();
    long received = 0;
    long wanted = query.limit();
    while (received < wanted) {
      String name = "page_%03d.json".formatted(pages.size() + 1);
      Page page = new Page(name, outside.post(asker, address, query.page(received)));
      ReceivedJson answer = ReceivedJson.of(id(), page);
      long rows = answer.list("data").size();
      long matching = matching(answer, name);
      pages.add(page);
      received += rows;
      wanted = Math.min(query.limit(), matching);
      if (rows == 0 && received < wanted) {
        throw ScanErrors.pagesEnded(id(), received, matching);
      }
    }
    return pages;
  }

  private long matching(ReceivedJson answer, String page) {
    JsonNode total = answer.document().path("totalCount");
    if (!total.isIntegralNumber() || total.longValue() < 0) {
      throw ScanErrors.unreadable(
          id(), page, "has no whole number 'totalCount': " + answer.beginning());
    }
    return total.longValue();
  }

  @Override
  public List<ScannedRow> read(List<Page> pages) {
    List<ScannedRow> rows = new ArrayList<>();
    ScreenerRows form = new ScreenerRows(query.columns());
    for (Page page : pages) {
      for (JsonNode row : ReceivedJson.of(id(), page).list("data")) {
        rows.add(form.row(rows.size() + 1L, row));
      }
    }
    return rows;
  }
}
