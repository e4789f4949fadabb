package org.alluvium.flows.ingestion.instrument;

import java.io.Serializable;
import org.alluvium.lakehouse.time.TradingCalendars;

/**
 * What bars are checked against.
 *
 * @param instruments symbols that can be received
 * @param calendars their sessions
 */
public record MarketReference(InstrumentCatalogue instruments, TradingCalendars calendars)
    implements Serializable {}
