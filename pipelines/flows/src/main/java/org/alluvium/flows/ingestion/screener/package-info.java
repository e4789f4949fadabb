/** Queries and answers of a screener as TradingView has it: discovery and ingestion share them. */
package org.alluvium.flows.ingestion.screener;
