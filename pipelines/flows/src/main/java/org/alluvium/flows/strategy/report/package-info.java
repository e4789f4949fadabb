/** What a run leaves of a strategy with execution: trades, summaries, a picture and plain words. */
package org.alluvium.flows.strategy.report;
