package org.alluvium.flows.ingestion.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;
import org.alluvium.flows.ingestion.http.BodyCheck;
import org.alluvium.flows.ingestion.received.KnowledgeWindow;
import org.alluvium.flows.ingestion.received.RecordParser;

/**
 * How servers of one kind are asked. Which pages there are follows from the terms, the window and
 * the pages before, not from how often one asks: a page that is kept is never asked for again.
 */
public interface PageProtocol {
  /** Fails clearly when a declared name cannot be taken in; nothing is asked. */
  void requireKnown(String name);

  /** The first page of what a window lacks of a name; empty when nothing new can be known yet. */
  Optional<Page> firstPage(String name, KnowledgeWindow window);

  /** The page that follows one that was received. */
  Optional<Page> nextPage(Page page, JsonNode body, KnowledgeWindow window);

  /** Address of a page, without any key. */
  URI address(Page page);

  /** Whether a body is the answer to this request, and all of it. */
  BodyCheck check(Page page);

  PageRecords records();

  /** The row rules. */
  RecordParser parser(KnowledgeWindow window);
}
